//! Messages, reactions and threads: nine in ten of the events.

use super::day::Span;
use super::scene::{Actor, Scene};
use crate::company::habits::Rhythm;
use audit_model::Timestamp;
use audit_model::time::HOUR_MS;

/// What talk consists of, by share.
const KINDS: [(Kind, u64); 6] = [
    (Kind::Message, 7_450),
    (Kind::Reaction, 1_680),
    (Kind::Edit, 420),
    (Kind::Thread, 210),
    (Kind::Unreact, 120),
    (Kind::Delete, 120),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Message,
    Reaction,
    Edit,
    Thread,
    Unreact,
    Delete,
}

/// What a person has just written, for edits and deletions to refer to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Recent {
    message: Option<u64>,
    reaction: Option<u64>,
    deleted: u32,
}

/// Somebody who deletes more than this in a day is an incident.
const MOST_DELETED_A_DAY: u32 = 4;

impl Scene<'_> {
    /// Fills the history with exactly this many events of talk, as each one's days allow.
    pub fn talk(&mut self, budget: u64) {
        let days: Vec<i64> = self.calendar.days().collect();
        let people = self.workspace.people.len();
        let weight = |scene: &Self, index: usize, day: i64| {
            scene.day(index, day).weight(scene.workspace.habits[index].level)
        };
        let total: u64 =
            days.iter().map(|&day| (0..people).map(|index| weight(self, index, day)).sum::<u64>()).sum();
        let (mut seen, mut written) = (0, 0);
        for &day in &days {
            for index in 0..people {
                seen += weight(self, index, day);
                let due = (u128::from(budget) * u128::from(seen) / u128::from(total.max(1))) as u64;
                if due > written {
                    self.talk_of_a_day(index, day, due - written);
                    written = due;
                }
            }
        }
    }

    fn talk_of_a_day(&mut self, index: usize, day: i64, count: u64) {
        let day = self.day(index, day);
        let actors: Vec<Actor> = day.spans.iter().map(|span| self.actor_in(index, span)).collect();
        let on_the_hour = self.workspace.habits[index].rhythm == Rhythm::OnTheHour;
        let mut recent = Recent::default();
        let mut left = count;
        while left > 0 {
            let Some(span) = day.span(&mut self.rng).copied() else { return };
            let actor = actors[day.spans.iter().position(|one| one.from == span.from).unwrap_or(0)];
            let mut at = self.start_of_burst(&span, on_the_hour);
            let longest = if on_the_hour { 8 } else { 6 };
            for _ in 0..(1 + self.rng.below(longest)).min(left) {
                self.say(at, actor, &mut recent);
                left -= 1;
                at = self.next_in_burst(at, on_the_hour).min(span.to);
            }
        }
    }

    fn start_of_burst(&mut self, span: &Span, on_the_hour: bool) -> Timestamp {
        let at = Timestamp(self.rng.between(span.from.0 / 1_000, span.to.0 / 1_000) * 1_000);
        if on_the_hour {
            let full_hour = Timestamp(at.0 - at.0.rem_euclid(HOUR_MS) + self.rng.between(0, 3) * 1_000);
            if span.covers(full_hour) {
                return full_hour;
            }
        }
        at
    }

    /// A program writes its batch at once; people now and then twice in a second.
    fn next_in_burst(&mut self, at: Timestamp, on_the_hour: bool) -> Timestamp {
        if on_the_hour || self.rng.chance(900) {
            return self.later(at, 0, 1);
        }
        self.later(at, 2, 75)
    }

    /// One event of talk.
    pub fn say(&mut self, at: Timestamp, actor: Actor, recent: &mut Recent) {
        let kind = KINDS[self.rng.weighted(&KINDS.map(|(_, share)| share))].0;
        let bot = self.workspace.people[actor.index].bot;
        match kind {
            Kind::Edit => {
                let message = self.recent_message(recent);
                self.write_empty(at, actor, "message_updated", ("Message", message));
            }
            Kind::Delete if recent.deleted < MOST_DELETED_A_DAY => {
                let message = self.recent_message(recent);
                (recent.message, recent.deleted) = (None, recent.deleted + 1);
                self.write_empty(at, actor, "message_deleted", ("Message", message));
            }
            Kind::Unreact if !bot => {
                let reaction =
                    recent.reaction.take().unwrap_or(self.workspace.things.some_reaction(&mut self.rng));
                self.write_empty(at, actor, "reaction_deleted", ("Reaction", reaction));
            }
            Kind::Reaction if !bot => {
                let reaction = self.workspace.things.reaction();
                recent.reaction = Some(reaction);
                self.write_empty(at, actor, "reaction_created", ("Reaction", reaction));
            }
            Kind::Thread => {
                let thread = self.workspace.things.thread_chat(&mut self.rng);
                self.write_empty(at, actor, "thread_created", ("TopicThread", thread));
            }
            _ => {
                let message = self.workspace.things.message(&mut self.rng);
                recent.message = Some(message);
                self.write_empty(at, actor, "message_created", ("Message", message));
            }
        }
    }

    /// What somebody has just written, else something from before.
    fn recent_message(&mut self, recent: &Recent) -> u64 {
        recent.message.unwrap_or_else(|| self.workspace.things.some_message(&mut self.rng))
    }
}
