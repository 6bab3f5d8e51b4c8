//! The button that lets a person pick files.

use crate::components::icons::OpenIcon;
use crate::i18n::use_i18n;
use crate::platform::files::{GivenFile, picked};
use leptos::html::Input;
use leptos::prelude::*;

/// The button. `label` names its message.
#[component]
pub fn OpenButton(
    label: &'static str,
    class: &'static str,
    #[prop(into)] disabled: Signal<bool>,
    on_files: Callback<Vec<GivenFile>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let field = NodeRef::<Input>::new();
    let on_click = move |_| {
        if let Some(field) = field.get_untracked() {
            field.click();
        }
    };
    let on_change = move |_| {
        if let Some(field) = field.get_untracked() {
            on_files.run(picked(&field));
        }
    };
    view! {
        <button type="button" class=class disabled=move || disabled.get() on:click=on_click title=move || i18n.t("import-hint")>
            <OpenIcon/><span>{move || i18n.t(label)}</span></button>
        <input node_ref=field type="file" multiple hidden aria-label=move || i18n.t(label) on:change=on_change
            accept=".json,.ndjson,.jsonl,.csv,.parquet,.txt,.log,.gz"/>
    }
}
