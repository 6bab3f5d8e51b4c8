//! A clause in force: resolved to codes or rows, and kept up with what arrives.
//!
//! A clause is resolved once for every distinct value of a coded column. Most clauses are about one column: then
//! testing a row is one look-up, and the rows that pass are read off the lists of their codes. The others (text
//! anywhere, details, entities) are resolved to a bit for every row.

use crate::bits::{Bits, Mask};
use crate::clause::Clause;
use crate::coded::{Accepted, compress};
use crate::columns::{ALWAYS, Period};
use crate::events::Events;
use crate::facet::Column;
use crate::hits;
use crate::order::Order;
use crate::rows::{Rows, everything, without};
use crate::test::Test;
use std::cell::Cell;
use std::ops::Range;

/// A clause in force.
#[derive(Debug)]
pub struct Filter {
    /// As it was set.
    pub clause: Clause,
    test: Test,
    negated: bool,
    shape: Shape,
    /// For how many rows it is resolved.
    seen: usize,
}

/// What passes, before it is negated.
#[derive(Debug)]
enum Shape {
    /// A range of time, and where its rows were found in the order of time, with how many rows there were then.
    Time { from: i64, until: i64, found: Cell<(usize, [usize; 2])> },
    /// Codes of one column, and how many rows have one of them.
    Codes { column: Column, accepted: Bits, count: usize },
    /// Rows, by anything else; `codes` are the columns' share in it.
    Rows { codes: Vec<(Column, Bits)>, hits: Bits, count: usize },
}

impl Filter {
    /// Resolves a clause. `previous` is the filter that it takes the place of: where a search goes on from it,
    /// only what that one found is searched.
    pub fn new(clause: Clause, events: &Events, previous: Option<&Self>) -> Self {
        let (test, negated) = Test::of(&clause);
        let columns: Vec<Column> = Column::ALL.into_iter().filter(|column| test.reads(*column)).collect();
        let shape = match (&test, columns.as_slice()) {
            (Test::Time { from, until }, _) => {
                Shape::Time { from: *from, until: *until, found: Cell::default() }
            }
            (_, [column]) if !test.reads_rows() => {
                Shape::Codes { column: *column, accepted: Bits::default(), count: 0 }
            }
            _ => Shape::Rows {
                codes: columns.into_iter().map(|column| (column, Bits::default())).collect(),
                hits: Bits::default(),
                count: 0,
            },
        };
        let among = previous.and_then(|previous| match &previous.shape {
            Shape::Rows { hits, .. } if previous.seen == events.len() && test.narrows(&previous.test) => {
                Some(hits)
            }
            _ => None,
        });
        let mut filter = Self { clause, test, negated, shape, seen: 0 };
        filter.resolve(events, among);
        filter
    }

    /// Resolves codes and rows that are new since the last call.
    pub fn extend(&mut self, events: &Events) {
        if self.seen < events.len() {
            self.resolve(events, None);
        }
    }

    fn resolve(&mut self, events: &Events, among: Option<&Bits>) {
        let test = &self.test;
        let more = |column: Column, accepted: &mut Bits| {
            if accepted.len() == 0
                && let Some(codes) = test.named_codes(events, column)
            {
                accepted.resize(events.codes(column));
                codes.iter().for_each(|code| accepted.set(*code as usize));
            }
            for code in accepted.len()..events.codes(column) {
                accepted.push(test.accepts_code(events, column, code as u32));
            }
        };
        match &mut self.shape {
            Shape::Time { .. } => {}
            Shape::Codes { column, accepted, count } => {
                more(*column, accepted);
                *count = sum(events.totals.of(*column), accepted);
            }
            Shape::Rows { codes, hits, count } => {
                hits::find(test, events, hits, among);
                let new: Vec<u32> = (self.seen as u32..events.len() as u32).collect();
                for (column, accepted) in codes {
                    more(*column, accepted);
                    let ones = accepted.count();
                    let rows = if ones == 0 {
                        Vec::new()
                    } else if self.seen == 0 {
                        events.columns.list(*column, &Accepted::of(accepted, false), &ALWAYS)
                    } else {
                        events.columns.retain(*column, &new, accepted, false)
                    };
                    rows.iter().for_each(|row| hits.set(*row as usize));
                }
                *count = hits.count();
            }
        }
        self.seen = events.len();
    }

    /// The rows that pass, of these.
    pub fn retain(&self, events: &Events, rows: &[u32]) -> Vec<u32> {
        match &self.shape {
            Shape::Time { from, until, .. } => events.columns.retain_in(rows, &(*from..*until), self.negated),
            Shape::Codes { column, accepted, .. } => {
                events.columns.retain(*column, rows, accepted, self.negated)
            }
            Shape::Rows { hits, .. } => {
                let mut kept = Vec::new();
                compress(rows, &mut kept, |row| hits.get(row as usize) != self.negated);
                kept
            }
        }
    }

    /// The period that rows must be in, if this is about time.
    pub fn period(&self) -> Option<Period> {
        match self.shape {
            Shape::Time { from, until, .. } if !self.negated => Some(from..until),
            _ => None,
        }
    }

    /// Whether this is about a column.
    pub fn is_by_code(&self) -> bool {
        matches!(self.shape, Shape::Codes { .. })
    }

    /// The column that this is about, and the codes that pass, if it is about a column.
    pub fn codes(&self) -> Option<(Column, Accepted<'_>)> {
        match &self.shape {
            Shape::Codes { column, accepted, .. } => Some((*column, Accepted::of(accepted, self.negated))),
            _ => None,
        }
    }

    /// How many rows pass.
    pub fn estimate(&self, events: &Events, order: &Order) -> usize {
        match &self.shape {
            Shape::Time { .. } => self.ranges(events, order).iter().map(Range::len).sum(),
            Shape::Codes { count, .. } | Shape::Rows { count, .. } => {
                if self.negated {
                    events.len() - count
                } else {
                    *count
                }
            }
        }
    }

    /// All rows that pass. Those that are not in `period` may be missing.
    pub fn list(&self, events: &Events, order: &Order, period: &Period) -> Rows {
        self.rows(events, order, period, self.negated)
    }

    /// All rows that do not pass. Those that are not in `period` may be missing.
    pub fn kept_out(&self, events: &Events, order: &Order, period: &Period) -> Rows {
        self.rows(events, order, period, !self.negated)
    }

    fn rows(&self, events: &Events, order: &Order, period: &Period, negated: bool) -> Rows {
        match &self.shape {
            Shape::Time { .. } => Rows::Ranges(self.stretch(events, order, negated)),
            Shape::Codes { column, accepted, .. } => {
                Rows::List(events.columns.list(*column, &Accepted::of(accepted, negated), period))
            }
            Shape::Rows { hits, .. } => {
                let mask = Mask { bits: hits, negated };
                Rows::List(mask.without(&NOTHING, events.len()).ones().collect())
            }
        }
    }

    /// Where the rows are that pass, if this is about time; elsewhere everything.
    pub fn ranges(&self, events: &Events, order: &Order) -> Vec<Range<usize>> {
        self.stretch(events, order, self.negated)
    }

    /// Where the rows are within the range of time, or, negated, outside of it; everything if this is not about time.
    fn stretch(&self, events: &Events, order: &Order, negated: bool) -> Vec<Range<usize>> {
        let all = everything(events.len());
        let Shape::Time { from, until, found } = &self.shape else { return all };
        let mut place = found.get();
        let settled = order.rows().len();
        if place.0 != settled {
            let inside = order.range(&events.columns, *from, *until);
            place = (settled, [inside.start, inside.end]);
            found.set(place);
        }
        let [start, end] = place.1;
        let inside = start..end;
        if negated { without(&all, &[inside]) } else { std::iter::once(inside).collect() }
    }

    /// Whether this is about time.
    pub fn is_time(&self) -> bool {
        matches!(self.shape, Shape::Time { .. })
    }

    /// The codes of a column that pass, if this is about no other.
    pub fn mask(&self, of: Column) -> Option<Mask<'_>> {
        match &self.shape {
            Shape::Codes { column, accepted, .. } if *column == of => {
                Some(Mask { bits: accepted, negated: self.negated })
            }
            _ => None,
        }
    }
}

const NOTHING: Mask<'static> = Mask { negated: false, ..Mask::ALL };

/// The codes or rows that go out and come in where one filter takes the place of another, or of none.
pub struct Flips {
    what: What,
    /// How many rows that is.
    count: usize,
}

enum What {
    Ranges { enter: Vec<Range<usize>>, leave: Vec<Range<usize>> },
    Codes { column: Column, enter: Bits, leave: Bits },
    Rows { enter: Bits, leave: Bits },
}

impl Flips {
    /// Nothing if the filters are too different to compare.
    pub fn between(
        old: Option<&Filter>,
        new: Option<&Filter>,
        events: &Events,
        order: &Order,
    ) -> Option<Self> {
        let one = old.or(new)?;
        let what = match &one.shape {
            Shape::Time { .. } => {
                let all = everything(events.len());
                let ranges = |filter: Option<&Filter>| match filter {
                    None => Some(all.clone()),
                    Some(filter) => {
                        matches!(filter.shape, Shape::Time { .. }).then(|| filter.ranges(events, order))
                    }
                };
                let (old, new) = (ranges(old)?, ranges(new)?);
                What::Ranges { enter: without(&new, &old), leave: without(&old, &new) }
            }
            Shape::Codes { column, .. } => {
                let (old, new) = (codes_of(old, *column)?, codes_of(new, *column)?);
                let len = events.codes(*column);
                What::Codes { column: *column, enter: new.without(&old, len), leave: old.without(&new, len) }
            }
            Shape::Rows { .. } => {
                let (old, new) = (hits_of(old)?, hits_of(new)?);
                let len = events.len();
                What::Rows { enter: new.without(&old, len), leave: old.without(&new, len) }
            }
        };
        let count = match &what {
            What::Ranges { enter, leave } => enter.iter().chain(leave).map(Range::len).sum(),
            What::Codes { column, enter, leave } => match (old, new) {
                (Some(_), Some(_)) => {
                    let totals = events.totals.of(*column);
                    sum(totals, enter) + sum(totals, leave)
                }
                // Against none at all nearly every code flips, and to add those up takes longer than the rest.
                _ => events.len() - one.estimate(events, order),
            },
            What::Rows { enter, leave } => enter.count() + leave.count(),
        };
        Some(Self { what, count })
    }

    /// How many rows are looked at, where a share of all is `near` the period in question.
    pub fn cost(&self, near: f64) -> usize {
        match self.what {
            What::Codes { .. } => share(self.count, near),
            What::Ranges { .. } | What::Rows { .. } => self.count,
        }
    }

    /// The rows that come in, and those that go. Those that are not in `period` may be missing.
    pub fn rows(self, events: &Events, period: &Period) -> (Rows, Rows) {
        match self.what {
            What::Ranges { enter, leave } => (Rows::Ranges(enter), Rows::Ranges(leave)),
            What::Codes { column, enter, leave } => {
                let list = |codes: &Bits| {
                    if codes.count() == 0 {
                        Rows::none()
                    } else {
                        Rows::List(events.columns.list(column, &Accepted::of(codes, false), period))
                    }
                };
                (list(&enter), list(&leave))
            }
            What::Rows { enter, leave } => {
                (Rows::List(enter.ones().collect()), Rows::List(leave.ones().collect()))
            }
        }
    }
}

/// A share of so many rows.
pub fn share(rows: usize, near: f64) -> usize {
    (rows as f64 * near) as usize
}

fn codes_of(filter: Option<&Filter>, wanted: Column) -> Option<Mask<'_>> {
    match filter {
        None => Some(Mask::ALL),
        Some(Filter { shape: Shape::Codes { column, accepted, .. }, negated, .. }) if *column == wanted => {
            Some(Mask { bits: accepted, negated: *negated })
        }
        _ => None,
    }
}

fn hits_of(filter: Option<&Filter>) -> Option<Mask<'_>> {
    match filter {
        None => Some(Mask::ALL),
        Some(Filter { shape: Shape::Rows { hits, .. }, negated, .. }) => {
            Some(Mask { bits: hits, negated: *negated })
        }
        _ => None,
    }
}

fn sum(totals: &[u32], accepted: &Bits) -> usize {
    accepted.ones().filter_map(|code| totals.get(code as usize)).map(|count| *count as usize).sum()
}
