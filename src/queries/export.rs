//! What an export would hold: how complete the log is, what stands beside an event, the first rows.

use crate::platform::zone;
use crate::state::App;
use crate::state::export::Prepared;
use crate::state::names::Directory;
use crate::state::period::TimeRange;
use crate::state::progress::{Level, Progress};
use crate::state::view::Plan;
use crate::tasks::plan;
use audit_client::load::Part;
use audit_export::{Completeness, Format, Layout, Missing, Notes, Preview, Stretch, preview};
use audit_model::time::{HOUR_MS, MINUTE_MS};
use audit_model::{AuditEvent, Timestamp};
use leptos::prelude::*;
use std::borrow::Cow;

/// How many rows a preview shows.
const PREVIEWED: usize = 3;

/// What keeps an export from being whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lacking {
    /// Loading goes on.
    pub loading: bool,
    /// Stretches that are not there, oldest first.
    pub stretches: Vec<TimeRange>,
    /// Kinds of events were left for later.
    pub rest_left: bool,
    /// The events come from files, and not all of these say that they are whole.
    pub unknown: bool,
}

impl Lacking {
    /// Whether the log is all there.
    pub const fn is_nothing(&self) -> bool {
        !self.loading && self.stretches.is_empty() && !self.rest_left && !self.unknown
    }
}

/// What the log on the screen lacks now.
pub fn lacking(app: App) -> Lacking {
    let from_files = app.session.from_files.get();
    let rest_left = !from_files && plan::leaves_rest(&app.plan.get());
    let unknown = from_files && !app.import.whole.get();
    app.progress.with(|progress| Lacking {
        loading: progress.is_loading(),
        stretches: unread(&progress.levels),
        rest_left,
        unknown,
    })
}

/// The stretches of which not everything that is wanted has been read.
fn unread(levels: &[Level]) -> Vec<TimeRange> {
    let mut stretches: Vec<TimeRange> = Vec::new();
    for level in levels.iter().filter(|level| level.share < 1.0 - 1e-9) {
        match stretches.last_mut() {
            Some(last) if last.end.0.saturating_add(1) >= level.range.start.0 => last.end = level.range.end,
            _ => stretches.push(level.range),
        }
    }
    stretches
}

/// The same for a manifest.
pub fn completeness_of(app: App) -> Completeness {
    if app.session.from_files.get() {
        let said = app.progress.with(|progress| completeness(&Plan::Everything, progress));
        return Completeness { complete: said.complete && app.import.whole.get(), ..said };
    }
    app.progress.with(|progress| completeness(&app.plan.get(), progress))
}

fn completeness(plan: &Plan, progress: &Progress) -> Completeness {
    let whole = TimeRange { start: Timestamp(0), end: Timestamp(0) };
    let keys = plan::wanted(plan, whole).parts.into_iter().flat_map(|part| match part {
        Part::Keys(keys) => keys,
        Part::Everything => Vec::new(),
    });
    let stretch = |range: TimeRange| Stretch { start: range.start, end: range.end };
    let known = || progress.gaps.iter().map(|gap| (gap.range, gap.scope.map(str::to_owned)));
    let gaps: Vec<(TimeRange, Option<String>)> = if progress.is_loading() || progress.gaps.is_empty() {
        unread(&progress.levels).into_iter().map(|range| (range, None)).collect()
    } else {
        known().collect()
    };
    let mut gaps: Vec<Missing> =
        gaps.into_iter().map(|(range, key)| Missing { stretch: stretch(range), key }).collect();
    gaps.sort_by_key(|gap| (gap.stretch.start, gap.stretch.end));
    Completeness {
        complete: gaps.is_empty() && !plan::leaves_rest(plan),
        keys: keys.map(str::to_owned).collect(),
        gaps,
    }
}

/// What is written beside events; knows the last offset of local time, which changes at most every quarter of an hour.
pub struct Noting<'a> {
    names: &'a Directory,
    in_table: bool,
    offset: Option<(i64, i32)>,
}

impl<'a> Noting<'a> {
    /// Notes with these names, in the form that suits the format.
    pub const fn new(names: &'a Directory, format: Format) -> Self {
        Self { names, in_table: matches!(format, Format::Csv(_)), offset: None }
    }

    /// The notes of an event.
    pub fn of(&mut self, event: &AuditEvent<'_>) -> Notes<'static> {
        let person = |id: &str| self.names.name_of_person(id);
        let name = match (event.entity_type.as_deref(), event.entity_id.as_deref()) {
            (Some("User"), Some(id)) => person(id),
            (Some("Chat"), Some(id)) => self.names.name_of_chat(id),
            (Some("GroupTag"), Some(id)) => self.names.name_of_tag(id),
            _ => None,
        };
        Notes {
            actor_name: event.actor_id.as_deref().and_then(person).map(|name| Cow::Owned(name.text)),
            entity_name: name.map(|name| Cow::Owned(name.text)),
            category: Some(Cow::Borrowed(event.category().slug())),
            local_time: Some(Cow::Owned(self.local(event.created_at))),
        }
    }

    fn local(&mut self, at: Timestamp) -> String {
        let quarter = at.0.div_euclid(HOUR_MS / 4);
        let minutes = match self.offset {
            Some((known, minutes)) if known == quarter => minutes,
            _ => {
                let minutes = zone::offset_minutes(at.millis());
                self.offset = Some((quarter, minutes));
                minutes
            }
        };
        local_time(at, minutes, self.in_table)
    }
}

/// A local time: for a spreadsheet in the one form that all of them know as a time, else with its offset.
fn local_time(at: Timestamp, offset_minutes: i32, in_table: bool) -> String {
    let local = Timestamp(at.0 + i64::from(offset_minutes) * MINUTE_MS).to_string();
    let text = local.get(..19).unwrap_or(&local);
    if in_table {
        return text.replacen('T', " ", 1);
    }
    let (sign, minutes) = (if offset_minutes < 0 { '-' } else { '+' }, offset_minutes.abs());
    format!("{text}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The first rows as they will be written.
pub fn first_rows(app: App, layout: Layout, prepared: &Prepared) -> Option<Preview> {
    let names = app.names.get();
    let mut noting = Noting::new(&names, layout.format);
    app.log.peek(|store| {
        let events = prepared.rows.iter().take(PREVIEWED).filter_map(|row| store.event(*row));
        let noted: Vec<_> = events
            .map(|event| {
                let notes = noting.of(&event);
                (event, notes)
            })
            .collect();
        preview(&noted, layout, &prepared.survey).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::progress::{Gap, Stage};

    fn range(start: i64, end: i64) -> TimeRange {
        TimeRange { start: Timestamp(start), end: Timestamp(end) }
    }

    fn level(start: i64, end: i64, share: f64) -> Level {
        Level { range: range(start, end), share }
    }

    #[test]
    fn what_is_read_in_part_is_lacking() {
        let levels = [
            level(0, 9, 1.0),
            level(10, 19, 0.5),
            level(20, 29, 0.0),
            level(30, 39, 1.0),
            level(40, 49, 0.9),
        ];
        assert_eq!(unread(&levels), [range(10, 29), range(40, 49)]);
    }

    #[test]
    fn a_manifest_says_which_kinds_were_asked_for_and_what_failed() {
        let mut progress =
            Progress { stage: Stage::Done, levels: vec![level(0, 9, 1.0)], ..Progress::default() };
        assert!(completeness(&Plan::Everything, &progress).complete);
        let part = completeness(&Plan::SecurityFirst, &progress);
        assert!(!part.complete && part.keys.contains(&"user_login".to_owned()) && part.gaps.is_empty());
        progress.gaps = vec![Gap { range: range(5, 6), scope: Some("user_login"), failure: None }];
        let gaps = completeness(&Plan::Everything, &progress).gaps;
        assert_eq!(gaps[0].key.as_deref(), Some("user_login"));
        assert_eq!(gaps[0].stretch.start, Timestamp(5));
        progress.stage = Stage::Loading;
        progress.levels = vec![level(0, 9, 0.5)];
        assert_eq!(completeness(&Plan::Everything, &progress).gaps[0].stretch.end, Timestamp(9));
    }

    #[test]
    fn local_times_suit_their_readers() {
        let at = Timestamp(1_763_464_867_000);
        assert_eq!(local_time(at, 180, true), "2025-11-18 14:21:07");
        assert_eq!(local_time(at, 180, false), "2025-11-18T14:21:07+03:00");
        assert_eq!(local_time(at, -210, false), "2025-11-18T07:51:07-03:30");
    }
}
