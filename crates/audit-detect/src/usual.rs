//! What was usual for an actor before.

use crate::history::{Actor, Known};
use crate::lexicon::Lexicon;
use serde::Serialize;

/// What was usual for an actor before a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Usual {
    /// Days on which they did anything, as far as the log is loaded.
    pub days: u32,
    /// Sign-ins.
    pub sign_ins: u32,
    /// Networks and on how many days the actor was in each, the most frequent first; at most five.
    pub networks: Vec<(String, u32)>,
    /// Client families, alike.
    pub clients: Vec<(String, u32)>,
    /// The hours of a working day between which they are mostly active.
    pub hours: Option<(u8, u8)>,
}

const MOST: usize = 5;

fn settled_of<T>(known: &[Known<T>], settled: i64) -> impl Iterator<Item = &Known<T>> {
    known.iter().filter(move |known| known.first <= settled)
}

impl Usual {
    /// What is known of an actor; networks and clients first seen after `settled` are too new to be usual, and mostly
    /// are those of the finding itself.
    pub(crate) fn of(actor: &Actor, lexicon: &Lexicon, settled: i64) -> Self {
        let top = |known: Vec<(Option<String>, u32)>| -> Vec<(String, u32)> {
            let mut named: Vec<(String, u32)> =
                known.into_iter().filter_map(|(name, days)| Some((name?, days))).collect();
            named.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
            named.truncate(MOST);
            named
        };
        let networks = settled_of(&actor.networks, settled).map(|it| (Some(it.what.to_string()), it.days));
        let clients = settled_of(&actor.families, settled)
            .map(|it| (lexicon.family_name(it.what).map(str::to_owned), it.days));
        Self {
            days: actor.days,
            sign_ins: actor.sign_ins,
            networks: top(networks.collect()),
            clients: top(clients.collect()),
            hours: busy_hours(&actor.hours[..24]),
        }
    }
}

/// From the first to the last hour that has at least a fifth of the busiest one's days.
fn busy_hours(days: &[u16]) -> Option<(u8, u8)> {
    let most = days.iter().copied().max().filter(|most| *most > 0)?;
    let busy = |days: &u16| *days * 5 >= most;
    let (first, last) = (days.iter().position(busy)?, days.iter().rposition(busy)?);
    Some((first as u8, last as u8 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_hours_are_not_usual() {
        let mut days = [0u16; 24];
        assert_eq!(busy_hours(&days), None);
        days[9..18].fill(20);
        days[23] = 1;
        assert_eq!(busy_hours(&days), Some((9, 18)));
    }
}
