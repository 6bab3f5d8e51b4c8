//! The progress line in the header: how many events, how fast, how long; and ways to pause and to stop.

use super::failure::clock_time;
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use crate::state::progress::Progress;
use crate::state::{App, steady, use_app};
use crate::tasks::load;
use leptos::prelude::*;

/// The line. Its numbers change several times a second, so it is no live region; its ends are (see notices).
#[component]
pub fn ProgressLine() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let of = move |read: fn(&Progress) -> bool| Memo::new(move |_| app.progress.with(read));
    let loading = of(Progress::is_loading);
    let paused = of(|progress| progress.paused);
    let waits = of(|progress| progress.pause_s.is_some());
    let percent = Memo::new(move |_| app.progress.with(|progress| (progress.fraction * 100.0).round()));
    let toggle = move |_| if paused.get_untracked() { load::unpause(app) } else { load::pause(app) };
    view! {
        <div class="progress" class:loading=loading>
            <Show when=move || loading.get() fallback=move || view! { <span class="numbers">{done(app, i18n)}</span> }>
                <span class="bar" class:held=move || paused.get() || waits.get() role="progressbar"
                    aria-label=move || i18n.t("progress-label") aria-valuemin="0" aria-valuemax="100"
                    aria-valuenow=move || percent.get().to_string()>
                    <i style:width=move || format!("{}%", percent.get())></i>
                </span>
                <Numbers app i18n/>
                <button class="button" type="button" on:click=toggle>
                    {move || i18n.t(if paused.get() { "progress-resume" } else { "progress-pause" })}</button>
                <button class="button" type="button" on:click=move |_| load::stop() title=move || i18n.t("progress-stop")>
                    {move || i18n.t("cancel")}</button>
            </Show>
        </div>
    }
}

/// That it is done; in fewer words where the header has little room.
fn done(app: App, i18n: I18n) -> impl IntoView {
    let count = Memo::new(move |_| app.progress.with(|progress| progress.events));
    view! {
        <span class="in-full">{move || i18n.tn("progress-done", count.get())}</span>
        <span class="in-short">{move || i18n.tn("events", count.get())}</span>
    }
}

/// Events, of how many; then why it stands still, or how fast it goes and how long it will take.
#[component]
fn Numbers(app: App, i18n: I18n) -> impl IntoView {
    let number = move |value: usize| intl::number(i18n.lang(), value);
    let expected = Memo::new(move |shown: Option<&Option<usize>>| {
        let (expected, come) = app.progress.with(|progress| (progress.expected, progress.events));
        steady::events(shown.copied().flatten(), expected, come)
    });
    let left = Memo::new(move |shown: Option<&Option<u64>>| {
        steady::seconds(shown.copied().flatten(), app.progress.with(|progress| progress.left_ms))
    });
    let events = move || {
        let events = number(app.progress.with(|progress| progress.events));
        match expected.get() {
            Some(expected) => {
                let of = i18n.ta("progress-of", &[("n", number(expected).into())]);
                format!("{events} {of}")
            }
            None => events,
        }
    };
    let pace = move || {
        let (pause_s, paused, per_second) =
            app.progress.with(|progress| (progress.pause_s, progress.paused, progress.requests_per_second));
        if let Some(seconds) = pause_s {
            let time = clock_time(u64::from(seconds) * 1_000);
            return view! { <b class="wait">{i18n.ta("progress-wait", &[("time", time.into())])}</b> }
                .into_any();
        }
        if paused {
            return view! { <b>{i18n.t("progress-paused")}</b> }.into_any();
        }
        let rate = i18n.ta("progress-rate", &[("n", per_second.to_string().into())]);
        view! { <span class="rate">{rate}" · "</span>{left_in_words(i18n, left.get())} }.into_any()
    };
    view! { <span class="numbers"><span class="how-many">{events}" · "</span>{pace}</span> }
}

fn left_in_words(i18n: I18n, seconds: Option<u64>) -> String {
    match seconds {
        None => i18n.t("progress-left-unknown"),
        Some(0..5) => i18n.t("progress-left-moment"),
        Some(seconds @ 5..=100) => {
            i18n.ta("progress-left", &[("time", i18n.tn("seconds-short", seconds as usize).into())])
        }
        Some(seconds) => {
            let minutes = i18n.tn("minutes-short", seconds.div_ceil(60) as usize);
            i18n.ta("progress-left", &[("time", minutes.into())])
        }
    }
}
