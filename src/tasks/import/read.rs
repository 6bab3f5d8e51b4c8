//! Reading one file, a slice at a time.

use super::{parquet, session};
use crate::platform::clock::BrowserClock;
use crate::platform::files::{Content, GivenFile};
use crate::state::App;
use crate::state::import::{BAD_KEPT, BadRecord, Failure, FileReport};
use audit_client::Clock;
use audit_export::Manifest;
use audit_export::read::{Batch, Name, Reader, Reason};
use leptos::prelude::*;
use std::collections::HashMap;

/// Work goes on for so long, in milliseconds, before the browser has its turn.
const SLICE_MS: u64 = 12;
/// Bytes that are read between two looks at the clock.
pub const STEP: usize = 32 << 10;
/// Bytes that are hashed between two looks at the clock.
const HASHED: usize = 256 << 10;
/// What has come reaches the screen so often at most, in milliseconds; and so much less often with each million events,
/// which take longer to be counted.
const NEWS_MS: u64 = 300;
const NEWS_MORE_MS: u64 = 700;
/// After so much of a file it is clear that there is no event in it.
const PATIENCE: u64 = 64 << 20;

/// Reads a file into the log and its report. Gives the hash of the file, if it was read to its end.
pub async fn read(
    app: App,
    run: u64,
    place: usize,
    file: &GivenFile,
    manifests: &mut Vec<Manifest>,
) -> Option<String> {
    let mut taker = Taker::new(app, run, place, &file.name);
    let outcome = pour(file, &mut taker, manifests).await;
    if !app.import.turn.is_current(run) {
        return None;
    }
    taker.report(|report| {
        report.failure = outcome.as_ref().err().cloned();
        if report.failure.is_none() {
            report.taken = report.size;
        }
    });
    taker.name();
    outcome.ok().flatten()
}

async fn pour(
    file: &GivenFile,
    taker: &mut Taker,
    manifests: &mut Vec<Manifest>,
) -> Result<Option<String>, Failure> {
    let mut reader = Reader::new();
    if parquet::is_one(file).await.map_err(Failure::Browser)? {
        parquet::pour(file, &mut reader, taker, manifests).await?;
        // Nobody asks for the hash of a file that no manifest describes.
        return if manifests.is_empty() { Ok(None) } else { hash(file, taker).await.map(Some) };
    }
    let mut content = Content::open(file).await.map_err(Failure::Browser)?;
    let packed = content.is_packed();
    let (mut pace, mut taken) = (Pace::new(), 0);
    loop {
        let piece = match content.next().await {
            Ok(Some(piece)) => piece,
            Ok(None) => break,
            Err(error) => {
                // What came before the damage is kept.
                let _ = reader.finish(|batch| taker.take(batch, manifests));
                return Err(if packed { Failure::Packing } else { Failure::Browser(error) });
            }
        };
        if taken == 0 {
            // With the first events the screens come up: what was read and hashed so far was a task of its own.
            BrowserClock.sleep(0).await;
        }
        for step in piece.chunks(STEP) {
            if let Err(problem) = reader.feed(step, |batch| taker.take(batch, manifests)) {
                content.cancel();
                return Err(Failure::Content(problem));
            }
            taken += step.len() as u64;
            // How far a packed file is nobody can tell; its events can be counted.
            let rested = pace.rest(taker, if packed { 0 } else { taken }).await;
            let is_hopeless = || taken > PATIENCE && taker.total.events == 0;
            if let Err(failure) =
                rested.and_then(|()| if is_hopeless() { Err(Failure::NoEvents) } else { Ok(()) })
            {
                content.cancel();
                return Err(failure);
            }
        }
    }
    reader.finish(|batch| taker.take(batch, manifests)).map_err(Failure::Content)?;
    Ok(content.digest().await.map(audit_export::Digest::hex))
}

/// The hash of a file that was read in another order than its own.
async fn hash(file: &GivenFile, taker: &mut Taker) -> Result<String, Failure> {
    let (mut digest, mut pace) = (audit_export::Digest::default(), Pace::new());
    while digest.bytes() < file.size {
        let end = (digest.bytes() + HASHED as u64).min(file.size);
        let piece = file.part(digest.bytes()..end).await.map_err(Failure::Browser)?;
        digest.update(&piece);
        pace.rest(taker, file.size).await?;
    }
    Ok(digest.hex())
}

/// Gives the browser its turn, and people news, in time.
pub struct Pace {
    began_ms: u64,
    told_ms: u64,
}

impl Pace {
    /// Begins now, and rests after the first step: with the first events the screens come up.
    pub fn new() -> Self {
        Self { began_ms: 0, told_ms: BrowserClock.now_ms() }
    }

    /// Rests if it is time to; `taken` says how much of the file has been read. Fails when the file is wanted no more.
    pub async fn rest(&mut self, taker: &Taker, taken: u64) -> Result<(), Failure> {
        if BrowserClock.now_ms() - self.began_ms < SLICE_MS {
            return Ok(());
        }
        let news_ms = NEWS_MS + taker.total.events as u64 * NEWS_MORE_MS / 1_000_000;
        if BrowserClock.now_ms() - self.told_ms >= news_ms {
            // What the screens make of it is a task of its own.
            BrowserClock.sleep(0).await;
            if !taker.is_wanted() {
                return Err(Failure::Stopped);
            }
            taker.report(|report| report.taken = taken.min(report.size.saturating_sub(1)));
            taker.announce();
            self.told_ms = BrowserClock.now_ms();
        }
        BrowserClock.sleep(0).await;
        self.began_ms = BrowserClock.now_ms();
        if taker.is_wanted() { Ok(()) } else { Err(Failure::Stopped) }
    }
}

/// Takes in what comes out of one file.
pub struct Taker {
    app: App,
    run: u64,
    place: usize,
    file: String,
    total: FileReport,
    names: Vec<Name>,
}

impl Taker {
    fn new(app: App, run: u64, place: usize, file: &str) -> Self {
        Self { app, run, place, file: file.to_owned(), total: FileReport::default(), names: Vec::new() }
    }

    fn is_wanted(&self) -> bool {
        self.app.import.turn.is_current(self.run)
    }

    /// Takes a batch into the log.
    pub fn take(&mut self, batch: Batch<'_>, manifests: &mut Vec<Manifest>) {
        if !self.is_wanted() {
            return;
        }
        let app = self.app;
        self.total.is_manifest |= !batch.manifests.is_empty();
        manifests.extend(batch.manifests);
        self.names.extend(batch.names);
        self.total.bad += batch.bad.len();
        self.total.without_details += batch.without_details;
        self.total.is_newer |= batch.bad.iter().any(|bad| bad.reason == Reason::NewerManifest);
        let file = &self.file;
        app.import.bad.update_value(|kept| {
            let room = BAD_KEPT.saturating_sub(kept.len());
            kept.extend(batch.bad.into_iter().take(room).map(|bad| BadRecord { file: file.clone(), bad }));
        });
        if batch.events.is_empty() {
            return;
        }
        let is_first = self.total.events == 0;
        session::ensure(app);
        let appended = app.log.append(&batch.events);
        self.total.events += batch.events.len();
        self.total.added += appended.added;
        self.total.conflicting += appended.conflicting;
        for at in batch.events.iter().map(|event| event.created_at) {
            let known = self.total.span.unwrap_or((at, at));
            self.total.span = Some((known.0.min(at), known.1.max(at)));
        }
        if is_first {
            session::announce(app);
        }
    }

    /// Writes what is known so far into the report.
    fn report(&self, change: impl FnOnce(&mut FileReport)) {
        self.app.import.files.update(|files| {
            if let Some(report) = files.get_mut(self.place) {
                report.events = self.total.events;
                report.added = self.total.added;
                report.conflicting = self.total.conflicting;
                report.bad = self.total.bad;
                report.without_details = self.total.without_details;
                report.span = self.total.span;
                report.is_manifest = self.total.is_manifest;
                report.is_newer = self.total.is_newer;
                change(report);
            }
        });
    }

    fn announce(&self) {
        if self.total.events > 0 {
            session::announce(self.app);
        }
    }

    /// Names that stand in the file are known from now on; those that the API gives count before them.
    fn name(&mut self) {
        if self.names.is_empty() {
            return;
        }
        let names = std::mem::take(&mut self.names);
        self.app.names.change(|directory| {
            for Name { of, id, name } in names {
                let known: &mut HashMap<_, _> = match of.as_str() {
                    "User" => &mut directory.people,
                    "Chat" => &mut directory.chats,
                    "GroupTag" => &mut directory.tags,
                    _ => continue,
                };
                known.entry(id).or_insert_with(|| name.as_str().into());
            }
        });
    }
}
