//! What there is to filter by, at the left of the connected screens.

use crate::components::facets::{CategoryFacet, Groups, Pick, SmallFacets, Still, Stillness, ValueFacet};
use crate::i18n::{I18n, use_i18n};
use crate::platform::page;
use crate::queries::{clients, facets, histogram, labels, names, networks};
use crate::state::filters::Filters;
use crate::state::{App, use_app};
use crate::tasks::later::later;
use crate::tasks::navigate;
use audit_model::Category;
use audit_store::Facet;
use leptos::ev::KeyboardEvent;
use leptos::html::Aside;
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use leptos_use_window::use_window;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The facets below the categories, in their order.
const VALUE_FACETS: [Facet; 7] = [
    Facet::Actor,
    Facet::Address,
    Facet::Client,
    Facet::Scope,
    Facet::Role,
    Facet::EntityType,
    Facet::Entity,
];

/// Id of the button that shows and hides them where they cover the rest.
pub const TOGGLE_ID: &str = "facets-toggle";

/// The objects of so many events are dear to count: there are nearly as many.
const MANY_EVENTS: usize = 100_000;

/// Applies what was done with a value of a facet.
pub fn pick(app: App, facet: Facet, pick: &Pick) {
    navigate::set_filters(app, after(&app.filters.get_untracked(), facet, pick));
}

fn after(filters: &Filters, facet: Facet, pick: &Pick) -> Filters {
    match pick {
        Pick::Toggle(value) => filters.toggled(facet, value),
        Pick::Only(value) => filters.only(facet, value),
        Pick::Exclude(value) => filters.excluded(facet, value),
    }
}

/// The facets.
#[component]
pub fn Facets(
    /// Whether they are shown, where they cover the rest.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let categories = Memo::new(move |_| facets::categories(app, i18n));
    // Over another period all is counted anew, as again and again while a file or the archive comes in, and first of all by
    // the histogram: with both at once, a large log would stop whatever moves.
    let grows = Memo::new(move |_| app.import.reading.get() || app.archive.bringing.with(Option::is_some));
    let changed = move || {
        app.range.track();
        if grows.get() {
            app.log.version();
        }
    };
    let over = later(changed, move || (app.range.get(), app.log.version(), grows.get()));
    let sparks = Memo::new(move |_| {
        let (range, _, grows) = over.get();
        if grows { untrack(|| histogram::sparks(app, range)) } else { histogram::sparks(app, range) }
    });
    let keys = Callback::new(move |slug: String| {
        Category::from_slug(&slug).map(|category| facets::keys_of(app, i18n, category)).unwrap_or_default()
    });
    let matching = Memo::new(move |_| app.log.view(|store| store.matching()));
    let has_notes = Memo::new(move |_| labels::has_notes(app));
    // What was picked here must not move what is picked next; whatever else is asked shows its answer at once.
    let picked = StoredValue::new(None::<Filters>);
    let asked = Memo::new(move |last: Option<&(u32, Filters)>| {
        let filters = app.filters.get();
        let before = last.map_or(0, |(asked, _)| *asked);
        let is_same = last.is_none_or(|(_, last)| *last == filters);
        let is_own = picked.with_value(|picked| picked.as_ref() == Some(&filters));
        (if is_same || is_own { before } else { before + 1 }, filters)
    });
    let still = Stillness::new(Signal::derive(move || asked.with(|(asked, _)| *asked)));
    let on_pick = move |facet| {
        Callback::new(move |done: Pick| {
            let next = after(&app.filters.get_untracked(), facet, &done);
            picked.set_value(Some(next.clone()));
            navigate::set_filters(app, next);
        })
    };
    let panel = NodeRef::<Aside>::new();
    let measure = move || {
        if let Some(panel) = panel.get_untracked() {
            still.measure(&panel);
        }
    };
    let _ = use_event_listener(use_window(), leptos::ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if panel.get_untracked().is_some_and(|panel| !panel.contains(target.as_deref())) {
            still.pointer_gone();
        }
    });
    Effect::watch(move || open.get(), move |_, _, _| still.pointer_gone(), false);
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            page::focus(TOGGLE_ID);
        }
    };
    view! {
        <aside class="facets" id="facets" tabindex="0" node_ref=panel aria-label=move || i18n.t("filters-label") on:keydown=on_key
            on:pointerenter=move |_| measure() on:pointerdown=move |_| measure()
            on:pointerleave=move |event| still.pointer_left(&event)
            on:focusout=move |event| if let Some(panel) = panel.get_untracked() { still.focus_left(&event, &panel); }>
            {move || still.height().map(|height| view! { <i class="facets-held" style:top=format!("{}px", height - 1)></i> })}
            <p class="hint">{move || i18n.t("facet-hint")}</p>
            <CategoryFacet rows=categories keys sparks still=still.at(0) on_category=on_pick(Facet::Category)
                on_key=on_pick(Facet::EventKey)/>
            <Show when=move || has_notes.get()><Noted app i18n still=still.at(1) on_pick=Callback::new(on_pick)/></Show>
            {VALUE_FACETS.into_iter().enumerate().map(|(place, facet)| view! {
                <Values app i18n facet still=still.at(place + 2) on_pick=on_pick(facet)/>
            }).collect_view()}
            <div class="facets-done">
                <button type="button" class="button primary wide" on:click=move |_| open.set(false)>
                    {move || i18n.tn("facets-done", matching.get())}</button>
            </div>
        </aside>
    }
}

/// The values of a facet. What few logs have takes no room where there is none.
#[component]
fn Values(app: App, i18n: I18n, facet: Facet, still: Still, on_pick: Callback<Pick>) -> impl IntoView {
    let has_many = Memo::new(move |_| app.log.view(|store| store.len() > MANY_EVENTS));
    // Entities take a pass over all events, networks one over all addresses.
    let is_dear = Signal::derive(move || matches!(facet, Facet::Entity | Facet::Address) && has_many.get());
    let rows = Callback::new(move |(limit, search): (usize, String)| {
        facets::listed(app, i18n, facet, limit, &search)
    });
    let groups = groups(app, i18n, facet);
    let is_rare = matches!(facet, Facet::Scope | Facet::Role);
    let is_there = still.fact(move || !is_rare || labels::is_there(app, facet));
    let these = Callback::new(move |values: Vec<String>| facets::these(app, i18n, facet, values));
    let title = Signal::derive(move || i18n.t(names::facet_id(facet)));
    view! {
        <Show when=move || is_there.get()>
            <ValueFacet title facet is_dear is_last=facet == Facet::Entity rows these groups still on_pick/>
        </Show>
    }
}

fn groups(app: App, i18n: I18n, facet: Facet) -> Option<Groups> {
    match facet {
        Facet::Address => Some(Groups {
            switch: Some(("facet-networks", "facet-addresses")),
            fold: "facet-fold",
            within: "facet-inside",
            rows: Callback::new(move |(limit, search): (usize, String)| {
                networks::top(app, i18n, limit, &search)
            }),
            inside: Callback::new(move |(network, search): (String, String)| {
                networks::inside(app, &network, &search)
            }),
        }),
        Facet::Client => Some(Groups {
            switch: None,
            fold: "client-fold",
            within: "client-inside",
            rows: Callback::new(move |(limit, search): (usize, String)| {
                clients::top(app, i18n, limit, &search)
            }),
            inside: Callback::new(move |(group, search): (String, String)| {
                clients::inside(app, i18n, &group, &search)
            }),
        }),
        _ => None,
    }
}

/// What was noted on events.
#[component]
fn Noted(app: App, i18n: I18n, still: Still, on_pick: Callback<Facet, Callback<Pick>>) -> impl IntoView {
    let marks = Memo::new(move |_| labels::marks(app, i18n));
    let rows = move |facet| Signal::from(Memo::new(move |_| labels::noted(app, i18n, facet)));
    let lists = vec![
        (marks.into(), on_pick.run(Facet::Note)),
        (rows(Facet::Tag), on_pick.run(Facet::Tag)),
        (rows(Facet::Case), on_pick.run(Facet::Case)),
    ];
    view! { <SmallFacets title=Signal::derive(move || i18n.t("facet-notes")) lists still/> }
}
