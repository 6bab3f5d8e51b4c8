//! One event as a row.

use super::avatar::Avatar;
use super::icons::FlagIcon;
use crate::i18n::use_i18n;
use crate::queries::list::RowView;
use leptos::prelude::*;

/// The cells of a row. Foreign text is text, and cannot turn its neighbours' direction round.
#[component]
pub fn EventCells(row: RowView) -> impl IntoView {
    let i18n = use_i18n();
    let sentence = row.sentence;
    let actor = match row.actor {
        Some(actor) => {
            let name = actor.name.clone();
            view! { <Avatar actor/><bdi class="cut">{name}</bdi> }.into_any()
        }
        None => view! { <span class="quiet">{move || i18n.t("list-nobody")}</span> }.into_any(),
    };
    let flag = sentence.alert.then(|| {
        view! {
            <span class="flag"><FlagIcon/><span class="hidden">{move || i18n.t("list-flag")}</span></span>
        }
    });
    let from_server = row.ip.is_none() && row.client.is_none();
    view! {
        <span class=format!("stripe cat-{}", row.category) role="presentation"></span>
        <span class="cell time mono" role="gridcell">{row.time}</span>
        <span class="cell who" role="gridcell">{actor}</span>
        <span class="cell what" role="gridcell">
            {flag}<bdi class:mono=sentence.did_is_key>{sentence.did}</bdi>
            {sentence.object.map(|object| view! { " "<b><bdi>{object}</bdi></b> })}
            {sentence.extra.map(|extra| view! { " "<span class="quiet"><bdi>{extra}</bdi></span> })}
        </span>
        <span class="cell ip mono" role="gridcell">{row.ip}</span>
        <span class="cell client" role="gridcell">
            {if from_server { i18n.t("list-server") } else { row.client.unwrap_or_default() }}
        </span>
    }
}
