//! The notebook: all notes, and the cases with their reports.

use crate::components::icons::{CloseIcon, StarIcon};
use crate::i18n::{I18n, use_i18n};
use crate::queries::notes::{Noted, Which};
use crate::state::notes::MOST_NAME;
use leptos::prelude::*;

/// Id of the notebook, for the button that shows it.
pub const NOTEBOOK_ID: &str = "notebook";

/// What the notebook reads and leads to.
#[derive(Clone, Copy)]
pub struct NotebookCalls {
    /// The notes that are wanted.
    pub noted: Callback<Which, Vec<Noted>>,
    /// Opens an event, by id.
    pub open: Callback<String>,
    /// Narrows the list to the events with these notes.
    pub narrow: Callback<Which>,
    /// Puts the picked events into a case.
    pub add_picked: Callback<String>,
    /// Gives a case up.
    pub give_up: Callback<String>,
    /// The addresses of a case's reports: Markdown, and a page to print.
    pub reports: Callback<String, [String; 2]>,
}

/// The notebook. The browser shows and hides it, also on Escape and on a click elsewhere.
#[component]
pub fn Notebook(
    /// Tags in use.
    #[prop(into)]
    tags: Signal<Vec<String>>,
    /// Cases with how many events each has.
    #[prop(into)]
    cases: Signal<Vec<(String, usize)>>,
    /// How many events are picked.
    #[prop(into)]
    picked: Signal<usize>,
    /// Whether the browser has kept the last change.
    #[prop(into)]
    kept: Signal<bool>,
    calls: NotebookCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    // What is shown costs a look at every note, so nothing is while it is closed.
    let is_open = RwSignal::new(false);
    let on_toggle = move |event: leptos::ev::Event| {
        let target =
            event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(target).ok());
        is_open.set(target.is_some_and(|target| target.matches(":popover-open").unwrap_or_default()));
    };
    let which = RwSignal::new(Which::default());
    let noted = Memo::new(move |_| if is_open.get() { calls.noted.run(which.get()) } else { Vec::new() });
    let filters = move || {
        let fixed = [(Which::All, i18n.t("notes-all")), (Which::Starred, i18n.t("notes-starred"))];
        let tags = tags.get().into_iter().map(|tag| (Which::Tag(tag.clone()), format!("#{tag}")));
        fixed.into_iter().chain(tags).map(|(this, label)| filter(which, this, label)).collect_view()
    };
    view! {
        <section id=NOTEBOOK_ID class="notebook" popover="auto" aria-labelledby="notebook-title" on:toggle=on_toggle>
            <header>
                <h2 id="notebook-title">{move || i18n.t("notes")}</h2>
                <button type="button" class="button icon-only" popovertarget=NOTEBOOK_ID popovertargetaction="hide"
                    title=move || i18n.t("close") aria-label=move || i18n.t("close")><CloseIcon/></button>
            </header>
            <Show when=move || !kept.get()><p class="bad" role="alert">{move || i18n.t("notes-not-kept")}</p></Show>
            <div class="notebook-body" tabindex="0" role="group" aria-labelledby="notebook-title">
                <Cases cases picked which calls is_open/>
                <div class="notebook-filters" role="group" aria-label=move || i18n.t("notes-filter")>{filters}</div>
                <Show when=move || !noted.with(Vec::is_empty)>
                    <button type="button" class="link" popovertarget=NOTEBOOK_ID popovertargetaction="hide"
                        on:click=move |_| calls.narrow.run(which.get_untracked())>{move || i18n.t("notes-narrow")}</button>
                </Show>
                <ul class="notebook-list">
                    <For each=move || noted.get() key=Noted::clone children=move |noted| line(i18n, noted, calls)/>
                </ul>
                <Show when=move || noted.with(Vec::is_empty)><p class="hint">{move || i18n.t("notes-none")}</p></Show>
                <p class="hint">{move || i18n.t("note-hint")}</p>
            </div>
        </section>
    }
}

/// A filter of the notes, pressed while it is the one in force.
fn filter(which: RwSignal<Which>, this: Which, label: String) -> impl IntoView {
    let picked = this.clone();
    view! {
        <button type="button" class="chip" aria-pressed=move || which.with(|which| *which == this).to_string()
            on:click=move |_| which.set(picked.clone())><bdi>{label}</bdi></button>
    }
}

/// The cases; each shows its events, and is handed on as a report.
#[component]
fn Cases(
    #[prop(into)] cases: Signal<Vec<(String, usize)>>,
    #[prop(into)] picked: Signal<usize>,
    which: RwSignal<Which>,
    calls: NotebookCalls,
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = RwSignal::new(String::new());
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        calls.add_picked.run(name.get_untracked());
        name.set(String::new());
    };
    let case = move |(case, count): (String, usize)| {
        let (this, gone, reported) = (case.clone(), case.clone(), case.clone());
        let reports =
            Memo::new(
                move |_| if is_open.get() { calls.reports.run(reported.clone()) } else { Default::default() },
            );
        let give_up = i18n.ta("case-give-up", &[("name", case.as_str().into())]);
        let link = move |at: usize, ending: &str, label: &'static str| {
            let file = format!("{case}.{ending}");
            let said = format!("{}: {case}", i18n.t(label));
            view! { <a class="button" download=file href=move || reports.with(|reports| reports[at].clone()) aria-label=said>{i18n.t(label)}</a> }
        };
        view! {
            <li>
                {filter(which, Which::Case(this.clone()), this)}
                <span class="quiet">{i18n.tn("events", count)}</span>
                {link(0, "md", "case-markdown")}{link(1, "html", "case-html")}
                <button type="button" class="button icon-only" title=give_up.clone() aria-label=give_up
                    on:click=move |_| {
                        which.set(Which::All);
                        calls.give_up.run(gone.clone());
                    }><CloseIcon/></button>
            </li>
        }
    };
    view! {
        <h3>{move || i18n.t("cases")}</h3>
        <ul class="notebook-cases"><For each=move || cases.get() key=Clone::clone children=case/></ul>
        <Show when=move || cases.with(Vec::is_empty)><p class="hint">{move || i18n.t("cases-none")}</p></Show>
        <Show when=move || { picked.get() > 0 }>
            <form on:submit=on_submit>
                <label for="case-picked">{move || i18n.tn("case-picked", picked.get())}</label>
                <div class="note-line">
                    <input id="case-picked" type="text" list="note-cases" autocomplete="off" maxlength=MOST_NAME.to_string()
                        placeholder=move || i18n.t("case-name") prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event))/>
                    <button type="submit" class="button" disabled=move || name.with(|name| name.trim().is_empty())>{move || i18n.t("case-add")}</button>
                </div>
            </form>
        </Show>
        <h3>{move || i18n.t("notes-on-events")}</h3>
    }
}

/// A noted event; it leads there if it is loaded.
fn line(i18n: I18n, noted: Noted, calls: NotebookCalls) -> impl IntoView {
    let Noted { id, when, who, what, note, cases, is_loaded } = noted;
    let star = note.starred.then(|| view! { <span class="starred" title=i18n.t("notes-starred")><StarIcon/><span class="hidden">{i18n.t("notes-starred")}</span></span> });
    let tags = note
        .tags
        .into_iter()
        .chain(cases)
        .map(|tag| view! { <span class="tag"><bdi>{tag}</bdi></span> })
        .collect_view();
    let text =
        (!note.text.is_empty()).then(|| view! { <span class="note-said"><bdi>{note.text}</bdi></span> });
    let elsewhere = (!is_loaded).then(|| view! { <span class="hint">{i18n.t("notes-elsewhere")}</span> });
    view! {
        <li><button type="button" class="notebook-line" disabled=!is_loaded popovertarget=NOTEBOOK_ID popovertargetaction="hide"
            on:click=move |_| calls.open.run(id.clone())>
            <span>{star}<bdi>{who}</bdi>" "<bdi>{what}</bdi></span>
            <span class="hint">{when}" "{tags}</span>{text}{elsewhere}
        </button></li>
    }
}
