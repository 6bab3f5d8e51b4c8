//! Clients as a tree: families, their versions, and the platforms of those.

use super::facets::FacetRow;
use super::names;
use crate::i18n::I18n;
use crate::state::App;
use crate::state::filters::Choice;
use audit_model::client::{Client, ClientGroup};
use audit_store::{Code, Facet};
use leptos::prelude::*;
use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};

thread_local! {
    /// Of which session, and the client of each user agent by its number.
    static KNOWN: RefCell<(u64, Vec<Client>)> = const { RefCell::new((0, Vec::new())) };
}

/// The families with the most events, the chosen ones always among them, and how many there are. Subscribes.
pub fn top(app: App, i18n: I18n, limit: usize, search: &str) -> (Vec<FacetRow>, usize) {
    let choice = choice(app);
    let (counts, missing) = counts(app);
    let mut rows = children(&counts, None, &choice, search);
    let distinct = children(&counts, None, &Choice::default(), "").len();
    let mut shown = 0;
    rows.retain(|row| {
        shown += 1;
        shown <= limit || row.only || row.not || row.holds
    });
    name(app, i18n, &mut rows);
    if let Some(count) = Some(missing).filter(|count| *count > 0 && search.trim().is_empty()) {
        let (only, not) = (choice.only.contains(""), choice.not.contains(""));
        let dimmed = !only && !choice.only.is_empty();
        let label = i18n.t("facet-none");
        rows.push(FacetRow { label, count, only, not, dimmed, ..FacetRow::default() });
    }
    (rows, distinct)
}

/// The versions of a family, or the platforms of a version, the most frequent first. Subscribes.
pub fn inside(app: App, i18n: I18n, group: &str, search: &str) -> Vec<FacetRow> {
    let mut rows = children(&counts(app).0, Some(&ClientGroup::parse(group)), &choice(app), search);
    name(app, i18n, &mut rows);
    rows
}

/// Groups of any depth that have this text in their names, the most frequent first. Subscribes.
pub fn called(app: App, i18n: I18n, text: &str, limit: usize) -> Vec<FacetRow> {
    let (counts, _) = counts(app);
    let rows = |group: Option<&FacetRow>| {
        let group = group.map(|row| ClientGroup::parse(&row.value));
        children(&counts, group.as_ref(), &Choice::default(), "")
    };
    let mut all = rows(None);
    // Without a text it is the families; with one, what is below them, too.
    if !text.is_empty() {
        let versions: Vec<FacetRow> = all.iter().flat_map(|family| rows(Some(family))).collect();
        let platforms: Vec<FacetRow> = versions.iter().flat_map(|version| rows(Some(version))).collect();
        all.extend(versions.into_iter().chain(platforms));
    }
    let text = text.to_lowercase();
    all.retain(|row| row.value.to_lowercase().contains(&text));
    all.sort_by_key(|row| Reverse(row.count));
    all.truncate(limit);
    all.iter_mut().for_each(|row| row.label = names::label(app, i18n, Facet::Client, &row.value));
    all
}

fn choice(app: App) -> Choice {
    app.filters.get().choices.get(&Facet::Client).cloned().unwrap_or_default()
}

/// Each client that occurs, with its count, and how many events have none.
fn counts(app: App) -> (Vec<(Client, u32)>, u32) {
    let epoch = app.log.epoch();
    app.log.view(|store| {
        let counts = store.counts_of_agents();
        KNOWN.with_borrow_mut(|(known_epoch, known)| {
            if *known_epoch != epoch {
                (*known_epoch, *known) = (epoch, Vec::new());
            }
            let most = counts.iter().map(|(code, _)| code.number() as usize + 1).max().unwrap_or_default();
            for number in known.len()..most {
                let code = Code::from_number(u32::try_from(number).unwrap_or_default());
                known.push(Client::parse(&store.label(Facet::UserAgent, code).unwrap_or_default()));
            }
            let missing =
                counts.iter().find(|(code, _)| *code == Code::MISSING).map_or(0, |(_, count)| *count);
            let mut sums = HashMap::<&Client, u32>::new();
            for (code, count) in counts.into_iter().filter(|(code, _)| *code != Code::MISSING) {
                let client = known.get(code.number() as usize).filter(|client| !client.family.is_empty());
                if let Some(client) = client {
                    *sums.entry(client).or_default() += count;
                }
            }
            (sums.into_iter().map(|(client, count)| (client.clone(), count)).collect(), missing)
        })
    })
}

/// The group right below another (or the family), that a client is in; none below the platform.
fn below(client: &Client, group: Option<&ClientGroup>) -> Option<ClientGroup> {
    match group {
        None => Some(ClientGroup::parse(&client.family)),
        Some(ClientGroup { version: None, .. }) => Some(ClientGroup::version_of(client)),
        Some(ClientGroup { platform: None, .. }) => Some(ClientGroup::whole(client)),
        Some(_) => None,
    }
}

/// Whether everything in one group is in another.
fn is_within(group: &ClientGroup, outer: &ClientGroup) -> bool {
    let covers = |outer: &Option<String>, inner: &Option<String>| outer.is_none() || outer == inner;
    group.family == outer.family
        && covers(&outer.version, &group.version)
        && covers(&outer.platform, &group.platform)
}

/// A row in the making.
#[derive(Default)]
struct Growing {
    count: u32,
    /// Whether the search finds it, or a client in it.
    found: bool,
    /// What unfolds below it.
    below: HashSet<String>,
    /// Whether that says anything that the row does not.
    says: bool,
}

/// The rows below a group, the most frequent first, as far as a client in them has the text in its name. What was
/// chosen has a row, or is in one.
fn children(
    counts: &[(Client, u32)],
    group: Option<&ClientGroup>,
    choice: &Choice,
    search: &str,
) -> Vec<FacetRow> {
    let needle = search.trim().to_lowercase();
    let is_found = |client: &Client| needle.is_empty() || client.to_string().to_lowercase().contains(&needle);
    let mut rows: HashMap<ClientGroup, Growing> = HashMap::new();
    for (client, count) in counts.iter().filter(|(client, _)| group.is_none_or(|group| group.has(client))) {
        let Some(group) = below(client, group) else { continue };
        let next = below(client, Some(&group)).map(|group| group.to_string());
        let has_version = group.version.is_none() && !client.version.is_empty();
        let row = rows.entry(group).or_default();
        row.count += count;
        row.found |= is_found(client);
        row.says |= has_version || !client.platform.is_empty();
        row.below.extend(next);
    }
    let read = |values: &BTreeSet<String>| -> Vec<ClientGroup> {
        let values = values.iter().filter(|value| !value.is_empty());
        values.map(|value| ClientGroup::parse(value)).collect()
    };
    let (only, not) = (read(&choice.only), read(&choice.not));
    for chosen in only.iter().chain(&not) {
        if group.is_none_or(|group| chosen != group && is_within(chosen, group)) {
            rows.entry(towards(chosen, group)).or_default().found = true;
        }
    }
    let row = |(group, row): (ClientGroup, Growing)| {
        let holds = only.iter().chain(&not).any(|chosen| *chosen != group && is_within(chosen, &group));
        let is_wanted = holds || only.iter().any(|outer| is_within(&group, outer));
        FacetRow {
            value: group.to_string(),
            count: row.count,
            only: only.contains(&group),
            not: not.contains(&group),
            dimmed: !choice.only.is_empty() && !is_wanted,
            inside: if row.says || holds { row.below.len().max(usize::from(holds)) } else { 0 },
            holds,
            ..FacetRow::default()
        }
    };
    let mut rows: Vec<FacetRow> = rows.into_iter().filter(|(_, row)| row.found).map(row).collect();
    rows.sort_by_key(|row| (Reverse(row.count), row.value.clone()));
    rows
}

/// The row below a group that is a chosen group, or leads to it.
fn towards(chosen: &ClientGroup, group: Option<&ClientGroup>) -> ClientGroup {
    match group {
        None => ClientGroup { version: None, platform: None, ..chosen.clone() },
        Some(ClientGroup { version: None, .. }) => ClientGroup { platform: None, ..chosen.clone() },
        Some(_) => chosen.clone(),
    }
}

/// Below a family the version says enough, and below a version the platform.
fn name(app: App, i18n: I18n, rows: &mut [FacetRow]) {
    for row in rows {
        let group = ClientGroup::parse(&row.value);
        row.label = match (&group.version, &group.platform) {
            (_, Some(platform)) if platform.is_empty() => i18n.t("client-no-platform"),
            (_, Some(platform)) => platform.clone(),
            (Some(version), None) if version.is_empty() => i18n.t("client-no-version"),
            (Some(version), None) => version.clone(),
            (None, None) => names::label(app, i18n, Facet::Client, &row.value),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts() -> Vec<(Client, u32)> {
        let client = |family: &str, version: &str, platform: &'static str, count| {
            (Client { family: family.to_owned(), version: version.to_owned(), platform }, count)
        };
        vec![
            client("Chrome", "142", "Linux", 5),
            client("Chrome", "142", "Windows", 7),
            client("Chrome", "141", "Windows", 1),
            client("curl", "8.5", "", 4),
            client("strange", "", "", 20),
        ]
    }

    fn said(rows: &[FacetRow]) -> Vec<(&str, u32, usize)> {
        rows.iter().map(|row| (row.value.as_str(), row.count, row.inside)).collect()
    }

    fn choice(only: &[&str], not: &[&str]) -> Choice {
        let set = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        Choice { only: set(only), not: set(not) }
    }

    fn level(group: Option<&str>, choice: &Choice, search: &str) -> Vec<FacetRow> {
        children(&counts(), group.map(ClientGroup::parse).as_ref(), choice, search)
    }

    #[test]
    fn each_level_adds_up_to_the_one_above() {
        let none = Choice::default();
        let families = level(None, &none, "");
        assert_eq!(said(&families), [("strange", 20, 0), ("Chrome", 13, 2), ("curl", 4, 1)]);
        assert_eq!(said(&level(Some("Chrome"), &none, "")), [("Chrome/142", 12, 2), ("Chrome/141", 1, 1)]);
        assert_eq!(
            said(&level(Some("Chrome/142"), &none, "")),
            [("Chrome/142/Windows", 7, 0), ("Chrome/142/Linux", 5, 0)]
        );
        assert_eq!(said(&level(Some("curl"), &none, "")), [("curl/8.5", 4, 0)]);
        assert_eq!(said(&level(Some("curl/8.5"), &none, "")), [("curl/8.5/", 4, 0)]);
    }

    #[test]
    fn a_search_finds_what_is_inside() {
        let none = Choice::default();
        assert_eq!(said(&level(None, &none, "linux")), [("Chrome", 13, 2)]);
        assert_eq!(said(&level(Some("Chrome"), &none, "linux")), [("Chrome/142", 12, 2)]);
        assert_eq!(said(&level(None, &none, "8.5")), [("curl", 4, 1)]);
    }

    #[test]
    fn what_is_chosen_has_a_row_on_the_way_to_it_and_is_told_from_the_rest() {
        let choice = choice(&["Chrome/140/Linux"], &["Opera/9", "curl"]);
        let families = level(None, &choice, "");
        let of = |rows: &[FacetRow], value: &str| rows.iter().find(|row| row.value == value).unwrap().clone();
        assert!(of(&families, "Chrome").holds && !of(&families, "Chrome").dimmed);
        assert!(of(&families, "Opera").holds && of(&families, "Opera").count == 0);
        assert!(of(&families, "curl").not && of(&families, "strange").dimmed);
        let versions = level(Some("Chrome"), &choice, "");
        assert!(of(&versions, "Chrome/140").holds && of(&versions, "Chrome/142").dimmed);
        let platforms = level(Some("Chrome/140"), &choice, "");
        assert_eq!(said(&platforms), [("Chrome/140/Linux", 0, 0)]);
        assert!(platforms[0].only);
    }

    #[test]
    fn all_of_a_chosen_family_is_wanted() {
        let choice = choice(&["Chrome"], &[]);
        assert!(level(Some("Chrome"), &choice, "").iter().all(|row| !row.dimmed && !row.holds));
    }
}
