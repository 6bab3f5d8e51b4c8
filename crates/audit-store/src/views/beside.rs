//! Which values of one facet come with those of another: from where whom, who from where.

use crate::bits::Bits;
use crate::coded::Accepted;
use crate::facet::Column;
use crate::map::Map;
use crate::rows::Rows;
use crate::views::is_own;
use crate::{Code, Facet, Store};
use hashbrown::HashMap;

/// What the matching events of one value have of another facet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The value that most of them have, and how many do: of equals the one whose name comes first. The missing value
    /// is none.
    pub most: Option<(Code, u32)>,
    /// How many values they have, without the missing one.
    pub distinct: usize,
}

impl Store {
    /// For each of these values of a facet what its matching events have of another one, in the same order; the clauses
    /// of the first facet are left out, as in its counts. The first is one of [`Facet::Actor`], [`Facet::Address`] and
    /// [`Facet::UserAgent`], the other has one value an event; nothing for others. Looks at the events of these values
    /// each time: meant for a few.
    pub fn beside(&mut self, facet: Facet, values: &[Code], other: Facet) -> Vec<Beside> {
        let is_told = facet.has_own_codes() && !Facet::LABELS.contains(&other);
        let column = Column::of(facet).filter(|_| is_told);
        let Some(column) = column else { return Vec::new() };
        self.settle();
        let Self { events, order, selection, .. } = self;
        let footing = selection.footing(|source| is_own(facet, source), None, events);
        let map = Map { events, order, selection };
        let codes = events.codes(column);
        let mut wanted = Bits::default();
        wanted.resize(codes);
        values
            .iter()
            .map(|code| code.0 as usize)
            .filter(|code| *code < codes)
            .for_each(|code| wanted.set(code));
        let rows = events.columns.list(column, &Accepted::of(&wanted, false), &map.period(&footing));
        let mut counts: HashMap<(u32, u32), u32> = HashMap::new();
        for piece in map.retain(Rows::List(rows), &footing).pieces(order) {
            for row in piece {
                *counts.entry((events.columns.code(column, *row), events.facet(*row, other))).or_default() +=
                    1;
            }
        }
        let mut found: HashMap<u32, Beside> = HashMap::new();
        for ((value, code), count) in counts.into_iter().filter(|((_, code), _)| *code != Code::MISSING.0) {
            let beside = found.entry(value).or_default();
            beside.distinct += 1;
            let is_more = beside.most.is_none_or(|(most, had)| {
                count > had || count == had && events.label(other, code) < events.label(other, most.0)
            });
            if is_more {
                beside.most = Some((Code(code), count));
            }
        }
        values.iter().map(|code| found.get(&code.0).copied().unwrap_or_default()).collect()
    }
}
