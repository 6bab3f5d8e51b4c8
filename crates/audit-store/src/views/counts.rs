//! How many events have each value of a facet.

use crate::events::Events;
use crate::facet::Column;
use crate::map::Map;
use crate::rows::Rows;
use crate::selection::Footing;
use crate::tally::EntityTally;
use crate::view::View;
use crate::views::{Key, Period, is_own};
use crate::{Code, Facet, Source, Store};
use hashbrown::HashMap;
use std::cmp::Ordering;

impl Store {
    /// How many events pass all clauses.
    pub fn matching(&mut self) -> usize {
        self.matching_in(None)
    }

    /// How many events only the clause of this source keeps out: they pass all others. Looks at what the clause
    /// keeps out, each time it is asked; meant for clauses that keep out little.
    pub fn kept_out(&mut self, source: Source) -> usize {
        self.settle();
        let Some(own) = self.selection.id(source) else { return 0 };
        let footing = self.selection.footing(|other| other == source, None, &self.events);
        let map = Map { events: &self.events, order: &self.order, selection: &self.selection };
        let out = self.selection.get(own).map_or_else(Rows::none, |filter| {
            filter.kept_out(&self.events, &self.order, &map.period(&footing))
        });
        map.retain(out, &footing).len()
    }

    /// How many events the clause of this source rules out, whatever the others do.
    pub fn ruled_out(&mut self, source: Source) -> usize {
        self.settle();
        let own = self.selection.id(source).and_then(|id| self.selection.get(id));
        own.map_or(0, |filter| self.len() - filter.estimate(&self.events, &self.order))
    }

    /// The values of a facet that occur, and how often, in no particular order; the missing value, too, where it is one.
    /// Leaves out the facet's own clauses.
    pub fn counts(&mut self, facet: Facet) -> Vec<(Code, u32)> {
        self.counts_in(facet, None)
    }

    /// How many events each user agent has, for grouping by client: leaves out the clauses of [`Facet::Client`].
    pub fn counts_of_agents(&mut self) -> Vec<(Code, u32)> {
        let counts = (0..).zip(self.column(Column::Agent, Some(Facet::Client), None));
        counts.filter(|(_, count)| **count > 0).map(|(code, count)| (Code(code), *count)).collect()
    }

    /// The most frequent values of a facet, at most `n`, without the missing one: by count, then by label.
    /// Leaves out the facet's own clauses.
    pub fn top(&mut self, facet: Facet, n: usize) -> Vec<(Code, u32)> {
        self.top_in(facet, n, None)
    }

    /// How many values of a facet occur, without the missing one. Leaves out the facet's own clauses.
    pub fn distinct(&mut self, facet: Facet) -> usize {
        self.distinct_in(facet, None)
    }

    pub(super) fn matching_in(&mut self, period: Period) -> usize {
        self.column(Column::Kind, None, period).iter().map(|count| *count as usize).sum()
    }

    pub(super) fn counts_in(&mut self, facet: Facet, period: Period) -> Vec<(Code, u32)> {
        let mut counts = Vec::new();
        self.each(facet, period, |code, count, _| counts.push((Code(code), count)));
        counts
    }

    pub(super) fn distinct_in(&mut self, facet: Facet, period: Period) -> usize {
        if facet == Facet::Entity {
            // There are nearly as many as events, and each that occurs has an entry.
            let counts = self.entities(period);
            return counts.len() - usize::from(counts.contains_key(&Code::MISSING.0));
        }
        let mut distinct = 0;
        self.each(facet, period, |code, _, _| distinct += usize::from(code != Code::MISSING.0));
        distinct
    }

    pub(super) fn top_in(&mut self, facet: Facet, n: usize, period: Period) -> Vec<(Code, u32)> {
        let mut top = Top { facet, n, found: Vec::with_capacity(n.min(MOST_AT_ONCE) + 1) };
        if let (true, Some(column)) = (facet.has_own_codes(), Column::of(facet)) {
            self.column(column, Some(facet), period);
            let counts = self.kept(facet, period);
            for (first, counts) in (0..).step_by(GLANCE).zip(counts.chunks(GLANCE)) {
                // Most counts are too low, which is seen of many at once.
                if counts.iter().fold(0, |most, count| most.max(*count)) >= top.least() {
                    let found = (first..).zip(counts).filter(|(_, count)| **count > 0);
                    found.for_each(|(code, count)| top.offer(code, *count, &self.events));
                }
            }
        } else {
            self.each(facet, period, |code, count, events| top.offer(code, count, events));
        }
        top.found
    }

    /// The counts of the column that a facet is read off, as they are.
    fn kept(&self, facet: Facet, period: Period) -> &[u32] {
        let key = (Some(facet), period.is_some());
        let view = self.views.columns.iter().find(|(other, _)| *other == key);
        view.map_or(&[], |(_, view)| &view.tally.counts)
    }

    /// Calls `visit` with every value of a facet that occurs, and how often.
    fn each(&mut self, facet: Facet, period: Period, mut visit: impl FnMut(u32, u32, &Events)) {
        let Some(column) = Column::of(facet) else {
            return match facet {
                Facet::Entity => self.each_entity(period, visit),
                _ => self.each_label(facet, period, visit),
            };
        };
        self.column(column, Some(facet), period);
        let counts = (0..).zip(self.kept(facet, period)).filter(|(_, count)| **count > 0);
        if facet.has_own_codes() {
            counts.for_each(|(code, count)| visit(code, *count, &self.events));
            return;
        }
        // Several kinds or agents share a value.
        let mut sums = vec![0; self.events.facet_codes(facet).unwrap_or_default()];
        counts.for_each(|(code, count)| sums[self.events.facet_of(facet, code) as usize] += count);
        let sums = (0..).zip(sums).filter(|(_, count)| *count > 0);
        sums.for_each(|(code, count)| visit(code, count, &self.events));
    }

    fn each_entity(&mut self, period: Period, mut visit: impl FnMut(u32, u32, &Events)) {
        self.entities(period);
        let view = self.views.entities.iter().find(|(other, _)| *other == period.is_some());
        let counts = view.into_iter().flat_map(|(_, view)| &view.tally.counts);
        counts.for_each(|(code, count)| visit(*code, *count, &self.events));
    }

    /// How many events each entity has, of those that any has.
    fn entities(&mut self, period: Period) -> &HashMap<u32, u32> {
        self.settle();
        let Self { events, order, selection, views, journeys, .. } = self;
        let footing = selection.footing(|source| is_own(Facet::Entity, source), period, events);
        let map = Map { events, order, selection };
        let entities = &mut views.entities;
        let index = entities.iter().position(|(other, _)| *other == period.is_some()).unwrap_or_else(|| {
            entities.push((period.is_some(), View::new(EntityTally::default())));
            entities.len() - 1
        });
        let view = &mut entities[index].1;
        view.travel(&footing, &map, journeys);
        &view.tally.counts
    }
}

/// How many events have each value of a facet of several values.
#[derive(Debug)]
pub struct LabelCounts {
    key: Key,
    footing: Footing,
    /// For so many events.
    seen: usize,
    counts: Vec<u32>,
}

impl Store {
    fn each_label(&mut self, facet: Facet, period: Period, mut visit: impl FnMut(u32, u32, &Events)) {
        self.settle();
        let Self { events, order, selection, views, .. } = self;
        let Some(labels) = events.labels(facet) else { return };
        let key = (Some(facet), period.is_some());
        let footing = selection.footing(|source| is_own(facet, source), period, events);
        let is_good = |known: &LabelCounts| known.footing == footing && known.seen == events.len();
        let known = views.labels.iter().position(|known| known.key == key);
        let index = match known.filter(|index| is_good(&views.labels[*index])) {
            Some(index) => index,
            None => {
                known.map(|index| views.labels.swap_remove(index));
                let map = Map { events, order, selection };
                let rows = map.retain(Rows::List(labels.rows().to_vec()), &footing);
                let counts = labels.count(&rows.pieces(order).concat());
                views.labels.push(LabelCounts { key, footing, seen: events.len(), counts });
                views.labels.len() - 1
            }
        };
        let counts = (0..).zip(&views.labels[index].counts).filter(|(_, count)| **count > 0);
        counts.for_each(|(code, count)| visit(code, *count, events));
    }
}

/// Room is made for so many at first.
const MOST_AT_ONCE: usize = 1_000;
/// So many counts are looked at together.
const GLANCE: usize = 32;

/// The most frequent values so far.
struct Top {
    facet: Facet,
    n: usize,
    found: Vec<(Code, u32)>,
}

impl Top {
    /// A value with a lower count is none of them.
    fn least(&self) -> u32 {
        let full = self.found.len() >= self.n;
        self.found.last().filter(|_| full).map_or(1, |(_, least)| *least)
    }

    fn offer(&mut self, code: u32, count: u32, events: &Events) {
        if code == Code::MISSING.0 || self.n == 0 || count < self.least() {
            return;
        }
        let label = |code: u32| events.label(self.facet, code);
        let place = self.found.partition_point(|(other, more)| match count.cmp(more) {
            Ordering::Less => true,
            Ordering::Greater => false,
            Ordering::Equal => label(other.0) < label(code),
        });
        self.found.insert(place, (Code(code), count));
        self.found.truncate(self.n);
    }
}
