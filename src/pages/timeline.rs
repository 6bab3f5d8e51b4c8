//! The timeline: how many, when, which, and one of them in full.

use super::notes::Notes;
use super::panel::Panel;
use super::summary::Summary;
use crate::components::findings::FindingsStrip;
use crate::components::live::LivePill;
use crate::i18n::{I18n, use_i18n};
use crate::list::bar::{JUMP_ID, Jump, ListBar};
use crate::list::compare_view::CompareView;
use crate::list::event_list::{Calls, EventList, LIST_ID, Pick, Reads};
use crate::list::head::Sized;
use crate::list::picked_bar::PickedBar;
use crate::platform::page;
use crate::queries::days::Days;
use crate::queries::findings;
use crate::queries::{list, picked};
use crate::state::findings::Which;
use crate::state::notes::Change;
use crate::state::picked::{MOST_PICKED, Picked};
use crate::state::progress::Stage;
use crate::state::view::Tab;
use crate::state::{App, use_app};
use crate::tasks::{export, layout, load, navigate, notes};
use leptos::prelude::*;
use leptos_use_media_query::use_media_query;

/// So many of the worst incidents stand above the timeline.
const STRIP: usize = 3;

/// The screen.
#[component]
pub fn Timeline() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let worst = Memo::new(move |_| findings::worst(app, i18n, STRIP));
    let tally = Memo::new(move |_| findings::tally(app, Which::All));
    let stage = Memo::new(move |_| super::findings::stage(app));
    view! {
        <FindingsStrip cards=worst tally stage on_open=Callback::new(move |id| navigate::show_finding(app, id))
            on_all=Callback::new(move |()| navigate::set_tab(app, Tab::Findings))/>
        <Summary app i18n/>
        <div class="events" class:with-detail=move || app.open_event.with(Option::is_some) || app.profile.with(Option::is_some)>
            <List app i18n/>
            <Panel/>
        </div>
    }
}

#[component]
fn List(app: App, i18n: I18n) -> impl IntoView {
    let events = Memo::new(move |_| app.log.view(|store| store.matching()));
    let days = Memo::new(move |_| Days::read(app.log));
    let narrow = use_media_query("(max-width: 760px)");
    let open = Memo::new(move |_| app.open_event.get().and_then(|id| list::rank_of(app, &id)));
    let reads = Reads {
        events,
        days,
        items: Callback::new(move |places| days.with(|days| list::items(app, i18n, days, places))),
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
            app.picked.update(|picked| *picked = picked_after(app, picked, pick));
        }),
        size: Callback::new(move |sized: Sized| {
            let wanted = app.layout.get_untracked().sized(sized.column, sized.px);
            if sized.done { layout::change(app, wanted) } else { layout::try_out(app, wanted) }
        }),
        star: Callback::new(move |id: String| {
            let starred = app.notes.with_untracked(|book| book.note(&id).is_some_and(|note| note.starred));
            notes::change(app, &id, &Change::Star(!starred));
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
    let pair = Memo::new(move |_| picked::pair(app, i18n));
    let count = Memo::new(move |_| app.picked.with(Picked::len));
    view! {
        <div class="list">
            <ListBar layout=app.layout on_layout=Callback::new(move |wanted| layout::change(app, wanted)) jumping at on_jump/>
            <LivePill count=unseen on_show/>
            <EventList reads calls open_id=app.open_event open active picked=app.picked layout=app.layout narrow/>
            <Show when=move || { events.get() == 0 }><Empty app i18n/></Show>
            <PickedBar count copied=Callback::new(move |what| picked::copied(app, i18n, what))
                on_export=Callback::new(move |()| export::open_picked(app))
                on_clear=Callback::new(move |()| app.picked.set(Picked::default()))/>
            <CompareView pair/>
            <Notes app i18n/>
        </div>
    }
}

/// What is picked after one more wish.
fn picked_after(app: App, picked: &Picked, pick: Pick) -> Picked {
    match pick {
        Pick::One(id) => picked.toggled(&id),
        Pick::Range(from, to) => {
            let anchor = picked.anchor().map(str::to_owned);
            let begun = anchor.and_then(|id| Some((untrack(|| list::rank_of(app, &id))?, id)));
            let Some((from, id)) = begun.or_else(|| Some((from, list::id_at(app, from)?))) else {
                return picked.clone();
            };
            let (first, end) = if from <= to {
                (from, to.min(from + MOST_PICKED - 1))
            } else {
                (to.max(from.saturating_sub(MOST_PICKED - 1)), from)
            };
            picked.with_range(&id, &list::ids(app, first..end + 1))
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
