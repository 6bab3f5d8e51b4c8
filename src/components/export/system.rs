//! Another system to send events to: where it is, who we are to it, and what it needs.

use super::needs::Needs;
use crate::i18n::use_i18n;
use crate::state::send::{Form, Way};
use audit_export::send::{Shape, System};
use leptos::ev::Event;
use leptos::prelude::*;

/// The form. `origin` is this page's own, which the system has to allow.
#[component]
pub fn SystemForm(form: RwSignal<Form>, origin: String, on_copy: Callback<String>) -> impl IntoView {
    let i18n = use_i18n();
    let system = Memo::new(move |_| form.with(|form| form.system));
    let way = Memo::new(move |_| form.with(|form| form.way));
    let option = move |one: System| {
        view! { <option value=one.slug() selected=move || system.get() == one>{move || i18n.t(&format!("send-system-{}", one.slug()))}</option> }
    };
    let on_system = move |event: Event| {
        let value = event_target_value(&event);
        if let Some(system) = System::ALL.into_iter().find(|one| one.slug() == value) {
            form.update(|form| form.system = system);
        }
    };
    let way_option = move |one: Way| {
        view! { <option value=one.slug() selected=move || way.get() == one>{move || i18n.t(&format!("send-way-{}", one.slug()))}</option> }
    };
    let on_way = move |event: Event| {
        let value = event_target_value(&event);
        if let Some(way) = Way::ALL.into_iter().find(|one| one.slug() == value) {
            form.update(|form| form.way = way);
        }
    };
    let shape = Memo::new(move |_| form.with(|form| form.shape));
    let shape_option = move |one: Shape| {
        view! { <option value=one.slug() selected=move || shape.get() == one>{move || i18n.t(&format!("send-shape-{}", one.slug()))}</option> }
    };
    let on_shape = move |event: Event| {
        let value = event_target_value(&event);
        if let Some(shape) = Shape::ALL.into_iter().find(|one| one.slug() == value) {
            form.update(|form| form.shape = shape);
        }
    };
    view! {
        <div class="send-form">
            <label class="send-field"><span>{move || i18n.t("send-system")}</span>
                <select class="input" on:change=on_system>{System::ALL.into_iter().map(option).collect_view()}</select></label>
            <Text form label="send-address" secret=false placeholder="https://logs.example.com:9200"
                read=|form| form.address.clone() write=|form, text| form.address = text/>
            <Show when=move || system.get().place().is_some()>
                {move || {
                    let system = system.get();
                    let label = match system {
                        System::Elastic | System::Splunk => "send-place-index",
                        System::ClickHouse => "send-place-table",
                        _ => "send-place-stream",
                    };
                    view! { <Text form label secret=false placeholder=system.place().unwrap_or_default()
                        read=|form| form.place.clone() write=|form, text| form.place = text/> }
                }}
            </Show>
            <Show when=move || system.get() == System::Elastic>
                <label class="send-field"><span>{move || i18n.t("send-shape")}</span>
                    <select class="input" on:change=on_shape>{Shape::ALL.into_iter().map(shape_option).collect_view()}</select></label>
            </Show>
            <label class="send-field"><span>{move || i18n.t("send-way")}</span>
                <select class="input" on:change=on_way>{Way::ALL.into_iter().map(way_option).collect_view()}</select></label>
            <Show when=move || way.get() == Way::Basic>
                <Text form label="send-user" secret=false placeholder="" read=|form| form.user.clone() write=|form, text| form.user = text/>
            </Show>
            <Show when=move || way.get() != Way::None>
                <Text form label="send-secret" secret=true placeholder="" read=|form| form.secret.clone() write=|form, text| form.secret = text/>
            </Show>
        </div>
        <p class="hint">{move || i18n.t("send-memory")}" "{move || i18n.t(&format!("send-repeats-{}", system.get().slug()))}</p>
        <Needs form origin i18n on_copy/>
    }
}

#[component]
fn Text(
    form: RwSignal<Form>,
    label: &'static str,
    secret: bool,
    placeholder: &'static str,
    read: fn(&Form) -> String,
    write: fn(&mut Form, String),
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <label class="send-field"><span>{move || i18n.t(label)}</span>
            // Nobody's password to this page: see the field for the token.
            <input class="input" class:token=secret type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                data-1p-ignore="" data-lpignore="true" data-bwignore="" data-form-type="other" placeholder=placeholder
                prop:value=move || form.with(read) on:input=move |event| form.update(|form| write(form, event_target_value(&event)))/>
        </label>
    }
}
