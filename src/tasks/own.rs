//! Finding out what our own reads look like in the log, so that they can be told apart and hidden.

use crate::platform::page;
use crate::state::App;
use crate::state::own::{OwnReads, READ_KEY};
use crate::state::session::ApiClient;
use audit_client::{Clock, EventQuery, PageBody};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How often the log is asked for what the first look left there.
const LOOKS: u64 = 3;
/// A log that is written late gets so much more time with each look, in milliseconds.
const PATIENCE_MS: u64 = 2_000;

/// Looks twice at the newest reads of the log by the token's owner; what lies between is ours.
pub fn find(app: App, client: Rc<ApiClient>) {
    let Some(owner) = app.session.owner.get_untracked() else { return };
    let query = EventQuery {
        event_key: Some(READ_KEY.to_owned()),
        actor_id: Some(owner.clone()),
        ..EventQuery::default()
    };
    spawn_local(async move {
        // A failure costs only this: nothing is hidden.
        let Ok(first) = client.audit_page(&query, None).await else { return };
        let before = ids(&first);
        for look in 0..LOOKS {
            client.clock().sleep(look * PATIENCE_MS).await;
            if !app.session.is_current(&client) {
                return;
            }
            let Ok(page) = client.audit_page(&query, None).await else { return };
            let Ok(events) = page.events() else { return };
            let own = OwnReads::learn(&owner, &page::user_agent(), &before, &events.events);
            if own.is_some() && app.session.is_current(&client) {
                app.log.know_own(own, &app.filters.get_untracked());
                return;
            }
        }
    });
}

fn ids(page: &PageBody) -> BTreeSet<String> {
    let events = page.events().map(|page| page.events).unwrap_or_default();
    events.iter().map(|event| event.id.to_string()).collect()
}
