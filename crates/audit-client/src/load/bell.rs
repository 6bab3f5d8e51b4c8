//! A bell that one task waits for and anybody may ring.

use std::cell::{Cell, RefCell};
use std::task::{Context, Poll, Waker};

/// Remembers a ring until somebody has heard it. One task waits at a time.
#[derive(Default)]
pub struct Bell {
    rung: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Bell {
    /// Wakes who waits, or will wait next.
    pub fn ring(&self) {
        self.rung.set(true);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    /// Ready once for each time, or times, that it was rung since.
    pub fn poll(&self, context: &Context<'_>) -> Poll<()> {
        if self.rung.take() {
            return Poll::Ready(());
        }
        *self.waker.borrow_mut() = Some(context.waker().clone());
        Poll::Pending
    }
}
