//! What is said about the archive: what it holds, what is lost, what keeps it from working.

use crate::i18n::{I18n, use_i18n};
use crate::platform::intl::{self, Style};
use crate::state::archive::{Holding, Problem};
use crate::text::size;
use audit_archive::Damage;
use audit_model::Timestamp;
use audit_model::time::DAY_MS;
use leptos::prelude::*;

/// Days that a sentence names before it says how many more there are.
const NAMED: usize = 6;

/// How many events, from when to when, and how large.
#[component]
pub fn Facts(holding: RwSignal<Holding>) -> impl IntoView {
    let i18n = use_i18n();
    let events = move || i18n.tn("archive-events", holding.with(|holding| holding.events) as usize);
    let span = move || match holding.with(|holding| holding.span) {
        Some(span) => intl::days(i18n.lang(), span.start, span.end),
        None => "–".to_owned(),
    };
    view! {
        <dl class="archive-facts">
            <div><dt>{move || i18n.t("archive-holds")}</dt><dd>{events}</dd></div>
            <div><dt>{move || i18n.t("archive-span")}</dt><dd>{span}</dd></div>
            <div><dt>{move || i18n.t("archive-size")}</dt><dd>{move || size(i18n.lang(), holding.with(|holding| holding.bytes))}</dd></div>
        </dl>
    }
}

/// What is lost, day by day.
#[component]
pub fn DamageNote(damage: RwSignal<Option<Damage>>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        {move || damage.get().map(|damage| view! {
            <p class="error-box" role="alert">{damage_sentence(i18n, &damage)}</p>
        })}
    }
}

fn damage_sentence(i18n: I18n, damage: &Damage) -> String {
    if damage.index {
        return i18n.t("archive-damage-index");
    }
    // Days are those of UTC, whose noon is on the same day nearly everywhere.
    let date = |day: &i64| intl::date(i18n.lang(), Style::DayYear, Timestamp(day * DAY_MS + DAY_MS / 2));
    let mut days: Vec<String> = damage.days.iter().take(NAMED).map(date).collect();
    let more = damage.days.len().saturating_sub(NAMED);
    if more > 0 {
        days.push(i18n.tn("archive-more-days", more));
    }
    i18n.ta(
        "archive-damage",
        &[
            ("count", (damage.events as usize).into()),
            ("n", intl::number(i18n.lang(), damage.events as usize).into()),
            ("days", days.join(", ").into()),
        ],
    )
}

/// What keeps the archive from working.
#[component]
pub fn ProblemNote(problem: RwSignal<Option<Problem>>) -> impl IntoView {
    let i18n = use_i18n();
    let sentence = move |problem: Problem| {
        let id = match problem {
            Problem::Passphrase => "archive-wrong",
            Problem::NotOurs => "archive-not-ours",
            Problem::Newer => "archive-newer",
            Problem::NoCipher => "archive-no-cipher",
            Problem::Full => "archive-full",
            Problem::OtherTab => "archive-other-tab",
            Problem::OtherWorkspace => "archive-other-workspace",
            Problem::Torn => "archive-torn",
            Problem::Refused(words) => return i18n.ta("archive-refused", &[("message", words.into())]),
        };
        i18n.t(id)
    };
    view! {
        <div aria-live="assertive">
            {move || problem.get().map(|problem| view! { <p class="error-box" role="alert">{sentence(problem)}</p> })}
        </div>
    }
}
