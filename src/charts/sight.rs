//! Whether an element is on the screen, as a signal: what nobody sees need not be computed or drawn.

use leptos::html::Div;
use leptos::prelude::*;
use leptos_use_intersection_observer::{
    UseIntersectionObserverOptions, use_intersection_observer_with_options,
};

/// Whether an element is on the screen, or within `margin_px` of its edges; true until the browser has told.
pub fn use_in_sight(element: NodeRef<Div>, margin_px: u16) -> Signal<bool> {
    let sight = use_sight(element, margin_px);
    Signal::derive(move || sight.get().unwrap_or(true))
}

/// As [`use_in_sight`], but nothing until the browser has told.
pub fn use_sight(element: NodeRef<Div>, margin_px: u16) -> Signal<Option<bool>> {
    let in_sight = RwSignal::new(None);
    let options = UseIntersectionObserverOptions::default().root_margin(format!("{margin_px}px"));
    let _stop = use_intersection_observer_with_options(
        element,
        move |entries, _| {
            let Some(entry) = entries.last() else { return };
            let now = entry.is_intersecting();
            if in_sight.try_get_untracked().is_some_and(|known| known != Some(now)) {
                in_sight.set(Some(now));
            }
        },
        options,
    );
    in_sight.into()
}
