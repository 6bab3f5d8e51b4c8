//! The rate limiter that stands in front of the application, one lane for each token.
//!
//! Rates follow the published ones, which are approximate. What happens to a client that goes on during a pause
//! is published only as a warning ("an hour-long ban"); the thresholds here are this simulator's own.

use audit_model::Timestamp;
use audit_model::time::{MINUTE_MS, SECOND_MS};
use std::collections::{HashMap, VecDeque};

/// How much is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Lets everything through.
    pub lifted: bool,
    /// Requests a second and token, also the size of a burst.
    pub per_second: f64,
    /// Requests to `/company/…` a minute and token.
    pub company_per_minute: f64,
    /// Messages a second and chat.
    pub messages_per_second_and_chat: f64,
    /// Messages within five seconds over all chats.
    pub messages_per_5_seconds: f64,
    /// Messages a sender and chat within 24 hours.
    pub messages_per_day: usize,
    /// How long a refused client is asked to wait, in seconds.
    pub pause_s: i64,
    /// Requests that come this soon after a refusal were on their way already, and are not held against anybody.
    pub grace_ms: i64,
    /// More requests than this during the pauses of one minute lock the token.
    pub lock_after: usize,
    /// How long a token stays locked, in seconds.
    pub lock_s: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            lifted: false,
            per_second: 50.0,
            company_per_minute: 30.0,
            messages_per_second_and_chat: 4.0,
            messages_per_5_seconds: 30.0,
            messages_per_day: 7_500,
            pause_s: 1,
            grace_ms: 300,
            lock_after: 20,
            lock_s: 3_600,
        }
    }
}

/// A bucket that fills at a steady rate; each request takes one out.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
    level: f64,
    at: Timestamp,
}

impl Bucket {
    /// A full bucket.
    pub const fn full(size: f64, now: Timestamp) -> Self {
        Self { level: size, at: now }
    }

    /// Takes one out.
    ///
    /// # Errors
    /// The milliseconds until there is one, if it is empty.
    pub fn take(&mut self, size: f64, per_ms: f64, now: Timestamp) -> Result<(), i64> {
        let elapsed = (now.0 - self.at.0).max(0) as f64;
        self.level = (self.level + elapsed * per_ms).min(size.max(1.0));
        self.at = now;
        if self.level >= 1.0 {
            self.level -= 1.0;
            return Ok(());
        }
        Err(((1.0 - self.level) / per_ms).ceil().min(1e12) as i64)
    }
}

#[derive(Debug)]
struct Lane {
    bucket: Bucket,
    company: Bucket,
    refused_at: Timestamp,
    paused_until: Timestamp,
    disregards: VecDeque<Timestamp>,
}

/// What the limiter has seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct LimiterStats {
    /// Requests that were refused.
    pub refused: u64,
    /// Requests during a pause, those within the grace period left out.
    pub during_pause: u64,
    /// Tokens that were locked.
    pub locked: u64,
}

/// The limiter and its memory.
#[derive(Debug, Default)]
pub struct Limiter {
    lanes: HashMap<String, Lane>,
    /// What it has seen.
    pub stats: LimiterStats,
}

impl Limiter {
    /// Lets a request through, or says how many seconds to wait.
    ///
    /// # Errors
    /// The value of `Retry-After`, where the request is refused.
    pub fn check(&mut self, limits: &Limits, token: &str, company: bool, now: Timestamp) -> Result<(), u64> {
        if limits.lifted {
            return Ok(());
        }
        let lane = self.lane(limits, token, now);
        if now < lane.paused_until {
            let on_its_way = now.0 - lane.refused_at.0 <= limits.grace_ms;
            return Err(self.disregard(limits, token, on_its_way, now));
        }
        let wait = lane.bucket.take(limits.per_second, limits.per_second / SECOND_MS as f64, now).err();
        let wait = wait.or_else(|| {
            let size = limits.company_per_minute;
            company.then(|| lane.company.take(size, size / MINUTE_MS as f64, now).err()).flatten()
        });
        wait.map_or(Ok(()), |wait_ms| Err(self.pause(limits, token, wait_ms, now)))
    }

    /// Refuses a request and starts a pause of at least `wait_ms`; gives the value of `Retry-After`.
    pub fn pause(&mut self, limits: &Limits, token: &str, wait_ms: i64, now: Timestamp) -> u64 {
        self.stats.refused += 1;
        let seconds = limits.pause_s.max(ceil_seconds(wait_ms));
        let lane = self.lane(limits, token, now);
        lane.refused_at = now;
        lane.paused_until = Timestamp(now.0 + seconds * SECOND_MS);
        seconds.unsigned_abs()
    }

    fn disregard(&mut self, limits: &Limits, token: &str, on_its_way: bool, now: Timestamp) -> u64 {
        self.stats.refused += 1;
        if !on_its_way {
            self.stats.during_pause += 1;
        }
        let lane = self.lane(limits, token, now);
        let mut locked = false;
        if !on_its_way {
            lane.disregards.push_back(now);
            while lane.disregards.front().is_some_and(|first| now.0 - first.0 > MINUTE_MS) {
                lane.disregards.pop_front();
            }
            if lane.disregards.len() > limits.lock_after {
                lane.disregards.clear();
                lane.paused_until = Timestamp(now.0 + limits.lock_s * SECOND_MS);
                locked = true;
            }
        }
        let rest = ceil_seconds(lane.paused_until.0 - now.0).unsigned_abs();
        self.stats.locked += u64::from(locked);
        rest
    }

    fn lane(&mut self, limits: &Limits, token: &str, now: Timestamp) -> &mut Lane {
        self.lanes.entry(token.to_owned()).or_insert_with(|| Lane {
            bucket: Bucket::full(limits.per_second, now),
            company: Bucket::full(limits.company_per_minute, now),
            refused_at: Timestamp(i64::MIN / 2),
            paused_until: Timestamp(i64::MIN / 2),
            disregards: VecDeque::new(),
        })
    }
}

/// Milliseconds in whole seconds, rounded up, at least one.
const fn ceil_seconds(ms: i64) -> i64 {
    let seconds = (ms + SECOND_MS - 1) / SECOND_MS;
    if seconds < 1 { 1 } else { seconds }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp(1_000_000 + ms)
    }

    #[test]
    fn a_burst_and_a_steady_rate_pass_and_the_rest_waits_a_second() {
        let (limits, mut limiter) = (Limits::default(), Limiter::default());
        let mut check = |ms| limiter.check(&limits, "t", false, at(ms));
        assert!((0..50).all(|_| check(0).is_ok()));
        assert_eq!(check(0), Err(1));
        assert_eq!(check(999), Err(1), "the pause is not over");
        assert!((0..200).all(|step| check(1_000 + step * 20).is_ok()), "50 a second");
    }

    #[test]
    fn tokens_do_not_share_a_lane() {
        let (limits, mut limiter) = (Limits::default(), Limiter::default());
        assert!((0..51).any(|_| limiter.check(&limits, "a", false, at(0)).is_err()));
        assert!(limiter.check(&limits, "b", false, at(0)).is_ok());
    }

    #[test]
    fn company_methods_have_30_a_minute() {
        let (limits, mut limiter) = (Limits::default(), Limiter::default());
        assert!((0..30).all(|_| limiter.check(&limits, "t", true, at(0)).is_ok()));
        assert_eq!(limiter.check(&limits, "t", true, at(0)), Err(2));
    }

    #[test]
    fn going_on_regardless_locks_the_token_for_an_hour_but_requests_on_their_way_do_not() {
        let (limits, mut limiter) = (Limits::default(), Limiter::default());
        limiter.pause(&limits, "t", 0, at(0));
        assert!((0..100).all(|_| limiter.check(&limits, "t", false, at(300)) == Err(1)));
        assert_eq!(limiter.stats.during_pause, 0);
        assert!((0..20).all(|_| limiter.check(&limits, "t", false, at(400)) == Err(1)));
        assert_eq!(limiter.check(&limits, "t", false, at(500)), Err(3_600));
        assert_eq!(limiter.check(&limits, "t", false, at(60_500)), Err(3_540));
        assert!(limiter.check(&limits, "t", false, at(3_600_500)).is_ok());
        assert_eq!(limiter.stats.locked, 1);
    }
}
