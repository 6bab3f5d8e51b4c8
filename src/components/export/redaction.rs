//! Fields to leave out or to replace, behind a summary that says how many there are.

use crate::i18n::{I18n, use_i18n};
use crate::state::export::{Rules, tells_people, tells_place};
use audit_export::{DETAILS_PREFIX, Treatment};
use leptos::prelude::*;

/// The box. `fields` are those that occur.
#[component]
pub fn RedactionBox(rules: RwSignal<Rules>, #[prop(into)] fields: Signal<Vec<String>>) -> impl IntoView {
    let i18n = use_i18n();
    let count = Memo::new(move |_| rules.with(|rules| rules.fields.len()));
    let lacks = Memo::new(move |_| rules.with(Rules::lacks_passphrase));
    let treat = move |which: fn(&str) -> bool, treatment: Option<Treatment>| {
        let wanted: Vec<String> = fields.get_untracked().into_iter().filter(|field| which(field)).collect();
        rules.update(|rules| rules.treat(wanted, treatment));
    };
    let is_detail = |field: &str| field.starts_with(DETAILS_PREFIX);
    view! {
        <details class="export-part">
            <summary>
                <b>{move || i18n.t("export-redact")}</b>" "
                <span class="quiet">{move || match count.get() {
                    0 => i18n.t("export-redact-none"),
                    count => i18n.tn("export-redact-some", count),
                }}</span>
            </summary>
            <p class="hint">{move || i18n.t("export-redact-hint")}</p>
            <div class="export-quick">
                <button type="button" class="button" on:click=move |_| treat(tells_people, Some(Treatment::Pseudonym))>
                    {move || i18n.t("export-redact-people")}</button>
                <button type="button" class="button" on:click=move |_| treat(tells_place, Some(Treatment::Pseudonym))>
                    {move || i18n.t("export-redact-places")}</button>
                <button type="button" class="button" on:click=move |_| treat(is_detail, Some(Treatment::Drop))>
                    {move || i18n.t("export-redact-details")}</button>
                <button type="button" class="button" disabled=move || count.get() == 0
                    on:click=move |_| rules.update(|rules| rules.fields.clear())>{move || i18n.t("export-redact-clear")}</button>
            </div>
            <label class="field-label" for="export-passphrase">{move || i18n.t("export-passphrase")}</label>
            <input id="export-passphrase" class="input token" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                data-1p-ignore="" data-lpignore="true" data-bwignore="" data-form-type="other"
                aria-describedby="export-passphrase-hint" aria-invalid=move || lacks.get().to_string()
                prop:value=move || rules.with(|rules| rules.passphrase.clone())
                on:input=move |event| rules.update(|rules| rules.passphrase = event_target_value(&event))/>
            <p class="hint" id="export-passphrase-hint">{move || i18n.t("export-passphrase-hint")}</p>
            <ul class="export-fields">
                <For each=move || fields.get() key=Clone::clone children=move |field| view! { <Field rules field i18n/> }/>
            </ul>
        </details>
    }
}

const TREATMENTS: [(&str, Option<Treatment>); 3] =
    [("keep", None), ("pseudonym", Some(Treatment::Pseudonym)), ("drop", Some(Treatment::Drop))];

#[component]
fn Field(rules: RwSignal<Rules>, field: String, i18n: I18n) -> impl IntoView {
    let name = StoredValue::new(field.clone());
    let chosen = Memo::new(move |_| rules.with(|rules| rules.fields.get(&name.get_value()).copied()));
    let option = move |(value, treatment): (&'static str, Option<Treatment>)| {
        view! {
            <option value=value selected=move || chosen.get() == treatment>{move || i18n.t(&format!("export-treat-{value}"))}</option>
        }
    };
    let on_change = move |event| {
        let value = event_target_value(&event);
        let treatment = TREATMENTS.into_iter().find(|(known, _)| *known == value).and_then(|(_, one)| one);
        rules.update(|rules| rules.treat([name.get_value()], treatment));
    };
    view! {
        <li class:redacted=move || chosen.get().is_some()>
            <label><span class="mono cut" title=field.clone()>{field.clone()}</span>
                <select class="button" on:change=on_change>{TREATMENTS.into_iter().map(option).collect_view()}</select>
            </label>
        </li>
    }
}
