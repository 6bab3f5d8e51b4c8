//! What a person has to know about the data on the screen: what failed, what is missing, what could not be read.

use super::beyond::Beyond;
use super::failure::{FailureText, clock_time, duration};
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl::{self, Style};
use crate::state::live::Failing;
use crate::state::period::TimeRange;
use crate::state::progress::{Gap, Progress, Stage, missing_stretches};
use crate::state::use_app;
use crate::tasks::load;
use crate::text::words::kind_name;
use audit_client::FailureKind;
use audit_client::check::ConnectFailure;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Stretches and keys that a sentence names before it says "and so many more".
const NAMED: usize = 3;

/// A pause of so many seconds has a notice of its own.
const LONG_PAUSE_S: u32 = 10;

/// All notices, in a region that is read out when it changes.
#[component]
pub fn Notices() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let stage = Memo::new(move |_| app.progress.with(|progress| progress.stage.clone()));
    let gaps = Memo::new(move |_| app.progress.with(|progress| progress.gaps.clone()));
    let unreadable = Memo::new(move |_| app.progress.with(|progress| progress.unreadable));
    let conflicting = Memo::new(move |_| app.progress.with(|progress| progress.conflicting));
    // A wait that the API has told us cannot be cut short: it is a pause.
    let waiting = Memo::new(move |_| {
        let waiting = app.progress.with(|progress| progress.waiting.clone());
        waiting.filter(|failure| failure.kind != FailureKind::RateLimited)
    });
    // A short pause is told by the progress line alone: a notice that comes and goes moves all below it.
    let long_pause =
        Memo::new(move |shown: Option<&bool>| match app.progress.with(|progress| progress.pause_s) {
            Some(seconds) => seconds >= LONG_PAUSE_S || shown.copied().unwrap_or_default(),
            None => false,
        });
    let failing = Memo::new(move |_| app.live.with(|live| live.failing.clone().filter(|_| live.on)));
    let go_on = move || {
        view! {
            <button class="button" type="button" on:click=move |_| load::resume(app)>
                {move || i18n.t(if stage.get() == Stage::Cancelled { "notice-continue" } else { "retry" })}
            </button>
        }
    };
    view! {
        <div class="notices" aria-live="polite">
            {move || match stage.get() {
                Stage::Failed(failure) => Some(view! {
                    // What ends a loading leaves something unread, too.
                    <div class="notice bad"><p><FailureText failure/>{move || {
                        let gaps = gaps.get();
                        (!gaps.is_empty()).then(|| format!(" {}", gap_sentence(i18n, &stage.get(), &gaps)))
                    }}</p>{go_on()}</div>
                }.into_any()),
                Stage::Cancelled | Stage::Done if !gaps.get().is_empty() => Some(view! {
                    <div class="notice warn">
                        <p>{move || gap_sentence(i18n, &stage.get(), &gaps.get())}<GapReason gaps/></p>{go_on()}
                    </div>
                }.into_any()),
                Stage::Loading if long_pause.get() => Some(view! { <Pause/> }.into_any()),
                Stage::Loading => waiting.get().map(|failure| view! {
                    <div class="notice warn">
                        <p><FailureText failure=ConnectFailure::Api(failure)/></p>
                        <button class="button" type="button" on:click=move |_| load::nudge(app)>
                            {move || i18n.t("retry")}
                        </button>
                    </div>
                }.into_any()),
                _ => None,
            }}
            {move || failing.get().map(|Failing { since, failure }| {
                let time = intl::date(i18n.lang(), Style::Minute, since);
                view! {
                    <div class="notice warn"><p>{i18n.ta("live-failing", &[("time", time.into())])}" "
                        <FailureText failure=ConnectFailure::Api(failure)/></p></div>
                }
            })}
            <Beyond/>
            {move || app.session.clock_ahead_ms.get().map(|ahead| {
                // Whole minutes: the way of the answer is no part of it.
                let by = duration(i18n, ahead.unsigned_abs() / 60_000 * 60_000);
                let id = if ahead < 0 { "notice-clock-behind" } else { "notice-clock-ahead" };
                view! { <div class="notice warn"><p>{i18n.ta(id, &[("by", by.into())])}</p></div> }
            })}
            <Show when=move || { unreadable.get() > 0 }><Unreadable count=unreadable/></Show>
            <Show when=move || { conflicting.get() > 0 }>
                <div class="notice"><p>{move || i18n.tn("notice-conflicting", conflicting.get())}</p></div>
            </Show>
            <Show when=move || app.session.sample.get() && !app.progress.with(Progress::is_loading)>
                <div class="notice quiet"><p>{move || i18n.t("sample-banner")}</p></div>
            </Show>
        </div>
    }
}

/// A pause that the API has asked for. Its countdown changes every second, so it is not read out; its length is in
/// the progress line for whoever wants to know.
#[component]
fn Pause() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let left = move || {
        let seconds = app.progress.with(|progress| progress.pause_s).unwrap_or_default();
        i18n.ta("notice-wait-left", &[("time", clock_time(u64::from(seconds) * 1_000).into())])
    };
    view! {
        <div class="notice warn">
            <p>{move || i18n.t("notice-wait")}</p>
            <b class="countdown" aria-live="off" role="timer">{left}</b>
            <button class="button" type="button" on:click=move |_| load::stop()>{move || i18n.t("notice-stop")}</button>
        </div>
    }
}

/// Why the first of the gaps could not be read.
#[component]
fn GapReason(gaps: Memo<Vec<Gap>>) -> impl IntoView {
    move || {
        let failure = gaps.get().into_iter().find_map(|gap| gap.failure)?;
        let failure = ConnectFailure::Api(failure);
        Some(view! { " "<FailureText failure/> })
    }
}

/// How many events could not be read, and their raw text on request.
#[component]
fn Unreadable(count: Memo<usize>) -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    view! {
        <details class="notice">
            <summary>{move || i18n.tn("notice-unreadable", count.get())}" "
                <span class="link">{move || i18n.t("notice-unreadable-show")}</span></summary>
            <pre class="raw mono" tabindex="0">{move || {
                app.log.unreadable().into_iter().map(|item| item.raw).collect::<Vec<_>>().join("\n")
            }}</pre>
        </details>
    }
}

fn gap_sentence(i18n: I18n, stage: &Stage, gaps: &[Gap]) -> String {
    let stretches = missing_stretches(gaps);
    let named: Vec<String> = stretches.iter().rev().map(|range| stretch(i18n, *range)).collect();
    let list = listed(i18n, &named);
    let keys: BTreeSet<&str> = gaps.iter().filter_map(|gap| gap.scope).collect();
    let mut sentence = match stage {
        Stage::Cancelled => i18n.ta("notice-cancelled", &[("list", list.into())]),
        _ => {
            let count = stretches.len();
            let n = intl::number(i18n.lang(), count);
            i18n.ta("notice-gaps", &[("count", count.into()), ("n", n.into()), ("list", list.into())])
        }
    };
    if !keys.is_empty() && gaps.iter().all(|gap| gap.scope.is_some()) {
        let keys: Vec<String> = keys.into_iter().map(|key| kind_name(i18n.lang(), key)).collect();
        sentence.push(' ');
        sentence.push_str(&i18n.ta("notice-gaps-keys", &[("keys", listed(i18n, &keys).into())]));
    }
    sentence
}

/// From when to when, in one line.
fn stretch(i18n: I18n, range: TimeRange) -> String {
    let moment = |at| intl::date(i18n.lang(), Style::DayMinute, at);
    format!("{} – {}", moment(range.start), moment(range.end)).replace(' ', "\u{a0}")
}

fn listed(i18n: I18n, names: &[String]) -> String {
    let mut text = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
    if names.len() > NAMED {
        text.push(' ');
        text.push_str(&i18n.tn("notice-more", names.len() - NAMED));
    }
    text
}
