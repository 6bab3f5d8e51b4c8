//! The brush on the screen: what lies outside dimmed, two edges that are sliders for the keyboard, and a way out.

use super::brush::{Edge, Span, Step, edge_index, step};
use super::data::HistogramData;
use super::grid::Grid;
use crate::charts::labels;
use crate::charts::scale::TimeScale;
use crate::i18n::use_i18n;
use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;

/// How far Shift and the page keys go, in bars.
const LEAP: i64 = 10;
/// Beyond this share of the plot the button stands inside of the window, to stay on the plot.
const INSIDE_FROM_PERCENT: f64 = 96.0;

/// The elements of the two edges, to give them the focus.
#[derive(Clone, Copy, Default)]
pub struct Thumbs {
    start: NodeRef<Div>,
    end: NodeRef<Div>,
    /// The focus came with the pointer: it shows where it is, so no ring is needed until a key is pressed.
    quiet: RwSignal<bool>,
}

impl Thumbs {
    /// Gives an edge the keyboard, without the ring.
    pub fn focus(self, edge: Edge) {
        self.quiet.set(true);
        let thumb = if edge == Edge::Start { self.start } else { self.end };
        if let Some(thumb) = thumb.get_untracked() {
            // An element that is gone cannot take the focus, and need not.
            let _ = thumb.focus();
        }
    }
}

/// The brush. `shown` is the selection or what a drag would make it; `on_select` gets what keys and button make.
#[component]
pub fn Brush(
    data: Signal<HistogramData>,
    shown: Signal<Option<Span>>,
    thumbs: Thumbs,
    on_select: Callback<Option<Span>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let percents = Memo::new(move |_| {
        let grid = data.with(HistogramData::grid);
        let scale = TimeScale { start_ms: grid.start_ms(), end_ms: grid.end_ms(), width_px: 100.0 };
        shown.get().map(|(start_ms, end_ms)| (scale.x_within(start_ms), scale.x_within(end_ms)))
    });
    let left = move || percent(percents.get().map_or(0.0, |(left, _)| left));
    let right = move || percent(100.0 - percents.get().map_or(100.0, |(_, right)| right));
    let at_end = move || percents.get().is_some_and(|(_, right)| right > INSIDE_FROM_PERCENT);
    view! {
        <div class="brush" class:is-set=move || shown.get().is_some()>
            <i class="brush-shade at-start" style:width=left></i>
            <i class="brush-shade at-end" style:width=right></i>
            <i class="brush-window" style:left=left style:right=right></i>
            <Thumb edge=Edge::Start thumbs data shown on_select place=Signal::derive(left)/>
            <Thumb
                edge=Edge::End
                thumbs
                data
                shown
                on_select
                place=Signal::derive(move || percent(percents.get().map_or(100.0, |(_, right)| right)))
            />
            <Show when=move || shown.get().is_some()>
                <button
                    type="button"
                    class="brush-clear"
                    class:is-inside=at_end
                    style:right=right
                    aria-label=move || i18n.t("histogram-clear")
                    title=move || i18n.t("histogram-clear")
                    on:pointerdown=|event| event.stop_propagation()
                    on:click=move |_| {
                        on_select.run(None);
                        // The button goes away, the keyboard stays on the plot.
                        thumbs.focus(Edge::Start);
                    }
                >
                    "✕"
                </button>
            </Show>
        </div>
    }
}

/// One edge, as a slider over the edges of the bars.
#[component]
fn Thumb(
    edge: Edge,
    thumbs: Thumbs,
    data: Signal<HistogramData>,
    shown: Signal<Option<Span>>,
    place: Signal<String>,
    on_select: Callback<Option<Span>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let grid = Memo::new(move |_| data.with(HistogramData::grid));
    let index = Memo::new(move |_| grid.with(|grid| edge_index(shown.get(), edge, grid)));
    let instant = move || match (edge, shown.get()) {
        (Edge::Start, Some((start_ms, _))) => start_ms,
        (Edge::End, Some((_, end_ms))) => end_ms,
        (_, None) => grid.with(|grid| grid.edge(index.get())),
    };
    // An edge of what is selected beyond the axis stands at its end, where it is not.
    let is_beyond = Memo::new(move |_| {
        let at_ms = match (edge, shown.get()) {
            (_, None) => return false,
            (Edge::Start, Some((start_ms, _))) => start_ms,
            (Edge::End, Some((_, end_ms))) => end_ms,
        };
        grid.with(|grid| at_ms < grid.start_ms() || at_ms > grid.end_ms())
    });
    let name = if edge == Edge::Start { "histogram-start" } else { "histogram-end" };
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let selected = shown.get_untracked();
        thumbs.quiet.set(false);
        let next = match key_step(&event.key(), event.shift_key()) {
            Some(by) => grid.with_untracked(|grid| step(selected, edge, by, grid)),
            None if event.key() == "Escape" && selected.is_some() => None,
            None => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if next != selected {
            on_select.run(next);
        }
    };
    view! {
        <div
            class="brush-thumb"
            class:is-quiet=move || thumbs.quiet.get()
            class:is-beyond=move || is_beyond.get()
            node_ref=if edge == Edge::Start { thumbs.start } else { thumbs.end }
            style:left=move || place.get()
            role="slider"
            tabindex="0"
            aria-orientation="horizontal"
            aria-label=move || i18n.t(name)
            aria-valuemin="0"
            aria-valuemax=move || grid.with(Grid::count).to_string()
            aria-valuenow=move || index.get().to_string()
            aria-valuetext=move || labels::instant(i18n.lang(), instant())
            on:keydown=on_key
            on:blur=move |_| thumbs.quiet.set(false)
        ></div>
    }
}

fn percent(value: f64) -> String {
    format!("{value:.3}%")
}

/// How a key moves an edge.
fn key_step(key: &str, with_shift: bool) -> Option<Step> {
    let by = if with_shift { LEAP } else { 1 };
    match key {
        "ArrowLeft" | "ArrowDown" => Some(Step::By(-by)),
        "ArrowRight" | "ArrowUp" => Some(Step::By(by)),
        "PageDown" => Some(Step::By(-LEAP)),
        "PageUp" => Some(Step::By(LEAP)),
        "Home" => Some(Step::First),
        "End" => Some(Step::Last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_follow_the_slider_pattern() {
        assert_eq!(key_step("ArrowLeft", false), Some(Step::By(-1)));
        assert_eq!(key_step("ArrowRight", true), Some(Step::By(10)));
        assert_eq!(key_step("PageUp", false), Some(Step::By(10)));
        assert_eq!(key_step("Home", false), Some(Step::First));
        assert_eq!(key_step("Tab", false), None);
    }
}
