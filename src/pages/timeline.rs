//! The timeline: how many, when, which, and one of them in full.

use super::panel::Panel;
use super::summary::Summary;
use crate::components::live::LivePill;
use crate::i18n::{I18n, use_i18n};
use crate::list::event_list::{EventList, LIST_ID};
use crate::platform::page;
use crate::queries::days::Days;
use crate::queries::list;
use crate::state::progress::Stage;
use crate::state::{App, use_app};
use crate::tasks::{load, navigate};
use leptos::prelude::*;
use leptos_use_media_query::use_media_query;

/// The screen.
#[component]
pub fn Timeline() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    view! {
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
    let items = Callback::new(move |places| days.with(|days| list::items(app, i18n, days, places)));
    let id_at = Callback::new(move |rank| list::id_at(app, rank));
    let on_open = Callback::new(move |id: Option<String>| navigate::open_event(app, id));
    let rank_of = Callback::new(move |id: String| list::rank_of(app, &id));
    // At the top, new events slide in and are seen; further down they are counted.
    let at_top = RwSignal::new(true);
    let on_top = Callback::new(move |is_there| at_top.set(is_there));
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
    view! {
        <div class="list">
            <LivePill count=unseen on_show/>
            <EventList events days items id_at rank_of open_id=app.open_event open narrow on_open on_top/>
            <Show when=move || { events.get() == 0 }><Empty app i18n/></Show>
        </div>
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
