//! A file of rules.

use super::SigmaCalls;
use crate::components::icons::CloseIcon;
use crate::i18n::{I18n, use_i18n};
use leptos::prelude::*;
use worker_link::sigma::{FileReport, Level, Problem, ProblemKind, RuleInfo, RuleKind};

#[component]
pub fn File(file: FileReport, calls: SigmaCalls) -> impl IntoView {
    let i18n = use_i18n();
    let FileReport { name, rules, problems } = file;
    let (said, taken, count) = (name.clone(), name.clone(), rules.len());
    let label = move || i18n.ta("sigma-remove", &[("name", said.as_str().into())]);
    view! {
        <li class="sigma-file">
            <div class="sigma-head">
                <b><bdi>{name}</bdi></b><span class="quiet">{move || i18n.tn("sigma-rules", count)}</span>
                <button type="button" class="menu-side" title=label.clone() aria-label=label
                    on:click=move |_| calls.remove.run(taken.clone())><CloseIcon/></button>
            </div>
            <ul class="sigma-rules">{rules.into_iter().map(|rule| view! { <Rule rule calls/> }).collect_view()}</ul>
            <ul class="sigma-problems">
                {problems.into_iter().map(|problem| view! { <li>{move || sentence(i18n, &problem)}</li> }).collect_view()}
            </ul>
        </li>
    }
}

#[component]
fn Rule(rule: RuleInfo, calls: SigmaCalls) -> impl IntoView {
    let i18n = use_i18n();
    let key = StoredValue::new(rule.key);
    let kind = match rule.kind {
        RuleKind::Single => "sigma-rule",
        RuleKind::Correlation => "sigma-correlation",
        RuleKind::Filter => "sigma-filter",
    };
    view! {
        <li>
            <label class="choice">
                <input type="checkbox" prop:checked=move || calls.is_on.run(key.get_value())
                    on:change=move |event| calls.switch.run((key.get_value(), event_target_checked(&event)))/>
                <bdi>{rule.title}</bdi>
            </label>
            <span class="quiet">{move || i18n.t(kind)}</span>
            {rule.level.map(|level| view! {
                <span class=format!("sev {}", slug(level))>{move || i18n.t(word(level))}</span>
            })}
            <span class="quiet sigma-count">{move || {
                let count = calls.count.run(key.get_value());
                (count > 0).then(|| i18n.tn("findings-count", count))
            }}</span>
        </li>
    }
}
const fn slug(level: Level) -> &'static str {
    match level {
        Level::Informational => "informational",
        Level::Low => "low",
        Level::Medium => "medium",
        Level::High => "high",
        Level::Critical => "critical",
    }
}

const fn word(level: Level) -> &'static str {
    match level {
        Level::Informational => "sigma-level-informational",
        Level::Low => "severity-low",
        Level::Medium => "severity-medium",
        Level::High => "severity-high",
        Level::Critical => "severity-critical",
    }
}

/// What is wrong, with where and in what.
fn sentence(i18n: I18n, problem: &Problem) -> String {
    let what = i18n.t(match problem.kind {
        ProblemKind::NotYaml => "sigma-problem-yaml",
        ProblemKind::NotSigma => "sigma-problem-sigma",
        ProblemKind::Modifier => "sigma-problem-modifier",
        ProblemKind::Condition => "sigma-problem-condition",
        ProblemKind::Value => "sigma-problem-value",
        ProblemKind::Reference => "sigma-problem-reference",
        ProblemKind::Double => "sigma-problem-double",
        ProblemKind::Foreign => "sigma-problem-foreign",
        ProblemKind::Other => "sigma-problem-other",
    });
    let line = problem.line.unwrap_or_default().to_string();
    let place = match &problem.rule {
        Some(rule) => {
            Some(i18n.ta("sigma-at-rule", &[("rule", rule.as_str().into()), ("line", line.into())]))
        }
        None => problem.line.map(|_| i18n.ta("sigma-at-line", &[("line", line.into())])),
    };
    let detail = (!problem.detail.is_empty()).then(|| format!("({})", problem.detail));
    [place, Some(what), detail].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
