//! What stands beside the list: the open event, or a profile.

use crate::components::facets::Pick;
use crate::detail::panel::{Calls, Detail, DetailPanel, Half, Step};
use crate::detail::profile::{PROFILE_ID, ProfileCalls, ProfilePanel};
use crate::detail::rows::NameOf;
use crate::detail::story::Lead;
use crate::detail::{By, Want};
use crate::i18n::{I18n, use_i18n};
use crate::list::event_list::LIST_ID;
use crate::notes::form::NoteCalls;
use crate::parts::findings::Findings;
use crate::platform::page;
use crate::queries::story::{self, Story};
use crate::queries::{list, places, profile, token};
use crate::state::filters::Filters;
use crate::state::names::Name;
use crate::state::notes::Change;
use crate::state::notify::About;
use crate::state::period::TimeRange;
use crate::state::profile::Subject;
use crate::state::terms::{Ask, Term};
use crate::state::{App, use_app};
use crate::tasks::parts::{bring, part};
use crate::tasks::{navigate, notes};
use audit_model::Timestamp;
use audit_model::time::HOUR_MS;
use audit_store::{Facet, Field};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// The panel; nothing while neither an event nor a profile is open.
#[component]
pub fn Panel() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let profiled = Memo::new(move |_| app.profile.with(Option::is_some));
    move || {
        if profiled.get() {
            view! { <OpenProfile app i18n/> }.into_any()
        } else {
            view! { <OpenEvent app i18n/> }.into_any()
        }
    }
}

/// Opens a profile and gives it the focus: what led to it makes room for it.
fn open_profile(app: App, subject: Subject) {
    navigate::open_profile(app, Some(subject));
    request_animation_frame(|| page::focus(PROFILE_ID));
}

/// The open event, or why it cannot be shown.
#[component]
fn OpenEvent(app: App, i18n: I18n) -> impl IntoView {
    let detail = Memo::new(move |_| {
        let id = app.open_event.get()?;
        let event = list::event(app, &id)?;
        let actor = event.actor_id.as_deref().map(|id| list::actor_view(app, id));
        let own = app.log.own().is_some_and(|own| own.has(&event));
        let place = event.ip_address.as_deref().and_then(|address| places::said(app, i18n, address));
        Some(Detail { place, ..Detail::of(event, i18n, &app.names.get(), actor, own) })
    });
    let loading = Memo::new(move |_| app.progress.with(|progress| progress.is_loading()));
    let close = Callback::new(move |()| {
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
    let half = RwSignal::new(Half::default());
    let story = Memo::new(move |_| {
        let id = app.rested_event.get().filter(|_| half.get() == Half::Story)?;
        story::story(app, i18n, &id)
    });
    let is_late = Memo::new(move |_| app.rested_event.get() != app.open_event.get());
    let name = Callback::new(move |(what, id): (NameOf, String)| {
        let names = app.names.get();
        let known = match what {
            NameOf::Person => names.name_of_person(&id),
            NameOf::Chat => names.name_of_chat(&id),
        };
        known.unwrap_or_else(|| Name::plain(format!("#{id}")))
    });
    let lead = Callback::new(move |lead: Lead| match lead {
        Lead::Event(id) => navigate::open_event(app, Some(id)),
        lead => {
            if let Some(filters) = led(&lead, story.get_untracked().as_ref()) {
                let own_shown = app.filters.get_untracked().own_shown;
                navigate::set_filters(app, filters.with_own_shown(own_shown));
            }
        }
    });
    let calls = Calls {
        want: Callback::new(move |want: Want| {
            navigate::set_filters(app, wanted(&app.filters.get_untracked(), &want));
        }),
        profile: Callback::new(move |subject| open_profile(app, subject)),
        close,
        can_step: Callback::new(move |step| neighbour(step).is_some()),
        step: Callback::new(move |step| {
            if let Some(rank) = untrack(|| neighbour(step)) {
                navigate::open_event(app, list::id_at(app, rank));
            }
        }),
        lead,
        token: Callback::new(move |event| Some((part::<Findings>(app)?.token)(app, i18n, event, lead))),
        name,
        notes: note_calls(app),
        notify: Callback::new(move |id| {
            spawn_local(async move {
                if let Ok(findings) = bring::<Findings>(app).await {
                    (findings.begin_notice)(app, i18n, About::Event(id));
                }
            });
        }),
    };
    move || {
        match (detail.get(), app.open_event.get()) {
        (Some(detail), _) => view! { <DetailPanel detail calls half story is_late/> }.into_any(),
        (None, Some(_)) if !loading.get() => view! {
            <section class="detail"><p class="hint">{i18n.t("detail-missing")}</p>
                <button type="button" class="button" on:click=move |_| close.run(())>{i18n.t("close")}</button></section>
        }
        .into_any(),
        _ => ().into_any(),
    }
    }
}

/// What is noted on events, and how that is changed.
fn note_calls(app: App) -> NoteCalls {
    let cases = move |id: &str| app.notes.with(|book| book.cases_of(id).map(str::to_owned).collect());
    NoteCalls {
        note: Callback::new(move |id: String| {
            app.notes.with(|book| book.note(&id).cloned().unwrap_or_default())
        }),
        cases: Callback::new(move |id: String| cases(&id)),
        all_cases: Callback::new(move |()| {
            app.notes.with(|book| book.cases.iter().map(|case| case.name.clone()).collect())
        }),
        change: Callback::new(move |(id, change): (String, Change)| notes::change(app, &id, &change)),
        add: Callback::new(move |(id, name): (String, String)| {
            notes::add_to_case(app, &name, &[id], &BTreeMap::new());
        }),
        take_out: Callback::new(move |(id, name): (String, String)| notes::take_out(app, &name, &id)),
    }
}

/// The profile that is open.
#[component]
fn OpenProfile(app: App, i18n: I18n) -> impl IntoView {
    let profile = Memo::new(move |_| profile::profile(app, i18n));
    let calls = ProfileCalls {
        close: Callback::new(move |()| {
            navigate::open_profile(app, None);
            page::focus(LIST_ID);
        }),
        event: Callback::new(move |id| navigate::open_event(app, Some(id))),
        profile: Callback::new(move |subject| open_profile(app, subject)),
        pick: Callback::new(move |(subject, also): (Subject, Option<(Facet, String)>)| {
            let filters = app.filters.get_untracked().only(subject.facet(), subject.value());
            let filters = match also {
                Some((facet, value)) => filters.only(facet, &value),
                None => filters,
            };
            navigate::set_filters(app, filters);
        }),
        exclude: Callback::new(move |subject: Subject| {
            super::facets::pick(app, subject.facet(), &Pick::Exclude(subject.value().to_owned()));
        }),
    };
    view! { <ProfilePanel profile has_event=Signal::derive(move || app.open_event.with(Option::is_some)) calls/> }
}

/// The filters after one more wish. A wish that is fulfilled already is taken back.
fn wanted(filters: &Filters, want: &Want) -> Filters {
    let ask = match &want.by {
        By::Value(facet, value) if want.not => return filters.excluded(*facet, value),
        By::Value(facet, value) => return filters.toggled(*facet, value),
        By::Hour(moment) => {
            let start = Timestamp(moment.0 - moment.0.rem_euclid(HOUR_MS));
            let hour = TimeRange::new(start, Timestamp(start.0 + HOUR_MS - 1));
            return filters.with_range(hour.filter(|hour| filters.range != Some(*hour)));
        }
        By::Detail(field, text) => Ask::Detail(field.clone(), text.clone()),
        By::Agent(text) => Ask::In(Field::UserAgent, text.clone()),
    };
    let term = Term { ask, not: want.not };
    let opposite = Term { not: !want.not, ..term.clone() };
    if filters.terms.contains(&term) {
        return filters.without_term(&term);
    }
    filters.without_term(&opposite).with_term(term).unwrap_or_else(|| filters.clone())
}

/// The filters that a story leads to.
fn led(lead: &Lead, story: Option<&Story>) -> Option<Filters> {
    let none = Filters::default();
    Some(match lead {
        Lead::Event(_) => return None,
        Lead::Actor(id) => none.toggled(Facet::Actor, id),
        Lead::Address(ip) => none.toggled(Facet::Address, ip),
        // Ids of different things are counted apart.
        Lead::Token(id) => none.toggled(Facet::EntityType, token::TOKEN).toggled(Facet::Entity, id),
        Lead::Session => {
            let story = story?;
            let actor = story.actor.as_ref().map_or("", |actor| actor.id.as_str());
            // The log has whole seconds, and the last of them belongs to the session.
            let range = TimeRange::new(story.span.0, Timestamp(story.span.1.0 + 999));
            none.toggled(Facet::Actor, actor).with_range(range)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_fulfilled_turned_round_or_taken_back() {
        let by = By::Detail("scopes".into(), "messages:read".into());
        let want = |not| Want { by: by.clone(), not };
        let filters = wanted(&Filters::default(), &want(false));
        assert_eq!(filters.terms.len(), 1);
        let turned = wanted(&filters, &want(true));
        assert!(turned.terms.len() == 1 && turned.terms[0].not);
        assert!(wanted(&turned, &want(true)).is_empty());
        let hour = Want { by: By::Hour(Timestamp(HOUR_MS + 5)), not: false };
        let range = wanted(&Filters::default(), &hour).range.unwrap();
        assert_eq!((range.start, range.end), (Timestamp(HOUR_MS), Timestamp(2 * HOUR_MS - 1)));
    }
}
