//! The filters in force, and those that views still stand on.

use crate::clause::{Clause, Source};
use crate::events::Events;
use crate::facet::Facet;
use crate::filter::Filter;
use audit_model::Timestamp;
use hashbrown::HashMap;

/// Names a filter; never given twice.
pub type FilterId = u32;

/// A set of filters, ascending: what a view was computed under.
pub type Footing = Vec<FilterId>;

/// All filters that are of use.
#[derive(Debug, Default)]
pub struct Selection {
    filters: HashMap<FilterId, Filter>,
    current: Vec<(Source, FilterId)>,
    /// Stand-ins for the time clause, by which views of another period are computed.
    periods: Vec<((Timestamp, Timestamp), FilterId)>,
    next: FilterId,
}

/// So many other periods are remembered.
const MOST_PERIODS: usize = 4;

impl Selection {
    /// Sets or takes away the clause of a source. Says whether that changed anything.
    pub fn set(&mut self, source: Source, clause: Option<Clause>, events: &Events) -> bool {
        if self.clause(source) == clause.as_ref() {
            return false;
        }
        let index = self.current.iter().position(|(other, _)| *other == source);
        let previous = index.map(|index| self.current.swap_remove(index).1);
        if let Some(clause) = clause {
            let previous = previous.and_then(|id| self.filters.get(&id));
            let filter = Filter::new(clause, events, previous);
            let id = self.keep(filter);
            self.current.push((source, id));
        }
        true
    }

    /// Resolves the filters anew that ask for values of this facet: its labels have become others.
    pub fn renew(&mut self, facet: Facet, events: &Events) {
        for (source, clause) in
            self.clauses().map(|(source, clause)| (source, clause.clone())).collect::<Vec<_>>()
        {
            let asks = match &clause {
                Clause::AnyOf { facet: asked, .. } => *asked == facet,
                Clause::AllOf { values, .. } => values.iter().any(|(asked, _)| *asked == facet),
                _ => false,
            };
            if asks {
                // Another id, so that no view takes it for what it was.
                let id = self.keep(Filter::new(clause, events, None));
                self.current.iter_mut().filter(|(other, _)| *other == source).for_each(|(_, old)| *old = id);
            }
        }
    }

    /// Takes all clauses away. Says whether that changed anything.
    pub fn clear(&mut self) -> bool {
        let changed = !self.current.is_empty();
        self.current.clear();
        changed
    }

    /// The clause of a source.
    pub fn clause(&self, source: Source) -> Option<&Clause> {
        self.filters.get(&self.id(source)?).map(|filter| &filter.clause)
    }

    /// The filter of a source.
    pub fn id(&self, source: Source) -> Option<FilterId> {
        self.current.iter().find(|(other, _)| *other == source).map(|(_, id)| *id)
    }

    /// All clauses.
    pub fn clauses(&self) -> impl Iterator<Item = (Source, &Clause)> {
        self.current.iter().filter_map(|(source, id)| Some((*source, &self.filters.get(id)?.clause)))
    }

    /// What a view is to stand on: the current filters but those left out, those of time replaced by `period`.
    pub fn footing(
        &mut self,
        leave_out: impl Fn(Source) -> bool,
        period: Option<(Timestamp, Timestamp)>,
        events: &Events,
    ) -> Footing {
        let replaced = period.map(|period| self.period(period, events));
        let mut footing: Footing = self
            .current
            .iter()
            .filter(|(source, _)| !(leave_out(*source) || period.is_some() && *source == Source::Time))
            .map(|(_, id)| *id)
            .chain(replaced)
            .collect();
        footing.sort_unstable();
        footing
    }

    fn period(&mut self, period: (Timestamp, Timestamp), events: &Events) -> FilterId {
        if let Some((_, id)) = self.periods.iter().find(|(known, _)| *known == period) {
            return *id;
        }
        let clause = Clause::Time { from: period.0, until: period.1, negated: false };
        let id = self.keep(Filter::new(clause, events, None));
        if self.periods.len() >= MOST_PERIODS {
            self.periods.remove(0);
        }
        self.periods.push((period, id));
        id
    }

    fn keep(&mut self, filter: Filter) -> FilterId {
        let id = self.next;
        self.next += 1;
        self.filters.insert(id, filter);
        id
    }

    /// A filter by name.
    pub fn get(&self, id: FilterId) -> Option<&Filter> {
        self.filters.get(&id)
    }

    /// The filters of a footing.
    pub fn all<'a>(&'a self, footing: &'a [FilterId]) -> impl Iterator<Item = &'a Filter> {
        footing.iter().filter_map(|id| self.get(*id))
    }

    /// Resolves what has arrived since.
    pub fn extend(&mut self, events: &Events) {
        self.filters.values_mut().for_each(|filter| filter.extend(events));
    }

    /// Forgets filters that are neither in force nor in use.
    pub fn prune(&mut self, in_use: impl Fn(FilterId) -> bool) {
        let (current, periods) = (&self.current, &self.periods);
        self.filters.retain(|id, _| {
            current.iter().any(|(_, other)| other == id)
                || periods.iter().any(|(_, other)| other == id)
                || in_use(*id)
        });
    }
}
