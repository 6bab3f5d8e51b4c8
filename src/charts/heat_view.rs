//! The heat map: cells drawn on a canvas, and over them a grid that can be walked through, read aloud and chosen from.

use super::canvas::{ChartCanvas, Scene, Surface};
use super::heat::{DAYS, HOURS, HeatData, draw, step};
use super::labels;
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl::{self, Weekday};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// One of the hours that a cell stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CellHour {
    /// From when to when, end excluded, ms since 1970.
    pub span: (i64, i64),
    /// How many events.
    pub count: u32,
}

/// Hours with a label below them.
const MARKED: [usize; 4] = [0, 6, 12, 18];

/// The map. A cell that stands for one hour with events reports it at once; of several one can choose.
#[component]
pub fn HeatMap(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] data: Signal<HeatData>,
    #[prop(into)] dark: Signal<bool>,
    hours_of: Callback<usize, Vec<CellHour>>,
    on_hour: Callback<(i64, i64)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let grid = NodeRef::<html::Div>::new();
    let (current, looked_at) = (RwSignal::new(0), RwSignal::new(None::<usize>));
    let picked = RwSignal::new(None::<usize>);
    let choose = move |cell: usize| match &*hours_of.run(cell) {
        [only] => on_hour.run(only.span),
        hours => picked.set((!hours.is_empty()).then_some(cell)),
    };
    let on_key = move |event: KeyboardEvent| {
        let cell = current.get_untracked();
        match event.key().as_str() {
            "Enter" | " " => choose(cell),
            "Escape" if picked.get_untracked().is_some() => picked.set(None),
            key => match step(cell, key) {
                Some(next) => {
                    current.set(next);
                    focus(grid, next);
                }
                None => return,
            },
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let cell = move |cell: usize| {
        let one = Memo::new(move |_| data.with(|data| (data.count(cell), data.usual(cell))));
        view! {
            <span role="gridcell" class="heat-cell" data-cell=cell.to_string()
                tabindex=move || if current.get() == cell { "0" } else { "-1" }
                aria-label=move || words(i18n, cell, one.get())
                on:click=move |_| { current.set(cell); choose(cell); }
                on:focus=move |_| { current.set(cell); looked_at.set(Some(cell)); }
                on:pointerenter=move |_| looked_at.set(Some(cell))></span>
        }
    };
    let row = move |day: usize| {
        view! {
            <div role="row" class="heat-row">
                <span role="rowheader" aria-label=move || intl::weekday(i18n.lang(), day, Weekday::Long)>
                    {move || intl::weekday(i18n.lang(), day, Weekday::Short)}</span>
                {(day * HOURS..(day + 1) * HOURS).map(cell).collect_view()}
            </div>
        }
    };
    let drawing = move |surface: &Surface, scene: &Scene, data: &HeatData| draw(surface, scene, data);
    let said = move || {
        let cell = picked.get().or(looked_at.get())?;
        Some(words(i18n, cell, data.with(|data| (data.count(cell), data.usual(cell)))))
    };
    view! {
        <div class="heat">
            <div class="heat-plot"><ChartCanvas data dark draw=drawing/></div>
            <div role="grid" class="heat-grid" node_ref=grid aria-label=move || label.get() aria-describedby="heat-hint"
                on:keydown=on_key on:pointerleave=move |_| looked_at.set(None) on:focusout=move |_| looked_at.set(None)>
                {(0..DAYS).map(row).collect_view()}
            </div>
            <div class="heat-axis" aria-hidden="true">
                {MARKED.map(|hour| view! { <span style:left=format!("{:.3}%", hour as f64 / HOURS as f64 * 100.0)>{clock(hour)}</span> }).collect_view()}
            </div>
            <p class="heat-said">
                <span id="heat-hint" class:hidden=move || said().is_some()>{move || i18n.t("heat-hint")}</span>
                <span aria-hidden="true">{said}</span>
            </p>
            <div class="heat-hours" role="group" aria-live="polite" aria-label=move || i18n.t("heat-hours")>
                {move || picked.get().map(|cell| hours(i18n, hours_of.run(cell), on_hour))}
            </div>
        </div>
    }
}

/// The hours of a cell, each a choice.
fn hours(i18n: I18n, hours: Vec<CellHour>, on_hour: Callback<(i64, i64)>) -> impl IntoView {
    let one = move |CellHour { span, count }: CellHour| {
        let day = intl::date(i18n.lang(), intl::Style::Day, audit_model::Timestamp(span.0));
        let count = labels::number(i18n.lang(), u64::from(count));
        view! {
            <button type="button" class="chip" title=labels::span(i18n.lang(), span) on:click=move |_| on_hour.run(span)>
                {day}" · "{count}</button>
        }
    };
    hours.into_iter().map(one).collect_view()
}

fn clock(hour: usize) -> String {
    format!("{hour:02}:00")
}

/// What a cell says: `Tuesday, 03:00–04:00: 41 events`, and whether that is unusual.
fn words(i18n: I18n, cell: usize, (count, usual): (u32, Option<u32>)) -> String {
    let lang = i18n.lang();
    let day = intl::weekday(lang, cell / HOURS, Weekday::Long);
    let (from, to) = (clock(cell % HOURS), clock((cell % HOURS + 1) % HOURS));
    let events = i18n.tn("events", count as usize);
    let said = i18n.ta(
        "heat-cell",
        &[("day", day.into()), ("from", from.into()), ("to", to.into()), ("events", events.into())],
    );
    match usual {
        Some(usual) => {
            let usual = labels::number(lang, u64::from(usual));
            i18n.ta("heat-unusual", &[("said", said.into()), ("usual", usual.into())])
        }
        None => said,
    }
}

fn focus(grid: NodeRef<html::Div>, cell: usize) {
    let found = grid
        .get_untracked()
        .and_then(|grid| grid.query_selector(&format!("[data-cell='{cell}']")).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Focus fails only for an element that is gone.
        let _ = element.focus();
    }
}
