//! The notebook: all notes, and the cases with their reports.

use crate::components::icons::{CloseIcon, StarIcon};
use crate::i18n::{I18n, use_i18n};
use crate::platform::page;
use crate::queries::notes::{Noted, Which};
use crate::state::cases::Offer;
use crate::state::notes::MOST_NAME;
use leptos::prelude::*;

/// Id of the notebook, for the button that shows it.
pub const NOTEBOOK_ID: &str = "notebook";

/// Id of the field for the name of a case.
const NAME_ID: &str = "case-name";

/// The events that a case is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Those of an incident.
    Offered,
    /// Those that are picked.
    Picked,
    /// Those with these notes.
    Noted(Which),
}

/// What the notebook reads and leads to.
#[derive(Clone, Copy)]
pub struct NotebookCalls {
    /// The notes that are wanted.
    pub noted: Callback<Which, Vec<Noted>>,
    /// Opens an event, by id.
    pub open: Callback<String>,
    /// Narrows the list to the events with these notes.
    pub narrow: Callback<Which>,
    /// Puts events into a case of this name; gives back its place among the cases.
    pub add: Callback<(String, Chosen), Option<usize>>,
    /// The notebook is opened or closed.
    pub toggled: Callback<bool>,
    /// Gives a case up.
    pub give_up: Callback<String>,
    /// The addresses of a case's reports: Markdown, and a page to print. None until what writes them has come.
    pub reports: Callback<String, Option<[String; 2]>>,
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
    /// What somebody is about to make a case of.
    #[prop(into)]
    offer: Signal<Option<Offer>>,
    /// The case that somebody has come for, by name.
    #[prop(into)]
    wanted: Signal<Option<String>>,
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
    let which = RwSignal::new(Which::default());
    let on_toggle = move |event: leptos::ev::Event| {
        let target =
            event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(target).ok());
        let opened = target.is_some_and(|target| target.matches(":popover-open").unwrap_or_default());
        is_open.set(opened);
        if let Some(name) = wanted.get_untracked().filter(|_| opened) {
            let place =
                cases.with_untracked(|cases| cases.iter().position(|(case, _)| *case == name)).map(report_id);
            which.set(Which::Case(name));
            request_animation_frame(move || place.iter().for_each(|id| page::focus(id)));
        }
        calls.toggled.run(opened);
    };
    let noted = Memo::new(move |_| if is_open.get() { calls.noted.run(which.get()) } else { Vec::new() });
    let chosen = Memo::new(move |_| {
        let (offered, noted) =
            (offer.with(|offer| offer.as_ref().map(|it| it.ids.len())), noted.with(Vec::len));
        match (offered, picked.get(), which.get()) {
            _ if !is_open.get() => None,
            (Some(count), ..) => Some((Chosen::Offered, count)),
            (None, count @ 1.., _) => Some((Chosen::Picked, count)),
            (None, 0, Which::Case(_)) => None,
            (None, 0, which) => (noted > 0).then_some((Chosen::Noted(which), noted)),
        }
    });
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
                <Show when=move || chosen.with(Option::is_some)><NewCase chosen offer calls/></Show>
                <Cases cases which calls is_open/>
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
    which: RwSignal<Which>,
    calls: NotebookCalls,
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let case = move |(place, (case, count)): (usize, (String, usize))| {
        let (this, gone, reported) = (case.clone(), case.clone(), case.clone());
        let reports =
            Memo::new(move |_| is_open.get().then(|| calls.reports.run(reported.clone())).flatten());
        let name = case.clone();
        // One press may be a slip, and nothing brings a case back: the second one means it.
        let asked = RwSignal::new(false);
        let give_up = Memo::new(move |_| {
            let id = if asked.get() { "case-give-up-sure" } else { "case-give-up" };
            i18n.ta(id, &[("name", name.as_str().into())])
        });
        let link = move |at: usize, ending: &str, label: &'static str| {
            let file = format!("{case}.{ending}");
            let said = format!("{}: {case}", i18n.t(label));
            view! { <a class="button" id=(at == 0).then(|| report_id(place)) download=file href=move || reports.with(|reports| reports.as_ref().map(|reports| reports[at].clone())) aria-label=said>{i18n.t(label)}</a> }
        };
        view! {
            <li>
                {filter(which, Which::Case(this.clone()), this)}
                <span class="quiet">{i18n.tn("events", count)}</span>
                {link(0, "md", "case-markdown")}{link(1, "html", "case-html")}
                <button type="button" class="button" class:icon-only=move || !asked.get() class:sure=asked
                    title=move || give_up.get() aria-label=move || give_up.get() on:blur=move |_| asked.set(false)
                    on:click=move |_| {
                        if asked.get_untracked() {
                            which.set(Which::All);
                            calls.give_up.run(gone.clone());
                        } else {
                            asked.set(true);
                        }
                    }>{move || match asked.get() {
                        true => i18n.t("case-sure").into_any(),
                        false => view! { <CloseIcon/> }.into_any(),
                    }}</button>
            </li>
        }
    };
    view! {
        <h3>{move || i18n.t("cases")}</h3>
        <ul class="notebook-cases"><For each=move || cases.get().into_iter().enumerate() key=Clone::clone children=case/></ul>
        <Show when=move || cases.with(Vec::is_empty)><p class="hint">{move || i18n.t("cases-none")}</p></Show>
        <h3>{move || i18n.t("notes-on-events")}</h3>
    }
}

/// The id of what takes the report of a case along, by the case's place.
fn report_id(place: usize) -> String {
    format!("case-report-{place}")
}

/// A name for the events that were chosen, and they are a case. Whoever came for that begins with the name.
#[component]
fn NewCase(
    chosen: Memo<Option<(Chosen, usize)>>,
    offer: Signal<Option<Offer>>,
    calls: NotebookCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = RwSignal::new(offer.with_untracked(|offer| offer.clone().unwrap_or_default().name));
    let label = move || match chosen.get() {
        Some((Chosen::Offered, count)) => i18n.tn("case-offered", count),
        Some((Chosen::Picked, count)) => i18n.tn("case-picked", count),
        Some((Chosen::Noted(_), count)) => i18n.tn("case-noted", count),
        None => String::new(),
    };
    // The browser has moved the focus into the notebook by the next frame, and the field is there.
    if chosen.with_untracked(|chosen| matches!(chosen, Some((Chosen::Offered | Chosen::Picked, _)))) {
        request_animation_frame(|| page::select(NAME_ID));
    }
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((chosen, _)) = chosen.get_untracked() else { return };
        if let Some(place) = calls.add.run((name.get_untracked(), chosen)) {
            name.set(String::new());
            // What was wanted is the report; its line is there by the next frame.
            request_animation_frame(move || page::focus(&report_id(place)));
        }
    };
    view! {
        <form on:submit=on_submit>
            <label for=NAME_ID>{label}</label>
            <div class="note-line">
                <input id=NAME_ID type="text" list="note-cases" autocomplete="off" maxlength=MOST_NAME.to_string()
                    placeholder=move || i18n.t("case-name") prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event))/>
                <button type="submit" class="button primary" disabled=move || name.with(|name| name.trim().is_empty())>{move || i18n.t("case-add")}</button>
            </div>
        </form>
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
