//! One event as a row.

use crate::components::avatar::Avatar;
use crate::components::icons::{DownIcon, FlagIcon, NotebookIcon, StarIcon};
use crate::i18n::{I18n, use_i18n};
use crate::queries::list::{Mark, RowView};
use crate::state::layout::Column;
use crate::text::finding as text;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// Whether a name stems from the log alone; then it is marked, and its title says so.
#[derive(Clone, Copy)]
struct FromLog(bool);

impl FromLog {
    fn title(self, i18n: I18n) -> Option<String> {
        self.0.then(|| i18n.t("name-from-log"))
    }
}

/// The cells of a row, those of these columns. Foreign text is text, and cannot turn its neighbours' direction round.
/// `pick` is the box that picks the event; it stands in the first cell. `fold` turns repeated events into one row, or
/// back.
#[component]
pub fn EventCells(
    row: Arc<RowView>,
    columns: Vec<Column>,
    /// Whether from where it was done stands behind what was done.
    with_source: bool,
    pick: AnyView,
    fold: Option<AnyView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let has_object = columns.contains(&Column::Object);
    let (mut pick, mut fold) = (Some(pick), fold);
    let cells = columns.iter().map(|column| {
        let pick = pick.take();
        let class = format!("cell {}", column.class());
        let (class, title, content) = match column {
            Column::Time if row.is_ago => (class, Some(row.exact.clone()), row.time.clone().into_any()),
            Column::Time => (class + " mono", Some(row.exact.clone()), row.time.clone().into_any()),
            Column::Who => (class, None, who(i18n, &row)),
            Column::What => {
                let what = what(i18n, &row, !has_object);
                let source = with_source.then(|| source(i18n, &row));
                (class, None, view! { {fold.take()}{what}{source} }.into_any())
            }
            Column::Object => (class, None, object(i18n, &row)),
            Column::Address => (class + " mono", None, row.ip.clone().into_any()),
            Column::Client if row.is_from_server() => (class, None, i18n.t("list-server").into_any()),
            Column::Client => (class, None, row.client.clone().into_any()),
            Column::Category => (class, None, i18n.t(&format!("category-{}", row.category)).into_any()),
            Column::Key => (class + " mono", Some(row.key.clone()), row.key.clone().into_any()),
            Column::Agent => (class, row.agent.clone(), bdi(row.agent.clone())),
            Column::Id => (class + " mono", Some(row.id.clone()), row.id.clone().into_any()),
        };
        view! { <span class=class role="gridcell" title=title>{pick}{content}</span> }
    });
    let cells = cells.collect_view();
    view! { <span class=format!("stripe cat-{}", row.category) role="presentation"></span>{cells} }
}

fn bdi(text: Option<String>) -> AnyView {
    text.map(|text| view! { <bdi class="cut">{text}</bdi> }).into_any()
}

/// A button that shows repeated events one by one, or tells them as one again. The keyboard has the arrows to the right
/// and left for it, so it is no stop of its own.
#[component]
pub fn FoldButton(
    ranks: Range<usize>,
    closed: bool,
    on_turn: Callback<(Range<usize>, bool)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let count = ranks.len();
    let name = move || if closed { i18n.tn("fold-open", count) } else { i18n.t("fold-close") };
    let on_click = move |event: MouseEvent| {
        event.stop_propagation();
        on_turn.run((ranks.clone(), closed));
    };
    view! {
        <button type="button" class="fold" tabindex="-1" aria-expanded=(!closed).to_string() title=name aria-label=name on:click=on_click><DownIcon/></button>
    }
}

fn who(i18n: I18n, row: &RowView) -> AnyView {
    match row.actor.clone() {
        Some(actor) => {
            let name = actor.name.clone();
            let mark = FromLog(actor.from_log);
            view! { <Avatar actor/><bdi class="cut" class:from-log=mark.0 title=mark.title(i18n)>{name}</bdi> }.into_any()
        }
        None => view! { <span class="quiet">{move || i18n.t("list-nobody")}</span> }.into_any(),
    }
}

fn object(i18n: I18n, row: &RowView) -> AnyView {
    let mark = FromLog(row.from_log.0);
    let object = row.sentence.object.clone();
    object
        .map(|object| view! { <b><bdi class:from-log=mark.0 title=mark.title(i18n)>{object}</bdi></b> })
        .into_any()
}

/// Signs for what was noted: a star, and one for a comment.
fn signs(i18n: I18n, mark: &Mark) -> impl IntoView + use<> {
    let star = mark.starred.then(|| {
        view! { <span class="starred"><StarIcon/><span class="hidden">{move || i18n.t("note-starred")}</span></span> }
    });
    let text = (!mark.text.is_empty()).then(|| {
        view! { <span class="noted" title=mark.text.clone()><NotebookIcon/><span class="hidden">{move || i18n.t("note-text")}</span></span> }
    });
    view! { {star}{text} }
}

fn tags(mark: &Mark) -> impl IntoView + use<> {
    let tag = |tag: String| view! { " "<span class="tag"><bdi>{tag}</bdi></span> };
    mark.tags.iter().cloned().map(tag).collect_view()
}

/// The address and the client, or that it was a server.
fn source(i18n: I18n, row: &RowView) -> AnyView {
    if row.is_from_server() {
        return view! { " "<span class="source">{move || i18n.t("list-server")}</span> }.into_any();
    }
    let part = |text: &Option<String>| text.clone().map(|text| view! { " "<bdi class="source">{text}</bdi> });
    view! { {part(&row.ip)}{part(&row.client)} }.into_any()
}

fn what(i18n: I18n, row: &RowView, with_object: bool) -> AnyView {
    let sentence = row.sentence.clone();
    let flag = sentence.alert.then(|| {
        view! { <span class="flag"><FlagIcon/><span class="hidden">{move || i18n.t("list-flag")}</span></span> }
    });
    let proof = row.proves.map(|severity| {
        let title = move || {
            let word = text::severity(i18n.lang(), severity);
            i18n.ta("list-proof", &[("severity", word.into())])
        };
        view! { <span class=format!("proof {}", severity.slug()) title=title role="img" aria-label=title></span> }
    });
    let extra_mark = FromLog(row.from_log.1);
    let object = with_object.then(|| view! { " "{object(i18n, row)} });
    let mark = row.mark.as_ref();
    let (signs, tags) = (mark.map(|mark| signs(i18n, mark)), mark.map(tags));
    view! {
        {signs}{proof}{flag}<bdi class:mono=sentence.did_is_key>{sentence.did}</bdi>{object}{tags}
        {row.own.then(|| view! { " "<span class="own-tag">{move || i18n.t("own-tag")}</span> })}
        {sentence.extra.map(|extra| view! { " "<span class="quiet"><bdi class:from-log=extra_mark.0 title=extra_mark.title(i18n)>{extra}</bdi></span> })}
    }
    .into_any()
}
