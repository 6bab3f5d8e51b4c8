//! One event as a row.

use crate::components::avatar::Avatar;
use crate::components::icons::FlagIcon;
use crate::i18n::{I18n, use_i18n};
use crate::queries::list::RowView;
use leptos::prelude::*;

/// Whether a name stems from the log alone; then it is marked, and its title says so.
#[derive(Clone, Copy)]
struct FromLog(bool);

impl FromLog {
    fn title(self, i18n: I18n) -> Option<String> {
        self.0.then(|| i18n.t("name-from-log"))
    }
}

/// The cells of a row. Foreign text is text, and cannot turn its neighbours' direction round.
#[component]
pub fn EventCells(row: RowView) -> impl IntoView {
    let i18n = use_i18n();
    let sentence = row.sentence;
    let actor = match row.actor {
        Some(actor) => {
            let name = actor.name.clone();
            let mark = FromLog(actor.from_log);
            view! { <Avatar actor/><bdi class="cut" class:from-log=mark.0 title=mark.title(i18n)>{name}</bdi> }.into_any()
        }
        None => view! { <span class="quiet">{move || i18n.t("list-nobody")}</span> }.into_any(),
    };
    let flag = sentence.alert.then(|| {
        view! {
            <span class="flag"><FlagIcon/><span class="hidden">{move || i18n.t("list-flag")}</span></span>
        }
    });
    let (object_mark, extra_mark) = (FromLog(row.from_log.0), FromLog(row.from_log.1));
    let from_server = row.ip.is_none() && row.client.is_none();
    view! {
        <span class=format!("stripe cat-{}", row.category) role="presentation"></span>
        <span class="cell time mono" role="gridcell">{row.time}</span>
        <span class="cell who" role="gridcell">{actor}</span>
        <span class="cell what" role="gridcell">
            {flag}<bdi class:mono=sentence.did_is_key>{sentence.did}</bdi>
            {sentence.object.map(|object| view! { " "<b><bdi class:from-log=object_mark.0 title=object_mark.title(i18n)>{object}</bdi></b> })}
            {row.own.then(|| view! { " "<span class="own-tag">{move || i18n.t("own-tag")}</span> })}
            {sentence.extra.map(|extra| view! { " "<span class="quiet"><bdi class:from-log=extra_mark.0 title=extra_mark.title(i18n)>{extra}</bdi></span> })}
        </span>
        <span class="cell ip mono" role="gridcell">{row.ip}</span>
        <span class="cell client" role="gridcell">
            {if from_server { i18n.t("list-server") } else { row.client.unwrap_or_default() }}
        </span>
    }
}
