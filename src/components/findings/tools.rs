//! Above the incidents: which of them are shown, and taking them along.

use crate::components::icons::{DownIcon, ExportIcon, NotebookIcon};
use crate::components::popup::Popup;
use crate::i18n::use_i18n;
use crate::notes::notebook::NOTEBOOK_ID;
use crate::queries::findings::Tally;
use crate::state::findings::Which;
use crate::text::finding as text;
use audit_detect::Severity;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Severities as buttons that are on or off, with counts.
#[component]
pub fn SeverityPicks(
    #[prop(into)] tally: Signal<Tally>,
    #[prop(into)] picked: Signal<BTreeSet<Severity>>,
    on_pick: Callback<Severity>,
) -> impl IntoView {
    let i18n = use_i18n();
    let item = move |(place, severity): (usize, Severity)| {
        let count = move || tally.with(|tally| tally.severities[place]);
        view! {
            <button type="button" class=format!("sev-pick {}", severity.slug()) on:click=move |_| on_pick.run(severity)
                aria-pressed=move || picked.with(|picked| picked.contains(&severity)).to_string()>
                <span class="dot" aria-hidden="true"></span><span class="word">{move || text::severity(i18n.lang(), severity)}</span>" "<b>{count}</b></button>
        }
    };
    view! {
        <div class="sev-picks" role="group" aria-label=move || i18n.t("findings-severities")>
            {Severity::ALL.into_iter().enumerate().map(item).collect_view()}
        </div>
    }
}

/// The groups of findings by what the reader has made of them, with counts.
#[component]
pub fn WhichPicks(
    #[prop(into)] tally: Signal<Tally>,
    #[prop(into)] which: Signal<Which>,
    on_pick: Callback<Which>,
) -> impl IntoView {
    let i18n = use_i18n();
    let item = move |(place, choice): (usize, Which)| {
        view! {
            <label class="segment" title=move || (choice == Which::Quiet).then(|| i18n.t("findings-which-quiet-hint"))>
                <input type="radio" name="which-findings" prop:checked=move || which.get() == choice
                    on:change=move |_| on_pick.run(choice)/>
                <span>{move || i18n.t(&format!("findings-which-{}", choice.slug()))}" "
                    <b class="quiet">{move || tally.with(|tally| tally.which[place])}</b></span>
            </label>
        }
    };
    view! {
        <fieldset class="which-picks">
            <legend class="hidden">{move || i18n.t("findings-which")}</legend>
            <div class="segments">{Which::ALL.into_iter().enumerate().map(item).collect_view()}</div>
        </fieldset>
    }
}

/// Leads to the cases and their reports.
#[component]
pub fn CasesButton() -> impl IntoView {
    let i18n = use_i18n();
    let label = move || i18n.t("cases-open");
    view! {
        <button type="button" class="button" popovertarget=NOTEBOOK_ID title=label aria-label=label><NotebookIcon/><span>{label}</span></button>
    }
}

/// Ways to take the findings along. The browser opens and closes the menu.
#[component]
pub fn ExportMenu(
    on_json: Callback<()>,
    on_markdown: Callback<()>,
    #[prop(into)] copied: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let popup = Popup::new(RwSignal::new(false));
    let label = move || i18n.t("findings-export");
    view! {
        <div class="findings-export" node_ref=popup.root on:keydown=move |event| popup.on_key(&event)>
            <button type="button" class="button" node_ref=popup.button aria-expanded=move || popup.open.get().to_string()
                title=label aria-label=label on:click=move |_| popup.toggle()><ExportIcon/><span>{label}</span></button>
            <Show when=move || popup.open.get()>
                <div role="group" aria-label=label>
                    <button type="button" class="menu-pick" on:click=move |_| on_json.run(())>{move || i18n.t("findings-export-json")}</button>
                    <button type="button" class="menu-pick" on:click=move |_| on_markdown.run(())>
                        {move || i18n.t(if copied.get() { "copied" } else { "findings-export-markdown" })}</button>
                </div>
            </Show>
        </div>
    }
}

/// What is set up and looked up beside the findings. On a phone, where it would push them out of sight, it is behind a
/// button; whatever of it is unfolded is shown.
#[component]
pub fn FurtherPanels(children: Children) -> impl IntoView {
    let i18n = use_i18n();
    let shown = RwSignal::new(false);
    view! {
        <button type="button" class="button findings-further" aria-controls=PANELS_ID aria-expanded=move || shown.get().to_string()
            on:click=move |_| shown.update(|shown| *shown = !*shown)>{move || i18n.t("findings-further")}<DownIcon/></button>
        <div class="findings-panels" id=PANELS_ID class:shown=move || shown.get()>{children()}</div>
    }
}

const PANELS_ID: &str = "findings-panels";
