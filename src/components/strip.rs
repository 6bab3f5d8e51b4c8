//! The strip below the histogram: which stretches of time have been read. Time that has not been read must not look
//! like time in which nothing happened.

use crate::charts::labels;
use crate::i18n::{I18n, use_i18n};
use crate::queries::coverage::{Segment, State};
use leptos::prelude::*;

/// The strip. What could not be read is a button that tries again.
#[component]
pub fn Strip(#[prop(into)] segments: Signal<Vec<Segment>>, on_retry: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let item = move |segment: Segment| {
        let hint = hint(i18n, &segment);
        let class = match segment.state {
            State::Read => "read".to_owned(),
            State::Part(quarters) => format!("part-{quarters}"),
            State::Failed => "failed".to_owned(),
        };
        let (left, width) = (percent(segment.from), percent(segment.to - segment.from));
        if segment.state == State::Failed {
            view! {
                <button type="button" class="failed" style:left=left style:width=width title=hint.clone() aria-label=hint
                    on:click=move |_| on_retry.run(())></button>
            }
            .into_any()
        } else {
            view! { <i class=class class:reading=segment.reading style:left=left style:width=width title=hint></i> }.into_any()
        }
    };
    view! {
        <div class="strip" role="group" aria-label=move || i18n.t("strip-label")>
            {move || segments.get().into_iter().map(item).collect_view()}
        </div>
    }
}

/// What the strip's patterns mean, while there is more than one; what is missing first, in case of little room.
#[component]
pub fn StripLegend(#[prop(into)] segments: Signal<Vec<Segment>>) -> impl IntoView {
    let i18n = use_i18n();
    let has = move |wanted: fn(&Segment) -> bool| segments.with(|segments| segments.iter().any(wanted));
    let complete = Memo::new(move |_| !has(|one| one.state != State::Read));
    let parts = Memo::new(move |_| has(|one| matches!(one.state, State::Part(1..))));
    let unread = Memo::new(move |_| has(|one| matches!(one.state, State::Part(_))));
    let failed = Memo::new(move |_| has(|one| one.state == State::Failed));
    let entry = move |class: &'static str, name: &'static str| {
        view! { <span><i class=class></i>{move || i18n.t(name)}</span> }
    };
    view! {
        <Show when=move || !complete.get()>
            <span class="strip-legend quiet" aria-hidden="true">
                {move || unread.get().then(|| entry("part-0", "strip-unread"))}
                {move || failed.get().then(|| entry("failed", "strip-failed"))}
                {move || parts.get().then(|| entry("part-2", "strip-part"))}
                {entry("read", "strip-read")}
            </span>
        </Show>
    }
}

fn percent(share: f64) -> String {
    format!("{:.3}%", share * 100.0)
}

fn hint(i18n: I18n, segment: &Segment) -> String {
    // As everywhere, the end is said as the first instant that is left out.
    let time = labels::span(i18n.lang(), (segment.range.start.0, segment.range.end.0.saturating_add(1)));
    let what = match segment.state {
        State::Read => "strip-read",
        State::Failed => return i18n.ta("strip-retry", &[("time", time.into())]),
        State::Part(_) if segment.reading => "strip-reading",
        State::Part(0) => "strip-unread",
        State::Part(_) => "strip-part",
    };
    format!("{time}: {}", i18n.t(what))
}
