//! The rules with what they find, and what is known to be harmless, in words.

use crate::i18n::I18n;
use crate::platform::intl::{self, Style};
use crate::state::App;
use crate::text::finding as text;
use audit_detect::{Allow, AllowWhat, Expected, ExpectedScope, Rule};
use audit_model::Timestamp;
use leptos::prelude::*;

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RuleLine {
    /// Which.
    pub rule: Rule,
    /// What it is called.
    pub name: String,
    /// Whether it is on.
    pub on: bool,
    /// How many findings it has in what is loaded, those that keep quiet left out.
    pub count: usize,
}

/// An exception.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Exception {
    /// Its place in its list.
    pub place: usize,
    /// Whether it was said of a finding, and not put on the allow-list.
    pub expected: bool,
    /// What it is.
    pub text: String,
    /// Until when.
    pub until: String,
    /// Why.
    pub reason: String,
}

/// All rules in their order.
pub fn rules(app: App, i18n: I18n) -> Vec<RuleLine> {
    let (report, kept) = (app.findings.report.get(), app.findings.kept.get());
    let line = |rule: Rule| RuleLine {
        rule,
        name: text::name(i18n.lang(), rule),
        on: !kept.settings.off.contains(&rule),
        count: report.of_rule(rule).count(),
    };
    Rule::ALL.into_iter().map(line).collect()
}

/// The allow-list, and then what was expected.
pub fn exceptions(app: App, i18n: I18n) -> Vec<Exception> {
    let kept = app.findings.kept.get();
    let until = |until_ms: Option<i64>| match until_ms {
        Some(ms) => {
            i18n.ta("rules-until", &[("day", intl::date(i18n.lang(), Style::DayYear, Timestamp(ms)).into())])
        }
        None => i18n.t("rules-forever"),
    };
    let allowed = kept.settings.allow.iter().enumerate().map(|(place, entry)| Exception {
        place,
        expected: false,
        text: allowed(app, i18n, entry),
        until: until(entry.until_ms),
        reason: entry.reason.clone(),
    });
    let expected = kept.settings.expected.iter().enumerate().map(|(place, entry)| Exception {
        place,
        expected: true,
        text: expected(app, i18n, entry),
        until: until(entry.until_ms),
        reason: entry.reason.clone(),
    });
    allowed.chain(expected).collect()
}

fn allowed(app: App, i18n: I18n, entry: &Allow) -> String {
    match &entry.what {
        AllowWhat::Address(value) => i18n.ta("rules-address", &[("value", value.as_str().into())]),
        AllowWhat::Actor(id) => i18n.ta("rules-actor", &[("name", app.names.person(id).into())]),
        AllowWhat::Client(value) => i18n.ta("rules-client", &[("value", value.as_str().into())]),
    }
}

fn expected(app: App, i18n: I18n, entry: &Expected) -> String {
    let name = match &entry.own {
        Some(key) => app.sigma.rule(key).map_or_else(|| key.clone(), |rule| rule.title),
        None => text::name(i18n.lang(), entry.rule),
    };
    let rule = ("rule", name.into());
    match &entry.scope {
        ExpectedScope::Once { from_ms, .. } => {
            let when = intl::date(i18n.lang(), Style::DayMinute, Timestamp(*from_ms));
            i18n.ta("rules-once", &[rule, ("when", when.into())])
        }
        ExpectedScope::Actor(id) => {
            i18n.ta("findings-expect-actor", &[rule, ("name", app.names.person(id).into())])
        }
        ExpectedScope::Rule => i18n.ta("findings-expect-rule", &[rule]),
    }
}
