//! With what the charts are compared, or why with nothing and what can be done about it.

use crate::i18n::use_i18n;
use leptos::prelude::*;

/// What is said, by the names of messages, about stretches of time that are in words already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparing {
    /// The sentence; none before anything is loaded.
    pub sentence: Option<&'static str>,
    /// The stretch that is looked at.
    pub now: String,
    /// The stretch directly before.
    pub before: String,
    /// What the button says that loads it.
    pub load: Option<&'static str>,
    /// For a stretch that is not over, whether it is compared with the whole one before and not with as much of it.
    pub whole: Option<bool>,
    /// Whether an ordinary range is shaded.
    pub shaded: bool,
}

/// The line above the charts. It keeps its place whatever it says.
#[component]
pub fn ComparedLine(
    #[prop(into)] it: Signal<Comparing>,
    on_load: Callback<()>,
    on_whole: Callback<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let sentence = move || {
        it.with(|it| {
            let args = [("now", it.now.as_str().into()), ("before", it.before.as_str().into())];
            it.sentence.map(|id| i18n.ta(id, &args))
        })
    };
    let is_compared = move || {
        it.with(|it| it.sentence)
            .is_some_and(|id| matches!(id, "compare-with" | "compare-running" | "compare-whole"))
    };
    let load = move || {
        it.with(|it| it.load).map(|id| {
            view! { <button type="button" class="link" on:click=move |_| on_load.run(())>{i18n.t(id)}</button> }
        })
    };
    // One button that stays, so that the focus does.
    let whole = Memo::new(move |_| it.with(|it| it.whole));
    let other =
        move || i18n.t(if whole.get() == Some(true) { "compare-to-part" } else { "compare-to-whole" });
    let on_other = move |_| on_whole.run(whole.get_untracked() != Some(true));
    view! {
        <p class="compared">
            <span class:dashed=is_compared>{sentence}</span>
            {load}
            <Show when=move || whole.get().is_some()>
                <button type="button" class="link" on:click=on_other>{other}</button>
            </Show>
            <Show when=move || it.with(|it| it.shaded)>
                <span class="shaded">{move || i18n.t("compare-shade")}</span>
            </Show>
        </p>
    }
}
