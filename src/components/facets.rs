//! The facets: what there is to filter by, with counts that follow all other filters.

mod item;
mod still;

use super::icons::SearchIcon;
use crate::charts::sight::use_sight;
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use crate::queries::facets::FacetRow;
use audit_store::Facet;
use item::FacetItem;
use leptos::html::Div;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;
use still::Question;
pub use still::{Still, Stillness};

/// What a person does with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Wants it beside others, or no longer.
    Toggle(String),
    /// Wants it and no other of its facet.
    Only(String),
    /// Excludes it, or no longer.
    Exclude(String),
}

/// Values of a plain facet shown before "show more".
const FEW: usize = 5;
/// So many more are shown each time after it.
const MANY: usize = 50;

/// The row of a value in a list that changes. Rows are told apart by value, so that a button keeps the focus while
/// its count and state change.
fn row_of(rows: Signal<Vec<FacetRow>>, value: &str) -> Signal<FacetRow> {
    let value = value.to_owned();
    let row = Memo::new(move |last: Option<&FacetRow>| {
        let found = rows.with(|rows| rows.iter().find(|row| row.value == value).cloned());
        // A row that has just gone is drawn once more before its element goes, too.
        found.or_else(|| last.cloned()).unwrap_or_default()
    });
    row.into()
}

fn values(rows: Signal<Vec<FacetRow>>) -> Vec<String> {
    rows.with(|rows| rows.iter().map(|row| row.value.clone()).collect())
}

/// Categories, each with the keys below it while it is wanted.
#[component]
pub fn CategoryFacet(
    #[prop(into)] rows: Signal<Vec<FacetRow>>,
    /// The keys of an open category.
    keys: Callback<String, Vec<FacetRow>>,
    /// Counts over time by slug.
    #[prop(into)]
    sparks: Signal<Arc<HashMap<String, Vec<u32>>>>,
    still: Still,
    on_category: Callback<Pick>,
    on_key: Callback<Pick>,
) -> impl IntoView {
    let i18n = use_i18n();
    let group = move |slug: String| {
        let row = row_of(rows, &slug);
        let open = Memo::new(move |_| row.with(|row| row.only));
        let spark = {
            let slug = slug.clone();
            Signal::derive(move || sparks.with(|sparks| sparks.get(&slug).cloned().unwrap_or_default()))
        };
        let below = slug.clone();
        view! {
            <FacetItem row facet=Facet::Category spark=(slug, spark) on_pick=on_category/>
            {move || open.get().then(|| {
                let slug = below.clone();
                let fresh = Signal::derive(move || keys.run(slug.clone()));
                let rows = still.rows(whole(still), fresh, None);
                let name = move || i18n.ta("facet-keys", &[("name", row.with(|row| row.label.clone()).into())]);
                view! { <li><ul class="facet-keys kinds" aria-label=name><Items rows facet=Facet::EventKey on_pick=on_key/></ul></li> }
            })}
        }
    };
    view! {
        <section class="facet" aria-label=move || i18n.t("facet-category")
            on:pointerenter=move |_| still.enter() on:focusin=move |event| still.focus(&event)>
            <h2>{move || i18n.t("facet-category")}</h2>
            <ul><For each=move || values(rows) key=Clone::clone children=group/></ul>
        </section>
    }
}

#[component]
fn Items(
    rows: Signal<Vec<FacetRow>>,
    facet: Facet,
    #[prop(optional_no_strip)] full: Option<Signal<u32>>,
    /// The values that stand together in a row.
    #[prop(optional)]
    inside: Option<Inside>,
    on_pick: Callback<Pick>,
) -> impl IntoView {
    let item = move |value: String| {
        let row = row_of(rows, &value);
        match (inside, full) {
            (Some(inside), _) => view! { <Group row facet full inside on_pick/> }.into_any(),
            (None, Some(full)) => view! { <FacetItem row facet full on_pick/> }.into_any(),
            (None, None) => view! { <FacetItem row facet on_pick/> }.into_any(),
        }
    };
    view! { <For each=move || values(rows) key=Clone::clone children=item/> }
}

/// A row that may hold several values, which unfold below it. One that holds a chosen value is unfolded.
#[component]
fn Group(
    row: Signal<FacetRow>,
    facet: Facet,
    full: Option<Signal<u32>>,
    inside: Inside,
    on_pick: Callback<Pick>,
) -> impl IntoView {
    let i18n = use_i18n();
    let folded = RwSignal::new(None::<bool>);
    let open = Memo::new(move |_| row.with(|row| row.inside > 0 && folded.get().map_or(row.holds, |it| !it)));
    let on_fold = Callback::new(move |()| folded.set(Some(open.get_untracked())));
    let below = move || {
        let values = open.get().then_some(inside.rows)?;
        let fresh = Signal::derive(move || values.run(row.with(|row| row.value.clone())));
        let rows = inside.still.rows(inside.question, fresh, None);
        let name = move || i18n.ta(inside.name, &[("name", row.with(|row| row.label.clone()).into())]);
        // What is inside may hold values, too.
        let items = view! { <Items rows facet inside on_pick/> }.into_any();
        Some(view! { <li><ul class="facet-keys" aria-label=name>{items}</ul></li> })
    };
    let fold = (open.into(), on_fold, inside.fold);
    let item = match full {
        Some(full) => view! { <FacetItem row facet full fold on_pick/> }.into_any(),
        None => view! { <FacetItem row facet fold on_pick/> }.into_any(),
    };
    view! {
        {item}
        {below}
    }
}

/// What unfolds below a row.
#[derive(Clone, Copy)]
struct Inside {
    rows: Callback<String, Vec<FacetRow>>,
    fold: &'static str,
    name: &'static str,
    still: Still,
    question: Signal<Question>,
}

/// How the values of a facet can stand together.
#[derive(Clone, Copy)]
pub struct Groups {
    /// The names of the messages on the button that puts them together, and on the one that sets them apart again;
    /// without them they always stand together.
    pub switch: Option<(&'static str, &'static str)>,
    /// The name of the message on what unfolds a row.
    pub fold: &'static str,
    /// And of the one that names what unfolds.
    pub within: &'static str,
    /// The rows for a limit and a search, and how many values there are.
    pub rows: Callback<(usize, String), (Vec<FacetRow>, usize)>,
    /// The values in a row, for a search.
    pub inside: Callback<(String, String), Vec<FacetRow>>,
}

/// A heading with lists of values of several facets below it, few of each; lists without values take no room.
#[component]
pub fn SmallFacets(
    #[prop(into)] title: Signal<String>,
    /// The rows of each, and what is done with them.
    lists: Vec<(Signal<Vec<FacetRow>>, Callback<Pick>)>,
    still: Still,
) -> impl IntoView {
    let question = whole(still);
    let lists: Vec<_> =
        lists.into_iter().map(|(rows, on_pick)| (still.rows(question, rows, None), on_pick)).collect();
    let signals: Vec<Signal<Vec<FacetRow>>> = lists.iter().map(|(rows, _)| *rows).collect();
    let all = signals.clone();
    let full = Signal::derive(move || {
        let most = |rows: &Signal<Vec<FacetRow>>| rows.with(|rows| rows.iter().map(|row| row.count).max());
        all.iter().filter_map(most).max().unwrap_or(1)
    });
    let i18n = use_i18n();
    let list = move |(rows, on_pick): (Signal<Vec<FacetRow>>, Callback<Pick>)| {
        view! { <ul><Items rows facet=Facet::Note full=Some(full) on_pick/></ul> }
    };
    view! {
        <section class="facet" aria-label=move || title.get()
            on:pointerenter=move |_| still.enter() on:focusin=move |event| still.focus(&event)>
            <h2>{move || title.get()}</h2>
            {lists.into_iter().map(list).collect_view()}
            <Show when=move || signals.iter().all(|rows| rows.with(Vec::is_empty))>
                <p class="hint">{move || i18n.t("facet-nothing")}</p>
            </Show>
        </section>
    }
}

/// A facet with any number of values: the most frequent, a search among all, show more.
#[component]
pub fn ValueFacet(
    #[prop(into)] title: Signal<String>,
    facet: Facet,
    /// Whether counting takes so long that it waits until the facet is on the screen.
    #[prop(into)]
    is_dear: Signal<bool>,
    /// Whether nothing stands below it, so that it may come later without moving anything: then it is not even counted
    /// before it is known whether anybody sees it.
    is_last: bool,
    /// The rows for a limit and a search, and how many values there are.
    rows: Callback<(usize, String), (Vec<FacetRow>, usize)>,
    /// The rows of values, whatever else there is.
    these: Callback<Vec<String>, Vec<FacetRow>>,
    /// How its values can stand together, on request.
    #[prop(optional_no_strip)]
    groups: Option<Groups>,
    still: Still,
    on_pick: Callback<Pick>,
) -> impl IntoView {
    let i18n = use_i18n();
    let grouped = RwSignal::new(groups.is_some_and(|groups| groups.switch.is_none()));
    let limit = RwSignal::new(FEW);
    let search = RwSignal::new(String::new());
    let body = NodeRef::<Div>::new();
    let sight = use_sight(body, 0);
    let is_unseen = Memo::new(move |_| is_dear.get() && !sight.get().unwrap_or(!is_last));
    let groups_now = move || groups.filter(|_| grouped.get());
    let found = Memo::new(move |last: Option<&(Vec<FacetRow>, usize)>| match is_unseen.get() {
        true => last.cloned().unwrap_or_default(),
        false => groups_now().map_or(rows, |groups| groups.rows).run((limit.get(), search.get())),
    });
    let question = Signal::derive(move || (still.asked(), limit.get(), grouped.get(), search.get()));
    let further = Callback::new(move |values: Vec<String>| match groups_now() {
        Some(groups) => groups.rows.run((usize::MAX, search.get())).0,
        None => these.run(values),
    });
    let inside = groups.map(|groups| Inside {
        rows: Callback::new(move |value: String| groups.inside.run((value, search.get()))),
        fold: groups.fold,
        name: groups.within,
        still,
        question,
    });
    let rows = Signal::derive(move || found.with(|(rows, _)| rows.clone()));
    let rows = still.rows(question, rows, Some(further));
    let full = Signal::derive(move || rows.with(|rows| rows.iter().map(|row| row.count).max().unwrap_or(1)));
    let distinct = Memo::new(move |_| found.with(|(_, distinct)| *distinct));
    let open = Memo::new(move |_| limit.get() > FEW);
    let has_many = still.fact(move || distinct.get() > FEW);
    // As many as asked for: there may be more.
    let is_full = Memo::new(move |_| rows.with(Vec::len) >= limit.get());
    let has_more = Memo::new(move |_| if open.get() { is_full.get() } else { has_many.get() });
    let more = move || limit.update(|limit| *limit = *limit / MANY * MANY + MANY);
    let fewer = move || {
        search.set(String::new());
        limit.set(FEW);
    };
    view! {
        <section class="facet" aria-label=move || title.get()
            on:pointerenter=move |_| still.enter() on:focusin=move |event| still.focus(&event)>
            <h2>{move || title.get()}<span>{move || count(i18n, distinct.get())}</span></h2>
            <div node_ref=body>
            <Show when=move || open.get()>
                <label class="facet-search">
                    <SearchIcon/>
                    <span class="hidden">{move || i18n.t("facet-search")}</span>
                    <input
                        type="search"
                        placeholder=move || i18n.t("facet-search")
                        prop:value=move || search.get()
                        on:input=move |event| search.set(event_target_value(&event))
                    />
                </label>
            </Show>
            <ul>{move || match inside.filter(|_| grouped.get()) {
                Some(inside) => view! { <Items rows facet full=Some(full) inside on_pick/> }.into_any(),
                None => view! { <Items rows facet full=Some(full) on_pick/> }.into_any(),
            }}</ul>
            <Show when=move || !is_unseen.get() && rows.with(Vec::is_empty)>
                <p class="hint">{move || i18n.t("facet-nothing")}</p>
            </Show>
            // The button that is pressed stays, and the focus with it.
            <Show when=move || has_more.get() || open.get()>
                <button type="button" class="link" on:click=move |_| if has_more.get_untracked() { more() } else { fewer() }>
                    {move || i18n.t(if has_more.get() { "facet-more" } else { "facet-less" })}
                </button>
            </Show>
            <Show when=move || has_more.get() && open.get()>
                <button type="button" class="link" on:click=move |_| fewer()>{move || i18n.t("facet-less")}</button>
            </Show>
            {groups.and_then(|groups| groups.switch).map(|(together, apart)| view! {
                <button type="button" class="link" on:click=move |_| grouped.update(|grouped| *grouped = !*grouped)>
                    {move || i18n.t(if grouped.get() { apart } else { together })}</button>
            })}
            </div>
        </section>
    }
}

/// The question of a facet that always shows all.
fn whole(still: Still) -> Signal<Question> {
    Signal::derive(move || (still.asked(), usize::MAX, false, String::new()))
}

fn count(i18n: I18n, distinct: usize) -> String {
    if distinct == 0 { String::new() } else { intl::number(i18n.lang(), distinct) }
}
