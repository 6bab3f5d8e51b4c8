//! Says that what is selected goes back further than what is loaded, so that nothing there is not taken for nothing at
//! all, and loads it where it is kept.

use crate::charts::labels;
use crate::i18n::use_i18n;
use crate::queries::before::{self, Further};
use crate::state::use_app;
use crate::state::view::Tab;
use crate::tasks;
use leptos::prelude::*;

/// The notice; nothing where all that is selected is within the loaded period. While the brush is dragged it waits.
#[component]
pub fn Beyond() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let missing = Memo::new(move |_| {
        let is_asked = app.tab.get() != Tab::Findings && !app.brushing.get();
        is_asked.then(|| before::unread(app)).flatten()
    });
    let sentence = move || {
        let range = missing.get()?;
        let id = match (app.session.from_files.get(), before::further_of(app, range)?) {
            (true, _) => "beyond-files",
            (false, Further::Gone) => "beyond-gone",
            (false, _) => "beyond-unread",
        };
        let when = labels::span(i18n.lang(), (range.start.0, range.end.0.saturating_add(1)));
        Some(i18n.ta(id, &[("range", when.into())]))
    };
    let can_load = Memo::new(move |_| missing.get().is_some_and(|range| before::reach(app, range).is_some()));
    let load = move |_| {
        let selected = app.filters.get_untracked().range;
        if let Some((range, start)) =
            selected.and_then(|range| Some((range, untrack(|| before::reach(app, range))?)))
        {
            tasks::before::load_before(app, range, start);
        }
    };
    view! {
        <Show when=move || missing.get().is_some()>
            <div class="notice warn">
                <p>{sentence}</p>
                <Show when=move || can_load.get()>
                    <button type="button" class="button" on:click=load>{move || i18n.t("compare-load")}</button>
                </Show>
            </div>
        </Show>
    }
}
