//! The browser's clocks.

use audit_client::Clock;
use audit_model::Timestamp;
use gloo_timers::future::TimeoutFuture;

/// `performance.now()` to measure, `Date.now()` to date, timers to wait.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now_ms(&self) -> u64 {
        web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
            as u64
    }

    fn wall(&self) -> Timestamp {
        Timestamp(js_sys::Date::now() as i64)
    }

    async fn sleep(&self, ms: u64) {
        TimeoutFuture::new(ms.min(i32::MAX as u64) as u32).await;
    }
}
