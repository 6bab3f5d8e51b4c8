//! What the address bar holds: period, tab, filters, the open event. Never the token.
//!
//! `?period=30&tab=charts&zone=UTC&category=auth&-event=user_logout&range=…~…&view=…~…&text=…&own=shown&id=…&profile=…`: one
//! parameter a value, an excluded value with a minus. Whatever is not understood is left out and counted, so that the page can say so.

use super::filters::Filters;
use super::lens::{Lens, SPLITS};
use super::notes::MARKS;
use super::period::{Period, TimeRange};
use super::profile::Subject;
use super::steps;
use super::terms::Term;
use super::view::{Plan, Tab};
use audit_detect::FindingId;
use audit_model::{Category, Timestamp};
use audit_store::Facet;
use std::collections::BTreeSet;

/// All that a copied address carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The period to load.
    pub period: Period,
    /// What to load of it.
    pub plan: Plan,
    /// Which screen.
    pub tab: Tab,
    /// The time zone that it is shown in, by name; the browser's own if not given.
    pub zone: Option<String>,
    /// What is selected.
    pub filters: Filters,
    /// How the histogram looks at it.
    pub lens: Lens,
    /// The event whose details are open, by id.
    pub event: Option<String>,
    /// Whose profile is open.
    pub profile: Option<Subject>,
    /// The finding that is open, by id.
    pub finding: Option<String>,
    /// How many events the sample workspace is to have, if it is opened.
    pub sample: Option<u32>,
}

/// The facets that can be filtered by, with their names in an address.
pub const FACETS: [(Facet, &str); 12] = [
    (Facet::Category, "category"),
    (Facet::EventKey, "event"),
    (Facet::Actor, "actor"),
    (Facet::Entity, "entity"),
    (Facet::EntityType, "type"),
    (Facet::Address, "ip"),
    (Facet::Client, "client"),
    (Facet::Scope, "scope"),
    (Facet::Role, "role"),
    (Facet::Note, "note"),
    (Facet::Tag, "tag"),
    (Facet::Case, "case"),
];

/// The most events that a sample workspace is made with: beyond it a tab runs out of memory.
const SAMPLE_LIMIT: u32 = 3_000_000;

/// The longest filter value and text that is taken from an address, in bytes.
const VALUE_LIMIT: usize = 500;

impl Address {
    /// Reads decoded name and value pairs. Returns the address and how many pairs made no sense.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, usize) {
        let mut address = Self::default();
        let mut ignored = 0;
        for (name, value) in pairs {
            if !address.take(name, value) {
                ignored += 1;
            }
        }
        (address, ignored)
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        if value.len() > VALUE_LIMIT {
            return false;
        }
        let (excluded, facet_name) = name.strip_prefix('-').map_or((false, name), |rest| (true, rest));
        if let Some((facet, _)) = FACETS.iter().find(|(_, known)| *known == facet_name) {
            let known = match facet {
                Facet::Category => Category::from_slug(value).is_some(),
                Facet::Note => MARKS.contains(&value),
                _ => true,
            };
            if known {
                let choice = self.filters.choices.entry(*facet).or_default();
                let (to, from) = if excluded {
                    (&mut choice.not, &mut choice.only)
                } else {
                    (&mut choice.only, &mut choice.not)
                };
                from.remove(value);
                to.insert(value.to_owned());
            }
            return known;
        }
        match name {
            "period" => read_period(value).map(|period| self.period = period).is_some(),
            "load" => read_plan(value).map(|plan| self.plan = plan).is_some(),
            "tab" => Tab::from_slug(value).map(|tab| self.tab = tab).is_some(),
            "zone" => {
                self.zone = Some(value.to_owned()).filter(|zone| is_zone(zone));
                self.zone.is_some()
            }
            "range" => read_range(value).map(|range| self.filters.range = Some(range)).is_some(),
            "view" => read_range(value).map(|range| self.lens.shown = Some(range)).is_some(),
            "step" => steps::by_name(value).map(|step_ms| self.lens.step_ms = Some(step_ms)).is_some(),
            "split" => read_split(value).map(|split| self.lens.split = split).is_some(),
            "compare" => {
                self.lens.compares = value == "before";
                self.lens.compares
            }
            "before" => {
                self.lens.whole_before = value == "whole";
                self.lens.whole_before
            }
            "sample" => read_sample(value).map(|events| self.sample = Some(events)).is_some(),
            "own" => {
                self.filters.own_shown = value == "shown";
                self.filters.own_shown
            }
            "id" => {
                self.event = Some(value.to_owned()).filter(|id| !id.is_empty());
                self.event.is_some()
            }
            "profile" => {
                self.profile = Subject::read(value);
                self.profile.is_some()
            }
            "finding" => {
                self.finding = FindingId::parse(value).map(|id| id.to_string());
                self.finding.is_some()
            }
            _ => {
                let term = Term::from_pair(facet_name, value, excluded);
                let filters = term.and_then(|term| self.filters.with_term(term));
                filters.map(|filters| self.filters = filters).is_some()
            }
        }
    }

    /// The name and value pairs of this address, in a fixed order; what is at its default is left out.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut put = |name: &str, value: String| pairs.push((name.to_owned(), value));
        if self.period != Period::default() {
            put("period", write_period(self.period));
        }
        if self.plan != Plan::default() {
            put("load", write_plan(&self.plan));
        }
        if self.tab != Tab::default() {
            put("tab", self.tab.slug().to_owned());
        }
        if let Some(zone) = &self.zone {
            put("zone", zone.clone());
        }
        if let Some(range) = self.filters.range {
            put("range", write_range(range));
        }
        if let Some(shown) = self.lens.shown {
            put("view", write_range(shown));
        }
        if let Some(step) = self.lens.step_ms.and_then(steps::name_of) {
            put("step", step.to_owned());
        }
        if let Some((_, split)) = FACETS.iter().find(|(facet, _)| *facet == self.lens.split)
            && self.lens.split != Lens::default().split
        {
            put("split", (*split).to_owned());
        }
        if self.lens.compares {
            put("compare", "before".to_owned());
        }
        if self.lens.whole_before {
            put("before", "whole".to_owned());
        }
        for (facet, name) in FACETS {
            if let Some(choice) = self.filters.choices.get(&facet) {
                choice.only.iter().for_each(|value| put(name, value.clone()));
                choice.not.iter().for_each(|value| put(&format!("-{name}"), value.clone()));
            }
        }
        for term in &self.filters.terms {
            let (name, value) = term.pair();
            put(&if term.not { format!("-{name}") } else { name }, value);
        }
        if self.filters.own_shown {
            put("own", "shown".to_owned());
        }
        if let Some(id) = &self.event {
            put("id", id.clone());
        }
        if let Some(subject) = &self.profile {
            put("profile", subject.text());
        }
        if let Some(id) = &self.finding {
            put("finding", id.clone());
        }
        if let Some(events) = self.sample {
            put("sample", events.to_string());
        }
        pairs
    }
}

fn read_period(value: &str) -> Option<Period> {
    match value.parse() {
        Ok(days) => (1..=366).contains(&days).then_some(Period::Days(days)),
        Err(_) => read_range(value).map(Period::Fixed),
    }
}

fn write_period(period: Period) -> String {
    match period {
        Period::Days(days) => days.to_string(),
        Period::Fixed(range) => write_range(range),
    }
}

fn read_range(value: &str) -> Option<TimeRange> {
    let (start, end) = value.split_once('~')?;
    TimeRange::new(Timestamp::parse(start)?, Timestamp::parse(end)?)
}

fn write_range(range: TimeRange) -> String {
    format!("{}~{}", range.start, range.end)
}

/// Whether this may be the name of a time zone. Only the browser knows whether it is one.
fn is_zone(name: &str) -> bool {
    (1..=60).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte))
}

fn read_split(value: &str) -> Option<Facet> {
    let (facet, _) = FACETS.iter().find(|(_, known)| *known == value)?;
    SPLITS.contains(facet).then_some(*facet)
}

fn read_sample(value: &str) -> Option<u32> {
    value.parse().ok().filter(|events| (1..=SAMPLE_LIMIT).contains(events))
}

fn read_plan(value: &str) -> Option<Plan> {
    match value {
        "security" => Some(Plan::SecurityFirst),
        "all" => Some(Plan::Everything),
        list => {
            let wanted: BTreeSet<_> = list.split(',').filter_map(Category::from_slug).collect();
            (!wanted.is_empty()).then_some(Plan::Chosen(wanted))
        }
    }
}

fn write_plan(plan: &Plan) -> String {
    match plan {
        Plan::SecurityFirst => "security".to_owned(),
        Plan::Everything => "all".to_owned(),
        Plan::Chosen(wanted) => wanted.iter().map(|category| category.slug()).collect::<Vec<_>>().join(","),
    }
}

#[cfg(test)]
mod tests {
    use super::super::terms::Ask;
    use super::*;

    fn round_trip(address: &Address) -> (Address, usize) {
        let pairs = address.pairs();
        Address::read(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }

    #[test]
    fn an_address_leads_back_to_the_same_view() {
        let address = Address {
            period: Period::Days(30),
            plan: Plan::Chosen(BTreeSet::from([Category::Auth, Category::Security])),
            tab: Tab::Charts,
            zone: Some("America/Argentina/Buenos_Aires".into()),
            filters: Filters::default()
                .toggled(Facet::Category, "auth")
                .excluded(Facet::EventKey, "user_logout")
                .toggled(Facet::Client, "a&b=c, d")
                .toggled(Facet::Client, "Chrome/142/")
                .toggled(Facet::Note, "star")
                .excluded(Facet::Scope, "messages:read")
                .with_range(TimeRange::new(Timestamp(1_763_000_000_000), Timestamp(1_763_100_000_000)))
                .with_term(Term::text("Игорь 100%"))
                .and_then(|filters| {
                    let ask = Ask::Detail("scopes".into(), "messages:read".into());
                    filters.with_term(Term { ask, not: true })
                })
                .unwrap()
                .with_own_shown(true),
            lens: Lens {
                shown: TimeRange::new(Timestamp(1_763_000_000_000), Timestamp(1_763_050_000_000)),
                step_ms: Some(900_000),
                split: Facet::Actor,
                compares: true,
                whole_before: true,
            },
            event: Some("<img>".into()),
            profile: Some(Subject::Address("2001:db8::1".into())),
            finding: Some("00000000000000ff".into()),
            sample: Some(1_000_000),
        };
        assert_eq!(round_trip(&address), (address, 0));
        assert_eq!(round_trip(&Address::default()), (Address::default(), 0));
    }

    #[test]
    fn nonsense_is_left_out_and_counted() {
        let pairs = [
            ("category", "aliens"),
            ("range", "2026-13-01~now"),
            ("range", "2026-11-02T00:00:00Z~2026-11-01T00:00:00Z"),
            ("view", "all"),
            ("step", "7h"),
            ("split", "entity"),
            ("compare", "after"),
            ("before", "half"),
            ("period", "-3"),
            ("period", "100000"),
            ("load", "aliens"),
            ("tab", "admin"),
            ("token", "secret"),
            ("id", ""),
            ("finding", "soul"),
            ("own", "maybe"),
            ("profile", "7"),
            ("zone", "Mars or Venus"),
            ("sample", "many"),
            ("sample", "4000000000"),
            ("note", "aliens"),
            ("actor", "7"),
        ];
        let (address, ignored) = Address::read(pairs);
        assert_eq!(ignored, 21);
        assert_eq!(
            address,
            Address { filters: Filters::default().toggled(Facet::Actor, "7"), ..Address::default() }
        );
    }
}
