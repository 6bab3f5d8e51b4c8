//! The charts: the histogram, and a card for each category that has events.

mod files;
mod when;
mod who;

use super::summary::Summary;
use crate::charts::card::{CategoryCard, TOP_KEYS};
use crate::charts::save::Kind;
use crate::components::changed::ChangedMost;
use crate::components::compared::ComparedLine;
use crate::i18n::use_i18n;
use crate::queries::changed::changed;
use crate::queries::{charts, names};
use crate::state::use_app;
use crate::tasks::turns::Turns;
use crate::tasks::{before, chart_file, lens, navigate};
use audit_model::Category;
use audit_store::Facet;
use leptos::prelude::*;
use when::WhenCard;
use who::{FreshCard, TopCard};

/// The screen.
#[component]
pub fn Charts() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let earlier = Memo::new(move |_| charts::kinds_before(app));
    let cards = Memo::new(move |_| earlier.with(|earlier| charts::cards(app, i18n, earlier.as_ref())));
    let card = move |category: Category| {
        let slug = category.slug();
        let mine = Memo::new(move |_| {
            cards.with(|cards| cards.iter().find(|card| card.category == category).cloned())
        });
        let pick = move |facet: Facet, value: &str| {
            navigate::set_filters(app, app.filters.get_untracked().toggled(facet, value));
        };
        let on_save = move |kind: Kind| {
            if let Some(card) = mine.get_untracked() {
                let name = untrack(|| names::label(app, i18n, Facet::Category, slug));
                chart_file::hand_over(files::category(app, i18n, name, card), kind);
            }
        };
        view! {
            <CategoryCard
                slug=slug
                name=Signal::derive(move || names::label(app, i18n, Facet::Category, slug))
                total=Signal::derive(move || mine.with(|card| card.as_ref().map_or(0, |card| card.total)))
                change=Signal::derive(move || mine.with(|card| card.as_ref().and_then(|card| card.change)))
                series=Signal::derive(move || mine.with(|card| card.as_ref().map(|card| card.series.clone()).unwrap_or_default()))
                keys=Signal::derive(move || mine.with(|card| card.as_ref().map(|card| card.keys.clone()).unwrap_or_default()))
                dark=app.prefs.dark
                on_pick_category=Callback::new(move |()| pick(Facet::Category, slug))
                on_pick_key=Callback::new(move |key: String| pick(Facet::EventKey, &key))
                on_save=Callback::new(on_save)
            />
        }
    };
    let part = move |part: Part| match part {
        Part::Category(category) => card(category).into_any(),
        Part::When => view! { <WhenCard app i18n/> }.into_any(),
        Part::Who => {
            view! { <TopCard app i18n facet=Facet::Actor title="top-actors" id="top-actors"/> }.into_any()
        }
        Part::Where => {
            view! { <TopCard app i18n facet=Facet::Address title="top-addresses" id="top-addresses"/> }
                .into_any()
        }
        Part::Fresh => view! { <FreshCard app i18n/> }.into_any(),
    };
    // All of them at once would be one long task: each has a frame of its own, and until then its place is kept.
    let turns = Turns::new();
    // The histogram comes first; what the cards tell is read in the next frame.
    let is_next = turns.take();
    let slot = move |which: Part| {
        let is_up = turns.take();
        let keep = move || {
            let shape = untrack(|| cards.with(|cards| which.shape(cards)));
            view! { <div class=format!("chart-card slot {shape}") aria-hidden="true"></div> }
        };
        view! { <Show when=move || is_up.get() fallback=keep>{part(which)}</Show> }
    };
    let has_ordinary =
        Memo::new(move |_| cards.with(|cards| cards.iter().any(|card| !card.series.ordinary.is_empty())));
    let comparing = Memo::new(move |_| charts::comparing(app, i18n, has_ordinary.get()));
    let on_load = Callback::new(move |()| {
        if let Some((now, start)) = untrack(|| charts::load_from(app)) {
            before::load_before(app, now, start);
        }
    });
    let later = Memo::new(move |_| charts::kinds_later(app));
    let on_whole = Callback::new(move |whole| lens::compare_with_whole(app, whole));
    let rows = Memo::new(move |_| {
        let lang = i18n.lang();
        later.with(|later| {
            cards.with(|cards| earlier.with(|earlier| Some(changed(lang, cards, earlier.as_ref()?, later))))
        })
    });
    let on_pick = Callback::new(move |key: String| {
        navigate::set_filters(app, app.filters.get_untracked().toggled(Facet::EventKey, &key));
    });
    view! {
        <Summary app i18n/>
        <Show when=move || is_next.get()>
            <ComparedLine it=comparing on_load on_whole/>
            <ChangedMost rows on_pick/>
            <div class=move || cards.with(|cards| grid_class(cards.len())) role="group" aria-label=move || i18n.t("charts-label")>
                <For each=move || cards.with(|cards| order(cards)) key=|part| *part children=slot/>
            </div>
            <Show when=move || cards.with(Vec::is_empty)>
                <div class="empty" role="status"><p>{move || i18n.t("charts-empty")}</p>
                    <p class="hint">{move || i18n.t("list-empty-hint")}</p></div>
            </Show>
        </Show>
    }
}

/// What the screen is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Category(Category),
    When,
    Who,
    Where,
    Fresh,
}

impl Part {
    /// The class of what keeps its place: it says how high and wide.
    fn shape(self, cards: &[charts::Card]) -> &'static str {
        match self {
            Self::Category(category) => {
                let card = cards.iter().find(|card| card.category == category);
                if card.is_some_and(|card| card.keys.len() > TOP_KEYS) { "folded" } else { "" }
            }
            Self::Who | Self::Where => "long",
            Self::When => "wide",
            Self::Fresh => "whole",
        }
    }
}

/// So many categories stand above everything else.
const FIRST: usize = 4;

/// Few categories leave holes in a grid: then rows are filled.
const fn grid_class(categories: usize) -> &'static str {
    match categories {
        1 | 2 => "chart-grid few",
        3 => "chart-grid few three",
        _ => "chart-grid",
    }
}

/// The parts in their order; none where nothing matches.
fn order(cards: &[charts::Card]) -> Vec<Part> {
    let categories = cards.iter().map(|card| Part::Category(card.category));
    let mut parts: Vec<Part> = categories.collect();
    if !parts.is_empty() {
        let place = FIRST.min(parts.len());
        parts.splice(place..place, [Part::When, Part::Who, Part::Where, Part::Fresh]);
    }
    parts
}
