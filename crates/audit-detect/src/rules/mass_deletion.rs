//! Much is deleted within an hour, far above what is usual for whoever does it.
//!
//! Sources: Google Security Operations, mass deletion in Drive; Panther, mass deletions (Notion, Zendesk). Who deletes
//! much every day is not reported for it: it must be three times the highest hour of the days before.

use super::rate::Rate;
use super::{Reads, Stand, minutes};
use crate::action::Action;
use crate::desk::{Hit, Subject};
use crate::fact::Fact;
use crate::rule::Rule;
use crate::seen::id_in;
use std::collections::HashMap;

settings! {
    /// Settings of [`Rule::MassDeletion`].
    MassDeletionSettings {
        /// So many messages…
        messages: u32 = 10,
        /// …or people…
        people: u32 = 3,
        /// …or tags, deleted or taken from people…
        tags: u32 = 10,
        /// …within so many minutes…
        minutes: u32 = 60,
        /// …and more than so many times the highest number of the days before.
        times_usual: u32 = 3,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Things {
    Messages,
    People,
    Tags,
}

#[derive(Clone, Debug, Default)]
pub struct MassDeletion {
    rates: HashMap<(u32, Things), Rate>,
}

impl Reads for MassDeletion {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let (seen, settings) = (stand.seen, stand.thresholds().mass_deletion.clone());
        let (things, name, threshold) = match seen.action {
            Action::MessageDeleted => (Things::Messages, "messages", settings.messages),
            Action::UserDeleted => (Things::People, "people", settings.people),
            Action::TagDeleted | Action::TagTaken => (Things::Tags, "tags", settings.tags),
            _ => return,
        };
        if stand.actor.is_none() {
            return;
        }
        // A tag that is taken is logged under the name of whom it was taken from.
        let by = match seen.action {
            Action::TagTaken => {
                id_in(&seen.details(), "initiator_id").and_then(|initiator| seen.actor_code(&initiator))
            }
            _ => Some(seen.actor),
        };
        let Some(by) = by else { return };
        let rate = self.rates.entry((by, things)).or_default();
        let (count, usual) = rate.count((seen.time, seen.row, seen.clock.day), minutes(settings.minutes));
        if count < threshold || count <= usual.saturating_mul(settings.times_usual) {
            return;
        }
        let hit = Hit::new(Rule::MassDeletion, seen, 85)
            .about(Subject::Actor(by))
            .rows(rate.window.take_untold())
            .fact(Fact::Things, name)
            .fact(Fact::Count, count)
            .fact(Fact::Minutes, settings.minutes)
            .fact(Fact::UsualMost, usual);
        stand.report(hit);
    }
}

#[cfg(test)]
mod tests {
    use crate::fact::Fact;
    use crate::rule::Rule;
    use crate::testing::Lab;

    fn delete(lab: &mut Lab, key: &str, count: usize) {
        for number in 0..count {
            lab.on(key, "7", &format!("{}", 900 + number), "{}");
        }
    }

    #[test]
    fn ten_messages_three_people_or_ten_tags_are_many() {
        for (key, few, many) in [("message_deleted", 9, 10), ("user_deleted", 2, 3), ("tag_deleted", 9, 10)] {
            let mut lab = Lab::new();
            lab.usual_life("7", 2);
            delete(&mut lab, key, few);
            lab.none(Rule::MassDeletion);
            delete(&mut lab, key, many - few);
            assert_eq!(lab.only(Rule::MassDeletion).evidence.count as usize, many, "{key}");
        }
    }

    #[test]
    fn who_cleans_up_every_day_must_do_much_more_than_usual() {
        let mut lab = Lab::new();
        for _ in 0..3 {
            delete(&mut lab, "message_deleted", 8);
            lab.wait(24 * 60);
        }
        delete(&mut lab, "message_deleted", 24);
        lab.none(Rule::MassDeletion);
        delete(&mut lab, "message_deleted", 1);
        assert_eq!(lab.only(Rule::MassDeletion).facts[&Fact::UsualMost], 8i64.into());
    }

    #[test]
    fn tags_taken_count_for_who_took_them() {
        let mut lab = Lab::new();
        lab.usual_life("1", 2);
        for number in 0..10 {
            let from = format!("{}", 50 + number);
            lab.event("user_removed_from_tag", &from, Lab::OFFICE, Lab::CHROME, r#"{"initiator_id":1}"#);
        }
        assert_eq!(lab.only(Rule::MassDeletion).actor.as_deref(), Some("1"));
    }

    #[test]
    fn slowly_over_the_day_is_none() {
        let mut lab = Lab::new();
        for _ in 0..20 {
            delete(&mut lab, "message_deleted", 1);
            lab.wait(8);
        }
        lab.none(Rule::MassDeletion);
    }
}
