//! The keyboard keeps its place: what had the focus may go away with the screen that it was on.

use crate::list::event_list::LIST_ID;
use crate::platform::page::{self, LastFocus};
use crate::state::App;
use crate::state::session::Phase;
use crate::state::view::Tab;
use leptos::prelude::*;

/// Id of the heading of the screen.
pub const TITLE_ID: &str = "title";
/// Id of the field for the token.
pub const TOKEN_ID: &str = "token";

/// Follows what changes the screen. A focus that has gone goes on where reading goes on: at the heading, which tells how
/// much there is now, or in the list where an event is open. One that nobody had is left alone.
pub fn keep(app: App) {
    let last = LastFocus::follow();
    Effect::watch(
        move || {
            app.session.phase.track();
            app.tab.track();
            app.filters.track();
            app.open_event.track();
            app.profile.track();
            // Where what had it went away before the screen that follows has come.
            app.parts.charts.track();
            app.parts.findings.track();
        },
        move |(), _, _| request_animation_frame(move || regain(app, last, PATIENCE)),
        false,
    );
}

/// A screen comes up part by part: its heading may be so many frames away.
const PATIENCE: u32 = 120;

fn regain(app: App, last: LastFocus, frames: u32) {
    if !last.is_gone() {
        return;
    }
    let is_connected = app.session.phase.get_untracked() == Phase::Connected;
    let has_panel =
        app.open_event.with_untracked(Option::is_some) && app.tab.get_untracked() == Tab::Timeline;
    let is_there = page::focus_if_there(match (is_connected, has_panel) {
        (false, _) => TOKEN_ID,
        (true, true) => LIST_ID,
        (true, false) => TITLE_ID,
    });
    if let Some(left) = frames.checked_sub(1).filter(|_| !is_there) {
        request_animation_frame(move || regain(app, last, left));
    }
}
