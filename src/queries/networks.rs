//! Addresses by network: a company or a provider has many addresses beside each other, and one count.

use super::facets::FacetRow;
use crate::i18n::I18n;
use crate::state::App;
use crate::state::filters::Choice;
use audit_store::{Code, Facet};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use leptos::prelude::*;
use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::net::IpAddr;

/// Networks of IPv4 are told apart by so many bits, as a small network has them.
const V4_BITS: u8 = 24;
/// And those of IPv6, as one site has them.
const V6_BITS: u8 = 48;

/// The network that an address belongs to; nothing for what is no address.
fn network_of(address: &str) -> Option<IpNet> {
    let net = match address.parse().ok()? {
        IpAddr::V4(ip) => IpNet::V4(Ipv4Net::new(ip, V4_BITS).ok()?),
        IpAddr::V6(ip) => IpNet::V6(Ipv6Net::new(ip, V6_BITS).ok()?),
    };
    Some(net.trunc())
}

thread_local! {
    /// Of which session, and the network of each address by its number: reading addresses takes longer than counting.
    static KNOWN: RefCell<(u64, Vec<Option<IpNet>>)> = const { RefCell::new((0, Vec::new())) };
}

/// What has the most events, by network: a network of several addresses as one row, an address that is alone in its
/// network as itself. With how many addresses there are. Subscribes.
pub fn top(app: App, i18n: I18n, limit: usize, search: &str) -> (Vec<FacetRow>, usize) {
    let choice = app.filters.get().choices.get(&Facet::Address).cloned().unwrap_or_default();
    let counts = counts(app);
    let distinct = counts.iter().filter(|(_, address, _)| !address.is_empty()).count();
    let missing = counts.iter().find(|(_, address, _)| address.is_empty()).map(|(.., count)| *count);
    let mut rows = grouped(&counts, search.trim());
    rows.extend(chosen_elsewhere(&counts, &rows, &choice));
    let chosen = choice.only.iter().chain(&choice.not).filter_map(|value| network_of(value));
    let holding: BTreeSet<String> = chosen.map(|network| network.to_string()).collect();
    let mark = |row: &mut FacetRow| {
        row.only = choice.only.contains(&row.value);
        row.not = choice.not.contains(&row.value);
        row.holds = row.inside > 0 && holding.contains(&row.value);
        row.dimmed = !row.only && !row.holds && !choice.only.is_empty();
    };
    rows.iter_mut().for_each(mark);
    let mut shown = 0;
    rows.retain(|row| {
        shown += 1;
        shown <= limit || row.only || row.not || row.holds
    });
    if let Some(count) = missing.filter(|_| search.trim().is_empty()) {
        let mut row = FacetRow { label: i18n.t("facet-none"), count, ..FacetRow::default() };
        mark(&mut row);
        rows.push(row);
    }
    (rows, distinct)
}

/// The addresses of a network, the most frequent first. Subscribes.
pub fn inside(app: App, network: &str, search: &str) -> Vec<FacetRow> {
    let Ok(network) = network.parse::<IpNet>() else { return Vec::new() };
    let choice = app.filters.get().choices.get(&Facet::Address).cloned().unwrap_or_default();
    let mut found: Vec<(String, u32)> = counts(app)
        .into_iter()
        .filter(|(net, address, _)| *net == Some(network) && address.contains(search.trim()))
        .map(|(_, address, count)| (address, count))
        .collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let row = |(value, count): (String, u32)| {
        let (only, not) = (choice.only.contains(&value), choice.not.contains(&value));
        let dimmed = !only && !choice.only.is_empty();
        FacetRow { label: value.clone(), value, count, only, not, dimmed, ..FacetRow::default() }
    };
    found.into_iter().map(row).collect()
}

/// Each address that occurs, with its network and count; the empty one for "none".
fn counts(app: App) -> Vec<(Option<IpNet>, String, u32)> {
    let epoch = app.log.epoch();
    app.log.view(|store| {
        let counts = store.counts(Facet::Address);
        KNOWN.with_borrow_mut(|(known_epoch, known)| {
            if *known_epoch != epoch {
                (*known_epoch, *known) = (epoch, Vec::new());
            }
            let label = |code: Code| store.label(Facet::Address, code).unwrap_or_default();
            let most = counts.iter().map(|(code, _)| code.number() as usize + 1).max().unwrap_or_default();
            for number in known.len()..most {
                let code = Code::from_number(u32::try_from(number).unwrap_or_default());
                known.push(network_of(&label(code)));
            }
            let named = counts.into_iter().map(|(code, count)| {
                let network = known.get(code.number() as usize).copied().flatten();
                (network, label(code).into_owned(), count)
            });
            named.collect()
        })
    })
}

/// Networks and lone addresses, the most frequent first, as far as they or an address in them hold the text.
fn grouped(counts: &[(Option<IpNet>, String, u32)], search: &str) -> Vec<FacetRow> {
    let mut networks: HashMap<IpNet, Vec<(&str, u32)>> = HashMap::new();
    let mut rows: Vec<FacetRow> = Vec::new();
    let row = |value: String, count, inside| FacetRow {
        label: value.clone(),
        value,
        count,
        inside,
        ..FacetRow::default()
    };
    for (network, address, count) in counts.iter().filter(|(_, address, _)| !address.is_empty()) {
        match network {
            Some(network) => networks.entry(*network).or_default().push((address, *count)),
            None => rows.push(row(address.clone(), *count, 0)),
        }
    }
    for (network, addresses) in networks {
        match addresses[..] {
            [(address, count)] => rows.push(row(address.to_owned(), count, 0)),
            _ => {
                let name = network.to_string();
                let is_found = name.contains(search) || addresses.iter().any(|(it, _)| it.contains(search));
                let sum = addresses.iter().map(|(_, count)| count).sum();
                rows.extend(is_found.then(|| row(name, sum, addresses.len())));
            }
        }
    }
    rows.retain(|row| row.inside > 0 || row.value.contains(search));
    rows.sort_by_key(|row| (Reverse(row.count), row.value.clone()));
    rows
}

/// What was chosen and has no row: other networks, and addresses without events. An address inside of a network that
/// has a row is found there.
fn chosen_elsewhere(
    counts: &[(Option<IpNet>, String, u32)],
    rows: &[FacetRow],
    choice: &Choice,
) -> Vec<FacetRow> {
    let shown: BTreeSet<&str> = rows.iter().map(|row| row.value.as_str()).collect();
    let chosen = choice.only.iter().chain(&choice.not).filter(|value| !value.is_empty());
    let is_elsewhere = |value: &&String| {
        let network = network_of(value).map(|network| network.to_string());
        !shown.contains(value.as_str()) && network.is_none_or(|network| !shown.contains(network.as_str()))
    };
    let row = |value: &String| {
        let block = value.parse::<IpNet>().ok();
        let is_in = |address: &str| match block {
            Some(block) => address.parse::<IpAddr>().is_ok_and(|ip| block.contains(&ip)),
            None => address == value,
        };
        let count = counts.iter().filter(|(_, address, _)| is_in(address)).map(|(.., count)| count).sum();
        FacetRow { label: value.clone(), value: value.clone(), count, ..FacetRow::default() }
    };
    chosen.filter(is_elsewhere).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(of: &[(&str, u32)]) -> Vec<(Option<IpNet>, String, u32)> {
        of.iter().map(|(address, count)| (network_of(address), (*address).to_owned(), *count)).collect()
    }

    fn said(rows: &[FacetRow]) -> Vec<(&str, u32, usize)> {
        rows.iter().map(|row| (row.value.as_str(), row.count, row.inside)).collect()
    }

    #[test]
    fn neighbours_are_one_network_and_a_lone_address_is_itself() {
        let counts = counts(&[
            ("203.0.113.7", 5),
            ("203.0.113.77", 6),
            ("198.51.100.1", 8),
            ("2001:db8:1::1", 1),
            ("2001:db8:1:ffff::2", 2),
            ("proxy", 4),
            ("", 3),
        ]);
        assert_eq!(
            said(&grouped(&counts, "")),
            [("203.0.113.0/24", 11, 2), ("198.51.100.1", 8, 0), ("proxy", 4, 0), ("2001:db8:1::/48", 3, 2)]
        );
        assert_eq!(said(&grouped(&counts, "77")), [("203.0.113.0/24", 11, 2)], "found by an address in it");
        assert_eq!(said(&grouped(&counts, "51.")), [("198.51.100.1", 8, 0)]);
    }

    #[test]
    fn what_is_chosen_has_a_row_or_is_in_one() {
        let counts = counts(&[("203.0.113.7", 5), ("203.0.113.77", 6), ("198.51.100.1", 8)]);
        let rows = grouped(&counts, "");
        let choice = |values: &[&str]| Choice {
            only: values.iter().map(|value| (*value).to_owned()).collect(),
            ..Choice::default()
        };
        assert_eq!(chosen_elsewhere(&counts, &rows, &choice(&["203.0.113.77", "198.51.100.1", ""])), []);
        let wide = chosen_elsewhere(&counts, &rows, &choice(&["203.0.0.0/16", "192.0.2.1"]));
        assert_eq!(said(&wide), [("192.0.2.1", 0, 0), ("203.0.0.0/16", 11, 0)]);
    }
}
