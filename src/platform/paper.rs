//! Printing: the sheets are drawn as soon as whoever is told of it has returned.

use leptos::ev;
use leptos::prelude::*;

/// Tells when printing begins, with true, and when it is over, for as long as the caller lives.
pub fn on_printing(told: impl Fn(bool) + Copy + 'static) {
    let before = window_event_listener(ev::beforeprint, move |_| told(true));
    let after = window_event_listener(ev::afterprint, move |_| told(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

/// Whether the page is being printed.
pub fn use_printing() -> ReadSignal<bool> {
    let (printing, set_printing) = signal(false);
    on_printing(move |now| set_printing.set(now));
    printing
}
