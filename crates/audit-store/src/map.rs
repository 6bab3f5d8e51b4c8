//! The rows that pass some filters, found by the fewest that have to be looked at.

use crate::columns::{ALWAYS, Period};
use crate::events::Events;
use crate::filter::{Filter, share};
use crate::order::Order;
use crate::rows::Rows;
use crate::selection::{FilterId, Selection};

/// What there is to look through.
#[derive(Clone, Copy)]
pub struct Map<'a> {
    pub events: &'a Events,
    pub order: &'a Order,
    pub selection: &'a Selection,
}

impl Map<'_> {
    /// All rows that pass, found through the filter that lets the fewest pass.
    pub fn passing(&self, footing: &[FilterId]) -> Rows {
        let narrowest = self.narrowest(footing);
        let rows = match narrowest.and_then(|id| self.selection.get(id)) {
            None => Rows::range(0..self.events.len()),
            Some(filter) => filter.list(self.events, self.order, &self.period(footing)),
        };
        let rest: Vec<FilterId> = footing.iter().copied().filter(|id| Some(*id) != narrowest).collect();
        self.retain(rows, &rest)
    }

    /// How many rows are looked at for those that pass: no fewer than pass.
    pub fn rebuild_cost(&self, footing: &[FilterId]) -> usize {
        let near = self.near(footing);
        footing.iter().map(|id| self.estimate(*id, near)).min().unwrap_or(self.events.len())
    }

    /// The filter that leads to those that pass by the fewest rows.
    pub fn narrowest(&self, footing: &[FilterId]) -> Option<FilterId> {
        let near = self.near(footing);
        footing.iter().copied().min_by_key(|id| self.estimate(*id, near))
    }

    /// How many rows are looked at for those that pass a filter, where a share of all is near the period.
    fn estimate(&self, id: FilterId, near: f64) -> usize {
        let Some(filter) = self.selection.get(id) else { return usize::MAX };
        let rows = filter.estimate(self.events, self.order);
        if filter.is_by_code() { share(rows, near) } else { rows }
    }

    /// Where rows must be to pass.
    pub fn period(&self, footing: &[FilterId]) -> Period {
        self.selection
            .all(footing)
            .filter_map(Filter::period)
            .fold(ALWAYS, |all, period| all.start.max(period.start)..all.end.min(period.end))
    }

    /// The share of all rows that is near where rows must be.
    pub fn near(&self, footing: &[FilterId]) -> f64 {
        let period = self.period(footing);
        if period == ALWAYS {
            return 1.0;
        }
        self.events.columns.near(&period) as f64 / self.events.len().max(1) as f64
    }

    /// Those of the rows that pass.
    pub fn retain(&self, rows: Rows, footing: &[FilterId]) -> Rows {
        let mut filters = self.selection.all(footing);
        let Some(first) = filters.next() else { return rows };
        let mut kept: Vec<u32> = match &rows {
            Rows::List(rows) => first.retain(self.events, rows),
            Rows::Ranges(_) => rows
                .pieces(self.order)
                .into_iter()
                .flat_map(|piece| first.retain(self.events, piece))
                .collect(),
        };
        for filter in filters {
            kept = filter.retain(self.events, &kept);
        }
        Rows::List(kept)
    }
}
