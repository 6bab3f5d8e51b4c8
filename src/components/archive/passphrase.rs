//! Typing a passphrase: once to open the archive, twice to make one.

use crate::i18n::use_i18n;
use crate::state::archive::passphrase_problem;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// Opens an archive.
#[component]
pub fn Passphrase(
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] off: Signal<bool>,
    on_submit: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let given = text.get_untracked();
        if !given.is_empty() && !busy.get_untracked() && !off.get_untracked() {
            text.set(String::new());
            on_submit.run(given);
        }
    };
    view! {
        <form class="archive-form" on:submit=submit autocomplete="off" novalidate>
            <Field text label="archive-passphrase"/>
            <button type="submit" class="button" disabled=move || busy.get() || off.get() || text.with(String::is_empty)>
                {move || i18n.t(if busy.get() { "archive-opening" } else { "archive-unlock" })}</button>
        </form>
    }
}

/// Makes an archive.
#[component]
pub fn NewPassphrase(
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] off: Signal<bool>,
    on_submit: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (text, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = Memo::new(move |_| text.with(|text| again.with(|again| passphrase_problem(text, again))));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if problem.get_untracked().is_none() && !busy.get_untracked() && !off.get_untracked() {
            again.set(String::new());
            on_submit.run(text.try_update(std::mem::take).unwrap_or_default());
        }
    };
    view! {
        <form class="archive-form two" on:submit=submit autocomplete="off" novalidate>
            <Field text label="archive-passphrase"/>
            <Field text=again label="archive-again"/>
            <p class="hint" id="archive-hindrance" aria-live="polite">
                {move || problem.get().filter(|_| !text.with(String::is_empty)).map(|id| i18n.t(id))}</p>
            <button type="submit" class="button primary" aria-describedby="archive-hindrance"
                disabled=move || busy.get() || off.get() || problem.get().is_some()>
                {move || i18n.t(if busy.get() { "archive-making" } else { "archive-create" })}</button>
        </form>
    }
}

#[component]
fn Field(text: RwSignal<String>, label: &'static str) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <label class="archive-field"><span>{move || i18n.t(label)}</span>
            // Nobody's password to this page: see the field for the token.
            <input class="input token" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                data-1p-ignore="" data-lpignore="true" data-bwignore="" data-form-type="other"
                prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))/>
        </label>
    }
}
