//! The request rate, shared by everything that uses one token.
//!
//! The gate finds its rate by itself. It begins gently, and grows quickly as long as requests wait for their turn and
//! are answered. A refusal halves it, and from then on it grows slowly: up to a margin below the rate that was
//! refused, and beyond that only with hundreds of answers. A ceiling, which may be changed at any time, is never
//! exceeded.

use crate::clock::Clock;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// The documented limit is about 50 requests a second for each token; the margin is for requests that leave
/// evenly and arrive in a bunch.
pub const DEFAULT_CEILING: u32 = 48;

/// With how many requests a second a visit begins.
pub const DEFAULT_START: u32 = 10;

/// What remains of a rate that was refused.
const MARGIN: f64 = 0.9;

/// After so many answers the margin is used up, and the limit is probed again: by fewer than one request in 200.
/// From there on the growth is quicker and quicker, since the limit seems to have gone.
const MARGIN_ANSWERS: f64 = 400.0;

/// Refusals at rates that differ by less than this are about the same limit. Others come by chance, or because
/// other programs use the token, and say nothing about the rate that is safe.
const SAME_LIMIT: f64 = 0.2;

/// How much a rate grows in a second after the first refusal, in requests a second and as a share of it.
const SLOW_STEP: (f64, f64) = (1.0, 0.05);

/// A refusal is not taken for a lower limit than this, in requests a second.
const LOWEST_MARK: f64 = 2.0;

/// The lowest rate, in requests a second.
const LOWEST_RATE: f64 = 1.0;

/// A second in milliseconds, and a little, so that rounding never lets one more pass.
const SECOND_MS: f64 = 1_000.000_1;
/// What is no reason to wait for another millisecond.
const TRIFLE_MS: f64 = 0.01;

/// So many requests of a visit need not be spaced: what the token may do, and the first page.
const FIRST_AT_ONCE: u64 = 3;

/// So much lateness of timers is made up for, in milliseconds.
const LATE_MS: u64 = 50;

/// After a pause of this length, in milliseconds, the gate begins gently again.
const LONG_PAUSE_MS: u64 = 60_000;

/// Lets requests pass, evenly spaced and in the order in which they asked, and none during a pause.
///
/// One gate serves all walks and look-ups of a token. It has interior mutability and borrows nothing across an
/// await.
#[derive(Debug)]
pub struct RateGate {
    start: f64,
    ceiling: Cell<f64>,
    rate: Cell<f64>,
    /// The rate at the last refusal, where there was one.
    refused_rate: Cell<Option<f64>>,
    /// The rate that seems to be safe.
    mark: Cell<f64>,
    /// Answers since the last refusal.
    answers: Cell<u32>,
    /// When the rate was last halved: requests sent earlier are no reason to halve it again.
    halved_at_ms: Cell<u64>,
    /// When the next request may pass, as [`Clock::now_ms`] with fractions.
    next_turn_ms: Cell<f64>,
    paused_until_ms: Cell<u64>,
    /// Those that wait for their turn, the first first, by the order in which they asked.
    queue: RefCell<VecDeque<(u64, Option<Waker>)>>,
    numbers: Cell<u64>,
    /// When the latest requests passed, oldest first: two seconds of them.
    passed: RefCell<VecDeque<u64>>,
    sent: Cell<u64>,
    limited: Cell<u64>,
}

/// The leave to send one request now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// When it was given, as [`Clock::now_ms`].
    at_ms: u64,
    /// Whether the request had to wait for it.
    waited: bool,
}

/// The pause is longer than the caller is willing to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PausedTooLong {
    /// How long it still lasts.
    pub remaining_ms: u64,
}

impl RateGate {
    /// A gate that begins with `start` requests a second and never exceeds `ceiling`; both at least one.
    pub fn new(start: u32, ceiling: u32) -> Self {
        let ceiling = f64::from(ceiling).max(LOWEST_RATE);
        let start = f64::from(start).clamp(LOWEST_RATE, ceiling);
        Self {
            start,
            ceiling: Cell::new(ceiling),
            rate: Cell::new(start),
            refused_rate: Cell::new(None),
            mark: Cell::new(f64::INFINITY),
            answers: Cell::new(0),
            halved_at_ms: Cell::new(0),
            next_turn_ms: Cell::new(0.0),
            paused_until_ms: Cell::new(0),
            queue: RefCell::default(),
            numbers: Cell::new(0),
            passed: RefCell::default(),
            sent: Cell::new(0),
            limited: Cell::new(0),
        }
    }

    /// Waits for the turn of one request, which must then be sent at once.
    ///
    /// # Errors
    /// As soon as the gate is paused for longer than `patience_ms` from then.
    pub async fn acquire(&self, clock: &impl Clock, patience_ms: u64) -> Result<Turn, PausedTooLong> {
        let asked_at = clock.now_ms();
        let place = InQueue::join(self);
        let mut slept = false;
        loop {
            let now = clock.now_ms();
            let remaining_ms = self.paused_until_ms.get().saturating_sub(now);
            if remaining_ms > patience_ms {
                return Err(PausedTooLong { remaining_ms });
            }
            if !place.is_first() {
                place.changes().await;
                continue;
            }
            let turn_ms = self.turn_ms(now, slept);
            let at = (turn_ms - TRIFLE_MS).ceil() as u64;
            if at <= now {
                return Ok(self.pass(turn_ms, now, asked_at));
            }
            clock.sleep(at - now).await;
            slept = true;
        }
    }

    /// When the next request may pass, for one that asks now, or slept until now for its turn.
    fn turn_ms(&self, now: u64, slept: bool) -> f64 {
        let is_among_first = self.sent.get() < FIRST_AT_ONCE && self.sent.get() < self.rate.get() as u64;
        if is_among_first && self.paused_until_ms.get() == 0 {
            return now as f64;
        }
        // Timers of browsers wake late; that is made up for, idleness is not.
        let earliest = if slept { now.saturating_sub(LATE_MS) } else { now };
        self.next_turn_ms.get().max(earliest as f64).max(self.paused_until_ms.get() as f64)
    }

    fn pass(&self, turn_ms: f64, now: u64, asked_at: u64) -> Turn {
        // The others wait longer for those that did not wait, so that a second has no more than the rate.
        let next = self.next_turn_ms.get().max(turn_ms) + SECOND_MS / self.rate.get();
        self.next_turn_ms.set(next);
        let mut passed = self.passed.borrow_mut();
        while passed.front().is_some_and(|at| at.saturating_add(2_000) <= now) {
            passed.pop_front();
        }
        passed.push_back(now);
        self.sent.set(self.sent.get() + 1);
        Turn { at_ms: now, waited: now > asked_at }
    }

    /// Lets nothing pass before this instant of [`Clock::now_ms`]. A pause is only ever made longer.
    pub fn pause_until(&self, now_ms: u64, at_ms: u64) {
        if at_ms <= self.paused_until_ms.get() {
            return;
        }
        self.paused_until_ms.set(at_ms);
        if at_ms.saturating_sub(now_ms) >= LONG_PAUSE_MS {
            self.rate.set(self.rate.get().min(self.start));
        }
        // Those without the patience for it leave.
        for (_, waker) in self.queue.borrow_mut().iter_mut() {
            waker.take().into_iter().for_each(Waker::wake);
        }
    }

    /// Takes note that the request of this turn was answered.
    pub(crate) fn answered(&self, turn: Turn) {
        self.answers.set(self.answers.get().saturating_add(1));
        // A rate that nobody waits for proves nothing about a higher one.
        if turn.waited {
            let rate = self.rate.get();
            let step = match self.refused_rate.get() {
                // Doubled in less than a second.
                None => 1.0,
                Some(_) => (SLOW_STEP.0 / rate).max(SLOW_STEP.1),
            };
            self.set_rate(rate + step);
        }
    }

    /// Takes note that the request of this turn was answered with 429.
    pub(crate) fn refused(&self, turn: Turn, now_ms: u64) {
        self.limited.set(self.limited.get() + 1);
        if turn.at_ms < self.halved_at_ms.get() {
            return;
        }
        let rate = self.rate.get().min(f64::from(self.used(turn.at_ms)).max(self.start));
        let same = |earlier: f64| (rate - earlier).abs() <= earlier * SAME_LIMIT;
        if self.refused_rate.replace(Some(rate)).is_none_or(same) {
            self.mark.set((rate * MARGIN).max(LOWEST_MARK));
        }
        self.halved_at_ms.set(now_ms);
        self.answers.set(0);
        self.set_rate(self.rate.get() / 2.0);
    }

    fn set_rate(&self, rate: f64) {
        let used_up = (f64::from(self.answers.get()) / MARGIN_ANSWERS).powi(3);
        let safe = self.mark.get() * (1.0 + (1.0 - MARGIN) * used_up);
        self.rate.set(rate.min(safe).min(self.ceiling.get()).max(LOWEST_RATE));
    }

    /// Changes the ceiling from now on: the most requests a second, at least one.
    pub fn set_ceiling(&self, ceiling: u32) {
        self.ceiling.set(f64::from(ceiling).max(LOWEST_RATE));
        self.set_rate(self.rate.get());
    }

    /// The most requests a second.
    pub fn ceiling(&self) -> u32 {
        self.ceiling.get() as u32
    }

    /// How many requests a second may pass at present.
    pub fn rate(&self) -> f64 {
        self.rate.get()
    }

    /// How many requests passed in the second before this instant of [`Clock::now_ms`].
    pub fn used(&self, at_ms: u64) -> u32 {
        let passed = self.passed.borrow();
        let until = passed.partition_point(|at| *at <= at_ms);
        let from = passed.partition_point(|at| at.saturating_add(1_000) <= at_ms);
        until.saturating_sub(from) as u32
    }

    /// The end of the pause, as [`Clock::now_ms`], where there is one now.
    pub fn paused_until(&self, now_ms: u64) -> Option<u64> {
        Some(self.paused_until_ms.get()).filter(|end| *end > now_ms)
    }

    /// How many requests have been sent; [`crate::Footprint`] knows which of them read the log.
    pub fn sent(&self) -> u64 {
        self.sent.get()
    }

    /// How many of them were answered with 429.
    pub fn limited(&self) -> u64 {
        self.limited.get()
    }
}

/// A request in the queue, which leaves it when dropped.
struct InQueue<'a> {
    gate: &'a RateGate,
    number: u64,
}

impl<'a> InQueue<'a> {
    fn join(gate: &'a RateGate) -> Self {
        let number = gate.numbers.get();
        gate.numbers.set(number + 1);
        gate.queue.borrow_mut().push_back((number, None));
        Self { gate, number }
    }

    fn is_first(&self) -> bool {
        self.gate.queue.borrow().front().is_some_and(|(number, _)| *number == self.number)
    }

    /// Waits until it may have become the first, or there is a new pause.
    async fn changes(&self) {
        let mut asked = false;
        poll_fn(|context| {
            if std::mem::replace(&mut asked, true) {
                return Poll::Ready(());
            }
            let mut queue = self.gate.queue.borrow_mut();
            if let Some((_, waker)) = queue.iter_mut().find(|(number, _)| *number == self.number) {
                *waker = Some(context.waker().clone());
            }
            Poll::Pending
        })
        .await;
    }
}

impl Drop for InQueue<'_> {
    fn drop(&mut self) {
        let mut queue = self.gate.queue.borrow_mut();
        queue.retain(|(number, _)| *number != self.number);
        if let Some((_, waker)) = queue.front_mut() {
            waker.take().into_iter().for_each(Waker::wake);
        }
    }
}
