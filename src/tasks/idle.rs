//! Forgetting the token of somebody who went away.

use super::connect;
use crate::platform::clock::BrowserClock;
use crate::state::App;
use crate::state::session::{ConnectProblem, Phase};
use audit_client::Clock;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::html::event::EventDescriptor;
use std::time::Duration;

/// How often to look at the clock.
const LOOK: Duration = Duration::from_secs(10);

/// From now on, a page that nobody has touched for the chosen time disconnects. The wall clock decides, so that the
/// sleep of a laptop counts.
pub fn follow(app: App) {
    let touched = StoredValue::new(BrowserClock.wall());
    listen(touched, ev::pointermove);
    listen(touched, ev::pointerdown);
    listen(touched, ev::keydown);
    listen(touched, ev::wheel);
    let look = move || {
        let now = BrowserClock.wall();
        // Who has the log loaded overnight, or waits until the API lets the token in again, wants to find it whole.
        if app.progress.with_untracked(|progress| progress.is_loading()) {
            touched.set_value(now);
        }
        // Neither the sample nor a session of files has a token.
        let has_token = app.session.client().is_some() && !app.session.sample.get_untracked();
        let is_at_stake = has_token && app.session.phase.get_untracked() == Phase::Connected;
        let limit_ms = i64::from(app.prefs.idle_minutes.get_untracked()) * 60_000;
        let idle_ms = now.0 - touched.get_value().0;
        if is_at_stake && limit_ms > 0 && idle_ms >= limit_ms {
            connect::disconnect(app);
            app.session.problem.set(Some(ConnectProblem::Form("connect-idle")));
        }
    };
    if let Ok(interval) = set_interval_with_handle(look, LOOK) {
        on_cleanup(move || interval.clear());
    }
}

fn listen<E: EventDescriptor + 'static>(touched: StoredValue<audit_model::Timestamp>, event: E)
where
    E::EventType: wasm_bindgen::JsCast,
{
    let listener = window_event_listener(event, move |_| touched.set_value(BrowserClock.wall()));
    on_cleanup(move || listener.remove());
}
