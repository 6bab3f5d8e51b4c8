//! Events of a stretch of time, whatever is selected.

use crate::{Row, Store};
use audit_model::Timestamp;

impl Store {
    /// All events from an instant up to but not including another, oldest first, whatever clauses are set. Takes
    /// time and room for the events within.
    pub fn all_between(&mut self, from: Timestamp, until: Timestamp) -> Vec<Row> {
        self.order.settle(&self.events.columns);
        let range = self.order.range(&self.events.columns, from.millis(), until.millis());
        self.order.rows()[range].iter().map(|row| Row(*row)).collect()
    }
}
