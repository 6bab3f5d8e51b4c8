//! Marks above the bars: what was found, when it began.

use super::data::HistogramData;
use crate::charts::scale::TimeScale;
use leptos::prelude::*;

/// Something that stands out at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What is opened by it.
    pub id: String,
    /// When, in ms since 1970.
    pub at_ms: i64,
    /// `critical`, `high`, …: its colour and shape.
    pub severity: &'static str,
    /// What is said of it, and how grave it is.
    pub label: String,
}

/// A dot for each mark on the axis. For the pointer only: the strip of findings above has the same for the keyboard
/// and for screen readers, in fewer steps.
#[component]
pub fn Marks(
    data: Signal<HistogramData>,
    marks: Signal<Vec<Mark>>,
    on_open: Callback<String>,
    /// The pointer is on a mark, and on no bar any more: what is said is what was found.
    on_enter: Callback<()>,
) -> impl IntoView {
    let axis = Memo::new(move |_| data.with(|data| (data.grid.start_ms(), data.grid.end_ms())));
    let dots = move || {
        let (start_ms, end_ms) = axis.get();
        let percent = TimeScale { start_ms, end_ms, width_px: 100.0 };
        let dot = |mark: Mark| {
            let left = format!("{:.2}%", percent.x(mark.at_ms));
            let id = mark.id;
            view! {
                <button type="button" tabindex="-1" class=format!("bar-mark {}", mark.severity) style:left=left title=mark.label
                    // The plot would take a press for the beginning of a selection.
                    on:pointerdown=|event| event.stop_propagation()
                    on:dblclick=|event| event.stop_propagation()
                    on:pointerenter=move |_| on_enter.run(())
                    on:pointermove=|event| event.stop_propagation()
                    on:click=move |_| on_open.run(id.clone())></button>
            }
        };
        let on_axis = marks.get().into_iter().filter(|mark| (start_ms..end_ms).contains(&mark.at_ms));
        on_axis.map(dot).collect_view()
    };
    view! { <div class="bar-marks" aria-hidden="true">{dots}</div> }
}
