//! Every threshold by name, with its unit and bounds: what a form asks for, and what a file is held to.

use crate::rule::Rule;
use crate::settings::{Settings, Thresholds};

/// What thresholds belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What is called new, whatever the rule.
    Learning,
    /// What keeps quiet alone.
    Company,
    /// One rule.
    Rule(Rule),
}

impl Group {
    /// The stable name used in messages.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Learning => "learning",
            Self::Company => "company",
            Self::Rule(rule) => rule.slug(),
        }
    }

    /// Those that have any threshold, in the order of the rules.
    pub fn all() -> Vec<Self> {
        let rules = Rule::ALL.into_iter().map(Self::Rule);
        let all = [Self::Learning, Self::Company].into_iter().chain(rules);
        all.filter(|group| KNOBS.iter().any(|knob| knob.group == *group)).collect()
    }

    /// Its thresholds.
    pub fn knobs(self) -> impl Iterator<Item = &'static Knob> {
        KNOBS.iter().filter(move |knob| knob.group == self)
    }
}

/// What a threshold counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Events, people, addresses or the like: the label says which.
    Count,
    /// Minutes.
    Minutes,
    /// Days.
    Days,
    /// An hour of the clock.
    Hour,
    /// So many times as many.
    Times,
    /// Kilometres.
    Kilometres,
    /// Kilometres an hour.
    Speed,
    /// Nothing: it is on (1) or off (0).
    Switch,
}

impl Unit {
    /// The name in messages.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Minutes => "minutes",
            Self::Days => "days",
            Self::Hour => "hour",
            Self::Times => "times",
            Self::Kilometres => "kilometres",
            Self::Speed => "speed",
            Self::Switch => "switch",
        }
    }
}

/// A threshold.
#[derive(Debug)]
pub struct Knob {
    /// What it belongs to.
    pub group: Group,
    /// Its name in files, such as `two_factor_burst.failures`.
    pub name: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// The least it can be.
    pub least: u32,
    /// The most.
    pub most: u32,
    get: fn(&Thresholds) -> u32,
    set: fn(&mut Thresholds, u32),
}

impl Knob {
    /// The threshold of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        KNOBS.iter().find(|knob| knob.name == name)
    }

    /// Its value.
    pub fn get(&self, thresholds: &Thresholds) -> u32 {
        (self.get)(thresholds)
    }

    /// Sets it; a value out of bounds becomes the nearest in them.
    pub fn set(&self, thresholds: &mut Thresholds, value: u32) {
        (self.set)(thresholds, value.clamp(self.least, self.most));
    }

    /// What it is by default.
    pub fn usual(&self) -> u32 {
        self.get(&Thresholds::default())
    }

    /// Whether a value is in its bounds.
    pub fn takes(&self, value: u32) -> bool {
        (self.least..=self.most).contains(&value)
    }
}

impl Settings {
    /// The first threshold that is out of its bounds.
    pub fn out_of_bounds(&self) -> Option<&'static Knob> {
        KNOBS.iter().find(|knob| !knob.takes(knob.get(&self.thresholds)))
    }
}

/// What a threshold is kept as.
trait Value {
    fn of(value: u32) -> Self;
}

impl Value for u32 {
    fn of(value: u32) -> Self {
        value
    }
}

impl Value for u8 {
    fn of(value: u32) -> Self {
        Self::try_from(value).unwrap_or(Self::MAX)
    }
}

impl Value for bool {
    fn of(value: u32) -> Self {
        value != 0
    }
}

macro_rules! knobs {
    ($($group:expr => { $($part:ident.$field:ident: $unit:ident $least:literal..=$most:literal;)+ })+) => {
        /// Every threshold, in the order of the groups.
        pub const KNOBS: &[Knob] = &[$($(Knob {
            group: $group,
            name: concat!(stringify!($part), ".", stringify!($field)),
            unit: Unit::$unit,
            least: $least,
            most: $most,
            get: |thresholds| u32::from(thresholds.$part.$field),
            set: |thresholds, value| thresholds.$part.$field = Value::of(value),
        },)+)+];
    };
}

// Windows of rules are forgotten after a day, and hold as many events as the rule says it keeps.
knobs! {
    Group::Learning => {
        learning.days: Days 1..=60;
        learning.sign_ins: Count 1..=1_000;
        learning.settle_minutes: Minutes 1..=1_440;
        learning.colleagues: Count 1..=10;
        learning.colleague_days: Days 1..=30;
    }
    Group::Company => {
        company.weight: Count 1..=10;
        company.minutes: Minutes 1..=1_440;
    }
    Group::Rule(Rule::TwoFactorBurst) => {
        two_factor_burst.failures: Count 2..=100;
        two_factor_burst.minutes: Minutes 1..=1_440;
        two_factor_burst.at_home: Times 1..=10;
    }
    Group::Rule(Rule::BurstThenIn) => {
        burst_then_in.minutes: Minutes 1..=1_440;
    }
    Group::Rule(Rule::OneAddressManyAccounts) => {
        one_address.attempts: Count 2..=500;
        one_address.actors: Count 2..=100;
        one_address.minutes: Minutes 1..=1_440;
    }
    Group::Rule(Rule::OneAccountManyAddresses) => {
        one_account.failures: Count 2..=200;
        one_account.addresses: Count 2..=100;
        one_account.minutes: Minutes 1..=1_440;
    }
    Group::Rule(Rule::LoneFailure) => {
        lone_failure.cleared_minutes: Minutes 1..=1_440;
    }
    Group::Rule(Rule::NewDevice) => {
        new_device.days: Days 1..=365;
    }
    Group::Rule(Rule::ScriptSignsIn) => {
        script.known_after_days: Days 1..=60;
    }
    Group::Rule(Rule::ParallelSignIns) => {
        parallel.pairs: Count 2..=50;
        parallel.minutes: Minutes 1..=1_440;
    }
    Group::Rule(Rule::ImpossibleTravel) => {
        travel.kilometres: Kilometres 50..=20_000;
        travel.speed: Speed 100..=5_000;
        travel.colleagues: Count 1..=10;
    }
    Group::Rule(Rule::OffHours) => {
        off_hours.from_hour: Hour 0..=23;
        off_hours.to_hour: Hour 1..=24;
        off_hours.weekends: Switch 0..=1;
        off_hours.days: Days 1..=60;
    }
    Group::Rule(Rule::DormantThenActive) => {
        dormant.days: Days 7..=365;
    }
    Group::Rule(Rule::CreatedThenRaised) => {
        created_then_raised.minutes: Minutes 1..=1_440;
    }
    Group::Rule(Rule::AppLetIn) => {
        app_let_in.learning_days: Days 1..=60;
    }
    Group::Rule(Rule::MassDeletion) => {
        mass_deletion.messages: Count 2..=1_000;
        mass_deletion.people: Count 2..=1_000;
        mass_deletion.tags: Count 2..=1_000;
        mass_deletion.minutes: Minutes 1..=1_440;
        mass_deletion.times_usual: Times 1..=100;
    }
    Group::Rule(Rule::BulkReading) => {
        bulk_reading.reads: Count 2..=1_000;
        bulk_reading.minutes: Minutes 1..=1_440;
        bulk_reading.times_usual: Times 1..=100;
    }
    Group::Rule(Rule::LogReadByAnother) => {
        log_read.known_network_is_enough: Switch 0..=1;
    }
    Group::Rule(Rule::SeveralAtOnce) => {
        several.rules: Count 2..=10;
        several.weight: Count 1..=30;
        several.minutes: Minutes 1..=1_440;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value as Json;
    use std::collections::BTreeSet;

    #[test]
    fn every_threshold_has_a_knob_whose_bounds_hold_its_default() {
        let Json::Object(parts) = serde_json::to_value(Thresholds::default()).unwrap() else {
            unreachable!("a struct is an object")
        };
        let fields = parts.iter().flat_map(|(part, fields)| {
            fields.as_object().into_iter().flatten().map(move |(field, _)| format!("{part}.{field}"))
        });
        let fields: BTreeSet<String> = fields.collect();
        let knobs: BTreeSet<String> = KNOBS.iter().map(|knob| knob.name.to_owned()).collect();
        assert_eq!((knobs.len(), &knobs), (KNOBS.len(), &fields));
        assert!(KNOBS.iter().all(|knob| knob.takes(knob.usual())));
        let grouped: usize = Group::all().iter().map(|group| group.knobs().count()).sum();
        assert_eq!(grouped, KNOBS.len());
    }

    #[test]
    fn a_knob_sets_what_it_names_and_keeps_to_its_bounds() {
        for knob in KNOBS {
            let mut settings = Settings::default();
            for value in [knob.least, knob.most] {
                knob.set(&mut settings.thresholds, value);
                assert_eq!(knob.get(&settings.thresholds), value, "{}", knob.name);
                let json = serde_json::to_value(&settings.thresholds).unwrap();
                let pointer = format!("/{}", knob.name.replace('.', "/"));
                let written = json.pointer(&pointer).map(|it| it.as_u64().unwrap_or(u64::from(*it == true)));
                assert_eq!(written, Some(u64::from(value)), "{}", knob.name);
            }
            knob.set(&mut settings.thresholds, u32::MAX);
            assert_eq!(knob.get(&settings.thresholds), knob.most, "{}", knob.name);
            assert!(settings.out_of_bounds().is_none());
        }
        let mut settings = Settings::default();
        settings.thresholds.bulk_reading.reads = 0;
        assert_eq!(settings.out_of_bounds().map(|knob| knob.name), Some("bulk_reading.reads"));
        assert!(Knob::named("bulk_reading.reads").is_some() && Knob::named("reads").is_none());
    }
}
