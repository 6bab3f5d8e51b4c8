//! The thresholds in words: which there are, which differ from the usual, and what other values would find.

use crate::i18n::I18n;
use crate::platform::intl;
use crate::state::App;
use crate::state::findings::{Counts, Preview};
use crate::text::finding as text;
use audit_detect::{Group, KNOBS, Knob, Unit};
use leptos::prelude::*;

/// A group to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupLine {
    /// Which.
    pub group: Group,
    /// What it is called.
    pub name: String,
    /// How many of its thresholds differ from the usual.
    pub changed: usize,
}

/// What a group is called.
pub fn name(i18n: I18n, group: Group) -> String {
    match group {
        Group::Rule(rule) => text::name(i18n.lang(), rule),
        Group::Learning | Group::Company => i18n.t(&format!("threshold-group-{}", group.slug())),
    }
}

/// All groups in their order.
pub fn groups(app: App, i18n: I18n) -> Vec<GroupLine> {
    let kept = app.findings.kept.get();
    let differs = |knob: &&Knob| knob.get(&kept.settings.thresholds) != knob.usual();
    let line = |group: Group| GroupLine {
        group,
        name: name(i18n, group),
        changed: group.knobs().filter(differs).count(),
    };
    Group::all().into_iter().map(line).collect()
}

/// How many thresholds differ from the usual.
pub fn changed(app: App) -> usize {
    app.findings
        .kept
        .with(|kept| KNOBS.iter().filter(|knob| knob.get(&kept.settings.thresholds) != knob.usual()).count())
}

/// The message that names a threshold.
pub fn label(knob: &Knob) -> String {
    format!("threshold-{}", knob.name.replace(['.', '_'], "-"))
}

/// Between what it can be, and what is usual.
pub fn bounds(i18n: I18n, knob: &Knob) -> String {
    let number = |value: u32| intl::number(i18n.lang(), value as usize).into();
    i18n.ta(
        "threshold-bounds",
        &[("least", number(knob.least)), ("most", number(knob.most)), ("usual", number(knob.usual()))],
    )
}

/// The unit behind the number, if it has one.
pub fn unit(i18n: I18n, knob: &Knob) -> Option<String> {
    match knob.unit {
        Unit::Count | Unit::Switch => None,
        unit => Some(i18n.t(&format!("threshold-unit-{}", unit.slug()))),
    }
}

/// What the typed values would find, in a sentence; nothing where there is nothing to say.
pub fn preview(app: App, i18n: I18n) -> String {
    let group = app.findings.tuning.with(|tuning| tuning.group);
    let number = |count: usize| intl::number(i18n.lang(), count).into();
    match app.findings.preview.get() {
        Preview::Nothing => String::new(),
        Preview::Counting => i18n.t("threshold-counting"),
        Preview::Counted(now, then) => {
            let all = |now: Counts, then: Counts| {
                let args = [("count", then.all.into()), ("n", number(then.all)), ("now", number(now.all))];
                i18n.ta("threshold-would-all", &args)
            };
            match group {
                Group::Rule(_) => {
                    let args =
                        [("count", then.rule.into()), ("n", number(then.rule)), ("now", number(now.rule))];
                    format!("{} {}", i18n.ta("threshold-would-rule", &args), all(now, then))
                }
                Group::Learning | Group::Company => all(now, then),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, message};

    #[test]
    fn every_threshold_has_a_name_in_both_languages() {
        for lang in Lang::ALL {
            for knob in KNOBS {
                let label = label(knob);
                assert_ne!(message(lang, &label, &[]), label, "{lang:?}");
            }
        }
    }
}
