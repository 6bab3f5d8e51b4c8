//! Wrong second factors of one actor from many addresses: the guessing hides behind a proxy network.
//!
//! Source: Elastic, "Okta User Session / Multiple Failed Authentication from Different IPs" (10 failures from 5
//! addresses in 30 minutes).

use super::{Reads, Stand, minutes};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;
use crate::window::Window;
use std::collections::HashMap;

settings! {
    /// Settings of [`Rule::OneAccountManyAddresses`].
    OneAccountSettings {
        /// So many failures…
        failures: u32 = 10,
        /// …from so many addresses…
        addresses: u32 = 5,
        /// …within so many minutes.
        minutes: u32 = 30,
    }
}

#[derive(Clone, Debug, Default)]
pub struct OneAccount {
    failures: HashMap<u32, Window>,
}

const MOST: usize = 256;

impl Reads for OneAccount {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let (seen, settings) = (stand.seen, stand.thresholds().one_account.clone());
        if seen.action != Action::Fail || seen.network.is_none() || stand.actor.is_none() {
            return;
        }
        let window = self.failures.entry(seen.actor).or_default();
        window.push((seen.time, seen.row, seen.address), minutes(settings.minutes), MOST);
        let (count, addresses) = (window.len(), window.different());
        if count < settings.failures as usize || addresses < settings.addresses as usize {
            return;
        }
        let hit = Hit::new(Rule::OneAccountManyAddresses, seen, 90)
            .rows(window.take_untold())
            .fact(Fact::Count, count)
            .fact(Fact::Addresses, addresses)
            .fact(Fact::Minutes, settings.minutes);
        stand.report(hit);
    }

    fn forget(&mut self, at: i64) {
        self.failures.retain(|_, window| {
            window.forget(at - minutes(24 * 60));
            !window.is_empty()
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    fn tries(count: usize, addresses: usize, pause: i64) -> Lab {
        let mut lab = Lab::new();
        for step in 0..count {
            lab.fail("7", &format!("203.0.113.{}", 1 + step % addresses), Lab::FIREFOX);
            lab.wait(pause);
        }
        lab
    }

    #[test]
    fn ten_failures_from_five_addresses_are_one_attack() {
        assert_eq!(tries(10, 5, 1).only(Rule::OneAccountManyAddresses).addresses.len(), 5);
    }

    #[test]
    fn fewer_addresses_fewer_failures_and_slower_ones_are_none() {
        tries(12, 4, 1).none(Rule::OneAccountManyAddresses);
        tries(9, 9, 1).none(Rule::OneAccountManyAddresses);
        tries(12, 6, 6).none(Rule::OneAccountManyAddresses);
    }
}
