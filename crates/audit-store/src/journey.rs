//! The way from the counts under one set of filters to those under another.
//!
//! There are three places to start from: the counts as they stand, the counts of everything, and nothing. From
//! each, rows go in and out, or whole parts of all events do (see [`crate::parts`]). The plan with the fewest rows to
//! look at wins.

use crate::bits::{Bits, Mask};
use crate::facet::Column;
use crate::filter::Flips;
use crate::map::Map;
use crate::parts::Part;
use crate::rows::{Rows, everything, without};
use crate::selection::FilterId;
use crate::tiling::Tiling;
use std::ops::Range;

/// Where the way starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The counts as they stand.
    Here,
    /// The counts of all events.
    Everything,
    /// Zeros.
    Nothing,
}

/// A way: what goes in and what goes out.
#[derive(Debug)]
pub struct Journey {
    pub start: Start,
    pub enter: Rows,
    pub leave: Rows,
    /// 1 for those that go in, its negative (wrapping) for those that go out.
    pub parts: Vec<(Part, u32)>,
}

/// What a traveller can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Means {
    /// It knows the counts of everything.
    pub everything: bool,
    /// It knows the counts of each part.
    pub parts: bool,
}

impl Journey {
    const fn by_rows(start: Start, enter: Rows, leave: Rows) -> Self {
        Self { start, enter, leave, parts: Vec::new() }
    }
}

/// A row that is counted costs as much as so many that are looked at: it is counted in several views.
const COUNTING: usize = 4;
/// Adding the counts of a part costs as much as looking at so many rows. So few in tests that this way is taken.
const PART: usize = if cfg!(test) { 8 } else { 800 };

impl Map<'_> {
    /// The best way; `old` is nothing where there are no counts yet.
    pub fn plan(&self, old: Option<&[FilterId]>, new: &[FilterId], means: Means) -> Journey {
        let rebuild = self.rebuild_cost(new);
        let mut best = rebuild.saturating_mul(1 + COUNTING);
        let mut plan = Plan::Rebuild;
        if means.everything && new.is_empty() {
            return Journey::by_rows(Start::Everything, Rows::none(), Rows::none());
        }
        let mut starts = Vec::new();
        if let Some(old) = old {
            starts.push((Start::Here, old));
        }
        if means.everything {
            starts.push((Start::Everything, &[][..]));
        }
        for (start, old) in starts {
            if let Some((flips, kept, scanned, counted)) = self.single_change(old, new) {
                let cost = scanned + COUNTING * counted;
                if cost < best {
                    (best, plan) = (cost, Plan::Flip { start, flips, kept });
                }
            }
        }
        if means.parts {
            let ways = [
                self.by_codes(Column::Kind, old, new, means),
                self.by_codes(Column::Agent, old, new, means),
                self.by_blocks(old, new, means),
            ];
            if let Some((journey, cost)) = ways.into_iter().flatten().min_by_key(|(_, cost)| *cost)
                && cost < best
            {
                return journey;
            }
        }
        match plan {
            Plan::Rebuild => Journey::by_rows(Start::Nothing, self.passing(new), Rows::none()),
            Plan::Flip { start, flips, kept } => {
                let (enter, leave) = flips.rows(self.events, &self.period(&kept));
                let (enter, leave) = (self.retain(enter, &kept), self.retain(leave, &kept));
                Journey::by_rows(start, enter, leave)
            }
        }
    }

    /// Where one filter comes, goes or takes the place of another: what flips, what else must pass, how many rows are
    /// looked at, and how many of them are counted at most.
    fn single_change(
        &self,
        old: &[FilterId],
        new: &[FilterId],
    ) -> Option<(Flips, Vec<FilterId>, usize, usize)> {
        let gone: Vec<FilterId> = old.iter().copied().filter(|id| !new.contains(id)).collect();
        let come: Vec<FilterId> = new.iter().copied().filter(|id| !old.contains(id)).collect();
        if gone.len() > 1 || come.len() > 1 {
            return None;
        }
        let filter = |ids: &[FilterId]| ids.first().and_then(|id| self.selection.get(*id));
        let flips = Flips::between(filter(&gone), filter(&come), self.events, self.order)?;
        let kept: Vec<FilterId> = new.iter().copied().filter(|id| old.contains(id)).collect();
        let scanned = flips.cost(self.near(&kept));
        let counted = scanned.min(self.rebuild_cost(&kept));
        Some((flips, kept, scanned, counted))
    }

    /// Where all filters are about one column whose codes are parts.
    fn by_codes(
        &self,
        column: Column,
        old: Option<&[FilterId]>,
        new: &[FilterId],
        means: Means,
    ) -> Option<(Journey, usize)> {
        let wanted = self.codes(column, new)?;
        let mut starts = vec![(Start::Nothing, Bits::default())];
        if means.everything {
            starts.push((Start::Everything, self.codes(column, &[])?));
        }
        if let Some(codes) = old.and_then(|old| self.codes(column, old)) {
            starts.push((Start::Here, codes));
        }
        let len = self.events.codes(column);
        fn plain(bits: &Bits) -> Mask<'_> {
            Mask { bits, negated: false }
        }
        let flips = starts.into_iter().map(|(start, codes)| {
            let enter = plain(&wanted).without(&plain(&codes), len);
            let leave = plain(&codes).without(&plain(&wanted), len);
            (start, enter, leave)
        });
        let (start, enter, leave) = flips.min_by_key(|(_, enter, leave)| enter.count() + leave.count())?;
        let part = |code| if column == Column::Kind { Part::Kind(code) } else { Part::Agent(code) };
        let enter = enter.ones().map(|code| (part(code), 1));
        let parts: Vec<(Part, u32)> = enter.chain(leave.ones().map(|code| (part(code), u32::MAX))).collect();
        let cost = parts.len() * PART;
        Some((Journey { start, enter: Rows::none(), leave: Rows::none(), parts }, cost))
    }

    /// The codes of a column that pass, if every filter is about it.
    fn codes(&self, column: Column, footing: &[FilterId]) -> Option<Bits> {
        // Nearly all filters are about another column.
        if self.selection.all(footing).any(|filter| filter.mask(column).is_none()) {
            return None;
        }
        let len = self.events.codes(column);
        let nothing = Bits::default();
        let mut passing = Mask::ALL.without(&Mask { bits: &nothing, negated: false }, len);
        for filter in self.selection.all(footing) {
            let Mask { bits, negated } = filter.mask(column)?;
            passing = Mask { bits: &passing, negated: false }.without(&Mask { bits, negated: !negated }, len);
        }
        Some(passing)
    }

    /// Where all filters are about time.
    fn by_blocks(
        &self,
        old: Option<&[FilterId]>,
        new: &[FilterId],
        means: Means,
    ) -> Option<(Journey, usize)> {
        let wanted = self.stretch(new)?;
        let mut starts = vec![(Start::Nothing, Vec::new())];
        if means.everything {
            starts.push((Start::Everything, everything(self.events.len())));
        }
        if let Some(stretch) = old.and_then(|old| self.stretch(old)) {
            starts.push((Start::Here, stretch));
        }
        let way = |(start, ranges): (Start, Vec<Range<usize>>)| {
            let mut tiling = Tiling::default();
            without(&wanted, &ranges).into_iter().for_each(|range| tiling.cover(range, true, PART, self));
            without(&ranges, &wanted).into_iter().for_each(|range| tiling.cover(range, false, PART, self));
            let cost = tiling.parts.len() * PART + tiling.rows() * (1 + COUNTING);
            let Tiling { enter, leave, parts } = tiling;
            (Journey { start, enter: Rows::Ranges(enter), leave: Rows::Ranges(leave), parts }, cost)
        };
        starts.into_iter().map(way).min_by_key(|(_, cost)| *cost)
    }

    /// Where the rows are that pass, if there is no filter or one about time.
    fn stretch(&self, footing: &[FilterId]) -> Option<Vec<Range<usize>>> {
        match footing {
            [] => Some(everything(self.events.len())),
            [id] => {
                let filter = self.selection.get(*id).filter(|filter| filter.is_time())?;
                Some(filter.ranges(self.events, self.order))
            }
            _ => None,
        }
    }
}

enum Plan {
    Rebuild,
    Flip { start: Start, flips: Flips, kept: Vec<FilterId> },
}
