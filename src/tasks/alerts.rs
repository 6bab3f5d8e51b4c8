//! While you look: with new events followed, a new incident is told by the tab's title, a notification, a sound, and a
//! message to an admin, as chosen.

use super::notify::{self, Outcome, deliver};
use super::{findings, navigate};
use crate::i18n::I18n;
use crate::platform::clock::BrowserClock;
use crate::platform::{alert, page};
use crate::queries::findings as words;
use crate::queries::notice;
use crate::state::App;
use crate::state::alerts::{Alert, AlertSettings, Fate, Permission, Watch};
use crate::state::notify::Lookup;
use crate::state::view::Tab;
use audit_client::{Clock, FailureKind};
use audit_detect::Finding;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::VecDeque;

/// What was certainly not carried out because too much was asked at once is tried again so many times.
const TRIES: u32 = 5;
/// After so long where Pachca names no time, in milliseconds.
const PAUSE_MS: u64 = 2_000;

/// Messages that wait for their turn: one after the other, so that each can be looked up in the log.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<Vec<Finding>>,
    busy: bool,
}

type Shared = StoredValue<Queue, LocalStorage>;

/// Watches from now on, whenever new events are followed.
pub fn follow(app: App, i18n: I18n) {
    app.alerts.permission.set(alert::permission());
    let watch = StoredValue::new_local(None::<Watch>);
    let queue: Shared = StoredValue::new_local(Queue::default());
    let on = Memo::new(move |_| app.live.with(|live| live.on));
    Effect::new(move |_| {
        let on = on.get();
        let end = app.range.get_untracked().map(|range| range.end.0);
        // By the clock of the log: that of this browser may be ahead of it.
        let newest = app.log.peek(|store| store.time_span()).map(|(_, newest)| newest.0);
        let since = end.map(|end| newest.map_or(end, |newest| newest.min(end)));
        watch.set_value(since.filter(|_| on).map(Watch::since));
    });
    Effect::new(move |_| {
        let report = app.findings.report.get();
        let settings = untrack(|| app.findings.kept.with(|kept| kept.alerts.clone()));
        let fresh = watch.try_update_value(|watch| {
            watch.as_mut().map(|watch| watch.take(&report, settings.from)).unwrap_or_default()
        });
        for incident in fresh.unwrap_or_default() {
            untrack(|| tell(app, i18n, &settings, incident, queue));
        }
    });
    seen(app);
}

/// What was told counts as seen once the findings are on the screen.
fn seen(app: App) {
    let visible = RwSignal::new(page::is_visible());
    let listener = window_event_listener(ev::visibilitychange, move |_| visible.set(page::is_visible()));
    on_cleanup(move || listener.remove());
    Effect::new(move |_| {
        if visible.get() && app.tab.get() == Tab::Findings && app.alerts.unseen.get() > 0 {
            app.alerts.unseen.set(0);
        }
    });
}

/// Tells of an incident in all ways that were chosen.
fn tell(app: App, i18n: I18n, settings: &AlertSettings, incident: Vec<Finding>, queue: Shared) {
    let Some(told) = words::told(app, i18n, &incident) else { return };
    let id = told.id.clone();
    // Who has the findings in sight sees it come.
    if settings.title && !(page::is_visible() && app.tab.get() == Tab::Findings) {
        app.alerts.unseen.update(|unseen| *unseen += 1);
    }
    let notified = settings.notification && alert::permission() == Permission::Granted && {
        let shown = id.clone();
        alert::show(&told.title, &told.body, &id, move || navigate::show_finding(app, shown))
    };
    app.alerts.note(Alert {
        id: id.clone(),
        severity: told.severity,
        headline: told.headline,
        at_ms: BrowserClock.wall().0,
        notified,
        sounded: false,
        message: settings.message.then_some(Fate::Sending),
    });
    if settings.sound {
        spawn_local(async move {
            let heard = alert::sound().await;
            app.alerts.log.try_update(|log| {
                if let Some(alert) = log.iter_mut().find(|alert| alert.id == id) {
                    alert.sounded = heard;
                }
            });
        });
    }
    if settings.message {
        queue.update_value(|queue| queue.waiting.push_back(incident));
        send_waiting(app, i18n, queue);
    }
}

fn send_waiting(app: App, i18n: I18n, queue: Shared) {
    if queue.try_update_value(|queue| std::mem::replace(&mut queue.busy, true)) != Some(false) {
        return;
    }
    spawn_local(async move {
        while let Some(incident) = queue.try_update_value(|queue| queue.waiting.pop_front()).flatten() {
            let id = incident.first().map(|finding| finding.id.to_string()).unwrap_or_default();
            let fate = write(app, i18n, &incident).await;
            app.alerts.note_message(&id, fate);
        }
        let _ = queue.try_update_value(|queue| queue.busy = false);
    });
}

/// Writes to the chosen admin about an incident: at most once, on this visit and on any other.
async fn write(app: App, i18n: I18n, incident: &[Finding]) -> Fate {
    let may = app.session.access.get_untracked().is_some_and(|access| access.messages);
    let to = app.findings.kept.with_untracked(|kept| kept.alerts.to.clone());
    let person = to.and_then(|id| Some((id.parse::<u64>().ok()?, id)));
    let (true, Some(client), Some((number, id))) = (may, app.session.client(), person) else {
        return Fate::Impossible;
    };
    let all: Vec<&Finding> = incident.iter().collect();
    // Another tab may have written in the meantime.
    findings::catch_up(app);
    if app.findings.kept.with_untracked(|kept| kept.was_tried(&all)) {
        return Fate::Already;
    }
    // Noted before it is sent: whatever happens to the page meanwhile, it is not sent twice.
    findings::change(app, |kept| kept.with_tried(incident));
    let ids: Vec<String> = incident.iter().map(|finding| finding.id.to_string()).collect();
    let text = untrack(|| notice::text(app, i18n, &ids));
    let mut refusal = None;
    for _ in 0..TRIES {
        let Some(outcome) = deliver(app, &client, number, &text, |_| {}).await else { return Fate::Unclear };
        if outcome.has_arrived() {
            notify::keep(app, incident, &id);
        }
        match outcome {
            Outcome::Sent => return Fate::Sent,
            Outcome::Unclear(_, Lookup::Written(_)) => return Fate::Found,
            Outcome::Unclear(..) => return Fate::Unclear,
            // Refused is certainly not carried out. Too many requests pass; a day that is used up does not.
            Outcome::Refused(failure) if failure.kind != FailureKind::RateLimited => {
                return Fate::Refused(failure);
            }
            Outcome::Refused(failure) => {
                client.clock().sleep(failure.retry_after_ms.unwrap_or(PAUSE_MS).max(PAUSE_MS)).await;
                refusal = Some(failure);
            }
        }
    }
    refusal.map_or(Fate::Unclear, Fate::Refused)
}

/// Changes what a new incident sets off.
pub fn set(app: App, change: impl FnOnce(&mut AlertSettings)) {
    findings::change(app, |kept| {
        let mut kept = kept.clone();
        change(&mut kept.alerts);
        kept
    });
}

/// Switches notifications on or off; on the first click the person is asked.
pub fn set_notification(app: App, on: bool) {
    if !on {
        set(app, |alerts| alerts.notification = false);
        return;
    }
    spawn_local(async move {
        let permission = match alert::permission() {
            Permission::Open => alert::ask().await,
            known => known,
        };
        app.alerts.permission.try_set(permission);
        set(app, |alerts| alerts.notification = permission == Permission::Granted);
    });
}

/// Switches the sound on or off; switched on it is heard once.
pub fn set_sound(app: App, on: bool) {
    set(app, |alerts| alerts.sound = on);
    if on {
        spawn_local(async {
            alert::sound().await;
        });
    }
}
