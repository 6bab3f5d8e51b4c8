//! What is under the pointer, or was tapped, or what a drag would select: when, how many, of which categories.

use super::brush::Span;
use super::data::HistogramData;
use super::pointer::Pointer;
use crate::charts::labels;
use crate::charts::palette::category_css;
use crate::charts::scale::TimeScale;
use crate::i18n::use_i18n;
use leptos::prelude::*;

/// The most categories that are listed one by one.
const MOST_PARTS: usize = 8;

/// The highlight of a bar and a box of figures beside it. For those who point; the table says the same. The box of a
/// tapped bar offers to select that bar, which a mouse does by dragging and keys do by arrows.
#[component]
pub fn Tooltip(
    data: Signal<HistogramData>,
    pointer: Pointer,
    selected: Signal<Option<Span>>,
    on_only: Callback<Span>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (draft, tapped) = (pointer.draft, pointer.tapped);
    // Once the bars are others, what was tapped is none of them.
    let bar = Memo::new(move |_| {
        pointer.bar.get().or_else(|| {
            let span = tapped.get()?;
            let grid = data.with(HistogramData::grid);
            grid.at(span.0).filter(|at| grid.span(*at) == span)
        })
    });
    // The bars that the box is about, and where the one below the pointer stands, in percent.
    let about = Memo::new(move |_| {
        let at = bar.get()?;
        let grid = data.with(HistogramData::grid);
        let range = match draft.get() {
            Some((start_ms, end_ms)) => grid.nearest_edge(start_ms)..grid.nearest_edge(end_ms),
            None => at..at + 1,
        };
        let scale = TimeScale { start_ms: grid.start_ms(), end_ms: grid.end_ms(), width_px: 100.0 };
        let (start_ms, end_ms) = grid.span(at);
        (at < grid.count()).then_some((at, range, scale.x(start_ms), scale.x(end_ms)))
    });
    let highlight = move || {
        let (_, _, left, right) = about.get()?;
        Some(view! {
            <i
                class="bar-highlight"
                class:is-tapped=move || tapped.get().is_some()
                style:left=format!("{left:.3}%")
                style:width=format!("{:.3}%", right - left)
            ></i>
        })
    };
    let figures = move || {
        let (at, range, start, end) = about.get()?;
        let lang = i18n.lang();
        // Beside the bar where there is more room; of a drag rather outside, so that what it selects is seen.
        let is_late = at * 2 >= range.start + range.end;
        let is_right = match start {
            percent if draft.get().is_some() && (30.0..70.0).contains(&percent) => !is_late,
            percent => percent >= 50.0,
        };
        let left = if is_right { start } else { end };
        data.with(|data| {
            let grid = data.grid();
            let parts = data.breakdown(range.start, range.end);
            let total: u64 = parts.iter().map(|(_, sum)| sum).sum();
            let further: u64 = parts.iter().skip(MOST_PARTS).map(|(_, sum)| sum).sum();
            let part = |(at, sum): &(usize, u64)| {
                let series = &data.series[*at];
                view! {
                    <li>
                        <i class="swatch" style:background-color=category_css(&series.slug)></i>
                        <span>{series.label.clone()}</span>
                        <b>{labels::number(lang, *sum)}</b>
                    </li>
                }
            };
            let further = (further > 0).then(|| {
                let names = i18n.tn("histogram-further", parts.len() - MOST_PARTS);
                view! { <li class="is-further"><span>{names}</span><b>{labels::number(lang, further)}</b></li> }
            });
            Some(view! {
                <div class="histogram-tip" class:to-left=is_right class:is-tapped=move || tapped.get().is_some() style=("--at", format!("{left:.3}%"))
                    // What is pressed here is neither the plot nor what lies below.
                    on:pointerdown=|event| event.stop_propagation()>
                    <p class="chart-tip-when">{labels::span(lang, (grid.edge(range.start), grid.edge(range.end)))}</p>
                    <p class="histogram-tip-total">
                        {i18n.tn("events", usize::try_from(total).unwrap_or(usize::MAX))}
                    </p>
                    {data.before(range.start, range.end).map(|before| {
                        let difference = labels::difference(lang, total, before);
                        let before = labels::number(lang, before);
                        let args = [("n", before.into()), ("difference", difference.into())];
                        view! { <p class="histogram-tip-before">{i18n.ta("histogram-tip-before", &args)}</p> }
                    })}
                    <ul>{parts.iter().take(MOST_PARTS).map(part).collect_view()}{further}</ul>
                    <Show when=move || tapped.get().is_some_and(|span| selected.get() != Some(span))>
                        <button type="button" class="button" on:click=move |_| {
                            if let Some(span) = tapped.get_untracked() {
                                on_only.run(span);
                            }
                        }>{move || i18n.t("histogram-only")}</button>
                    </Show>
                </div>
            })
        })
    };
    let is_hidden = move || tapped.get().is_none().then_some("true");
    view! { <div class="histogram-hover" aria-hidden=is_hidden>{highlight}{figures}</div> }
}
