//! What the screen reads: each view moves its counts to the filters in force, and answers from them.

mod about;
pub mod beside;
mod counts;
mod days;
pub mod during;
mod heat;
mod list;
mod span;
pub mod timeline;

use crate::facet::Column;
use crate::map::Map;
use crate::selection::FilterId;
use crate::tally::{Calendar, Cells, ColumnTally, EntityTally, LocalDays, Split};
use crate::view::View;
use crate::{Facet, Source, Store};
use audit_model::Timestamp;
use counts::LabelCounts;
use list::Listing;

/// The period that replaces the one selected, if any: from an instant up to but not including another.
type Period = Option<(Timestamp, Timestamp)>;

/// The facet whose own clauses are left out, if any, and whether it is about another period.
type Key = (Option<Facet>, bool);

/// The views that are kept. Their number is bounded, whatever is asked.
#[derive(Debug, Default)]
pub struct Views {
    columns: Vec<(Key, View<ColumnTally>)>,
    /// These and the next: by whether they are about another period.
    entities: Vec<(bool, View<EntityTally>)>,
    heat_maps: Vec<(bool, View<Cells<Calendar>>)>,
    days: Option<View<Cells<LocalDays>>>,
    /// The last used comes last.
    timelines: Vec<View<Cells<Split>>>,
    listing: Option<Listing>,
    labels: Vec<LabelCounts>,
}

impl Views {
    /// Labels have become others: what was counted of them is no longer so.
    pub fn forget_labels(&mut self) {
        self.labels.clear();
    }

    /// Whether any view was computed under a filter.
    pub fn stand_on(&self, filter: FilterId) -> bool {
        self.columns.iter().any(|(_, view)| view.footing().contains(&filter))
            || self.entities.iter().any(|(_, view)| view.footing().contains(&filter))
            || self.heat_maps.iter().any(|(_, view)| view.footing().contains(&filter))
            || self.days.iter().any(|view| view.footing().contains(&filter))
            || self.timelines.iter().any(|view| view.footing().contains(&filter))
    }
}

/// Whether a source is the facet's own.
fn is_own(facet: Facet, source: Source) -> bool {
    source == Source::Only(facet) || source == Source::Except(facet)
}

impl Store {
    /// Makes order and filters complete: before any view is read.
    fn settle(&mut self) {
        self.order.settle(&self.events.columns);
        self.selection.extend(&self.events);
    }

    /// The counts of a column: under all filters but the facet's own, or, without a facet, under all.
    fn column(&mut self, column: Column, facet: Option<Facet>, period: Period) -> &[u32] {
        self.settle();
        let Self { events, order, selection, views, journeys, .. } = self;
        let leave_out = |source| facet.is_some_and(|facet| is_own(facet, source));
        let footing = selection.footing(leave_out, period, events);
        let map = Map { events, order, selection };
        let columns = &mut views.columns;
        let key = (facet, period.is_some());
        let index = columns.iter().position(|(other, _)| *other == key).unwrap_or_else(|| {
            columns.push((key, View::new(ColumnTally::new(column))));
            columns.len() - 1
        });
        if !columns[index].1.is_at(&footing, &map) {
            let twin = columns
                .iter()
                .position(|(_, view)| view.tally.column == column && view.is_at(&footing, &map));
            match twin.and_then(|twin| columns.get_disjoint_mut([index, twin]).ok()) {
                Some([(_, view), (_, twin)]) => view.take_over(&twin.tally.counts, &footing, &map),
                None => columns[index].1.travel(&footing, &map, journeys),
            }
        }
        &self.views.columns[index].1.tally.counts
    }
}
