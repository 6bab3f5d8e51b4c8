//! The cards that say who and from where most, and what is new since the period before.

use super::files;
use crate::charts::bars::{Aside, BarRow, KeyBars};
use crate::charts::labels;
use crate::charts::save::Kind;
use crate::charts::save::menu::SaveMenu;
use crate::i18n::I18n;
use crate::queries::before::{self, Comparison};
use crate::queries::top::{self, FRESH, Top};
use crate::queries::{charts, names};
use crate::state::App;
use crate::tasks::{chart_file, navigate};
use audit_store::Facet;
use leptos::prelude::*;
use std::collections::HashMap;

/// The colour of bars that are of no category.
const COLOUR: &str = "accent";

/// Filters by a value.
fn on_pick(app: App, facet: Facet) -> Callback<String> {
    Callback::new(move |value: String| {
        navigate::set_filters(app, app.filters.get_untracked().toggled(facet, &value));
    })
}

/// The most frequent values of a facet.
#[component]
pub fn TopCard(app: App, i18n: I18n, facet: Facet, title: &'static str, id: &'static str) -> impl IntoView {
    let top = Memo::new(move |_| top::top(app, i18n, facet));
    let rows = Memo::new(move |_| top.with(|top| top.rows.clone()));
    // Looks at the events of these values, which is too much for each step of a drag.
    let asides = Memo::new(move |last: Option<&HashMap<String, Aside>>| match last {
        Some(last) if app.brushing.get() => last.clone(),
        _ => {
            let values = rows.with(|rows| rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>());
            top::asides(app, i18n, facet, &values)
        }
    });
    let on_save = Callback::new(move |kind: Kind| {
        let title = untrack(|| i18n.t(title));
        chart_file::hand_over(files::top(app, i18n, title, top.get_untracked(), COLOUR), kind);
    });
    view! {
        <section class="chart-card long" aria-labelledby=id>
            <header>
                <h2 id=id>{move || i18n.t(title)}</h2>
                <span class="quiet">{move || {
                    let distinct = top.with(|top| top.distinct);
                    i18n.ta("top-of", &[("n", labels::number(i18n.lang(), distinct as u64).into())])
                }}</span>
                <SaveMenu name=Signal::derive(move || i18n.t(title)) on_save/>
            </header>
            <Bars app i18n facet rows title asides/>
        </section>
    }
}

/// What the period before did not have.
#[component]
pub fn FreshCard(app: App, i18n: I18n) -> impl IntoView {
    // New is what all of the period before did not have, also where only as much of it is compared.
    let compared = Memo::new(move |_| before::comparison_with_whole(app).filter(Comparison::is_exact));
    let is_known = move || compared.get().is_some();
    let not_in = move || {
        let before = charts::days(i18n, compared.get()?.before);
        Some(i18n.ta("fresh-not-in", &[("before", before.into())]))
    };
    // On paper there is one list; each value says what it is of.
    let all = move || {
        let of = |facet: Facet| {
            let what = i18n.t(names::facet_id(facet));
            let rows = top::fresh(app, i18n, facet).unwrap_or_default().rows.into_iter();
            rows.map(move |row| BarRow { label: format!("{what}: {}", row.label), ..row })
        };
        FRESH.into_iter().flat_map(of).collect::<Vec<_>>()
    };
    let on_save = Callback::new(move |kind: Kind| {
        let (title, rows) = untrack(|| (i18n.t("fresh-title"), all()));
        let fresh = Top { distinct: rows.len(), rows };
        chart_file::hand_over(files::top(app, i18n, title, fresh, COLOUR), kind);
    });
    view! {
        <section class="chart-card whole" aria-labelledby="fresh-title">
            <header>
                <h2 id="fresh-title">{move || i18n.t("fresh-title")}</h2>
                <span class="quiet">{not_in}</span>
                <Show when=is_known>
                    <SaveMenu name=Signal::derive(move || i18n.t("fresh-title")) on_save/>
                </Show>
            </header>
            <Show when=is_known
                fallback=move || view! { <p class="hint">{move || i18n.t("fresh-unknown")}</p> }>
                <div class="fresh">{FRESH.map(|facet| view! { <FreshList app i18n facet/> }).collect_view()}</div>
            </Show>
        </section>
    }
}

#[component]
fn FreshList(app: App, i18n: I18n, facet: Facet) -> impl IntoView {
    let fresh = Memo::new(move |_| top::fresh(app, i18n, facet).unwrap_or_default());
    let rows = Memo::new(move |_| fresh.with(|fresh| fresh.rows.clone()));
    let title = names::facet_id(facet);
    let more = move || {
        let Top { rows, distinct } = fresh.get();
        (distinct > rows.len()).then(|| i18n.tn("notice-more", distinct - rows.len()))
    };
    view! {
        <div>
            <h3>{move || i18n.t(title)}" "<span class="quiet">{move || labels::number(i18n.lang(), fresh.with(|fresh| fresh.distinct) as u64)}</span></h3>
            <Show when=move || !rows.with(Vec::is_empty) fallback=move || view! { <p class="hint">{move || i18n.t("fresh-none")}</p> }>
                <Bars app i18n facet rows title/>
            </Show>
            <p class="hint">{more}</p>
        </div>
    }
}

/// Values as bars; a full bar is the most frequent one.
#[component]
fn Bars(
    app: App,
    i18n: I18n,
    facet: Facet,
    #[prop(into)] rows: Signal<Vec<BarRow>>,
    title: &'static str,
    #[prop(optional, into)] asides: Signal<HashMap<String, Aside>>,
) -> impl IntoView {
    let most =
        Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| row.count).max().unwrap_or_default()));
    view! {
        <KeyBars colour=COLOUR label=Signal::derive(move || i18n.t(title)) rows total=most dark=app.prefs.dark asides
            on_pick=on_pick(app, facet)/>
    }
}
