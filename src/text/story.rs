//! What somebody did around an event, as a session: from one address with one client, until a pause.
//!
//! Pure: events in the order of time in, steps out.

use audit_model::{AuditEvent, Timestamp};
use std::ops::Range;

/// A longer pause than this ends a session, in milliseconds: the half hour that web analytics agreed on.
pub const PAUSE_MS: i64 = 30 * 60 * 1_000;

/// The most steps that are told before and after the event.
pub const MOST_STEPS: usize = 20;

/// What decides whether two events belong to one session. Events without an address are the server's part of it.
fn is_same_place(one: &AuditEvent<'_>, other: &AuditEvent<'_>) -> bool {
    let is_server = |event: &AuditEvent<'_>| event.ip_address.is_none() && event.user_agent.is_none();
    is_server(one)
        || is_server(other)
        || (one.ip_address == other.ip_address && one.user_agent == other.user_agent)
}

/// The events of the session around the one at `this`, as indices into `events`: those of one actor, oldest first.
/// What the actor did elsewhere meanwhile is left out.
pub fn session(events: &[AuditEvent<'_>], this: usize) -> Vec<usize> {
    let Some(event) = events.get(this) else { return Vec::new() };
    let reach = |indices: &mut dyn Iterator<Item = usize>| {
        let mut last = event.created_at;
        let mut reached = Vec::new();
        for index in indices {
            let candidate = &events[index];
            if (candidate.created_at.0 - last.0).abs() > PAUSE_MS {
                break;
            }
            if is_same_place(event, candidate) {
                last = candidate.created_at;
                reached.push(index);
            }
        }
        reached
    };
    let mut session = reach(&mut (0..this).rev());
    session.reverse();
    session.push(this);
    session.extend(reach(&mut (this + 1..events.len())));
    session
}

/// Some events of a session that are told as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which of the session's events: one, or several of one kind in a row.
    pub events: Range<usize>,
    /// Whether it is the event that the story is about.
    pub is_this: bool,
}

/// The steps of a session whose events have these keys: what repeats is one step, but the event at `this` stands for
/// itself.
pub fn steps(keys: &[&str], this: usize) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (index, key) in keys.iter().enumerate() {
        let is_this = index == this;
        match steps.last_mut() {
            Some(last) if !is_this && !last.is_this && keys[last.events.start] == *key => {
                last.events.end = index + 1;
            }
            _ => steps.push(Step { events: index..index + 1, is_this }),
        }
    }
    steps
}

/// The steps near the event, and how many events lie before and after them.
pub fn near(steps: &[Step]) -> (&[Step], usize, usize) {
    let this = steps.iter().position(|step| step.is_this).unwrap_or(0);
    let (first, behind) = (this.saturating_sub(MOST_STEPS), (this + MOST_STEPS + 1).min(steps.len()));
    let count = |steps: &[Step]| steps.iter().map(|step| step.events.len()).sum();
    (&steps[first..behind], count(&steps[..first]), count(&steps[behind..]))
}

/// From the first to the last event of a session.
pub fn span(events: &[AuditEvent<'_>], session: &[usize]) -> Option<(Timestamp, Timestamp)> {
    let at = |index: &usize| events.get(*index).map(|event| event.created_at);
    Some((at(session.first()?)?, at(session.last()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentence::tests::event;

    fn at(minute: i64, ip: Option<&'static str>) -> AuditEvent<'static> {
        AuditEvent {
            created_at: Timestamp(minute * 60_000),
            ip_address: ip.map(Into::into),
            user_agent: ip.map(|_| "Chrome".into()),
            ..event("user_login", "User", "1", "{}")
        }
    }

    #[test]
    fn a_session_is_one_place_until_a_pause() {
        let (home, away) = (Some("192.0.2.1"), Some("203.0.113.7"));
        let events = [
            at(0, home),
            at(31, home),
            at(50, away),
            at(60, home),
            at(61, None),
            at(91, home),
            at(122, home),
        ];
        assert_eq!(session(&events, 3), [1, 3, 4, 5]);
        assert_eq!(session(&events, 2), [2, 4], "the server's part belongs to both");
        assert_eq!(session(&events, 0), [0]);
        assert_eq!(
            span(&events, &session(&events, 3)),
            Some((Timestamp(31 * 60_000), Timestamp(91 * 60_000)))
        );
        assert!(session(&events, 9).is_empty());
    }

    #[test]
    fn what_repeats_is_told_once_but_the_event_stands_for_itself() {
        let steps = steps(&["fail", "fail", "fail", "login", "read", "read"], 1);
        let told: Vec<_> = steps.iter().map(|step| (step.events.clone(), step.is_this)).collect();
        assert_eq!(told, [(0..1, false), (1..2, true), (2..3, false), (3..4, false), (4..6, false)]);
    }

    #[test]
    fn a_long_story_is_told_near_its_event() {
        let keys: Vec<String> = (0..100).map(|n| n.to_string()).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let steps = steps(&keys, 30);
        let (near, before, after) = near(&steps);
        assert_eq!((near.len(), before, after), (2 * MOST_STEPS + 1, 10, 49));
    }
}
