//! Time that passes only when every task waits: then it jumps to the next instant that somebody waits for.

use audit_client::Clock;
use audit_model::Timestamp;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// What the wall shows when the clock begins.
pub const WALL_START: &str = "2026-11-23T10:00:00.000Z";

/// Copies share one time.
#[derive(Clone, Default)]
pub struct VirtualClock(Rc<State>);

#[derive(Default)]
struct State {
    now_ms: Cell<u64>,
    /// The instants waited for, and by how many.
    waits: RefCell<BTreeMap<u64, usize>>,
}

/// Forgets the wait when it is over or dropped.
struct Wait<'a>(&'a State, u64);

impl Drop for Wait<'_> {
    fn drop(&mut self) {
        let mut waits = self.0.waits.borrow_mut();
        let count = waits.get_mut(&self.1).expect("noted when it began");
        *count -= 1;
        if *count == 0 {
            waits.remove(&self.1);
        }
    }
}

impl Clock for VirtualClock {
    fn now_ms(&self) -> u64 {
        self.0.now_ms.get()
    }

    fn wall(&self) -> Timestamp {
        let start = Timestamp::parse(WALL_START).expect("a time");
        Timestamp(start.millis() + i64::try_from(self.now_ms()).expect("a short test"))
    }

    async fn sleep(&self, ms: u64) {
        let until = self.now_ms() + ms;
        *self.0.waits.borrow_mut().entry(until).or_default() += 1;
        let wait = Wait(&self.0, until);
        poll_fn(|_| if self.now_ms() >= wait.1 { Poll::Ready(()) } else { Poll::Pending }).await;
    }
}

impl VirtualClock {
    /// Moves on to the next instant that somebody waits for.
    fn jump(&self) {
        let now = self.now_ms();
        let next = self.0.waits.borrow().keys().find(|at| **at > now).copied();
        self.0.now_ms.set(next.expect("every task waits, but none for the clock"));
    }
}

/// Runs one task to its end.
pub fn run<O>(clock: &VirtualClock, task: impl Future<Output = O>) -> O {
    let mut task = pin!(task);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        match task.as_mut().poll(&mut context) {
            Poll::Ready(outcome) => return outcome,
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
