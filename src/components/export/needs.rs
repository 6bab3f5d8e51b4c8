//! What another system needs before this page can send to it.

use crate::i18n::I18n;
use crate::state::send::Form;
use audit_export::send::{System, definition};
use leptos::prelude::*;

/// What the system needs before: a table or a template, and permission for this page.
#[component]
pub fn Needs(form: RwSignal<Form>, origin: String, i18n: I18n, on_copy: Callback<String>) -> impl IntoView {
    let system = Memo::new(move |_| form.with(|form| form.system));
    let made = Memo::new(move |_| form.with(|form| definition(&form.target())));
    let origin = StoredValue::new(origin);
    let setting = Memo::new(move |_| setting(system.get(), &origin.get_value()));
    let rule = Memo::new(move |_| form.with(|form| rule(form.system, &origin.get_value(), &form.address)));
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
            <p class="hint">{move || i18n.t("send-rule")}</p>
            {move || view! { <Code text=rule.get() i18n on_copy/> }}
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

/// What lets the server of this page pass events on: then the browser sends to the page's own address.
fn rule(system: System, origin: &str, address: &str) -> String {
    let slug = system.slug();
    let typed = example(address);
    let upstream = if address.trim().is_empty() || typed == origin { usual(system) } else { &typed };
    format!(
        "{origin}/send/{slug}\n\n# nginx, with the rest of deploy/nginx/send.conf\nlocation /send/{slug}/ {{\n    proxy_pass {upstream}/;\n\n# Caddy, with the rest of deploy/caddy/send.caddy\nhandle_path /send/{slug}/* {{\n    reverse_proxy {upstream}"
    )
}

/// Where a system listens if nobody says otherwise, on the computer of the page's server.
const fn usual(system: System) -> &'static str {
    match system {
        System::Elastic => "http://127.0.0.1:9200",
        System::ClickHouse => "http://127.0.0.1:8123",
        System::Loki => "http://127.0.0.1:3100",
        System::Splunk => "https://127.0.0.1:8088",
        System::VictoriaLogs => "http://127.0.0.1:9428",
        System::Ndjson => "https://logs.example.com",
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
    fn a_rule_leads_from_the_page_to_the_system() {
        let page = "https://audit.example";
        let text = rule(System::Loki, page, "");
        assert!(text.starts_with("https://audit.example/send/loki\n"));
        assert!(text.contains("location /send/loki/") && text.contains("proxy_pass http://127.0.0.1:3100/;"));
        assert!(
            rule(System::Elastic, page, "https://logs.example:9200/x")
                .contains("reverse_proxy https://logs.example:9200")
        );
        // Who has typed the address of the rule already does not send the server to itself.
        assert!(rule(System::Elastic, page, "https://audit.example/send/elastic").contains(":9200"));
    }

    #[test]
    fn every_setting_names_the_headers_that_are_sent() {
        for system in System::ALL {
            let text = setting(system, "https://page.example").to_lowercase();
            assert!(text.contains("authorization") && text.contains("content-type"), "{system:?}");
        }
    }
}
