//! Time, given from outside so that tests can drive it.

use audit_model::Timestamp;

/// A clock to measure, to date and to wait by.
#[expect(async_fn_in_trait, reason = "the page runs on one thread: futures need not be `Send`")]
pub trait Clock {
    /// Milliseconds since some fixed instant; never goes back (`performance.now()` in a page).
    fn now_ms(&self) -> u64;

    /// The date and time, as far as this device knows it; may jump.
    fn wall(&self) -> Timestamp;

    /// Waits at least about this many milliseconds. Waking a little early or late does no harm.
    async fn sleep(&self, ms: u64);

    /// Lets the platform do something else, such as drawing, before going on.
    async fn yield_now(&self) {
        self.sleep(0).await;
    }
}
