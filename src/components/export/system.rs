//! Another system to send events to: where it is, who we are to it, and what it needs.

use crate::i18n::{I18n, use_i18n};
use crate::state::send::{Form, Way};
use audit_export::send::{System, definition};
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

/// What the system needs before: a table or a template, and permission for this page.
#[component]
fn Needs(form: RwSignal<Form>, origin: String, i18n: I18n, on_copy: Callback<String>) -> impl IntoView {
    let system = Memo::new(move |_| form.with(|form| form.system));
    let made = Memo::new(move |_| form.with(|form| definition(&form.target())));
    let origin = StoredValue::new(origin);
    let setting = Memo::new(move |_| setting(system.get(), &origin.get_value()));
    view! {
        <details class="export-part">
            <summary><b>{move || i18n.t("send-needs")}</b></summary>
            {move || made.get().map(|text| view! {
                <p class="hint">{i18n.t("send-definition")}</p><Code text i18n on_copy/>
            })}
            <p class="hint">{move || i18n.t("send-cors")}</p>
            {move || view! { <Code text=setting.get() i18n on_copy/> }}
            <p class="hint">{move || i18n.t("send-policy")}</p>
            {move || view! { <Code text=format!("cargo xtask serve --send-to {}", example(&form.with(|form| form.address.clone()))) i18n on_copy/> }}
        </details>
    }
}

#[component]
fn Code(text: String, i18n: I18n, on_copy: Callback<String>) -> impl IntoView {
    let copied = text.clone();
    view! {
        <div class="send-code">
            <pre class="mono" tabindex="0">{text}</pre>
            <button type="button" class="button" on:click=move |_| on_copy.run(copied.clone())>{move || i18n.t("copy")}</button>
        </div>
    }
}

/// The origin of an address that is being typed.
fn example(address: &str) -> String {
    let address = address.trim();
    match address.split_once("://") {
        Some((scheme, rest)) if !rest.is_empty() => {
            format!("{scheme}://{}", rest.split(['/', '?', '#']).next().unwrap_or_default())
        }
        _ => "https://logs.example.com:9200".to_owned(),
    }
}

/// What lets this page talk to the system: its own setting where it has one, else a rule of a server in front of it.
fn setting(system: System, origin: &str) -> String {
    match system {
        System::Elastic => format!(
            "# elasticsearch.yml\nhttp.cors.enabled: true\nhttp.cors.allow-origin: \"{origin}\"\nhttp.cors.allow-headers: Authorization, Content-Type"
        ),
        System::ClickHouse => "<!-- config.d/cors.xml -->\n<clickhouse>\n  <http_options_response>\n    <header><name>Access-Control-Allow-Origin</name><value>*</value></header>\n    <header><name>Access-Control-Allow-Headers</name><value>authorization, content-type</value></header>\n    <header><name>Access-Control-Allow-Methods</name><value>POST, OPTIONS</value></header>\n  </http_options_response>\n</clickhouse>\n<!-- for the user: add_http_cors_header = 1 -->"
            .to_owned(),
        System::Splunk => format!("# inputs.conf\n[http]\ncrossOriginSharingPolicy = {origin}\ncrossOriginSharingHeaders = Authorization, Content-Type"),
        System::Ndjson | System::Loki | System::VictoriaLogs => format!(
            "# nginx\nadd_header Access-Control-Allow-Origin {origin} always;\nadd_header Access-Control-Allow-Headers \"Authorization, Content-Type\" always;\nif ($request_method = OPTIONS) {{ return 204; }}"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_the_origin_and_no_more() {
        assert_eq!(example(" https://a.example:9/b?c "), "https://a.example:9");
        assert_eq!(example("https://"), "https://logs.example.com:9200");
    }

    #[test]
    fn every_setting_names_the_headers_that_are_sent() {
        for system in System::ALL {
            let text = setting(system, "https://page.example").to_lowercase();
            assert!(text.contains("authorization") && text.contains("content-type"), "{system:?}");
        }
    }
}
