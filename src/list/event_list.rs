//! The list of events: headings by day, one row an event, keyboard and all.

use super::event_row::{EventCells, FoldButton};
use super::fold::{Item, Order};
use super::head::{Head, Sized};
use super::heights::Heights;
use super::pinned_day::{DayName, PinnedDay};
use super::room::Room;
use super::virtual_list::{Anchor, Frame, Port, VirtualList};
use crate::i18n::use_i18n;
use crate::platform::intl;
use crate::platform::paper::use_printing;
use crate::queries::list::{ItemView, RowView};
use crate::state::layout::{Column, Layout};
use crate::state::picked::Picked;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// Id of the grid, for whoever gives the focus back to it.
pub const LIST_ID: &str = "events";
/// Height of the heading of a day among rows of two lines, in CSS pixels: it has one.
const HEADING_PX: f64 = 36.0;
/// What a row of two lines shows.
const COLUMNS_NARROW: [Column; 3] = [Column::Time, Column::Who, Column::What];
/// Height of the heading row, in CSS pixels; rows of two lines have none.
const HEAD_PX: f64 = 29.0;
/// Rows that Page Up and Page Down move by.
const PAGE_ROWS: isize = 15;
/// So many rows beyond those in sight are looked at for repetitions before they come into sight.
const AHEAD_ROWS: usize = 60;
/// So many rows are printed: some thirty sheets.
const MOST_PRINTED: usize = 1_000;
/// So wide is a list in which no column makes room for others, in CSS pixels.
const PAPER_PX: f64 = 1_200.0;
/// After so many looks it is left to the next scroll.
const LOOKS: usize = 4;

/// What the list reads. Ranks count matching events from the newest on, from 0.
#[derive(Clone, Copy)]
pub struct Reads {
    /// How many events match.
    pub events: Memo<usize>,
    /// Changes with the log and the filters.
    pub version: Memo<u64>,
    /// Where everything stands.
    pub order: Memo<Order>,
    /// What stands at some places.
    pub items: Callback<Range<usize>, Vec<ItemView>>,
    /// The event of a rank.
    pub id_at: Callback<usize, Option<String>>,
    /// The rank of an event, if it is among the matching ones.
    pub rank_of: Callback<String, Option<usize>>,
}

/// What a list is told to do with picked events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// To pick one by its id, or to let it go.
    One(String),
    /// To pick all from where a range began, or else from the first rank, to the second.
    Range(usize, usize),
    /// To pick all of these ranks, or to let them go.
    All(Range<usize>),
}

/// What the list leads to.
#[derive(Clone, Copy)]
pub struct Calls {
    /// Opens an event, by id, or closes it.
    pub open: Callback<Option<String>>,
    /// Told whether the list stands at its top.
    pub top: Callback<bool>,
    /// Picks events.
    pub pick: Callback<Pick>,
    /// Changes the width of a column.
    pub size: Callback<Sized>,
    /// Gives an event a star, by id, or takes it away.
    pub star: Callback<String>,
    /// Opens the field for a time.
    pub jump: Callback<()>,
    /// Told which ranks are about to be seen.
    pub look: Callback<Range<usize>>,
    /// Shows these ranks one by one, or tells them as one.
    pub unfold: Callback<(Range<usize>, bool)>,
}

/// The list.
#[component]
pub fn EventList(
    reads: Reads,
    calls: Calls,
    /// The open event, by id.
    #[prop(into)]
    open_id: Signal<Option<String>>,
    /// The rank of the open event, if it is among the matching ones.
    #[prop(into)]
    open: Signal<Option<usize>>,
    /// The event that the keyboard is at, by id: ranks change whenever events come in. Whoever writes it leads there.
    active: RwSignal<Option<String>>,
    #[prop(into)] picked: Signal<Picked>,
    #[prop(into)] layout: Signal<Layout>,
    #[prop(into)] room: Signal<Room>,
    /// Told which columns have room.
    shown: RwSignal<Vec<Column>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Reads { events, version, order, items, id_at, rank_of } = reads;
    let current = Memo::new(move |_| active.get().and_then(|id| rank_of.run(id)).or(open.get()));
    // Closing the details keeps the place: the next arrow goes on from there.
    Effect::new(move |_| {
        if let Some(id) = open_id.get() {
            active.set(Some(id));
        }
    });
    let on_key = move |event: KeyboardEvent| {
        let now = current.get_untracked();
        let away = |from: usize, rows: isize| order.with_untracked(|order| order.rows_away(from, rows));
        let step = |rows: isize| now.map_or(0, |now| away(now, rows));
        let at = now.unwrap_or(0);
        let target = match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            "PageDown" => step(PAGE_ROWS),
            "PageUp" => step(-PAGE_ROWS),
            "Home" => 0,
            "End" => away(0, isize::MAX),
            "ArrowRight" | "ArrowLeft" => {
                let is_right = event.key() == "ArrowRight";
                let ranks = order.with_untracked(|order| {
                    let folds = order.folds();
                    if is_right { folds.closed_at(at) } else { folds.opened_at(at) }
                });
                if let Some(ranks) = ranks {
                    event.prevent_default();
                    calls.unfold.run((ranks, is_right));
                }
                return;
            }
            "Enter" => {
                event.prevent_default();
                if let Some(rank) = now {
                    calls.open.run(id_at.run(rank));
                }
                return;
            }
            " " => {
                event.prevent_default();
                if let Some((rank, id)) = now.and_then(|rank| Some((rank, id_at.run(rank)?))) {
                    active.set(Some(id.clone()));
                    let folded = order.with_untracked(|order| order.folds().closed_at(rank));
                    calls.pick.run(folded.map_or(Pick::One(id), Pick::All));
                }
                return;
            }
            // By the place of the key: it is another letter on a Russian keyboard.
            _ if event.code() == "KeyG" && is_plain(&event) => {
                event.prevent_default();
                return calls.jump.run(());
            }
            _ if event.code() == "KeyS" && is_plain(&event) => {
                event.prevent_default();
                if let Some(id) = now.and_then(|rank| id_at.run(rank)) {
                    calls.star.run(id);
                }
                return;
            }
            "Escape" => return calls.open.run(None),
            _ => return,
        };
        event.prevent_default();
        active.set(id_at.run(target));
        if event.shift_key() && events.get_untracked() > 0 {
            calls.pick.run(Pick::Range(at, target));
        } else if open.get_untracked().is_some() {
            calls.open.run(id_at.run(target));
        }
    };
    let count = Signal::derive(move || order.with(Order::items));
    let narrow = Signal::derive(move || room.get().is_narrow());
    let row_px = Signal::derive(move || layout.with(|layout| room.get().row_px(layout)));
    let heights = Memo::new(move |_| {
        let row_px = row_px.get();
        let heading_px = if narrow.get() { HEADING_PX } else { row_px };
        order.with(|order| Heights::new(row_px, heading_px, order.headings()))
    });
    let head_px = Signal::derive(move || if narrow.get() { 0.0 } else { HEAD_PX });
    // Below the pinned day, where there are days.
    let pinned_px = Signal::derive(move || {
        let height_px = |first| heights.with(|heights| heights.top_px(first + 1) - heights.top_px(first));
        order.with(|order| order.headings().next()).map_or(0.0, height_px)
    });
    let seen = Port::new();
    let printing = use_printing();
    let on_screen = seen.frame(count, heights, head_px);
    let frame = Memo::new(move |_| match printing.get() {
        true => Frame { first: 0, end: count.get().min(MOST_PRINTED), origin_px: 0.0 },
        false => on_screen.get(),
    });
    // What a sheet of paper cannot hold is at least told.
    let cut = Memo::new(move |_| {
        let is_cut = printing.get() && count.get() > MOST_PRINTED;
        is_cut.then(|| order.with(|order| order.events_before(MOST_PRINTED)))
    });
    let cut = move || {
        cut.get().map(|most| {
            let number = |n: usize| intl::number(i18n.lang(), n).into();
            i18n.ta("print-cut", &[("most", number(most)), ("n", number(events.get()))])
        })
    };
    let columns = Memo::new(move |_| {
        if narrow.get() {
            return COLUMNS_NARROW.to_vec();
        }
        // Cells of a sheet have as many lines as they need: no column has to make room.
        let width_px = if printing.get() { PAPER_PX } else { seen.width_px() };
        layout.with(|layout| layout.shown(width_px))
    });
    Effect::new(move |_| {
        if !printing.get() {
            shown.set(columns.get());
        }
    });
    let template = Memo::new(move |_| columns.with(|columns| layout.with(|layout| layout.template(columns))));
    let places = Memo::new(move |_| frame.with(|frame| (frame.first, frame.end)));
    // All rows in sight are read at once; each is drawn again only if it changed.
    let drawn = Memo::new(move |_| {
        let (first, end) = places.get();
        (first, items.run(first..end))
    });
    // What repeats is folded before it is seen. What is hidden moves what is in sight, so that it takes some looks; where
    // everything stands is not followed, since these looks change it.
    let ranks_near = move |(first, end): (usize, usize)| {
        order.with_untracked(|order| {
            let ranks = |index: usize| match order.item(index) {
                Item::Event(rank) => rank..rank + 1,
                Item::Fold(ranks) => ranks,
                Item::Day(day) => day.first_rank..day.first_rank + 1,
            };
            let last = end.saturating_add(AHEAD_ROWS).min(order.items()).checked_sub(1)?;
            Some(ranks(first.saturating_sub(AHEAD_ROWS).min(last)).start..ranks(last).end)
        })
    };
    Effect::new(move |_| {
        version.track();
        let places = places.get();
        if layout.with(|layout| layout.folded) {
            for _ in 0..LOOKS {
                if let Some(ranks) = ranks_near(places) {
                    calls.look.run(ranks);
                }
            }
        }
    });
    let event_row =
        move |index: usize, ranks: Range<usize>, row: Arc<RowView>, opened: Option<Range<usize>>| {
            let rank = ranks.start;
            let is_fold = ranks.len() > 1;
            let has = {
                let ranks = ranks.clone();
                move |rank: Option<usize>| rank.is_some_and(|rank| ranks.contains(&rank))
            };
            let (is_open, is_current) = (has.clone(), has);
            let is_open = Memo::new(move |_| is_open(open.get()));
            let is_current = Memo::new(move |_| is_current(current.get()));
            let fold = if is_fold { Some((ranks.clone(), true)) } else { opened.map(|ranks| (ranks, false)) };
            let fold = fold
                .map(|(ranks, closed)| view! { <FoldButton ranks closed on_turn=calls.unfold/> }.into_any());
            let (id, own_id) = (row.id.clone(), row.id.clone());
            let is_picked = Memo::new(move |_| picked.with(|picked| picked.has(&own_id)));
            let picks = if is_fold { Some(ranks) } else { None };
            let pick_it = picks.clone().map_or_else(|| Pick::One(row.id.clone()), Pick::All);
            let pick = pick_box(row.id.clone(), rank, picks, is_picked, current, active, calls);
            let on_click = move |event: MouseEvent| {
                let from = current.get_untracked().unwrap_or(rank);
                active.set(Some(id.clone()));
                if event.shift_key() {
                    calls.pick.run(Pick::Range(from, rank));
                } else if event.ctrl_key() || event.meta_key() {
                    calls.pick.run(pick_it.clone());
                } else {
                    calls.open.run(Some(id.clone()));
                }
            };
            view! {
            <div class="row" role="row" id=format!("row-{rank}") aria-rowindex=(index + 2).to_string()
                aria-selected=move || is_open.get().to_string() class:picked=is_picked class:folded=is_fold
                class:active=is_current class:open=is_open on:click=on_click>
                <EventCells row columns=columns.get() with_source=room.get() == Room::Phone pick fold/>
            </div>
        }
        .into_any()
        };
    let item = move |index: usize| {
        let item = Memo::new(move |_| {
            drawn.with(|(first, items)| index.checked_sub(*first).and_then(|at| items.get(at).cloned()))
        });
        let content = move || match item.get() {
            Some(ItemView::Day(day)) => {
                let span = columns.with(Vec::len).to_string();
                view! {
                    <div class="day" role="row" aria-rowindex=(index + 2).to_string()>
                        <span role="rowheader" aria-colspan=span><DayName day/></span>
                    </div>
                }
                .into_any()
            }
            Some(ItemView::Event(rank, row, opened)) => event_row(index, rank..rank + 1, row, opened),
            Some(ItemView::Fold(ranks, row)) => event_row(index, ranks, row, None),
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
        Some(order.with_untracked(|order| order.index_of(rank)))
    });
    // Scrolled out of sight, the row is no element that could be named.
    let drawn = Memo::new(move |_| {
        let rank = current.get()?;
        let (index, first) = order.with(|order| (order.index_of(rank), order.rows_away(rank, 0)));
        let is_drawn = frame.with(|frame| (frame.first..frame.end).contains(&index));
        is_drawn.then(|| format!("row-{first}"))
    });
    let anchor = Anchor {
        key_at: Callback::new(move |index| match order.with_untracked(|order| order.item(index)) {
            Item::Event(rank) => id_at.run(rank),
            Item::Fold(ranks) => id_at.run(ranks.start),
            Item::Day(_) => None,
        }),
        index_of: Callback::new(move |id| {
            let rank = rank_of.run(id)?;
            Some(order.with_untracked(|order| order.index_of(rank)))
        }),
    };
    let at_top = Memo::new(move |_| seen.is_at_top());
    Effect::new(move |_| calls.top.run(at_top.get()));
    let moved_px = seen.moved_px(frame);
    let head = view! { <Head columns layout on_size=calls.size/><PinnedDay order heights moved_px/> };
    view! {
        <p class="print-cut">{cut}</p>
        <div class="rows" class:by-day=move || { pinned_px.get() > 0.0 } class:printing=printing class:picking=move || !picked.with(Picked::is_empty)
            style=("--columns", move || template.get()) style=("--row", move || format!("{}px", row_px.get()))>
            <VirtualList
                id=LIST_ID
                label=Signal::derive(move || i18n.t("list-label"))
                seen
                frame
                count
                heights
                head_px
                pinned_px
                shown
                anchor
                active=drawn
                head=head.into_any()
                row=item
                on_key
            />
        </div>
    }
}

/// Whether a key is pressed alone.
fn is_plain(event: &KeyboardEvent) -> bool {
    !event.ctrl_key() && !event.meta_key() && !event.alt_key()
}

/// The box that picks an event. The keyboard has the space bar for it, so it is no stop of its own.
fn pick_box(
    id: String,
    rank: usize,
    fold: Option<Range<usize>>,
    is_picked: Memo<bool>,
    current: Memo<Option<usize>>,
    active: RwSignal<Option<String>>,
    calls: Calls,
) -> AnyView {
    let i18n = use_i18n();
    let on_click = move |event: MouseEvent| {
        event.stop_propagation();
        let from = current.get_untracked().unwrap_or(rank);
        active.set(Some(id.clone()));
        calls.pick.run(match &fold {
            Some(ranks) => Pick::All(ranks.clone()),
            None if event.shift_key() => Pick::Range(from, rank),
            None => Pick::One(id.clone()),
        });
    };
    view! {
        <input type="checkbox" class="pick" tabindex="-1" aria-label=move || i18n.t("pick") prop:checked=is_picked on:click=on_click/>
    }
    .into_any()
}
