//! Much is decrypted or searched within ten minutes, far above what is usual for whoever does it.
//!
//! Sources: Elastic, "GitHub / Many Repositories Cloned" (25 in ten minutes); Panther, bulk exports of Notion pages.

use super::rate::Rate;
use super::{Reads, Stand, minutes};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;
use std::collections::HashMap;

settings! {
    /// Settings of [`Rule::BulkReading`].
    BulkReadingSettings {
        /// So many decryptions and searches…
        reads: u32 = 25,
        /// …within so many minutes…
        minutes: u32 = 10,
        /// …and more than so many times the highest number of the days before.
        times_usual: u32 = 3,
    }
}

#[derive(Clone, Debug, Default)]
pub struct BulkReading {
    rates: HashMap<u32, Rate>,
}

impl Reads for BulkReading {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let (seen, settings) = (stand.seen, stand.thresholds().bulk_reading.clone());
        if seen.action != Action::Read || stand.actor.is_none() {
            return;
        }
        let rate = self.rates.entry(seen.actor).or_default();
        let (count, usual) = rate.count((seen.time, seen.row, seen.clock.day), minutes(settings.minutes));
        if count < settings.reads || count <= usual.saturating_mul(settings.times_usual) {
            return;
        }
        let rows = rate.window.take_untold();
        let hit = Hit::new(Rule::BulkReading, seen, if stand.network_is_familiar() { 70 } else { 90 })
            .rows(rows)
            .fact(Fact::Count, count)
            .fact(Fact::Minutes, settings.minutes)
            .fact(Fact::UsualMost, usual)
            .facts(stand.origin());
        stand.report(hit);
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    fn read(lab: &mut Lab, actor: &str, count: usize) {
        for number in 0..count {
            let key = if number % 4 == 0 { "search_messages_api" } else { "kms_decrypt" };
            lab.event(key, actor, Lab::OFFICE, Lab::CHROME, "{}");
        }
    }

    #[test]
    fn twenty_five_in_ten_minutes_are_much_and_twenty_four_are_not() {
        let mut lab = Lab::new();
        read(&mut lab, "7", 24);
        lab.none(Rule::BulkReading);
        read(&mut lab, "7", 1);
        assert_eq!(lab.only(Rule::BulkReading).evidence.count, 25);
    }

    #[test]
    fn a_program_that_searches_all_day_is_used_to_it() {
        let mut lab = Lab::new();
        for _ in 0..4 {
            read(&mut lab, "bot", 20);
            lab.wait(24 * 60);
        }
        read(&mut lab, "bot", 29);
        lab.none(Rule::BulkReading);
    }
}
