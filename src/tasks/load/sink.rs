//! Where pages and progress go: the store and the screen.

use crate::state::App;
use crate::state::period::union;
use crate::state::progress::Stage;
use crate::state::session::PageLoader;
use audit_client::Clock;
use audit_client::load::{Gap, Sink};
use audit_model::EventPage;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// The store and the screen, for a loader.
pub struct PageSink {
    /// The state of the page.
    pub app: App,
    /// The loader whose progress is shown.
    pub loader: Rc<PageLoader>,
    /// Whether pages have come that the screens have not been told of.
    pub fresh: Cell<bool>,
}

impl Sink for PageSink {
    fn page(&self, page: EventPage<'_>) {
        take_in(self.app, page);
        self.fresh.set(true);
    }

    fn changed(&self) {
        if self.fresh.take() {
            self.app.log.announce();
        }
        publish(self.app, &self.loader);
    }
}

/// Puts a page into the store.
pub fn take_in(app: App, page: EventPage<'_>) {
    let appended = app.log.append(&page.events);
    let unreadable = page.unreadable.len();
    app.log.keep_unreadable(page.unreadable);
    if unreadable > 0 || appended.conflicting > 0 {
        app.progress.update(|progress| {
            progress.unreadable += unreadable;
            progress.conflicting += appended.conflicting;
        });
    }
}

/// Tells the screen how far it is.
pub fn publish(app: App, loader: &PageLoader) {
    let client = loader.client();
    if !app.session.is_current(client) {
        return;
    }
    let (now, report) = (client.clock().now_ms(), loader.progress());
    let events = app.log.peek(|store| store.len());
    let archived = app.archive.joined.get_untracked();
    let levels = loader.wanted().map_or_else(Vec::new, |wanted| {
        let range = archived.map_or(wanted.range, |archived| union(archived, wanted.range));
        loader.with_coverage(|coverage| coverage.levels(&wanted.scopes(), range))
    });
    let told_until =
        report.waiting.as_ref().filter(|waiting| waiting.is_told()).map(|waiting| waiting.until_ms);
    let paused_until = client.gate().paused_until(now).max(told_until);
    app.progress.update(|progress| {
        let loading = progress.stage == Stage::Loading;
        progress.events = events;
        progress.fraction = if loading { report.fraction } else { 1.0 };
        progress.requests_per_second = report.pages_per_second.round() as u32;
        progress.left_ms = report.left_ms.filter(|_| loading && report.pages > 5);
        progress.expected = report.expected.filter(|_| loading && report.pages > 5).map(|all| all as usize);
        progress.pause_s = paused_until
            .filter(|_| loading)
            .map(|until| until.saturating_sub(now).div_ceil(1_000) as u32)
            .filter(|seconds| *seconds > 1);
        progress.paused = loading && report.paused;
        progress.waiting = report.waiting.filter(|_| loading).map(|waiting| waiting.failure);
        progress.reading = report.reading;
        progress.levels = levels;
        progress.left_in_log = client.footprint().entries();
        // While it runs, what is unread is no gap yet.
        let is_gap = |gap: &Gap| !loading || gap.failure.is_some();
        progress.gaps = loader.gaps().into_iter().filter(is_gap).collect();
    });
}
