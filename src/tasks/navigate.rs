//! The address bar and the state, kept in step: a change of view writes the address, going back reads it.

use crate::platform::{address_bar, storage, zone};
use crate::state::App;
use crate::state::filters::Filters;
use crate::state::profile::Subject;
use crate::state::view::Tab;
use leptos::ev;
use leptos::prelude::*;
use leptos_use_fn_debounce_throttle::use_debounce_fn;

const ZONE: &str = "audit-dashboard.zone";

/// How long the open event and what the histogram shows have to stay before the address names them, in milliseconds.
const REST_MS: f64 = 150.0;

/// Takes over the address that the page was opened with, and follows back and forward.
pub fn start(app: App) {
    app.ignored.set(follow(app));
    if app.zone.get_untracked().is_none() {
        show_zone(app, storage::load(ZONE));
    }
    let closing = StoredValue::new(false);
    let listener = window_event_listener(ev::popstate, move |_| {
        if closing.get_value() {
            // The entry before the details takes over what was changed while they were open.
            closing.set_value(false);
            address_bar::write(&app.address(), false);
        } else {
            follow(app);
        }
    });
    on_cleanup(move || listener.remove());
    // Walking through a list with the arrow keys must neither bury the way back nor flood the history, which
    // browsers limit: the open event is written in place, once the walk rests. So does what is told around it. Only opening
    // the first is a step of its own, which closing the last takes back: on a phone "back" is how details are closed.
    let step = move || {
        settle(app);
        if closing.get_value() {
            return;
        }
        let was_open = address_bar::read().0.event.is_some();
        match (was_open, app.open_event.get_untracked().is_some()) {
            (false, true) => address_bar::write_opened(&app.address()),
            (true, false) if address_bar::is_opened() => {
                closing.set_value(true);
                address_bar::back();
            }
            _ => address_bar::write(&app.address(), false),
        }
    };
    let rest = use_debounce_fn(step, REST_MS);
    Effect::watch(
        move || app.open_event.get(),
        move |now, before, _| {
            if now.is_none() {
                step();
                return;
            }
            if !before.is_some_and(Option::is_some) {
                settle(app);
            }
            rest();
        },
        false,
    );
    // Zooming goes in many small steps, too.
    let write = use_debounce_fn(move || address_bar::write(&app.address(), false), REST_MS);
    Effect::watch(
        move || app.lens.get(),
        move |_, _, _| {
            write();
        },
        false,
    );
}

/// The walk through the list has come to rest.
fn settle(app: App) {
    let open = app.open_event.get_untracked();
    if app.rested_event.get_untracked() != open {
        app.rested_event.set(open);
    }
}

/// Reads the address into the state. Returns how many of its parts made no sense.
fn follow(app: App) -> usize {
    let (address, mut ignored) = address_bar::read();
    change(app.period, address.period);
    change(app.plan, address.plan);
    change(app.tab, address.tab);
    ignored += usize::from(!show_zone(app, address.zone));
    change(app.open_event, address.event);
    change(app.profile, address.profile);
    settle(app);
    change(app.sample, address.sample);
    change(app.lens, address.lens);
    change(app.findings.open, address.finding);
    if app.filters.get_untracked() != address.filters {
        app.log.select(&address.filters);
        app.filters.set(address.filters);
    }
    ignored
}

/// Tells of a change only where there is one: a screen that stays keeps its place and the focus.
fn change<T: PartialEq + Clone + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|known| *known != value) {
        signal.set(value);
    }
}

/// Selects other events.
pub fn set_filters(app: App, filters: Filters) {
    if apply(app, filters) {
        address_bar::write(&app.address(), true);
    }
}

/// Says whether that changed anything.
fn apply(app: App, filters: Filters) -> bool {
    let is_new = app.filters.get_untracked() != filters;
    if is_new {
        app.log.select(&filters);
        app.filters.set(filters);
    }
    is_new
}

/// Selects other events while the brush is dragged: the address follows once it is let go.
pub fn brush(app: App, filters: Filters) {
    app.brushing.set(true);
    apply(app, filters);
}

/// Ends a drag of the brush with these filters.
pub fn end_brush(app: App, filters: Filters) {
    app.brushing.set(false);
    apply(app, filters);
    address_bar::write(&app.address(), true);
}

/// Shows another screen.
pub fn set_tab(app: App, tab: Tab) {
    if app.tab.get_untracked() != tab {
        app.tab.set(tab);
        address_bar::write(&app.address(), true);
    }
}

/// Shows a screen with these filters and an event open, as one step of the history.
pub fn show(app: App, tab: Tab, filters: Filters, event: Option<String>) {
    apply(app, filters);
    app.profile.set(None);
    app.open_event.set(event);
    app.tab.set(tab);
    address_bar::write(&app.address(), true);
}

/// Opens a finding, or closes it; the way back is not filled with what was read in passing.
pub fn open_finding(app: App, id: Option<String>) {
    if app.findings.open.get_untracked() != id {
        app.findings.open.set(id);
        address_bar::write(&app.address(), false);
    }
}

/// Shows the findings with one of them open.
pub fn show_finding(app: App, id: String) {
    app.findings.open.set(Some(id));
    set_tab(app, Tab::Findings);
}

/// Opens the profile of an actor or an address, or goes back from it.
pub fn open_profile(app: App, subject: Option<Subject>) {
    if app.profile.get_untracked() != subject {
        app.profile.set(subject);
        address_bar::write(&app.address(), true);
    }
}

/// Shows everything in another time zone, or in the browser's own, and remembers it.
pub fn set_zone(app: App, name: Option<String>) {
    if app.zone.get_untracked() != name && show_zone(app, name) {
        match app.zone.get_untracked() {
            Some(name) => storage::save(ZONE, &name),
            None => storage::forget(ZONE),
        }
        address_bar::write(&app.address(), true);
    }
}

/// False for a zone that the browser does not know; then its own is shown.
fn show_zone(app: App, name: Option<String>) -> bool {
    let is_known = zone::set(name.as_deref());
    let name = name.filter(|_| is_known);
    if !is_known {
        zone::set(None);
    }
    if app.zone.get_untracked() != name {
        app.zone.set(name);
    }
    is_known
}

/// Opens the details of an event, or closes them. A profile makes room for it.
pub fn open_event(app: App, id: Option<String>) {
    if app.profile.with_untracked(Option::is_some) {
        app.profile.set(None);
        if app.open_event.get_untracked() == id {
            address_bar::write(&app.address(), false);
        }
    }
    if app.open_event.get_untracked() != id {
        app.open_event.set(id);
    }
}

/// Writes what was chosen on the connect screen.
pub fn keep_choice(app: App) {
    address_bar::write(&app.address(), false);
}
