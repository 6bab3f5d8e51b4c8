//! What is loaded goes into the archive, together with what it covers.

use super::bring::Names;
use super::vault::{Sealed, Vault};
use super::{tell, vault};
use crate::platform::clock::BrowserClock;
use crate::state::App;
use crate::state::archive::Problem;
use crate::state::period::TimeRange;
use crate::tasks::load;
use audit_client::Clock;
use audit_client::load::Coverage;
use audit_model::{AuditEvent, Timestamp};
use audit_store::Row;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Events in a chunk.
const CHUNK: usize = 4_000;
/// Chunks that are written at once.
const AT_ONCE: usize = 4;
/// How often it is looked whether there is something to keep, in milliseconds.
const LOOK_MS: u64 = 1_000;
/// Work goes on for so long, in milliseconds, before the browser has its turn.
const SLICE_MS: u64 = 12;
/// Events that are written between two looks at the clock.
const STEP: usize = 100;

/// The newest chunk, which is written anew until it is full.
#[derive(Clone, Default)]
pub struct Tail {
    number: Option<u64>,
    rows: Vec<u32>,
}

impl Tail {
    /// A chunk of which no event is known yet.
    pub const fn new(number: u64) -> Self {
        Self { number: Some(number), rows: Vec::new() }
    }
}

/// What of the log on the screen is in the archive.
#[derive(Default)]
pub struct Kept {
    epoch: u64,
    rows: Vec<bool>,
    count: usize,
    tail: Tail,
    coverage: Option<Coverage>,
    /// From the first to the last of these events.
    pub span: Option<TimeRange>,
}

impl Kept {
    /// Nothing of this log.
    pub fn restart(&mut self, epoch: u64) {
        *self = Self { epoch, ..Self::default() };
    }

    /// Which log this is about.
    pub const fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Takes note of events that came out of the archive.
    pub fn take(&mut self, app: App, events: &[AuditEvent<'_>], tail: &mut Tail) {
        for event in events {
            let Some(row) = app.log.peek(|store| store.row_of_id(&event.id)) else { continue };
            self.mark(row.number());
            tail.rows.push(row.number());
            let at = TimeRange { start: event.created_at, end: event.created_at };
            let known = self.span.unwrap_or(at);
            self.span = Some(TimeRange { start: known.start.min(at.start), end: known.end.max(at.end) });
        }
    }

    /// A chunk has come to its end. If it is not full, what comes next is added to it.
    pub fn end_chunk(&mut self, tail: Tail) {
        self.tail = if tail.rows.len() < CHUNK { tail } else { Tail::default() };
    }

    fn mark(&mut self, row: u32) {
        let place = row as usize;
        if place >= self.rows.len() {
            self.rows.resize(place + 1, false);
        }
        if !std::mem::replace(&mut self.rows[place], true) {
            self.count += 1;
        }
    }

    /// The rows of so many that are not kept, after those of the chunk that is not full.
    fn left(&self, len: usize) -> Vec<u32> {
        let is_new = |row: &u32| self.rows.get(*row as usize).is_none_or(|kept| !kept);
        let all = u32::try_from(len).unwrap_or(u32::MAX);
        self.tail.rows.iter().copied().chain((0..all).filter(is_new)).collect()
    }
}

/// Keeps what is loaded from now on, until the archive is locked or the log is another.
pub fn begin(app: App) {
    let Some(vault) = vault() else { return };
    let run = app.archive.turn.begin();
    if vault.kept.borrow().epoch() != app.log.epoch() {
        vault.kept.borrow_mut().restart(app.log.epoch());
    }
    spawn_local(async move {
        let goes_on = || app.archive.turn.is_current(run) && vault.kept.borrow().epoch() == app.log.epoch();
        while goes_on() {
            let (unkept, changed) = (unkept(app, &vault), load::coverage() != vault.kept.borrow().coverage);
            let loading = app.progress.with_untracked(|progress| progress.is_loading());
            app.archive.up_to_date.set(unkept == 0 && !changed);
            if unkept >= CHUNK || !loading && (unkept > 0 || changed) {
                app.archive.writing.set(true);
                let outcome = save(app, &vault, goes_on).await;
                if !app.archive.turn.is_current(run) {
                    return;
                }
                app.archive.writing.set(false);
                tell(app);
                if let Err(problem) = outcome {
                    app.archive.problem.set(Some(problem));
                    return;
                }
            }
            BrowserClock.sleep(LOOK_MS).await;
        }
    });
}

fn unkept(app: App, vault: &Vault) -> usize {
    app.log.peek(|store| store.len()).saturating_sub(vault.kept.borrow().count)
}

/// Writes all that is not kept, a few chunks at once. Only with the last of them it is said what they cover, so that the
/// archive never claims what it has not got, wherever it is interrupted.
async fn save(app: App, vault: &Vault, goes_on: impl Fn() -> bool) -> Result<(), Problem> {
    let coverage = load::coverage();
    let rows = match unkept(app, vault) {
        0 => Vec::new(),
        _ => app.log.peek(|store| vault.kept.borrow().left(store.len())),
    };
    let owner = app.session.owner.get_untracked();
    let mut number = vault.with_index(audit_archive::Index::next_number);
    let mut pieces = rows.chunks(CHUNK).peekable();
    loop {
        let replaced = vault.kept.borrow().tail.number.filter(|_| !rows.is_empty());
        let (mut sealed, mut written): (Vec<Sealed>, Vec<&[u32]>) = (Vec::new(), Vec::new());
        for piece in pieces.by_ref().take(AT_ONCE) {
            let Some((json, moments)) = encode(app, piece, &goes_on).await else { return Ok(()) };
            sealed.push(vault.sealed(number, &json, moments).await.ok_or(Problem::NoCipher)?);
            written.push(piece);
            number += 1;
        }
        let is_last = pieces.peek().is_none();
        let names = is_last.then(|| app.names.0.get_untracked());
        let count = |names: &crate::state::names::Directory| {
            names.people.len() + names.chats.len() + names.tags.len()
        };
        let names = names.filter(|names| count(names) != vault.names_kept.get());
        let json = names.as_ref().and_then(|names| serde_json::to_vec(&Names::of(names)).ok());
        if !goes_on() {
            return Ok(());
        }
        vault
            .write(sealed, replaced, json, |index| {
                index.owners.extend(owner.clone());
                if let Some(coverage) = coverage.as_ref().filter(|_| is_last) {
                    index.set_coverage(coverage);
                }
            })
            .await?;
        if let Some(names) = names {
            vault.names_kept.set(count(&names));
        }
        let mut kept = vault.kept.borrow_mut();
        written.iter().copied().flatten().for_each(|row| kept.mark(*row));
        if let Some(last) = written.last() {
            kept.end_chunk(Tail { number: Some(number - 1), rows: last.to_vec() });
        }
        if is_last {
            kept.coverage = coverage;
            return Ok(());
        }
    }
}

/// Events as JSON, byte for byte as the API gave them, and when they were; nothing where the log is another meanwhile.
async fn encode(app: App, rows: &[u32], goes_on: impl Fn() -> bool) -> Option<(Vec<u8>, Vec<Timestamp>)> {
    let (mut json, mut moments) = (vec![b'['], Vec::with_capacity(rows.len()));
    let mut began_ms = BrowserClock.now_ms();
    for step in rows.chunks(STEP) {
        app.log.peek(|store| {
            for event in step.iter().filter_map(|row| store.event(Row::from_number(*row))) {
                if json.len() > 1 {
                    json.push(b',');
                }
                json.extend_from_slice(event.to_json().as_bytes());
                moments.push(event.created_at);
            }
        });
        if BrowserClock.now_ms() - began_ms >= SLICE_MS {
            BrowserClock.sleep(0).await;
            if !goes_on() {
                return None;
            }
            began_ms = BrowserClock.now_ms();
        }
    }
    json.push(b']');
    Some((json, moments))
}
