//! The store: what comes in, and which clauses are set. What is read is in [`crate::views`].

use crate::clause::{Clause, Source};
use crate::events::Events;
use crate::ids::NewId;
use crate::journeys::Journeys;
use crate::order::Order;
use crate::selection::Selection;
use crate::views::Views;
use crate::{Code, Facet, Row};
use audit_model::{AuditEvent, Timestamp};
use std::borrow::Cow;

/// All loaded events, the clauses set over them, and the views.
#[derive(Debug)]
pub struct Store {
    pub(crate) events: Events,
    pub(crate) order: Order,
    pub(crate) selection: Selection,
    pub(crate) views: Views,
    pub(crate) journeys: Journeys,
    span: Option<(Timestamp, Timestamp)>,
    generation: u64,
    most_rows: usize,
}

/// So many events are looked up together, at most.
const AT_ONCE: usize = if cfg!(test) { 3 } else { 512 };

/// What became of appended events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appended {
    /// New ones.
    pub added: usize,
    /// Those that were here already, the same but for the spacing of their JSON.
    pub repeated: usize,
    /// Those whose id was here already with other content; the first is kept.
    pub conflicting: usize,
    /// Those there was no room for.
    pub refused: usize,
}

impl Default for Store {
    fn default() -> Self {
        Self::new()
    }
}

impl Store {
    /// An empty store.
    pub fn new() -> Self {
        Self::with_limit(u32::MAX)
    }

    /// An empty store that takes at most so many events.
    pub fn with_limit(most_events: u32) -> Self {
        Self {
            events: Events::default(),
            order: Order::default(),
            selection: Selection::default(),
            views: Views::default(),
            journeys: Journeys::default(),
            span: None,
            generation: 0,
            most_rows: most_events as usize,
        }
    }

    /// Takes events in, in any order.
    pub fn append(&mut self, events: &[AuditEvent<'_>]) -> Appended {
        let mut appended = Appended::default();
        for events in events.chunks(AT_ONCE) {
            let found = self.events.ids.find_all(events.iter().map(|event| event.id.as_ref()));
            for (event, found) in events.iter().zip(found) {
                self.take(event, found, &mut appended);
            }
        }
        if appended.added > 0 {
            self.order.settle_if_many(&self.events.columns);
            self.journeys.clear();
            self.generation += 1;
        }
        appended
    }

    /// Takes an event in, by what was known of its id before its neighbours came.
    fn take(&mut self, event: &AuditEvent<'_>, found: Result<u32, NewId<'_>>, appended: &mut Appended) {
        let new = match found.or_else(|new| self.events.ids.row_of(&new).ok_or(new)) {
            Ok(row) if is_same(&self.events.get(row), event) => {
                appended.repeated += 1;
                return;
            }
            Ok(_) => {
                appended.conflicting += 1;
                return;
            }
            Err(new) => new,
        };
        if self.len() < self.most_rows && self.events.push(event, &new).is_some() {
            appended.added += 1;
            let time = event.created_at;
            self.span =
                Some(self.span.map_or((time, time), |(first, last)| (first.min(time), last.max(time))));
        } else {
            appended.refused += 1;
        }
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Grows with every change of events or clauses: what was read at this generation is still true.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The times of the oldest and the newest event.
    pub fn time_span(&self) -> Option<(Timestamp, Timestamp)> {
        self.span
    }

    /// Sets the clause of a source, or takes it away. Says whether that changed anything.
    pub fn set(&mut self, source: Source, clause: Option<Clause>) -> bool {
        let changed = self.selection.set(source, clause, &self.events);
        self.changed(changed)
    }

    /// Says which events have which values of [`Facet::Note`], [`Facet::Tag`] or [`Facet::Case`], by their ids, in place of
    /// what was said before; events that are not loaded are passed over. Says whether that changed anything.
    pub fn tell<'a>(
        &mut self,
        facet: Facet,
        told: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>,
    ) -> bool {
        let found = |(id, values): (&'a str, Vec<&'a str>)| Some((self.events.ids.find(id).ok()?, values));
        let mut told: Vec<(u32, Vec<&str>)> = told.into_iter().filter_map(found).collect();
        told.iter_mut().for_each(|(_, values)| {
            values.sort_unstable();
            values.dedup();
        });
        told.retain(|(_, values)| !values.is_empty());
        told.sort_unstable_by_key(|(row, _)| *row);
        told.dedup_by_key(|(row, _)| *row);
        let Some(labels) = self.events.labels_mut(facet) else { return false };
        if labels.says(&told) {
            return false;
        }
        labels.clear();
        told.into_iter().for_each(|(row, values)| labels.assign(row, values.into_iter()));
        self.selection.renew(facet, &self.events);
        self.views.forget_labels();
        self.changed(true)
    }

    /// How many values of a facet of several values any event was ever given.
    pub fn known_labels(&self, facet: Facet) -> usize {
        self.events.labels(facet).map_or(0, |labels| labels.names.len() - 1)
    }

    /// Takes all clauses away. Says whether that changed anything.
    pub fn clear(&mut self) -> bool {
        let changed = self.selection.clear();
        self.changed(changed)
    }

    fn changed(&mut self, changed: bool) -> bool {
        if changed {
            self.journeys.clear();
            self.generation += 1;
            let views = &self.views;
            self.selection.prune(|filter| views.stand_on(filter));
        }
        changed
    }

    /// The clause of a source.
    pub fn clause(&self, source: Source) -> Option<&Clause> {
        self.selection.clause(source)
    }

    /// All clauses, in no particular order.
    pub fn clauses(&self) -> impl Iterator<Item = (Source, &Clause)> {
        self.selection.clauses()
    }

    /// An event as it came, details byte for byte; nothing for a row of another store.
    pub fn event(&self, row: Row) -> Option<AuditEvent<'_>> {
        ((row.0 as usize) < self.len()).then(|| self.events.get(row.0))
    }

    /// Where the event with this id is.
    pub fn row_of_id(&self, id: &str) -> Option<Row> {
        self.events.ids.find(id).ok().map(Row)
    }

    /// The text of a value; nothing for [`Code::MISSING`] (and for codes of other stores).
    pub fn label(&self, facet: Facet, code: Code) -> Option<Cow<'_, str>> {
        self.events.label(facet, code.0)
    }

    /// The code of a value, if it is known.
    pub fn code(&self, facet: Facet, label: &str) -> Option<Code> {
        self.events.code(facet, label).map(Code)
    }

    /// What an event has in a facet; nothing for a row of another store.
    pub fn value(&self, row: Row, facet: Facet) -> Option<Code> {
        ((row.0 as usize) < self.len()).then(|| Code(self.events.facet(row.0, facet)))
    }
}

/// Whether two events say the same. A file that was written with indentation spaces its JSON otherwise than the API.
fn is_same(one: &AuditEvent<'_>, other: &AuditEvent<'_>) -> bool {
    if one == other {
        return true;
    }
    let same_json = |one: &str, other: &str| {
        let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).ok();
        one == other || value(one).is_some_and(|known| value(other) == Some(known))
    };
    let same_extra = match (&one.extra, &other.extra) {
        (Some(one), Some(other)) => same_json(one, other),
        (one, other) => one == other,
    };
    let respaced = AuditEvent { details: one.details.clone(), extra: one.extra.clone(), ..other.clone() };
    *one == respaced && same_extra && same_json(&one.details, &other.details)
}
