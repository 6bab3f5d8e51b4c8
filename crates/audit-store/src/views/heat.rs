//! When in the week things happen.

use crate::map::Map;
use crate::tally::{Calendar, Cells};
use crate::view::View;
use crate::views::Period;
use crate::{Store, WEEK_HOURS, Zone};

impl Store {
    /// How many matching events fall into each hour of the week, see [`Zone::hour_of_week`]. The zone of the
    /// last call is remembered; another one costs a pass over all events.
    pub fn heat_map(&mut self, zone: &Zone) -> [u32; WEEK_HOURS] {
        self.heat_map_in(zone, None)
    }

    pub(super) fn heat_map_in(&mut self, zone: &Zone, period: Period) -> [u32; WEEK_HOURS] {
        self.settle();
        let Self { events, order, selection, views, journeys, .. } = self;
        let footing = selection.footing(|_| false, period, events);
        let map = Map { events, order, selection };
        let maps = &mut views.heat_maps;
        maps.retain(|(other, view)| *other != period.is_some() || view.tally.grid.zone == *zone);
        let index = maps.iter().position(|(other, _)| *other == period.is_some()).unwrap_or_else(|| {
            maps.push((period.is_some(), View::new(Cells::new(Calendar::new(zone.clone())))));
            maps.len() - 1
        });
        let view = &mut maps[index].1;
        view.travel(&footing, &map, journeys);
        let mut hours = [0; WEEK_HOURS];
        hours.iter_mut().zip(&view.tally.counts).for_each(|(hour, count)| *hour = *count);
        hours
    }
}
