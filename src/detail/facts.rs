//! A field of the panel: its name, what it says, and what can be done with that.

use super::{By, Want};
use crate::components::icons::{CheckIcon, CopyIcon, MinusIcon, PlusIcon};
use crate::i18n::{I18n, use_i18n};
use crate::platform::page;
use crate::state::names::Name;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What can be done with a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// What it can be filtered by.
    pub by: Option<By>,
    /// What is copied.
    pub copied: Option<String>,
}

impl Use {
    /// A value that can be copied, and filtered by if there is a way.
    pub fn of(by: Option<By>, copied: impl Into<String>) -> Self {
        Self { by, copied: Some(copied.into()) }
    }
}

/// The field. Its tools appear under the pointer and with the focus; where nothing hovers they are there.
#[component]
pub fn Fact(label: String, shown: AnyView, usage: Use, on_want: Callback<Want>) -> impl IntoView {
    view! {
        <div class="fact">
            <dt><bdi>{label}</bdi></dt>
            <dd><span class="value">{shown}</span><Tools usage on_want/></dd>
        </div>
    }
}

/// The tools of one value.
#[component]
pub fn Tools(usage: Use, on_want: Callback<Want>) -> impl IntoView {
    let i18n = use_i18n();
    let picks = usage.by.map(|by| {
        let name = said(i18n, &by);
        let only = i18n.ta("detail-only", &[("name", name.as_str().into())]);
        let exclude = i18n.ta("detail-exclude", &[("name", name.as_str().into())]);
        let (wanted, unwanted) = (by.clone(), by);
        view! {
            <button type="button" title=only.clone() aria-label=only
                on:click=move |_| on_want.run(Want { by: wanted.clone(), not: false })><PlusIcon/></button>
            <button type="button" title=exclude.clone() aria-label=exclude
                on:click=move |_| on_want.run(Want { by: unwanted.clone(), not: true })><MinusIcon/></button>
        }
    });
    let copy = usage.copied.map(|text| view! { <CopyTool text/> });
    view! { <span class="tools">{picks}{copy}</span> }
}

/// What a filter is called in the names of its buttons.
fn said(i18n: I18n, by: &By) -> String {
    match by {
        By::Value(_, value) | By::Detail(_, value) | By::Agent(value) => value.clone(),
        By::Hour(_) => i18n.t("detail-hour"),
    }
}

/// Copies a text, and shows a tick once that is done.
#[component]
fn CopyTool(text: String) -> impl IntoView {
    let i18n = use_i18n();
    let done = RwSignal::new(false);
    let name = i18n.ta("detail-copy", &[("name", text.as_str().into())]);
    let label = move || if done.get() { i18n.t("copied") } else { name.clone() };
    let title = label.clone();
    view! {
        <button type="button" title=title aria-label=label on:click=move |_| copy(text.clone(), done)>
            {move || if done.get() { view! { <CheckIcon/> }.into_any() } else { view! { <CopyIcon/> }.into_any() }}
        </button>
    }
}

/// A button in words that copies a text and says so.
#[component]
pub fn CopyButton(label: &'static str, text: Callback<(), String>) -> impl IntoView {
    let i18n = use_i18n();
    let done = RwSignal::new(false);
    view! {
        <button type="button" class="button" on:click=move |_| copy(text.run(()), done)>
            {move || i18n.t(if done.get() { "copied" } else { label })}
        </button>
    }
}

fn copy(text: String, done: RwSignal<bool>) {
    spawn_local(async move {
        let copied = page::copy(&text).await;
        let _ = done.try_set(copied);
    });
}

/// A name, marked where only the log gives it.
pub fn named(i18n: I18n, name: Name) -> impl IntoView {
    let title = name.from_log.then(|| i18n.t("name-from-log"));
    view! { <bdi class:from-log=name.from_log title=title>{name.text}</bdi> }
}
