//! Files that are dropped onto the page, whichever screen is shown.

use super::parts;
use crate::platform::files;
use crate::state::App;
use leptos::ev;
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use leptos_use_window::use_window;

/// Takes files that are dropped anywhere on the page.
pub fn follow(app: App) {
    let over = move |event: &web_sys::DragEvent| {
        if files::drags_files(event) {
            event.prevent_default();
            app.import.hovering.set(true);
        }
    };
    let _ = use_event_listener(use_window(), ev::dragenter, move |event| over(&event));
    let _ = use_event_listener(use_window(), ev::dragover, move |event| over(&event));
    let _ = use_event_listener(use_window(), ev::dragleave, move |event| {
        if files::leaves_page(&event) {
            app.import.hovering.set(false);
        }
    });
    let _ = use_event_listener(use_window(), ev::drop, move |event| {
        if files::drags_files(&event) {
            event.prevent_default();
            app.import.hovering.set(false);
            let given = files::dropped(&event);
            parts::with_dashboard(app, move |dashboard| (dashboard.open_dropped)(app, given));
        }
    });
}
