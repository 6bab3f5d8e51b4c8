//! Time that passes only when every task waits: then it jumps to the next instant that somebody waits for.

use audit_client::Clock;
use audit_model::Timestamp;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

/// What the wall shows when the clock begins.
pub const WALL_START: &str = "2026-11-23T10:00:00.000Z";

/// Copies share one time.
#[derive(Clone, Default)]
pub struct VirtualClock(Rc<State>);

#[derive(Default)]
struct State {
    now_ms: Cell<u64>,
    /// How far the wall has been put forward, or back.
    wall_offset_ms: Cell<i64>,
    /// The instants waited for, each with a number of its own.
    waits: RefCell<BTreeMap<(u64, u64), Waker>>,
    numbers: Cell<u64>,
}

/// Forgets the wait when it is over or dropped.
struct Wait<'a>(&'a State, (u64, u64));

impl Drop for Wait<'_> {
    fn drop(&mut self) {
        self.0.waits.borrow_mut().remove(&self.1);
    }
}

impl Clock for VirtualClock {
    fn now_ms(&self) -> u64 {
        self.0.now_ms.get()
    }

    fn wall(&self) -> Timestamp {
        let start = Timestamp::parse(WALL_START).expect("a time");
        let passed = i64::try_from(self.now_ms()).expect("a short test");
        Timestamp(start.millis() + passed + self.0.wall_offset_ms.get())
    }

    async fn sleep(&self, ms: u64) {
        let number = self.0.numbers.get();
        self.0.numbers.set(number + 1);
        let wait = Wait(&self.0, (self.now_ms() + ms, number));
        poll_fn(|context| {
            if self.now_ms() >= wait.1.0 {
                return Poll::Ready(());
            }
            self.0.waits.borrow_mut().insert(wait.1, context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

impl VirtualClock {
    /// Moves on to the next instant that somebody waits for.
    fn jump(&self) {
        let next = self.0.waits.borrow().first_key_value().map(|((at, _), _)| *at);
        self.move_to(next.expect("every task waits, but none for the clock"));
    }

    /// Lets time pass at once, whatever anybody waits for: the machine sleeps.
    pub fn leap(&self, ms: u64) {
        self.move_to(self.now_ms() + ms);
    }

    /// Puts the wall's clock forward, or back.
    pub fn turn_wall(&self, ms: i64) {
        self.0.wall_offset_ms.set(self.0.wall_offset_ms.get() + ms);
    }

    fn move_to(&self, now_ms: u64) {
        self.0.now_ms.set(now_ms);
        let later = self.0.waits.borrow_mut().split_off(&(now_ms + 1, 0));
        let due = self.0.waits.replace(later);
        due.into_values().for_each(Waker::wake);
    }
}

/// Whether somebody has been woken since the last look.
#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Runs one task to its end.
pub fn run<O>(clock: &VirtualClock, task: impl Future<Output = O>) -> O {
    let mut task = pin!(task);
    let woken = Arc::new(Woken::default());
    let waker = Waker::from(Arc::clone(&woken));
    let mut context = Context::from_waker(&waker);
    loop {
        woken.0.store(false, Ordering::Relaxed);
        match task.as_mut().poll(&mut context) {
            Poll::Ready(outcome) => return outcome,
            Poll::Pending if woken.0.load(Ordering::Relaxed) => {}
            Poll::Pending => clock.jump(),
        }
    }
}

/// Runs tasks side by side until all have ended; outcomes in the order of the tasks.
pub fn run_all<'a, O>(clock: &VirtualClock, tasks: Vec<Pin<Box<dyn Future<Output = O> + 'a>>>) -> Vec<O> {
    let mut outcomes: Vec<Option<O>> = tasks.iter().map(|_| None).collect();
    let mut tasks: Vec<_> = tasks.into_iter().map(Some).collect();
    run(
        clock,
        poll_fn(|context| {
            for (slot, outcome) in tasks.iter_mut().zip(&mut outcomes) {
                if let Some(task) = slot
                    && let Poll::Ready(value) = task.as_mut().poll(context)
                {
                    *outcome = Some(value);
                    *slot = None;
                }
            }
            if tasks.iter().all(Option::is_none) { Poll::Ready(()) } else { Poll::Pending }
        }),
    );
    outcomes.into_iter().map(|outcome| outcome.expect("every task has ended")).collect()
}
