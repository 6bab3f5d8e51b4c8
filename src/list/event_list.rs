//! The list of events: headings by day, one row an event, keyboard and all.

use super::event_row::EventCells;
use super::virtual_list::{Anchor, Port, VirtualList};
use crate::i18n::use_i18n;
use crate::platform::intl::{self, Style};
use crate::queries::days::{Days, Item};
use crate::queries::list::{ItemView, RowView};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::ops::Range;

/// Id of the grid, for whoever gives the focus back to it.
pub const LIST_ID: &str = "events";
/// Height of a row, in CSS pixels.
const ROW_PX: f64 = 32.0;
/// Height of a row on a narrow screen, where it has two lines.
const ROW_NARROW_PX: f64 = 56.0;
/// Height of the heading row, in CSS pixels; a narrow screen has none.
const HEAD_PX: f64 = 29.0;
/// Rows that Page Up and Page Down move by.
const PAGE_ROWS: usize = 15;

/// The list. `events` is how many match, `items` gives what stands at some places, `id_at` the event of a rank (0 is
/// the newest).
#[component]
pub fn EventList(
    #[prop(into)] events: Signal<usize>,
    #[prop(into)] days: Signal<Days>,
    items: Callback<Range<usize>, Vec<ItemView>>,
    id_at: Callback<usize, Option<String>>,
    /// The rank of an event, if it is among the matching ones.
    rank_of: Callback<String, Option<usize>>,
    /// The open event, by id.
    #[prop(into)]
    open_id: Signal<Option<String>>,
    /// The rank of the open event, if it is among the matching ones.
    #[prop(into)]
    open: Signal<Option<usize>>,
    #[prop(into)] narrow: Signal<bool>,
    on_open: Callback<Option<String>>,
    /// Told whether the list stands at its top.
    on_top: Callback<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    // By id: ranks change whenever events come in.
    let active = RwSignal::new(None::<String>);
    let current = Memo::new(move |_| active.get().and_then(|id| rank_of.run(id)).or(open.get()));
    // Closing the details keeps the place: the next arrow goes on from there.
    Effect::new(move |_| {
        if let Some(id) = open_id.get() {
            active.set(Some(id));
        }
    });
    let open_rank = move |rank: usize| on_open.run(id_at.run(rank));
    let on_key = move |event: KeyboardEvent| {
        let last = events.get_untracked().saturating_sub(1);
        let now = current.get_untracked();
        let step = |to: usize| now.map_or(0, |_| to.min(last));
        let at = now.unwrap_or(0);
        let target = match event.key().as_str() {
            "ArrowDown" => step(at + 1),
            "ArrowUp" => step(at.saturating_sub(1)),
            "PageDown" => step(at + PAGE_ROWS),
            "PageUp" => step(at.saturating_sub(PAGE_ROWS)),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                event.prevent_default();
                if let Some(rank) = now {
                    open_rank(rank);
                }
                return;
            }
            "Escape" => return on_open.run(None),
            _ => return,
        };
        event.prevent_default();
        active.set(id_at.run(target));
        if open.get_untracked().is_some() {
            open_rank(target);
        }
    };
    let count = Signal::derive(move || days.with(|days| days.items(events.get())));
    let row_px = Signal::derive(move || if narrow.get() { ROW_NARROW_PX } else { ROW_PX });
    let head_px = Signal::derive(move || if narrow.get() { 0.0 } else { HEAD_PX });
    let seen = Port::new();
    let frame = seen.frame(count, row_px, head_px);
    let places = Memo::new(move |_| frame.with(|frame| (frame.first, frame.end)));
    // All rows in sight are read at once; each is drawn again only if it changed.
    let drawn = Memo::new(move |_| {
        let (first, end) = places.get();
        (first, items.run(first..end))
    });
    let item = move |index: usize| {
        let item = Memo::new(move |_| {
            drawn.with(|(first, items)| index.checked_sub(*first).and_then(|at| items.get(at).cloned()))
        });
        let content = move || match item.get() {
            Some(ItemView::Day(day)) => {
                let name = intl::date(i18n.lang(), Style::LongDay, day.start);
                let count = i18n.tn("events", day.count);
                view! {
                    <div class="day" role="row" aria-rowindex=(index + 2).to_string()>
                        <span role="rowheader" aria-colspan="5"><b>{name}</b>" "<span class="quiet">"· "{count}</span></span>
                    </div>
                }
                .into_any()
            }
            Some(ItemView::Event(rank, row)) => {
                let id = row.id.clone();
                view! {
                    <div class="row" role="row" id=format!("row-{rank}") aria-rowindex=(index + 2).to_string()
                        aria-selected=move || (open.get() == Some(rank)).to_string()
                        class:active=move || current.get() == Some(rank) class:open=move || open.get() == Some(rank)
                        on:click=move |_| { active.set(Some(id.clone())); on_open.run(Some(id.clone())) }>
                        <EventCells row=RowView::clone(&row)/>
                    </div>
                }
                .into_any()
            }
            None => ().into_any(),
        };
        content.into_any()
    };
    // The list goes to an event when that is chosen or comes in, not when others move it.
    let is_there = Memo::new(move |_| current.get().is_some());
    let shown = Memo::new(move |_| {
        active.track();
        is_there.track();
        let rank = current.get_untracked()?;
        Some(days.with_untracked(|days| days.index_of(rank)))
    });
    let anchor = Anchor {
        key_at: Callback::new(move |index| match days.with_untracked(|days| days.item(index)) {
            Item::Event(rank) => id_at.run(rank),
            Item::Day(_) => None,
        }),
        index_of: Callback::new(move |id| {
            let rank = rank_of.run(id)?;
            Some(days.with_untracked(|days| days.index_of(rank)))
        }),
    };
    let at_top = Memo::new(move |_| seen.is_at_top());
    Effect::new(move |_| on_top.run(at_top.get()));
    let heading = move |id: &'static str, class: &'static str| {
        view! { <span role="columnheader" class=format!("cell {class}")>{move || i18n.t(id)}</span> }
    };
    let head = view! {
        <div class="row head" role="row" aria-rowindex="1">
            <span class="stripe" role="presentation"></span>
            {heading("list-time", "time")}
            {heading("list-actor", "who")}
            {heading("list-event", "what")}
            {heading("list-ip", "ip")}
            {heading("list-client", "client")}
        </div>
    };
    view! {
        <VirtualList
            id=LIST_ID
            label=Signal::derive(move || i18n.t("list-label"))
            seen
            frame
            count
            row_px
            head_px
            shown
            anchor
            active=Signal::derive(move || current.get().map(|rank| format!("row-{rank}")))
            head=head.into_any()
            row=item
            on_key
        />
    }
}
