//! Counts of entities: most occur once, so that there is no list of all of them.

use super::Tally;
use crate::events::Events;
use crate::journey::{Means, Start};
use crate::parts::Part;
use hashbrown::HashMap;

/// How many rows have each entity that any has.
#[derive(Clone, Debug, Default)]
pub struct EntityTally {
    pub counts: HashMap<u32, u32>,
}

impl Tally for EntityTally {
    fn means(&mut self, _: &Events) -> Means {
        Means { everything: false, parts: false }
    }

    fn grow(&mut self, _: &Events) {}

    fn start(&mut self, start: Start, _: &Events) {
        if start != Start::Here {
            self.counts.clear();
        }
    }

    fn add_rows(&mut self, rows: &[u32], change: u32, events: &Events) {
        for row in rows {
            let entity = events.entities.get(*row);
            let count = self.counts.entry(entity).or_default();
            *count = count.wrapping_add(change);
            if *count == 0 {
                self.counts.remove(&entity);
            }
        }
    }

    fn add_part(&mut self, _: Part, _: u32, _: &Events) {}
}
