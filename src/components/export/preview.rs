//! The first rows as they will stand in the file.

use crate::i18n::use_i18n;
use audit_export::Preview;
use leptos::prelude::*;

/// The box; nothing is known until the events have been looked through.
#[component]
pub fn PreviewBox(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] preview: Signal<Option<Preview>>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="export-preview" aria-label=move || title.get()>
            <h3>{move || title.get()}</h3>
            <div class="export-paper" tabindex="0" role="group" aria-label=move || title.get()>
                {move || match preview.get() {
                    None => view! { <p class="hint">{i18n.t("export-looking")}</p> }.into_any(),
                    Some(Preview::Text(text)) => view! { <pre class="mono">{text}</pre> }.into_any(),
                    Some(Preview::Table { names, rows }) => view! { <Table names rows/> }.into_any(),
                }}
            </div>
        </section>
    }
}

#[component]
fn Table(names: Vec<String>, rows: Vec<Vec<String>>) -> impl IntoView {
    let cell = |text: String| view! { <td><bdi>{text}</bdi></td> };
    let row = move |cells: Vec<String>| view! { <tr>{cells.into_iter().map(cell).collect_view()}</tr> };
    let name = |name: String| view! { <th scope="col">{name}</th> };
    view! {
        <table>
            <thead><tr>{names.into_iter().map(name).collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
