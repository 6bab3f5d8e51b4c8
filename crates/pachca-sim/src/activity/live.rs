//! What goes on happening after the end of the history.

use super::calendar::Calendar;
use super::scene::{Actor, Scene};
use super::stories::STORIES;
use super::talk::Recent;
use crate::config::Config;
use crate::record::Record;
use crate::rng::Rng;
use crate::workspace::{Draft, Workspace, whole_second};
use audit_model::Timestamp;
use audit_model::time::DAY_MS;
use std::collections::VecDeque;

/// Makes new events one by one, as time passes. Seeded: the same times give the same events.
#[derive(Clone, Debug)]
pub struct LiveActivity {
    rng: Rng,
    burst: Option<Burst>,
    /// What a story has begun and time has not reached yet, oldest first.
    pending: VecDeque<Record>,
}

/// Somebody who is writing just now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Burst {
    actor: Actor,
    /// How many more events they write.
    left: u64,
    recent: Recent,
}

/// Of 10,000 live events, how many begin a story, and how many are sign-ins; the rest is talk.
const STORIES_SHARE: u64 = 500;
const SIGN_INS_SHARE: u64 = 250;

impl LiveActivity {
    /// Goes on after a workspace made from this config.
    pub const fn new(config: &Config) -> Self {
        Self { rng: Rng::new(config.seed, 0x4c49_5645), burst: None, pending: VecDeque::new() }
    }

    /// The next event, at exactly this time cut to the second. The workspace changes with it (names, members,
    /// tokens), but the record is not added to it: whoever keeps the log does that.
    pub fn next(&mut self, workspace: &mut Workspace, at: Timestamp) -> Record {
        let at = whole_second(at);
        if self.pending.front().is_none_or(|record| record.at > at) {
            self.happen(workspace, at);
        }
        match self.pending.pop_front() {
            Some(record) => Record { at, ..record },
            // Nobody is there any more: the owner talks to themselves.
            None => {
                let (actor, entity) = (workspace.owner_id, u64::from(workspace.owner_id));
                let (key, entity_type) = ("user_updated", "User");
                let details = Some(r#"{"changed_attrs":["user_status"]}"#.into());
                workspace.record(&Draft {
                    at,
                    key,
                    actor,
                    entity_type,
                    entity,
                    details,
                    address: None,
                    client: None,
                })
            }
        }
    }

    fn happen(&mut self, workspace: &mut Workspace, at: Timestamp) {
        let kept = workspace.records.len();
        // The days around now: there, whoever is at work is found.
        let around = Config { days: 4, end: Timestamp(at.0 + 2 * DAY_MS), ..workspace.config.clone() };
        let mut scene =
            Scene { workspace, calendar: Calendar::of(&around), rng: self.rng.clone(), ghosts: false };
        match scene.rng.below(10_000) {
            0..STORIES_SHARE => {
                let shares: Vec<u64> = STORIES.iter().map(|story| story.share).collect();
                let story = &STORIES[scene.rng.weighted(&shares)];
                (story.play)(&mut scene, at);
            }
            drawn if drawn < STORIES_SHARE + SIGN_INS_SHARE => scene.sign_in_now(at),
            _ => {}
        }
        if scene.workspace.records.len() == kept {
            self.burst = scene.go_on_talking(at, self.burst.take());
        }
        self.rng = scene.rng;
        self.pending.extend(workspace.records.drain(kept..));
        self.pending.make_contiguous().sort_by_key(|record| record.at);
    }
}

impl Scene<'_> {
    /// One more event of whoever is writing, else of somebody else who is there.
    fn go_on_talking(&mut self, at: Timestamp, burst: Option<Burst>) -> Option<Burst> {
        let mut burst = match burst {
            Some(burst) if burst.left > 0 => burst,
            _ => {
                let by_bot = self.rng.chance(1_500);
                let actor =
                    if by_bot { self.bot(at) } else { self.anyone_awake(at).or_else(|| self.bot(at)) };
                Burst {
                    actor: actor.or_else(|| self.owner(at))?,
                    left: 1 + self.rng.below(6),
                    recent: Recent::default(),
                }
            }
        };
        self.say(at, burst.actor, &mut burst.recent);
        burst.left -= 1;
        Some(burst)
    }

    /// Somebody whose day has them at a device at that time.
    fn anyone_awake(&mut self, at: Timestamp) -> Option<Actor> {
        let actor = self.anyone(at)?;
        let day = self.day(actor.index, self.calendar.day_of(at));
        day.spans.iter().any(|span| span.covers(at)).then_some(actor)
    }

    fn sign_in_now(&mut self, at: Timestamp) {
        let Some(actor) = self.anyone_awake(at) else { return };
        self.write_empty(at, actor, "user_login", actor.user());
        if self.workspace.habits[actor.index].second_factor_at(at) {
            let passed = self.later(at, 5, 25);
            self.write_empty(passed, actor, "user_2fa_success", actor.user());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn live_events_follow_the_clock_and_are_new() {
        let end = Timestamp(1_795_000_000_000);
        let config = Config { events: 2_000, people: 40, ..Config::sample(end) };
        let mut workspace = Workspace::generate(&config);
        let mut again = workspace.clone();
        let known: HashSet<_> = workspace.records.iter().map(|record| record.id).collect();
        let (mut live, mut other) = (LiveActivity::new(&config), LiveActivity::new(&config));
        let mut seen = HashSet::new();
        for step in 1..3_000 {
            let at = Timestamp(end.0 + step * 3_400);
            let record = live.next(&mut workspace, at);
            assert_eq!(record.at, whole_second(at));
            assert!(!known.contains(&record.id) && seen.insert(record.id));
            assert_eq!(record, other.next(&mut again, at));
        }
        assert_eq!(workspace.records.len(), known.len());
    }
}
