//! What is noted on the open event: a star, tags, a comment, and the cases that it is in.

use crate::components::icons::{CloseIcon, StarIcon};
use crate::i18n::use_i18n;
use crate::state::notes::{Change, MOST_NAME, MOST_TEXT, Note};
use leptos::prelude::*;

/// What the form reads and leads to.
#[derive(Clone, Copy)]
pub struct NoteCalls {
    /// What is noted on an event, by id.
    pub note: Callback<String, Note>,
    /// The cases that it is in.
    pub cases: Callback<String, Vec<String>>,
    /// All cases there are.
    pub all_cases: Callback<(), Vec<String>>,
    /// Notes something else.
    pub change: Callback<(String, Change)>,
    /// Puts the event into a case.
    pub add: Callback<(String, String)>,
    /// Takes it out.
    pub take_out: Callback<(String, String)>,
}

/// A star that can be pressed.
#[component]
pub fn StarButton(id: String, calls: NoteCalls) -> impl IntoView {
    let i18n = use_i18n();
    let noted = id.clone();
    let starred = Memo::new(move |_| calls.note.run(noted.clone()).starred);
    view! {
        <button type="button" class="button icon-only star" aria-pressed=move || starred.get().to_string()
            title=move || i18n.t("note-star") aria-label=move || i18n.t("note-star")
            on:click=move |_| calls.change.run((id.clone(), Change::Star(!starred.get_untracked())))><StarIcon/></button>
    }
}

/// The form. Fields are kept as soon as they are left.
#[component]
pub fn NoteForm(id: String, calls: NoteCalls) -> impl IntoView {
    let i18n = use_i18n();
    let (for_note, for_cases) = (id.clone(), id.clone());
    let note = Memo::new(move |_| calls.note.run(for_note.clone()));
    let cases = Memo::new(move |_| calls.cases.run(for_cases.clone()));
    // Each by itself: what another tab notes besides must not undo what is being written here.
    let tags = Memo::new(move |_| note.with(|note| note.tags.iter().cloned().collect::<Vec<_>>().join(", ")));
    let text = Memo::new(move |_| note.with(|note| note.text.clone()));
    let (for_tags, for_text, for_add) = (id.clone(), id.clone(), id.clone());
    let name = RwSignal::new(String::new());
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        calls.add.run((for_add.clone(), name.get_untracked()));
        name.set(String::new());
    };
    let case = move |case: String| {
        let (id, out) = (id.clone(), case.clone());
        let label = i18n.ta("case-take-out", &[("name", case.as_str().into())]);
        view! {
            <li class="chip"><bdi>{case}</bdi><button type="button" class="chip-remove" title=label.clone() aria-label=label
                on:click=move |_| calls.take_out.run((id.clone(), out.clone()))><CloseIcon/></button></li>
        }
    };
    view! {
        <div class="note-form">
            <label for="note-tags">{move || i18n.t("note-tags")}</label>
            <input id="note-tags" type="text" autocomplete="off" placeholder=move || i18n.t("note-tags-hint") prop:value=move || tags.get()
                on:change=move |event| calls.change.run((for_tags.clone(), Change::Tags(event_target_value(&event))))/>
            <label for="note-text">{move || i18n.t("note-text")}</label>
            <textarea id="note-text" rows="4" maxlength=MOST_TEXT.to_string() prop:value=move || text.get()
                on:change=move |event| calls.change.run((for_text.clone(), Change::Text(event_target_value(&event))))></textarea>
            <form on:submit=on_submit>
                <label for="note-case">{move || i18n.t("note-case")}</label>
                <div class="note-line">
                    <input id="note-case" type="text" list="note-cases" autocomplete="off" maxlength=MOST_NAME.to_string()
                        placeholder=move || i18n.t("case-name") prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event))/>
                    <button type="submit" class="button" disabled=move || name.with(|name| name.trim().is_empty())>{move || i18n.t("case-add")}</button>
                </div>
                <datalist id="note-cases">{move || calls.all_cases.run(()).into_iter().map(|case| view! { <option value=case></option> }).collect_view()}</datalist>
            </form>
            <ul class="note-cases">{move || cases.get().into_iter().map(case.clone()).collect_view()}</ul>
            <p class="hint">{move || i18n.t("note-hint")}</p>
        </div>
    }
}
