//! The histogram: bars on a canvas, and above them the brush, the tooltip and the labels.

use super::axis::{TimeAxis, ValueAxis};
use super::brush::{Edge, Part, Span};
use super::brush_view::{Brush, Thumbs};
pub use super::data::{HistogramData, HistogramSeries};
use super::keys::Act;
use super::marks::{Mark, Marks};
use super::paint::paint;
use super::pointer::Pointer;
use super::table::{FEW_ROWS, data_table, summary};
use super::toolbar::on_key;
use super::tooltip::Tooltip;
use super::wheel::{Turn, turned};
use super::zoom::Zoom;
use crate::charts::canvas::ChartCanvas;
use crate::charts::data_table::HiddenTable;
use crate::charts::size::use_size;
use crate::i18n::use_i18n;
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use leptos_use_event_listener::{
    UseEventListenerOptions, use_event_listener, use_event_listener_with_options,
};
use wasm_bindgen::JsCast;

/// The stacked histogram with its brush.
///
/// `selected` and what the callbacks get are spans in ms since 1970, end excluded; `None` is everything. `on_drag`
/// gets what a drag would select, once a frame; `on_select` what it did select when the button was released, what
/// was selected before if it was called off, and what a key selects.
#[component]
pub fn Histogram(
    #[prop(into)] data: Signal<HistogramData>,
    #[prop(into)] selected: Signal<Option<Span>>,
    #[prop(into)] dark: Signal<bool>,
    #[prop(into)] marks: Signal<Vec<Mark>>,
    #[prop(into)] on_open: Callback<String>,
    #[prop(into)] on_drag: Callback<Span>,
    #[prop(into)] on_select: Callback<Option<Span>>,
    /// Whether less than everything is shown.
    #[prop(into)]
    is_zoomed: Signal<bool>,
    /// Whether the numbers stand in a table below: those who do not see the bars need none of their own then.
    #[prop(into)]
    has_table: Signal<bool>,
    /// What is to be shown, or undone.
    on_act: Callback<Act>,
) -> impl IntoView {
    let i18n = use_i18n();
    let plot = NodeRef::<Div>::new();
    let size = use_size(plot);
    let thumbs = Thumbs::default();
    let pointer = Pointer::new(plot, data, selected);
    let shown = Signal::derive(move || pointer.draft.get().or(selected.get()));
    let summary = Memo::new(move |_| data.with(|data| summary(i18n, data)));
    let table = Memo::new(move |_| data.with(|data| data_table(i18n, data, FEW_ROWS)));
    // Before anything that has the focus: while dragging, Escape means the drag.
    let first = UseEventListenerOptions::default().capture(true);
    let on_escape = move |event: ev::KeyboardEvent| {
        if event.key() != "Escape" {
            return;
        }
        let before = pointer.cancel();
        if pointer.untap() || before.is_some() {
            event.prevent_default();
            event.stop_propagation();
        }
        if let Some(before) = before {
            on_select.run(before);
        }
    };
    let _stop = use_event_listener_with_options(document(), ev::keydown, on_escape, first);
    let _stop = use_event_listener(document(), ev::pointerdown, move |event: ev::PointerEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if plot.get_untracked().is_some_and(|plot| !plot.contains(target.as_ref())) {
            pointer.untap();
        }
    });
    Effect::watch(
        move || pointer.draft.get(),
        move |draft, _, _| {
            if let Some(span) = *draft {
                on_drag.run(span);
            }
        },
        false,
    );
    // A plain wheel is the page's.
    let on_wheel = move |event: ev::WheelEvent| {
        let Some((at_ms, width_px)) = pointer.instant(&event) else { return };
        if let Some(zoom) = turned(&Turn::of(&event), at_ms, width_px, is_zoomed.get_untracked()) {
            event.prevent_default();
            on_act.run(Act::Zoom(zoom));
        }
    };
    let active = UseEventListenerOptions::default().passive(false);
    let _stop = use_event_listener_with_options(plot, ev::wheel, on_wheel, active);
    let on_press = move |event: ev::PointerEvent| {
        if pointer.touch(&event) {
            if let Some(before) = pointer.cancel() {
                on_select.run(before);
            }
            return;
        }
        if let Some(edge) = pointer.press(&event) {
            thumbs.focus(edge);
        }
    };
    let on_move = move |event: ev::PointerEvent| match pointer.pinch(&event) {
        Some(span) => on_act.run(Act::Zoom(Zoom::To(span))),
        None => pointer.follow(&event),
    };
    let on_release = move |event: ev::PointerEvent| {
        pointer.lift(&event);
        if let Some(span) = pointer.release(&event) {
            on_select.run(Some(span));
        }
    };
    let on_double_click = move |event: ev::MouseEvent| {
        if let Some(span) = pointer.meant(&event) {
            on_act.run(Act::Zoom(Zoom::To(span)));
        }
    };
    let on_only = Callback::new(move |span| {
        on_select.run(Some(span));
        pointer.untap();
        // The button goes away, the keyboard stays on the plot.
        thumbs.focus(Edge::Start);
    });
    let over = move |part: fn(Part) -> bool| pointer.draft.get().is_none() && part(pointer.part.get());
    view! {
        <div class="histogram" role="group" aria-label=move || i18n.t("histogram-label") aria-describedby="histogram-hint"
            on:keydown=move |event| on_key(&event, on_act)>
            <p id="histogram-hint" hidden>{move || i18n.t("histogram-hint")}</p>
            <div
                class="histogram-plot"
                class:is-dragging=move || pointer.draft.get().is_some()
                class:over-edge=move || over(|part| matches!(part, Part::Edge(_)))
                class:over-window=move || over(|part| part == Part::Window)
                node_ref=plot
                on:pointerdown=on_press
                on:pointermove=on_move
                on:pointerup=on_release
                on:pointercancel=move |event| {
                    pointer.lift(&event);
                    if let Some(before) = pointer.cancel() {
                        on_select.run(before);
                    }
                    pointer.leave();
                }
                on:pointerleave=move |_| pointer.leave()
                // The edge that was focused keeps the keyboard.
                on:mousedown=|event| event.prevent_default()
                on:dblclick=on_double_click
            >
                <ChartCanvas label=summary data dark draw=paint/>
                <Brush data shown thumbs on_select/>
                <Marks data marks on_open on_enter=Callback::new(move |()| pointer.leave())/>
                <Tooltip data pointer selected on_only/>
            </div>
            <ValueAxis data size/>
            <TimeAxis data size/>
            <Show when=move || !has_table.get()><HiddenTable table/></Show>
        </div>
    }
}
