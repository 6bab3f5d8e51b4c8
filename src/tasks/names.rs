//! Names for ids, found in the background: lists that the token may read, within the same request rate, and what the
//! log itself says.
//!
//! A list that cannot be read is left: the log's own names, or ids, are shown instead, and nothing depends on it.

use crate::i18n::I18n;
use crate::platform::clock::BrowserClock;
use crate::state::App;
use crate::state::meaning::Vocabulary;
use crate::state::names::{Directory, Profile};
use crate::state::scan::Scan;
use crate::state::session::ApiClient;
use crate::text::clean;
use audit_client::check::Access;
use audit_client::walk::ChatList;
use audit_client::{ApiFailure, Clock, FailureKind, Walk};
use audit_model::directory::{Chat, GroupTag, User};
use audit_store::Meaning;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// How often a list is gone on with after a failure that may pass, and after how long, in milliseconds.
const MORE_TRIES: u32 = 3;
const REST_MS: u64 = 15_000;
/// So many pages of a list reach the screen at once at most: each time, all names are looked up anew. The first page
/// comes by itself, and each time twice as many.
const PAGES_AT_ONCE: usize = 16;
/// Events that are looked at between two looks at the clock, and for how long before the browser has its turn.
const STEP: u32 = 2_000;
const SLICE_MS: u64 = 4;
/// So many texts are remembered with what they mean: those of a line that is being typed.
const MOST_MEANINGS: usize = 64;
/// Names from the log reach the screen so often at most, in milliseconds.
const NEWS_MS: u64 = 500;

/// Reads the lists that the token may read.
pub fn fetch(app: App, client: Rc<ApiClient>, access: Access) {
    spawn_local(async move {
        if access.users {
            read(app, &client, Walk::users(), |names, user: User| {
                let admin = user.role.as_deref() == Some("admin");
                let profile = Profile { bot: user.bot, admin, suspended: user.suspended };
                names.profiles.insert(user.id.clone(), profile);
                if let Some(label) = user.label().and_then(|label| clean::name(&label)) {
                    names.people.insert(user.id, label.into());
                }
            })
            .await;
        }
        if access.chats {
            for which in [ChatList::Joined, ChatList::Public] {
                for archived in [false, true] {
                    read(app, &client, Walk::chats(which, archived), |names, chat: Chat| {
                        if let Some(name) = chat.name.and_then(|name| clean::name(&name)) {
                            names.chats.insert(chat.id, name.into());
                        }
                    })
                    .await;
                }
            }
        }
        if access.group_tags {
            read(app, &client, Walk::group_tags(), |names, tag: GroupTag| {
                if let Some(name) = tag.name.and_then(|name| clean::name(&name)) {
                    names.tags.insert(tag.id, name.into());
                }
            })
            .await;
        }
    });
}

/// Reads a list to its end. Not a request more once disconnected, or connected to something else.
async fn read<R: DeserializeOwned>(
    app: App,
    client: &Rc<ApiClient>,
    mut walk: Walk,
    put: impl Fn(&mut Directory, R),
) {
    let is_current = || app.session.is_current(client);
    let (mut tries, mut pages) = (0, 1);
    let mut complete = false;
    while !complete && is_current() {
        let mut records: Vec<R> = Vec::new();
        let mut failed = false;
        for _ in 0..pages {
            match walk.next(client).await {
                Ok(Some(page)) => records.extend(page.records::<R>()),
                Ok(None) => complete = true,
                Err(failure) if tries < MORE_TRIES && may_pass(&failure) => failed = true,
                Err(_) => complete = true,
            }
            if complete || failed || !is_current() {
                break;
            }
        }
        if !is_current() {
            return;
        }
        if !records.is_empty() {
            app.names.change(|names| records.into_iter().for_each(|record| put(names, record)));
        }
        pages = (pages * 2).min(PAGES_AT_ONCE);
        if failed {
            tries += 1;
            client.clock().sleep(REST_MS).await;
        }
    }
}

/// Whether the same request may do better later.
const fn may_pass(failure: &ApiFailure) -> bool {
    use FailureKind::{BadAnswer, Network, RateLimited, ServerFault, Timeout};
    matches!(failure.kind, ServerFault | Timeout | BadAnswer(_) | Network { .. } | RateLimited)
}

/// Lets events be found by the names and words that are shown for them.
pub fn follow_words(app: App, i18n: I18n) {
    Effect::new(move |_| {
        let words = Vocabulary { names: app.names.get(), lang: i18n.lang() };
        // Filters are applied with every step of a drag, and a text means the same until names or language change.
        let known = RefCell::new(HashMap::<String, Arc<Meaning>>::new());
        let meanings = Rc::new(move |text: &str| {
            let mut known = known.borrow_mut();
            if known.len() > MOST_MEANINGS {
                known.clear();
            }
            Arc::clone(known.entry(text.to_owned()).or_insert_with(|| words.meaning(text).into()))
        });
        app.log.know_meanings(meanings, &app.filters.get_untracked());
    });
}

/// Looks through the log for names from now on, whenever there is more of it.
pub fn follow_log(app: App) {
    let scan = StoredValue::new_local(Scan::default());
    let busy = StoredValue::new_local(false);
    let epoch = StoredValue::new_local(app.log.epoch());
    Effect::new(move |_| {
        app.log.version();
        if app.log.epoch() != epoch.get_value() {
            epoch.set_value(app.log.epoch());
            // Another period of the same workspace keeps its names; another workspace has others.
            let connected = app.session.client().is_some();
            scan.update_value(|scan| {
                *scan = if connected { std::mem::take(scan).for_new_log() } else { Scan::default() };
            });
        }
        if !busy.get_value() && !is_done(app, scan) {
            busy.set_value(true);
            spawn_local(async move {
                look(app, scan).await;
                busy.try_set_value(false);
            });
        }
    });
}

fn is_done(app: App, scan: StoredValue<Scan, LocalStorage>) -> bool {
    scan.try_with_value(|scan| app.log.peek(|store| scan.is_done(store))).unwrap_or(true)
}

async fn look(app: App, scan: StoredValue<Scan, LocalStorage>) {
    let clock = BrowserClock;
    let (mut news, mut told_ms) = (false, clock.now_ms());
    while !is_done(app, scan) {
        let began_ms = clock.now_ms();
        while !is_done(app, scan) && clock.now_ms() - began_ms < SLICE_MS {
            news |= scan
                .try_update_value(|scan| app.log.peek(|store| scan.advance(store, STEP)))
                .unwrap_or_default();
        }
        if news && (is_done(app, scan) || clock.now_ms() - told_ms > NEWS_MS) {
            let found = scan.try_with_value(|scan| Rc::new(scan.found.clone())).unwrap_or_default();
            app.names.change(|names| names.recovered = found);
            (news, told_ms) = (false, clock.now_ms());
        }
        clock.sleep(0).await;
    }
}
