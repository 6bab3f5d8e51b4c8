//! Journeys worked out since the last change: several views travel the same way.

use crate::journey::{Journey, Means};
use crate::map::Map;
use crate::selection::{FilterId, Footing};

/// The ways that are known.
#[derive(Debug, Default)]
pub struct Journeys {
    known: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    from: Option<Footing>,
    to: Footing,
    means: Means,
    journey: Journey,
}

impl Journeys {
    /// A way, worked out now if it is new.
    pub fn find(
        &mut self,
        from: Option<&[FilterId]>,
        to: &[FilterId],
        means: Means,
        map: &Map<'_>,
    ) -> &Journey {
        let same = |known: &Known| known.from.as_deref() == from && known.to == to && known.means == means;
        let index = self.known.iter().position(same).unwrap_or_else(|| {
            let journey = map.plan(from, to, means);
            self.known.push(Known { from: from.map(<[_]>::to_vec), to: to.to_vec(), means, journey });
            self.known.len() - 1
        });
        &self.known[index].journey
    }

    /// Forgets them: events or filters have changed.
    pub fn clear(&mut self) {
        self.known.clear();
    }
}
