//! Files that are being opened, and what came out of them.

use super::period::TimeRange;
use super::progress::Level;
use super::turn::Turn;
use crate::platform::streams::StreamError;
use crate::platform::worker::WorkerError;
use audit_client::load::{Coverage, Scope};
use audit_export::read::{Bad, Problem, Reason};
use audit_export::{Manifest, Stretch};
use audit_model::Timestamp;
use leptos::prelude::*;

/// Bad records whose text is kept; beyond it they are only counted.
pub const BAD_KEPT: usize = 10_000;

/// What came out of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// Its length.
    pub size: u64,
    /// How much of that has been read.
    pub taken: u64,
    /// Events in it.
    pub events: usize,
    /// Those that were not known yet.
    pub added: usize,
    /// Those that were known by their id, but with other content; the first is kept.
    pub conflicting: usize,
    /// Records that could not be read.
    pub bad: usize,
    /// Events of a table that does not say what their details are.
    pub without_details: usize,
    /// The times of the oldest and the newest event.
    pub span: Option<(Timestamp, Timestamp)>,
    /// Whether it is a manifest and no more.
    pub is_manifest: bool,
    /// Whether it is a manifest that a later version of this program wrote.
    pub is_newer: bool,
    /// Why it was not read, or not to its end.
    pub failure: Option<Failure>,
    /// Whether it is the file that a manifest describes; nothing if none does.
    pub verified: Option<bool>,
    /// Whether it says that it has every event of its period; nothing if it does not say.
    pub complete: Option<bool>,
}

impl FileReport {
    /// Whether nothing came out of it.
    pub const fn is_empty(&self) -> bool {
        self.events == 0 && !self.is_manifest
    }
}

/// Why a file was not read, or not to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It is not such a file, or damaged.
    Content(Problem),
    /// There is no event in it.
    NoEvents,
    /// It is a manifest of a later version of this program.
    NewerManifest,
    /// It is packed, and the packing is damaged or ends in the middle.
    Packing,
    /// It is Parquet that ends in the middle.
    NoEnd,
    /// The worker that it needs did not read it.
    Worker(WorkerError),
    /// The browser could not read it.
    Browser(StreamError),
    /// The person stopped it.
    Stopped,
}

/// A record that could not be read, and of which file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRecord {
    /// The name of the file.
    pub file: String,
    /// The record.
    pub bad: Bad,
}

impl BadRecord {
    /// The name of the message that says why.
    pub const fn reason_id(&self) -> &'static str {
        use audit_model::event::EventError::{BadTime, NoId, NoKey, NoTime, NotAnObject};
        match self.bad.reason {
            Reason::Event(NotAnObject) => "import-bad-object",
            Reason::Event(NoId) => "import-bad-id",
            Reason::Event(NoTime) => "import-bad-no-time",
            Reason::Event(BadTime) => "import-bad-time",
            Reason::Event(NoKey) => "import-bad-key",
            Reason::NotText => "import-bad-text",
            Reason::CutShort => "import-bad-cut",
            Reason::TooLong => "import-bad-long",
            Reason::NewerManifest => "import-bad-newer",
        }
    }
}

/// The files of this page.
#[derive(Clone, Copy)]
pub struct Import {
    /// What came out of the files, in the order in which they were opened.
    pub files: RwSignal<Vec<FileReport>>,
    /// Whether one is being read.
    pub reading: RwSignal<bool>,
    /// Whether all files of the session say that they have every event of their period.
    pub whole: RwSignal<bool>,
    /// Whether files are held above the page.
    pub hovering: RwSignal<bool>,
    /// Records that could not be read.
    pub bad: StoredValue<Vec<BadRecord>>,
    /// Counts what was begun: an earlier one that still runs has no more say.
    pub turn: Turn,
}

impl Import {
    /// No file yet.
    pub fn new() -> Self {
        Self {
            files: RwSignal::default(),
            reading: RwSignal::new(false),
            whole: RwSignal::new(true),
            hovering: RwSignal::new(false),
            bad: StoredValue::default(),
            turn: Turn::new(),
        }
    }

    /// Forgets all files.
    pub fn clear(self) {
        self.turn.begin();
        self.reading.set(false);
        self.whole.set(true);
        self.files.set(Vec::new());
        self.bad.set_value(Vec::new());
    }
}

impl Default for Import {
    fn default() -> Self {
        Self::new()
    }
}

/// What files say of a period: how much of it they hold where.
#[derive(Debug, Default)]
pub struct Said {
    coverage: Coverage,
    range: Option<TimeRange>,
}

/// Stretches of which some events are there, but nobody says that all are.
const IN_PART: Scope = Some("in part");

impl Said {
    /// Takes in what a file holds: by its manifest if there is one, else by its events, which are all there is to know.
    pub fn take(&mut self, span: Option<(Timestamp, Timestamp)>, manifest: Option<&Manifest>) {
        let events =
            span.and_then(|(first, last)| TimeRange::new(first, Timestamp(last.0.saturating_add(999))));
        let Some(manifest) = manifest else {
            if let Some(range) = events {
                self.widen(range);
                self.coverage.mark(None, range);
            }
            return;
        };
        let range = |stretch: Stretch| TimeRange::new(stretch.start, stretch.end);
        let Some(period) = range(manifest.period) else { return };
        self.widen(period);
        if let Some(range) = events {
            self.widen(range);
        }
        let mut missing = Coverage::default();
        for gap in manifest.coverage.gaps.iter().filter_map(|gap| range(gap.stretch)) {
            missing.mark(None, gap);
        }
        // What is not missing is all there, if nothing was left out on purpose.
        let scope = if is_whole(manifest) { None } else { IN_PART };
        for stretch in missing.missing(None, period) {
            self.coverage.mark(scope, stretch);
        }
    }

    fn widen(&mut self, range: TimeRange) {
        self.range = Some(self.range.map_or(range, |known| TimeRange {
            start: known.start.min(range.start),
            end: known.end.max(range.end),
        }));
    }

    /// From the first instant that is spoken of to the last.
    pub const fn range(&self) -> Option<TimeRange> {
        self.range
    }

    /// How much there is where.
    pub fn levels(&self) -> Vec<Level> {
        self.range.map_or_else(Vec::new, |range| self.coverage.levels(&[None, IN_PART], range))
    }
}

/// Whether a file holds all that was there when it was written.
pub fn is_whole(manifest: &Manifest) -> bool {
    let selection = &manifest.selection;
    let all = selection.what == "everything" || selection.what == "filtered" && selection.filters.is_empty();
    all && manifest.coverage.keys.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_export::{Completeness, FORMAT, FileFacts, Missing, Origin, Selection, VERSION};

    fn range(start: i64, end: i64) -> TimeRange {
        TimeRange { start: Timestamp(start), end: Timestamp(end) }
    }

    fn manifest(gaps: &[(i64, i64)], filters: &str) -> Manifest {
        let stretch = |start, end| Stretch { start: Timestamp(start), end: Timestamp(end) };
        let gap = |(start, end): &(i64, i64)| Missing { stretch: stretch(*start, *end), key: None };
        Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            made_by: String::new(),
            made_at: Timestamp(0),
            time_zone: String::new(),
            file: FileFacts {
                name: String::new(),
                format: String::new(),
                schema: None,
                gzip: false,
                bytes: 0,
                sha256: String::new(),
                events: 0,
                first_event: None,
                last_event: None,
                defused_cells: 0,
            },
            source: Origin::Api,
            selection: Selection { what: "filtered".to_owned(), filters: filters.to_owned() },
            period: stretch(0, 99),
            coverage: Completeness {
                complete: gaps.is_empty(),
                keys: Vec::new(),
                gaps: gaps.iter().map(gap).collect(),
            },
            counts_by_key: Default::default(),
            redaction: Vec::new(),
            passphrase_check: None,
            notes: Vec::new(),
        }
    }

    fn levels(said: &Said) -> Vec<(TimeRange, f64)> {
        said.levels().into_iter().map(|level| (level.range, level.share)).collect()
    }

    #[test]
    fn a_manifest_knows_of_quiet_times_and_of_gaps() {
        let mut said = Said::default();
        said.take(Some((Timestamp(40), Timestamp(50))), Some(&manifest(&[(20, 29)], "")));
        assert_eq!(levels(&said)[..3], [(range(0, 19), 1.0), (range(20, 29), 0.0), (range(30, 99), 1.0)]);
    }

    #[test]
    fn what_was_filtered_is_there_in_part_and_events_alone_speak_for_themselves() {
        let mut said = Said::default();
        said.take(Some((Timestamp(40), Timestamp(50))), Some(&manifest(&[], "ip:::1")));
        assert_eq!(levels(&said)[0], (range(0, 99), 0.5));
        let mut said = Said::default();
        said.take(Some((Timestamp(0), Timestamp(1_000))), None);
        said.take(Some((Timestamp(5_000), Timestamp(5_000))), None);
        said.take(None, None);
        assert_eq!(
            levels(&said),
            [(range(0, 1_999), 1.0), (range(2_000, 4_999), 0.0), (range(5_000, 5_999), 1.0)]
        );
    }
}
