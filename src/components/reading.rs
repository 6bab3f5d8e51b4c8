//! What is being read now, in words.

use crate::i18n::{I18n, use_i18n};
use crate::platform::clock::BrowserClock;
use crate::platform::intl::{self, Style};
use crate::state::progress::{Progress, Reading};
use crate::state::use_app;
use crate::text::words;
use audit_client::Clock;
use leptos::prelude::*;

/// How long a text stays before the next takes its place, in milliseconds: several walks take turns quickly.
const HOLD_MS: u64 = 2_000;

/// The line; empty while nothing is being read.
#[component]
pub fn ReadingNow() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let held = Memo::new(move |shown: Option<&(u64, String)>| {
        let lang_and_reading =
            (i18n.lang(), app.progress.with(|progress| is_busy(progress).then(|| progress.reading.clone())));
        let now = BrowserClock.now_ms();
        match (lang_and_reading.1, shown) {
            (None, _) => (0, String::new()),
            (Some(_), Some((since, text))) if !text.is_empty() && now.saturating_sub(*since) < HOLD_MS => {
                (*since, text.clone())
            }
            (Some(reading), _) => (now, sentence(i18n, &reading)),
        }
    });
    view! { <span class="reading-now quiet cut">{move || held.get().1}</span> }
}

const fn is_busy(progress: &Progress) -> bool {
    matches!(progress.stage, crate::state::progress::Stage::Loading)
        && !progress.paused
        && progress.pause_s.is_none()
}

fn sentence(i18n: I18n, reading: &[Reading]) -> String {
    let kinds: Vec<&str> = reading.iter().filter_map(|one| one.scope).collect();
    if let Some(first) = kinds.first() {
        let more = kinds[1..].iter().filter(|kind| *kind != first).count();
        let title = words::title(i18n.lang(), first);
        let n = intl::number(i18n.lang(), more);
        return i18n.ta("reading-kinds", &[("count", more.into()), ("n", n.into()), ("title", title.into())]);
    }
    let oldest = reading.iter().map(|one| one.unread.start).min();
    let newest = reading.iter().map(|one| one.unread.end).max();
    match (oldest, newest) {
        (Some(oldest), Some(newest)) => {
            let moment = |at| intl::date(i18n.lang(), Style::DayMinute, at);
            i18n.ta("reading-time", &[("from", moment(oldest).into()), ("to", moment(newest).into())])
        }
        _ => String::new(),
    }
}
