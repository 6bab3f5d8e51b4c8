//! The timeline: how many, when, which, and one of them in full.

use super::panel::Panel;
use super::summary::Summary;
use crate::components::findings::FindingsStrip;
use crate::components::live::LivePill;
use crate::components::zone::city;
use crate::i18n::{I18n, use_i18n};
use crate::list::bar::{JUMP_ID, Jump, ListBar};
use crate::list::compare_view::CompareView;
use crate::list::event_list::{Calls, EventList, LIST_ID, Pick, Reads};
use crate::list::fold::{Folds, Order};
use crate::list::head::Sized;
use crate::list::picked_bar::PickedBar;
use crate::list::room::Room;
use crate::list::ticks::{MOST_TICKS, Mark, Tick, Ticks};
use crate::parts::export::Export;
use crate::parts::findings::Findings;
use crate::platform::paper::use_printing;
use crate::platform::{page, zone};
use crate::queries::days::Days;
use crate::queries::{list, picked};
use crate::state::findings::Which;
use crate::state::notes::Change;
use crate::state::picked::{MOST_PICKED, Picked};
use crate::state::progress::Stage;
use crate::state::view::Tab;
use crate::state::{App, use_app};
use crate::tasks::later::later;
use crate::tasks::parts::{ask, part, there};
use crate::tasks::{export, layout, load, navigate, notes};
use leptos::prelude::*;
use leptos_use_media_query::use_media_query;
use std::collections::BTreeSet;
use std::ops::Range;

/// So many of the worst incidents stand above the timeline.
const STRIP: usize = 3;

/// The screen.
#[component]
pub fn Timeline(
    /// Whether it is the turn of the list.
    list: ReadSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let found = move || part::<Findings>(app);
    let worst = Memo::new(move |_| found().map(|it| (it.worst)(app, i18n, STRIP)).unwrap_or_default());
    let tally = Memo::new(move |_| found().map(|it| (it.tally)(app, Which::All)).unwrap_or_default());
    let stage = Memo::new(move |_| super::findings::stage(app));
    view! {
        <FindingsStrip cards=worst tally stage coming=app.parts.findings on_ask=Callback::new(move |()| ask::<Findings>(app)) on_open=Callback::new(move |id| navigate::show_finding(app, id))
            on_all=Callback::new(move |()| navigate::set_tab(app, Tab::Findings))/>
        <Summary app i18n/>
        <div class="events" class:with-detail=move || is_beside(app)>
            <Show when=move || list.get()><List app i18n/></Show>
            <Panel/>
        </div>
    }
}

/// Whether something stands beside the list.
fn is_beside(app: App) -> bool {
    app.open_event.with(Option::is_some) || app.profile.with(Option::is_some)
}

#[component]
fn List(app: App, i18n: I18n) -> impl IntoView {
    let events = Memo::new(move |_| app.log.view(|store| store.matching()));
    let days = Memo::new(move |_| Days::read(app.log));
    let version = Memo::new(move |_| app.log.version());
    // What is known of repetitions holds for one state of the log and the filters.
    let folds = RwSignal::new(Folds::default());
    let shown = RwSignal::new(BTreeSet::<String>::new());
    let order = Memo::new(move |_| {
        let known = app.layout.with(|layout| layout.folded).then(|| folds.get());
        let known = known.filter(|folds| folds.version == version.get());
        Order::new(events.get(), days.get(), known.unwrap_or_else(|| Folds::new(version.get())))
    });
    // Beside an open event, too, there may be no room for a sentence behind who and when.
    let (phone, small) = (use_media_query("(max-width: 760px)"), use_media_query("(max-width: 1240px)"));
    let beside = Memo::new(move |_| is_beside(app));
    let printing = use_printing();
    let room = Memo::new(move |_| match (phone.get(), small.get() && beside.get()) {
        _ if printing.get() => Room::Wide,
        (true, _) => Room::Phone,
        (false, true) => Room::Beside,
        (false, false) => Room::Wide,
    });
    let open = Memo::new(move |_| app.open_event.get().and_then(|id| list::rank_of(app, &id)));
    let reads = Reads {
        events,
        version,
        order,
        items: Callback::new(move |places| order.with(|order| list::items(app, i18n, order, places))),
        id_at: Callback::new(move |rank| list::id_at(app, rank)),
        rank_of: Callback::new(move |id: String| list::rank_of(app, &id)),
    };
    let active = RwSignal::new(None::<String>);
    let jumping = RwSignal::new(false);
    // At the top, new events slide in and are seen; further down they are counted.
    let at_top = RwSignal::new(true);
    let unseen = Memo::new(move |_| if at_top.get() { 0 } else { app.live.with(|live| live.unseen) });
    Effect::new(move |_| {
        if at_top.get() && app.live.with(|live| live.unseen > 0) {
            load::mark_seen(app);
        }
    });
    let on_show = Callback::new(move |()| {
        page::scroll_to_top(LIST_ID);
        load::mark_seen(app);
    });
    let calls = Calls {
        open: Callback::new(move |id: Option<String>| navigate::open_event(app, id)),
        top: Callback::new(move |is_there| at_top.set(is_there)),
        pick: Callback::new(move |pick: Pick| {
            app.picked.update(|picked| *picked = picked_after(app, order, picked, pick));
        }),
        size: Callback::new(move |sized: Sized| {
            let wanted = app.layout.get_untracked().sized(sized.column, sized.px);
            if sized.done { layout::change(app, wanted) } else { layout::try_out(app, wanted) }
        }),
        star: Callback::new(move |id: String| {
            let starred = app.notes.with_untracked(|book| book.note(&id).is_some_and(|note| note.starred));
            notes::change(app, &id, &Change::Star(!starred));
        }),
        look: Callback::new(move |ranks: Range<usize>| {
            let version = version.get_untracked();
            let mut known = folds.get_untracked();
            if known.version != version {
                known = Folds::new(version);
            }
            if !known.has_looked_at(&ranks) {
                let (events, days) = (events.get_untracked(), days.get_untracked());
                let is_shown = |ranks| {
                    shown.with_untracked(|shown| {
                        !shown.is_empty() && list::ids(app, ranks).iter().any(|id| shown.contains(id))
                    })
                };
                known.look(ranks, events, &days, |ranks| list::kinds(app, ranks), is_shown);
                folds.set(known);
            }
        }),
        unfold: Callback::new(move |(ranks, unfold): (Range<usize>, bool)| {
            let ids = list::ids(app, ranks.clone());
            shown.update(|shown| {
                if unfold {
                    shown.extend(ids);
                } else {
                    shown.retain(|id| !ids.contains(id));
                }
            });
            folds.update(|folds| folds.turn(&ranks, unfold));
        }),
        jump: Callback::new(move |()| {
            jumping.set(true);
            request_animation_frame(|| page::focus(JUMP_ID));
        }),
    };
    let on_jump = Callback::new(move |jump: Jump| {
        let last = events.get_untracked().saturating_sub(1);
        let rank = match jump {
            Jump::First => 0,
            Jump::Last => last,
            Jump::Time(time) => list::rank_at(app, time).min(last),
        };
        active.set(list::id_at(app, rank));
        page::focus(LIST_ID);
    });
    let at = Callback::new(move |()| {
        let event = active.get_untracked().and_then(|id| untrack(|| list::event(app, &id)));
        event
            .map(|event| event.created_at)
            .or_else(|| app.log.peek(|store| store.nth(0).and_then(|row| store.time(row))))
    });
    // To know all their places takes longer than all else together, and they change all the time while events come in.
    let changed = move || {
        order.track();
        app.notes.track();
        app.picked.track();
        app.findings.proofs.track();
        app.open_event.track();
        app.progress.with(|progress| progress.is_loading());
    };
    let ticks = later(changed, move || ticks(app, order));
    let pair = Memo::new(move |_| picked::pair(app, i18n));
    let count = Memo::new(move |_| app.picked.with(Picked::len));
    let shown = RwSignal::new(Vec::new());
    view! {
        <div class="list" class:two-lines=move || room.get().is_narrow()>
            <ListBar layout=app.layout shown is_narrow=Signal::derive(move || room.get().is_narrow()) on_layout=Callback::new(move |wanted| layout::change(app, wanted)) jumping at on_jump
                zone=Signal::derive(move || city(i18n, &app.zone.get().unwrap_or_else(zone::own)))/>
            <LivePill count=unseen on_show/>
            <EventList reads calls open_id=app.open_event open active picked=app.picked layout=app.layout room shown/>
            <Ticks ticks/>
            <Show when=move || { events.get() == 0 }><Empty app i18n/></Show>
            <PickedBar count can_copy=Signal::derive(move || part::<Export>(app).is_some())
                copied=Callback::new(move |what| there::<Export>().map(|it| (it.picked)(app, i18n, what)).unwrap_or_default())
                on_export=Callback::new(move |()| export::open_picked(app))
                on_clear=Callback::new(move |()| {
                    app.picked.set(Picked::default());
                    page::focus(LIST_ID);
                })/>
            <CompareView pair/>
        </div>
    }
}

/// The marks along the list.
fn ticks(app: App, order: Memo<Order>) -> Vec<Tick> {
    if app.progress.with(|progress| progress.is_loading()) {
        return Vec::new();
    }
    order.with(|order| {
        let noted = app.notes.with(|book| few(book.notes.keys()));
        let picked = app.picked.with(|picked| few(picked.ids().iter()));
        let proofs = app.findings.proofs.with(|proofs| few(proofs.keys()));
        let items = order.items().max(1) as f64;
        let tick = |id: &String, mark: Mark| {
            let place = order.index_of(list::rank_of(app, id)?);
            Some(Tick::at(place as f64 / items, mark))
        };
        let of = |ids: &[String], mark| ids.iter().filter_map(|id| tick(id, mark)).collect::<Vec<_>>();
        let mut ticks =
            [of(&proofs, Mark::Proof), of(&noted, Mark::Noted), of(&picked, Mark::Picked)].concat();
        ticks.extend(app.open_event.get().and_then(|id| tick(&id, Mark::Open)));
        ticks.sort_unstable();
        ticks.dedup();
        ticks
    })
}

/// As many as are marked along the list.
fn few<'a>(ids: impl Iterator<Item = &'a String>) -> Vec<String> {
    ids.take(MOST_TICKS).cloned().collect()
}

/// What is picked after one more wish.
fn picked_after(app: App, order: Memo<Order>, picked: &Picked, pick: Pick) -> Picked {
    match pick {
        Pick::One(id) => picked.toggled(&id),
        Pick::All(ranks) => picked.toggled_all(&list::ids(app, ranks)),
        Pick::Range(from, to) => {
            let anchor = picked.anchor().map(str::to_owned);
            let begun = anchor.and_then(|id| Some((untrack(|| list::rank_of(app, &id))?, id)));
            let Some((from, id)) = begun.or_else(|| Some((from, list::id_at(app, from)?))) else {
                return picked.clone();
            };
            // All that the rows at both ends tell as one belongs to it.
            let whole = |rank: usize| order.with_untracked(|order| order.folds().closed_at(rank));
            let (from, to) = (whole(from).unwrap_or(from..from + 1), whole(to).unwrap_or(to..to + 1));
            let ranks = if from.start <= to.start {
                from.start..to.end.min(from.start + MOST_PICKED)
            } else {
                to.start.max(from.end.saturating_sub(MOST_PICKED))..from.end
            };
            picked.with_range(&id, &list::ids(app, ranks))
        }
    }
}

/// Why the list is empty, and what to do about it.
#[component]
fn Empty(app: App, i18n: I18n) -> impl IntoView {
    let loading = Memo::new(move |_| {
        app.progress.with(|progress| progress.stage == Stage::Loading && progress.events == 0)
    });
    let reading = Memo::new(move |_| app.progress.with(|progress| progress.is_loading()));
    let none_loaded = Memo::new(move |_| app.log.view(|store| store.is_empty()));
    move || {
        if loading.get() {
            return view! { <div class="skeletons" aria-label=move || i18n.t("list-loading") role="status"></div> }.into_any();
        }
        let (what, hint) = if reading.get() {
            ("list-empty-yet", "list-empty-hint")
        } else if none_loaded.get() {
            ("list-empty-log", "list-empty-log-hint")
        } else {
            ("list-empty", "list-empty-hint")
        };
        view! { <div class="empty" role="status"><p>{i18n.t(what)}</p><p class="hint">{i18n.t(hint)}</p></div> }.into_any()
    }
}
