//! The timeline: how many, when, which, and one of them in full.

use super::summary::Summary;
use crate::components::detail::{Detail, DetailPanel, Half, NameOf, Step};
use crate::components::event_list::{EventList, LIST_ID};
use crate::components::facets::Pick;
use crate::components::live::LivePill;
use crate::components::story::Lead;
use crate::i18n::{I18n, use_i18n};
use crate::platform::page;
use crate::queries::days::Days;
use crate::queries::list;
use crate::queries::story::{self, Story};
use crate::state::filters::Filters;
use crate::state::names::Name;
use crate::state::period::TimeRange;
use crate::state::progress::Stage;
use crate::state::{App, use_app};
use crate::tasks::{load, navigate};
use audit_model::Timestamp;
use audit_store::Facet;
use leptos::prelude::*;
use leptos_use_media_query::use_media_query;

/// The screen.
#[component]
pub fn Timeline() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    view! {
        <Summary app i18n/>
        <div class="events" class:with-detail=move || app.open_event.get().is_some()>
            <List app i18n/>
            <OpenEvent app i18n/>
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

/// The open event, or why it cannot be shown.
#[component]
fn OpenEvent(app: App, i18n: I18n) -> impl IntoView {
    let detail = Memo::new(move |_| {
        let id = app.open_event.get()?;
        let event = list::event(app, &id)?;
        let actor = event.actor_id.as_deref().map(|id| list::actor_view(app, id));
        let own = app.log.own().is_some_and(|own| own.has(&event));
        Some(Detail::of(event, i18n, &app.names.get(), actor, own))
    });
    let loading = Memo::new(move |_| app.progress.with(|progress| progress.is_loading()));
    let on_close = Callback::new(move |()| {
        navigate::open_event(app, None);
        page::focus(LIST_ID);
    });
    // Where the event stands among the matching ones, and how many there are.
    let place = Memo::new(move |_| {
        let rank = list::rank_of(app, &app.open_event.get()?)?;
        Some((rank, app.log.view(|store| store.matching())))
    });
    let neighbour = move |step: Step| {
        let (rank, matching) = place.get()?;
        match step {
            Step::Newer => rank.checked_sub(1),
            Step::Older => Some(rank + 1).filter(|rank| *rank < matching),
        }
    };
    let can_step = Callback::new(move |step| neighbour(step).is_some());
    let on_step = Callback::new(move |step| {
        if let Some(rank) = untrack(|| neighbour(step)) {
            navigate::open_event(app, list::id_at(app, rank));
        }
    });
    let half = RwSignal::new(Half::default());
    let told = Memo::new(move |_| {
        let id = app.open_event.get().filter(|_| half.get() == Half::Story)?;
        story::story(app, i18n, &id)
    });
    let on_lead = Callback::new(move |lead: Lead| match lead {
        Lead::Event(id) => navigate::open_event(app, Some(id)),
        lead => {
            if let Some(filters) = led(&lead, told.get_untracked().as_ref()) {
                let own_shown = app.filters.get_untracked().own_shown;
                navigate::set_filters(app, filters.with_own_shown(own_shown));
            }
        }
    });
    let story = told;
    let on_pick = Callback::new(move |(facet, done): (Facet, Pick)| super::explore::pick(app, facet, &done));
    let name = Callback::new(move |(what, id): (NameOf, String)| {
        let names = app.names.get();
        let known = match what {
            NameOf::Person => names.name_of_person(&id),
            NameOf::Chat => names.name_of_chat(&id),
        };
        known.unwrap_or_else(|| Name::plain(format!("#{id}")))
    });
    move || {
        match (detail.get(), app.open_event.get()) {
        (Some(detail), _) => view! { <DetailPanel detail on_pick on_close can_step on_step name half story on_lead/> }.into_any(),
        (None, Some(_)) if !loading.get() => view! {
            <section class="detail"><p class="hint">{i18n.t("detail-missing")}</p>
                <button type="button" class="button" on:click=move |_| on_close.run(())>{i18n.t("close")}</button></section>
        }
        .into_any(),
        _ => ().into_any(),
    }
    }
}

/// The filters that a story leads to.
fn led(lead: &Lead, story: Option<&Story>) -> Option<Filters> {
    let none = Filters::default();
    Some(match lead {
        Lead::Event(_) => return None,
        Lead::Actor(id) => none.toggled(Facet::Actor, id),
        Lead::Address(ip) => none.toggled(Facet::Address, ip),
        Lead::Session => {
            let story = story?;
            let actor = story.actor.as_ref().map_or("", |actor| actor.id.as_str());
            // The log has whole seconds, and the last of them belongs to the session.
            let range = TimeRange::new(story.span.0, Timestamp(story.span.1.0 + 999));
            none.toggled(Facet::Actor, actor).with_range(range)
        }
    })
}
