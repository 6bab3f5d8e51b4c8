//! Writing to somebody about findings or an event: sent once, whatever happens.

use super::findings;
use crate::i18n::I18n;
use crate::platform::clock::BrowserClock;
use crate::platform::page;
use crate::queries::notice;
use crate::state::App;
use crate::state::findings::{EventNotice, Kept, Notice, Trace};
use crate::state::notify::{About, Lookup, Stage};
use crate::state::session::ApiClient;
use audit_client::message::{Before, Delivery};
use audit_client::{ApiFailure, Clock};
use audit_detect::Finding;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// How often the log is asked for a message whose answer was lost: it may be written late.
const LOOKS: u64 = 3;
/// So much more time with each look, in milliseconds.
const PATIENCE_MS: u64 = 2_000;
/// While another message is on its way, so often the next looks whether it has its turn, in milliseconds.
const TURN_MS: u64 = 200;

/// Begins a message, filled in, to whom the last one went.
pub fn begin(app: App, i18n: I18n, about: About) {
    if app.notify.stage.with_untracked(|stage| *stage == Stage::Sending) {
        return;
    }
    app.notify.text.set(untrack(|| match &about {
        About::Findings(ids) => notice::text(app, i18n, ids),
        About::Event(id) => notice::event_text(app, i18n, id),
    }));
    app.notify.to.set(app.findings.kept.with_untracked(|kept| kept.recipient.clone()));
    app.notify.stage.set(Stage::Writing);
    app.notify.about.set(Some(about));
}

/// Puts the message away; not while it is on its way.
pub fn end(app: App) {
    if app.notify.stage.with_untracked(|stage| *stage != Stage::Sending) {
        app.notify.about.set(None);
    }
}

/// Sends it, once. A second click finds it on its way.
pub fn send(app: App) {
    let may = app.notify.stage.with_untracked(Stage::may_send) && !app.notify.blocked.get_untracked();
    let person = app.notify.to.get_untracked().and_then(|id| Some((id.parse::<u64>().ok()?, id)));
    let (true, Some(client), Some((number, id))) = (may, app.session.client(), person) else { return };
    let text = app.notify.text.get_untracked();
    let Some(about) = app.notify.about.get_untracked() else { return };
    // As they are now: they may be others once it has arrived.
    let findings: Vec<Finding> = match &about {
        About::Findings(ids) => ids.iter().filter_map(|id| app.findings.find(id)).collect(),
        About::Event(_) => Vec::new(),
    };
    app.notify.stage.set(Stage::Sending);
    spawn_local(async move {
        let looking = |failure: &ApiFailure| {
            app.notify.stage.set(Stage::Unclear(failure.clone(), Lookup::Looking));
        };
        let Some(outcome) = deliver(app, &client, number, &text, looking).await else { return };
        if outcome.has_arrived() {
            match about {
                About::Findings(_) => keep(app, &findings, &id),
                About::Event(event) => keep_event(app, event, &id),
            }
            findings::change(app, |kept| Kept { recipient: Some(id.clone()), ..kept.clone() });
        }
        let stage = match outcome {
            Outcome::Sent => Stage::Sent,
            Outcome::Refused(failure) => {
                block(app, &failure);
                Stage::Refused(failure)
            }
            Outcome::Unclear(failure, lookup) => Stage::Unclear(failure, lookup),
        };
        app.notify.stage.try_set(stage);
    });
}

/// What became of a message.
pub(super) enum Outcome {
    /// It has arrived.
    Sent,
    /// It was refused, and has not arrived.
    Refused(ApiFailure),
    /// The answer was lost, and this is what the log says.
    Unclear(ApiFailure, Lookup),
}

impl Outcome {
    /// Whether it is there.
    pub(super) const fn has_arrived(&self) -> bool {
        matches!(self, Self::Sent | Self::Unclear(_, Lookup::Written(_)))
    }
}

/// Sends a message, once, and looks it up where its answer was lost; `looking` is told so. One after the other: what one
/// has written must not be taken for the other. Nothing where the session came to its end meanwhile.
pub(super) async fn deliver(
    app: App,
    client: &Rc<ApiClient>,
    person: u64,
    text: &str,
    looking: impl FnOnce(&ApiFailure),
) -> Option<Outcome> {
    while app.notify.busy.try_get_untracked()? {
        BrowserClock.sleep(TURN_MS).await;
    }
    app.notify.busy.set(true);
    let outcome = deliver_alone(app, client, person, text, looking).await;
    app.notify.busy.try_set(false);
    outcome
}

async fn deliver_alone(
    app: App,
    client: &Rc<ApiClient>,
    person: u64,
    text: &str,
    looking: impl FnOnce(&ApiFailure),
) -> Option<Outcome> {
    let owner = app.session.owner.get_untracked().unwrap_or_default();
    let before = client.written_before(&owner).await;
    if !app.session.is_current(client) {
        return None;
    }
    let delivery = client.send_message(person, text).await;
    if !app.session.is_current(client) {
        return None;
    }
    Some(match delivery {
        Delivery::Sent => Outcome::Sent,
        Delivery::Refused(failure) => Outcome::Refused(failure),
        Delivery::Unclear(failure) => {
            looking(&failure);
            let lookup = look_up(app, client, &owner, &before).await;
            Outcome::Unclear(failure, lookup)
        }
    })
}

/// Remembers what was sent about what, and to whom.
pub(super) fn keep(app: App, findings: &[Finding], to: &str) {
    let at_ms = BrowserClock.wall().0;
    findings::change(app, |kept| {
        let notices =
            findings.iter().map(|finding| Notice { about: Trace::of(finding), to: to.to_owned(), at_ms });
        notices.fold(kept.clone(), |kept, notice| kept.with_notice(notice))
    });
}

/// The same of a message about an event.
fn keep_event(app: App, event: String, to: &str) {
    let notice = EventNotice { event, to: to.to_owned(), at_ms: BrowserClock.wall().0 };
    findings::change(app, |kept| kept.with_event_notice(notice));
}

/// Nothing is sent before the time that Pachca has named: on the daily limit, each try makes the pause longer.
fn block(app: App, failure: &ApiFailure) {
    let Some(ms) = failure.retry_after_ms.filter(|ms| *ms > 0) else { return };
    app.notify.blocked.set(true);
    spawn_local(async move {
        BrowserClock.sleep(ms).await;
        app.notify.blocked.try_set(false);
    });
}

/// Asks the log whether the message is there.
async fn look_up(app: App, client: &Rc<ApiClient>, owner: &str, before: &Before) -> Lookup {
    for look in 1..=LOOKS {
        client.clock().sleep(look * PATIENCE_MS).await;
        if !app.session.is_current(client) {
            return Lookup::Unknown;
        }
        match client.written_since(owner, &page::user_agent(), before).await {
            Ok(Some(at)) => return Lookup::Written(at),
            Ok(None) => {}
            Err(_) => return Lookup::Unknown,
        }
    }
    Lookup::NotThere
}
