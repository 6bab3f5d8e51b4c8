//! When which story is told in a history.

use super::scene::Scene;
use super::stories::{STORIES, Story};
use audit_model::Timestamp;

/// Something that is bound to happen.
enum Play {
    Tell(&'static Story),
    Hire(usize),
    Leave(usize),
    DeleteBot(usize),
}

/// How often the rarest things happen at least in a history of so many events.
pub(crate) const fn least(events: usize) -> usize {
    match events {
        0..5_000 => 1,
        5_000..20_000 => 2,
        _ => 3,
    }
}

impl Scene<'_> {
    /// Everything beside talk and sign-ins, in the order of time: each story changes what the next ones find.
    pub fn stories(&mut self) {
        let events = self.workspace.config.events;
        let mut plays: Vec<(Timestamp, Play)> = Vec::new();
        for story in STORIES {
            let share = story.share * events as u64 / 100_000;
            for _ in 0..share.max(least(events) as u64) {
                let at =
                    if story.at_night { self.any_time() } else { self.calendar.working_time(&mut self.rng) };
                plays.push((at, Play::Tell(story)));
            }
        }
        for (index, person) in self.workspace.people.iter().enumerate() {
            if self.calendar.covers(person.created_at) {
                plays.push((person.created_at, Play::Hire(index)));
            }
            if let Some(deleted) = person.deleted_at {
                plays.push((deleted, if person.bot { Play::DeleteBot(index) } else { Play::Leave(index) }));
            }
        }
        // Stable, so that equal times keep the order in which they were drawn.
        plays.sort_by_key(|(at, _)| *at);
        for (at, play) in plays {
            match play {
                Play::Tell(story) => (story.play)(self, at),
                Play::Hire(index) => self.hired(index, at),
                Play::Leave(index) => self.left(index, at),
                Play::DeleteBot(index) => self.bot_deleted(index, at),
            }
        }
    }

    fn any_time(&mut self) -> Timestamp {
        let (start, end) = (self.calendar.start.0 / 1_000 + 1, self.calendar.end.0 / 1_000);
        Timestamp(self.rng.between(start, end) * 1_000)
    }
}
