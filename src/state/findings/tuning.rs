//! Thresholds being changed: texts as they were typed, until they make sense and are taken over.

use audit_detect::{Group, Knob, Thresholds, Unit};
use std::collections::BTreeMap;

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is no whole number.
    NoNumber,
    /// It is too small or too large.
    OutOfBounds,
    /// The first hour of the day is not before the last.
    NoDay,
}

impl Problem {
    /// The message that says so.
    pub const fn message(self) -> &'static str {
        match self {
            Self::NoNumber => "threshold-no-number",
            Self::OutOfBounds => "threshold-out-of-bounds",
            Self::NoDay => "threshold-no-day",
        }
    }
}

/// The thresholds of one group as they are typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tuning {
    /// Which group.
    pub group: Group,
    texts: BTreeMap<&'static str, String>,
}

impl Tuning {
    /// A group as it is.
    pub fn of(group: Group, thresholds: &Thresholds) -> Self {
        let texts = group.knobs().map(|knob| (knob.name, knob.get(thresholds).to_string()));
        Self { group, texts: texts.collect() }
    }

    /// A group as it is by default.
    pub fn usual(group: Group) -> Self {
        Self::of(group, &Thresholds::default())
    }

    /// What is typed.
    pub fn text(&self, knob: &Knob) -> &str {
        self.texts.get(knob.name).map_or("", String::as_str)
    }

    /// With another text typed.
    #[must_use]
    pub fn with(&self, knob: &'static Knob, text: String) -> Self {
        let mut tuning = self.clone();
        tuning.texts.insert(knob.name, text);
        tuning
    }

    fn number(&self, knob: &Knob) -> Result<u32, Problem> {
        let value = self.text(knob).trim().parse::<u64>().map_err(|_| Problem::NoNumber)?;
        let value = u32::try_from(value).map_err(|_| Problem::OutOfBounds)?;
        if knob.takes(value) { Ok(value) } else { Err(Problem::OutOfBounds) }
    }

    /// What is wrong with a value.
    pub fn problem(&self, knob: &Knob) -> Option<Problem> {
        if let Err(problem) = self.number(knob) {
            return Some(problem);
        }
        // Only working hours are two hours of a clock.
        let mut hours = self.group.knobs().filter(|knob| knob.unit == Unit::Hour);
        match (hours.next(), hours.next()) {
            (Some(first), Some(last)) if last.name == knob.name => {
                let (first, last) = (self.number(first).ok()?, self.number(last).ok()?);
                (first >= last).then_some(Problem::NoDay)
            }
            _ => None,
        }
    }

    /// These values in the place of others; nothing while something is wrong with one.
    pub fn over(&self, thresholds: &Thresholds) -> Option<Thresholds> {
        let mut changed = thresholds.clone();
        for knob in self.group.knobs() {
            if self.problem(knob).is_some() {
                return None;
            }
            knob.set(&mut changed, self.number(knob).ok()?);
        }
        Some(changed)
    }
}

/// How many findings there are, of the rule and in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of the rule that is being changed.
    pub rule: usize,
    /// In all.
    pub all: usize,
}

/// What the values that are typed would find in what is loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preview {
    /// The same as now, or something is wrong with them.
    #[default]
    Nothing,
    /// It is being counted.
    Counting,
    /// So many now, and so many then.
    Counted(Counts, Counts),
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_detect::Rule;

    const BURST: Group = Group::Rule(Rule::TwoFactorBurst);

    fn knob(name: &str) -> &'static Knob {
        Knob::named(name).unwrap()
    }

    #[test]
    fn what_is_typed_counts_once_it_is_a_number_in_its_bounds() {
        let usual = Thresholds::default();
        let (tuning, failures) = (Tuning::usual(BURST), knob("two_factor_burst.failures"));
        assert_eq!((tuning.text(failures), tuning.over(&usual)), ("5", Some(usual.clone())));
        for (text, problem) in [
            ("", Problem::NoNumber),
            ("five", Problem::NoNumber),
            ("-1", Problem::NoNumber),
            ("2.5", Problem::NoNumber),
            ("1", Problem::OutOfBounds),
            ("101", Problem::OutOfBounds),
            ("99999999999", Problem::OutOfBounds),
        ] {
            let typed = tuning.with(failures, text.to_owned());
            assert_eq!((typed.problem(failures), typed.over(&usual)), (Some(problem), None), "{text:?}");
        }
        let typed = tuning.with(failures, " 8 ".to_owned());
        let changed = typed.over(&usual).unwrap();
        assert_eq!((changed.two_factor_burst.failures, changed.two_factor_burst.minutes), (8, 10));
        assert_eq!(Tuning::of(BURST, &changed).text(failures), "8");
    }

    #[test]
    fn a_day_begins_before_it_ends() {
        let group = Group::Rule(Rule::OffHours);
        let (from, to) = (knob("off_hours.from_hour"), knob("off_hours.to_hour"));
        let backwards = Tuning::usual(group).with(from, "20".to_owned());
        assert_eq!((backwards.problem(from), backwards.problem(to)), (None, Some(Problem::NoDay)));
        assert_eq!(backwards.over(&Thresholds::default()), None);
        assert!(backwards.with(to, "24".to_owned()).over(&Thresholds::default()).is_some());
    }
}
