//! The details of an event, labelled: what changed as before and after, lists item by item.

use super::facts::{Fact, Tools, Use, named};
use super::{By, Want};
use crate::i18n::{I18n, use_i18n};
use crate::state::names::Name;
use crate::text::{DetailRow, DetailValue, Find};
use leptos::prelude::*;

/// What kind of thing an id in the details names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOf {
    /// A person or a bot.
    Person,
    /// A chat.
    Chat,
}

/// The rows.
#[component]
pub fn Rows(
    rows: Vec<DetailRow>,
    /// Names of people and chats in the details.
    name: Callback<(NameOf, String), Name>,
    on_want: Callback<Want>,
    /// Told the id of a person whose profile is wanted.
    on_person: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    if rows.is_empty() {
        return view! { <p class="hint">{i18n.t("detail-no-details")}</p> }.into_any();
    }
    let row = move |row: DetailRow| {
        let usage = match &row.value {
            // Each item has its own.
            DetailValue::List(_) => Use { by: None, copied: Some(row.value.plain()) },
            _ => Use::of(by(row.find.as_ref(), 0), row.value.plain().trim_start_matches('#')),
        };
        let shown = match row.value {
            DetailValue::Text(text) => view! { <bdi>{text}</bdi> }.into_any(),
            DetailValue::Change { before, after } => change(i18n, before, after),
            DetailValue::List(items) => list(items, row.find, on_want),
            DetailValue::Person { id } => {
                let name = name.run((NameOf::Person, id.clone()));
                view! {
                    <button type="button" class="link" title=i18n.t("profile-open")
                        on:click=move |_| on_person.run(id.clone())>{named(i18n, name)}</button>
                }
                .into_any()
            }
            DetailValue::Chat { id } => named(i18n, name.run((NameOf::Chat, id))).into_any(),
        };
        view! { <Fact label=row.label shown usage on_want/> }
    };
    view! { <dl>{rows.into_iter().map(row).collect_view()}</dl> }.into_any()
}

fn by(find: Option<&Find>, item: usize) -> Option<By> {
    let find = find?;
    Some(By::Detail(find.field.clone(), find.texts.get(item)?.clone()))
}

/// What it was, and below it what it is.
fn change(i18n: I18n, before: String, after: String) -> AnyView {
    view! {
        <span class="change">
            <span class="hidden">{i18n.t("detail-before")}": "</span><del><bdi>{before}</bdi></del>
            <span class="quiet" aria-hidden="true">" → "</span>
            <span class="hidden">{i18n.t("detail-after")}": "</span><ins><bdi>{after}</bdi></ins>
        </span>
    }
    .into_any()
}

fn list(items: Vec<String>, find: Option<Find>, on_want: Callback<Want>) -> AnyView {
    let item = move |(at, item): (usize, String)| {
        let usage = Use { by: by(find.as_ref(), at), copied: None };
        view! { <li><bdi>{item}</bdi><Tools usage on_want/></li> }
    };
    view! { <ul class="values">{items.into_iter().enumerate().map(item).collect_view()}</ul> }.into_any()
}
