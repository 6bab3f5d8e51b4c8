//! Much is decrypted or searched within ten minutes, far above what is usual for whoever does it.
//!
//! Sources: Elastic, "GitHub / Many Repositories Cloned" (25 in ten minutes); Panther, bulk exports of Notion pages.
//! Derived: at night, when the actor never was active, and from a network that is new to them, it is high, for either
//! alone has innocent reasons. And what is read more slowly afterwards belongs to it, too: whoever reads on from the
//! same address takes away all of that, not only what made it noticed.

use super::rate::Rate;
use super::{Reads, Stand, minutes};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::network::Network;
use crate::rule::{Rule, Severity};
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

/// What is remembered of somebody who reads.
#[derive(Clone, Debug, Default)]
struct Reader {
    rate: Rate,
    /// When they last read at an odd hour of the night from a network that was new to them.
    odd_at: Option<i64>,
    /// The network of the finding under way, where that was new to them when it began.
    stranger: Option<Network>,
}

#[derive(Clone, Debug, Default)]
pub struct BulkReading {
    readers: HashMap<u32, Reader>,
}

impl Reads for BulkReading {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let (seen, settings) = (stand.seen, stand.thresholds().bulk_reading.clone());
        if seen.action != Action::Read || stand.actor.is_none() {
            return;
        }
        let reader = self.readers.entry(seen.actor).or_default();
        let span_ms = minutes(settings.minutes);
        let (count, usual) = reader.rate.count((seen.time, seen.row, seen.clock.day), span_ms);
        if stand.network_is_new() && stand.is_odd_night() {
            reader.odd_at = Some(seen.time);
        }
        let open = stand.open(Rule::BulkReading);
        let told = open.map_or(0, |draft| draft.count);
        let reads_on = open.is_some_and(|draft| draft.addresses.contains(&seen.address));
        let is_much = count >= settings.reads && count > usual.saturating_mul(settings.times_usual);
        let rows = if is_much {
            if open.is_none() {
                reader.stranger = seen.network.filter(|_| stand.network_is_new());
            }
            reader.rate.window.take_untold()
        } else if reads_on && (count > usual || reader.stranger.is_some() && reader.stranger == seen.network)
        {
            reader.rate.window.tell_newest();
            vec![seen.row]
        } else {
            return;
        };
        let at_night = reader.odd_at.is_some_and(|at| at >= seen.time - span_ms);
        let mut hit = Hit::new(Rule::BulkReading, seen, if stand.network_is_familiar() { 70 } else { 90 })
            .fact(Fact::Count, told + rows.len() as u32)
            .fact(Fact::Minutes, settings.minutes)
            .facts(stand.origin())
            .rows(rows);
        // What belongs to the finding itself was not usual before it, past midnight either.
        if told == 0 {
            hit = hit.fact(Fact::UsualMost, usual);
        }
        if at_night {
            hit = hit.severity(Severity::High).fact(Fact::AtNight, true);
        }
        stand.report(hit);
    }
}

#[cfg(test)]
mod tests {
    use crate::fact::Fact;
    use crate::rule::{Rule, Severity};
    use crate::testing::Lab;

    const ELSEWHERE: &str = "203.0.113.23";

    fn read_from(lab: &mut Lab, actor: &str, address: &str, count: usize) {
        for number in 0..count {
            let key = if number % 4 == 0 { "search_messages_api" } else { "kms_decrypt" };
            lab.event(key, actor, address, Lab::CHROME, "{}");
        }
    }

    fn read(lab: &mut Lab, actor: &str, count: usize) {
        read_from(lab, actor, Lab::OFFICE, count);
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

    /// Whoever works in the office by day for three weeks.
    fn settled() -> Lab {
        let mut lab = Lab::new();
        lab.usual_life("7", 15);
        lab
    }

    #[test]
    fn at_night_from_elsewhere_it_is_high_and_either_alone_is_not() {
        for (hour, address, severity) in [
            (3, ELSEWHERE, Severity::High),
            (3, Lab::OFFICE, Severity::Medium),
            (15, ELSEWHERE, Severity::Medium),
        ] {
            let mut lab = settled();
            lab.wait_until_hour(hour);
            // What signs in first does not make the hour a usual one.
            lab.sign_in("7", address, Lab::CHROME);
            read_from(&mut lab, "7", address, 30);
            let finding = lab.only(Rule::BulkReading);
            assert_eq!(finding.severity, severity, "{hour} {address}");
            assert_eq!(finding.facts.contains_key(&Fact::AtNight), severity == Severity::High);
            // Where the reading came from is not what was usual before it.
            let usual = finding.usual.map(|usual| usual.networks).unwrap_or_default();
            assert_eq!(usual, [("192.0.2.0/24".to_owned(), 15 + u32::from(address == Lab::OFFICE))]);
        }
    }

    #[test]
    fn who_works_at_night_does_so_elsewhere_too() {
        let mut lab = settled();
        for _ in 0..2 {
            lab.wait_until_hour(3);
            lab.event("message_created", "7", Lab::OFFICE, Lab::CHROME, "{}");
        }
        lab.wait(23 * 60);
        lab.wait_until_hour(3);
        read_from(&mut lab, "7", ELSEWHERE, 30);
        assert_eq!(lab.only(Rule::BulkReading).severity, Severity::Medium);
    }

    #[test]
    fn midnight_does_not_make_a_night_usual() {
        let mut lab = settled();
        lab.wait_until_hour(23);
        lab.wait(52);
        read_from(&mut lab, "7", ELSEWHERE, 40);
        lab.wait(30);
        read_from(&mut lab, "7", ELSEWHERE, 1);
        let finding = lab.only(Rule::BulkReading);
        assert_eq!((finding.severity, finding.evidence.count), (Severity::High, 41));
        assert_eq!(finding.facts[&Fact::UsualMost], 0i64.into());
    }

    #[test]
    fn what_is_read_on_from_there_belongs_to_it_and_what_others_read_does_not() {
        let mut lab = settled();
        lab.wait_until_hour(2);
        read_from(&mut lab, "7", ELSEWHERE, 40);
        for _ in 0..20 {
            lab.wait(8);
            read_from(&mut lab, "7", ELSEWHERE, 1);
        }
        read(&mut lab, "7", 1);
        let finding = lab.only(Rule::BulkReading);
        assert_eq!(finding.evidence.count, 60);
        assert_eq!(finding.facts[&Fact::Count], 60i64.into());
        assert_eq!(finding.addresses, [ELSEWHERE]);
        // Long afterwards it is something else.
        lab.wait(121);
        read_from(&mut lab, "7", ELSEWHERE, 1);
        assert_eq!(lab.only(Rule::BulkReading).evidence.count, 60);
    }

    #[test]
    fn a_program_that_calms_down_is_done() {
        let mut lab = Lab::new();
        for _ in 0..4 {
            read(&mut lab, "bot", 5);
            lab.wait(24 * 60);
        }
        read(&mut lab, "bot", 30);
        lab.wait(30);
        read(&mut lab, "bot", 5);
        assert_eq!(lab.only(Rule::BulkReading).evidence.count, 30);
    }
}
