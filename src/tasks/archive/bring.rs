//! What the archive holds comes into the log on the screen.

use super::keep::Tail;
use super::vault::Vault;
use super::{lock, tell, vault};
use crate::platform::clock::BrowserClock;
use crate::state::App;
use crate::state::archive::Problem;
use crate::state::names::Directory;
use crate::state::period::{TimeRange, union};
use crate::state::progress::Progress;
use crate::state::session::ApiClient;
use audit_archive::{KEPT_BY_API_MS, reach, trusted};
use audit_client::load::Coverage;
use audit_client::{Clock, EventQuery};
use audit_export::read::{Batch, Reader};
use audit_model::Timestamp;
use audit_model::time::DAY_MS;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Work goes on for so long, in milliseconds, before the browser has its turn.
const SLICE_MS: u64 = 12;
/// Bytes that are read between two looks at the clock.
const STEP: usize = 32 << 10;
/// What has come reaches the screen so often at most, in milliseconds.
const NEWS_MS: u64 = 700;
/// Events that are looked for in the log of the API, to see whether it is the same log.
const ASKED: usize = 3;

/// Names as they are kept.
#[derive(Default, Serialize, Deserialize)]
pub struct Names {
    people: BTreeMap<String, String>,
    chats: BTreeMap<String, String>,
    tags: BTreeMap<String, String>,
}

impl Names {
    /// The names that are known.
    pub fn of(directory: &Directory) -> Self {
        let of = |names: &std::collections::HashMap<String, Rc<str>>| {
            names.iter().map(|(id, name)| (id.clone(), name.to_string())).collect()
        };
        Self { people: of(&directory.people), chats: of(&directory.chats), tags: of(&directory.tags) }
    }

    /// Names that the API gives count before those that were kept.
    fn add_to(self, directory: &mut Directory) {
        for (names, known) in [
            (self.people, &mut directory.people),
            (self.chats, &mut directory.chats),
            (self.tags, &mut directory.tags),
        ] {
            for (id, name) in names {
                known.entry(id).or_insert_with(|| name.as_str().into());
            }
        }
    }
}

/// Brings the archive into a session of its workspace; gives what need not be read any more. Nothing where it is of
/// another workspace, or was locked meanwhile.
pub async fn join(app: App, client: Rc<ApiClient>, run: u64) -> Option<Coverage> {
    let vault = vault()?;
    let owner = app.session.owner.get_untracked().unwrap_or_default();
    let is_known = vault.with_index(|index| index.owners.contains(&owner) || index.chunks.is_empty());
    let is_same = is_known || has_same_events(&vault, &client).await;
    if !app.archive.turn.is_current(run) || !app.session.is_current(&client) {
        return None;
    }
    if !is_same {
        lock(app);
        app.archive.problem.set(Some(Problem::OtherWorkspace));
        return None;
    }
    if !bring(app, &vault, run).await || !app.session.is_current(&client) {
        return None;
    }
    let coverage = trusted(vault.with_index(audit_archive::Index::coverage));
    let read = coverage.stretches().map(|(_, stretch)| stretch);
    let span = read.chain(vault.kept.borrow().span).reduce(union);
    app.archive.joined.set(span.or_else(|| app.range.get_untracked()));
    if let Some(range) = app.range.get_untracked() {
        app.range.set(Some(span.map_or(range, |span| union(range, span))));
    }
    app.log.announce();
    Some(coverage)
}

/// What to read for a period: also what lies between it and the archive.
pub fn stretch(app: App, period: TimeRange) -> TimeRange {
    reach(period, app.archive.joined.get_untracked(), BrowserClock.wall())
}

/// Whether the newest events of the archive are in the log of the API, too.
async fn has_same_events(vault: &Vault, client: &ApiClient) -> bool {
    let newest_day = |chunk: &audit_archive::Chunk| chunk.days.last().map(|(day, _)| *day);
    let newest = vault.with_index(|index| index.chunks.iter().max_by_key(|chunk| newest_day(chunk)).cloned());
    let Some(newest) = newest else { return true };
    let Some(json) = vault.chunk(&newest).await else { return false };
    let mut events: Vec<(Timestamp, String)> = Vec::new();
    let mut reader = Reader::new();
    let mut take = |batch: Batch<'_>| {
        events.extend(batch.events.iter().map(|event| (event.created_at, event.id.to_string())));
    };
    if reader.feed(&json, &mut take).and_then(|()| reader.finish(&mut take)).is_err() {
        return false;
    }
    events.sort();
    // What the API forgets tomorrow may be gone today.
    let oldest = Timestamp(client.clock().wall().0 - KEPT_BY_API_MS + DAY_MS);
    for (at, id) in events.into_iter().rev().take(ASKED).filter(|(at, _)| *at > oldest) {
        let Ok(page) = client.audit_page(&EventQuery::between(at, at), None).await else { continue };
        if page.events().is_ok_and(|page| page.events.iter().any(|event| event.id == id)) {
            return true;
        }
    }
    false
}

/// Puts all events and names into the log. False where it was interrupted.
pub async fn bring(app: App, vault: &Vault, run: u64) -> bool {
    let chunks = vault.with_index(|index| index.chunks.clone());
    let all: u64 = chunks.iter().map(|chunk| chunk.events).sum();
    vault.kept.borrow_mut().restart(app.log.epoch());
    let goes_on = || app.archive.turn.is_current(run) && vault.kept.borrow().epoch() == app.log.epoch();
    let (mut brought, mut told_ms) = (0, BrowserClock.now_ms());
    app.archive.bringing.set(Some(0.0));
    for chunk in chunks {
        let json = vault.chunk(&chunk).await;
        if !goes_on() {
            return false;
        }
        let Some(json) = json else {
            lock(app);
            app.archive.problem.set(Some(Problem::Torn));
            return false;
        };
        let mut tail = Tail::new(chunk.number);
        let mut reader = Reader::new();
        let mut began_ms = BrowserClock.now_ms();
        for step in json.chunks(STEP).map(Some).chain([None]) {
            let mut take = |batch: Batch<'_>| {
                app.log.append(&batch.events);
                vault.kept.borrow_mut().take(app, &batch.events, &mut tail);
            };
            let read = match step {
                Some(step) => reader.feed(step, &mut take),
                None => reader.finish(&mut take),
            };
            // We wrote it ourselves, and the cipher vouches for it.
            if read.is_err() {
                break;
            }
            if BrowserClock.now_ms() - began_ms >= SLICE_MS {
                BrowserClock.sleep(0).await;
                if !goes_on() {
                    return false;
                }
                began_ms = BrowserClock.now_ms();
            }
        }
        vault.kept.borrow_mut().end_chunk(tail);
        brought += chunk.events;
        app.archive.bringing.set(Some(brought as f64 / all.max(1) as f64));
        if BrowserClock.now_ms() - told_ms > NEWS_MS {
            // What the screens make of it is a task of its own.
            BrowserClock.sleep(0).await;
            if !goes_on() {
                return false;
            }
            show_progress(app);
            BrowserClock.sleep(0).await;
            told_ms = BrowserClock.now_ms();
        }
    }
    if let Some(names) = vault.names().await.and_then(|json| serde_json::from_slice::<Names>(&json).ok())
        && goes_on()
    {
        app.names.change(|directory| names.add_to(directory));
    }
    app.archive.bringing.set(None);
    BrowserClock.sleep(0).await;
    if !goes_on() {
        return false;
    }
    show_progress(app);
    BrowserClock.sleep(0).await;
    goes_on()
}

fn show_progress(app: App) {
    let events = app.log.peek(|store| store.len());
    app.progress.update(|progress: &mut Progress| progress.events = events);
    app.log.announce();
}

/// Shows how far the archive goes, where nothing else is on the screen.
pub fn settle_without_token(app: App, vault: &Vault) {
    let (coverage, scopes) = vault.with_index(|index| (index.coverage(), index.scopes()));
    let read = coverage.stretches().map(|(_, stretch)| stretch);
    let Some(range) = read.chain(vault.kept.borrow().span).reduce(union) else { return };
    // Where nothing says what was read, nothing was read completely.
    let told = if scopes.is_empty() { vec![None] } else { scopes.clone() };
    let levels = coverage.levels(&told, range);
    app.archive.joined.set(Some(range));
    app.range.set(Some(range));
    // Of single kinds nobody can say that they are the log.
    app.import.whole.set(scopes.contains(&None));
    app.progress.update(|progress| progress.levels = levels);
    tell(app);
    app.log.announce();
}
