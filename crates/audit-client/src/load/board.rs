//! All slices: which one is next, and which one to cut in two for a walk that is idle.

use super::coverage::{Coverage, Scope};
use super::range::TimeRange;
use super::slice::{Gap, Place, Slice};
use super::wanted::Wanted;
use crate::failure::ApiFailure;
use crate::query::PAGE_LIMIT;
use crate::walk::Walk;
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, HOUR_MS};
use std::collections::BTreeMap;

/// So many events, as far as densities tell, are cut off the newest end of the log at a time: enough that the
/// half-empty page at the end of each cut is one in a hundred, few enough that what is newest comes first.
const CUT_EVENTS: f64 = 40.0 * PAGE_LIMIT as f64;

/// A slice is worth cutting in two where it has more than this left.
const SPLIT_EVENTS: f64 = 2.5 * PAGE_LIMIT as f64;

/// After so many failures a slice is set aside.
const FAILURES: u32 = 2;

/// What a slice is known by.
pub type SliceId = u64;

/// How much has been read of a scope, and how long a time that was.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    events: u64,
    ms: u64,
}

/// The work: what has been read, what is being read, what is waiting.
#[derive(Debug, Default)]
pub struct Board {
    wanted: Option<Wanted>,
    coverage: Coverage,
    slices: BTreeMap<SliceId, Slice>,
    tallies: BTreeMap<Scope, Tally>,
    /// Counts slices, and places in the queue.
    numbers: u64,
}

impl Board {
    /// What is wanted.
    pub fn wanted(&self) -> Option<&Wanted> {
        self.wanted.as_ref()
    }

    /// What has been read.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// Takes note that something was read by other means.
    pub fn cover(&mut self, scope: Scope, range: TimeRange) {
        self.coverage.mark(scope, range);
    }

    /// Cuts what is wanted into slices. What is being read and still wanted goes on; the rest ends after its page.
    pub fn want(&mut self, wanted: Wanted) {
        self.slices.retain(|_, slice| slice.place == Place::Active);
        let mut claimed = self.coverage.clone();
        self.slices.retain(|_, slice| match wanted.part_of(slice.scope) {
            Some(part) if slice.unread().overlap(wanted.range).is_some() => {
                slice.part = part;
                claimed.mark(slice.scope, slice.unread());
                true
            }
            // Its page, if one is still on its way, belongs to no slice any longer.
            _ => false,
        });
        for (part, scopes) in wanted.parts.iter().map(|part| part.scopes()).enumerate() {
            for scope in scopes {
                for range in claimed.missing(scope, wanted.range) {
                    let place = Place::Waiting(self.number());
                    self.add(Slice::new(part, scope, range, place));
                }
            }
        }
        self.wanted = Some(wanted);
    }

    fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    fn add(&mut self, slice: Slice) -> SliceId {
        let id = self.number();
        self.slices.insert(id, slice);
        id
    }

    /// The slice to go on with, for one of so many walks side by side. It counts as active from now on.
    pub fn next(&mut self, side_by_side: usize) -> Option<SliceId> {
        let parts = self.wanted.as_ref()?.parts.len();
        let id = (0..parts).find_map(|part| self.next_of(part, side_by_side))?;
        let slice = self.slices.get_mut(&id)?;
        slice.begin();
        slice.place = Place::Active;
        Some(id)
    }

    fn next_of(&mut self, part: usize, side_by_side: usize) -> Option<SliceId> {
        let waiting = self.slices.iter().filter(|(_, slice)| slice.part == part);
        let waiting = waiting.filter_map(|(id, slice)| match slice.place {
            Place::Waiting(order) => Some((order, *id)),
            Place::Active | Place::Failed(_) => None,
        });
        match waiting.min() {
            Some((_, id)) => Some(self.newest_of(id, side_by_side)),
            None => self.half_of_the_longest(part),
        }
    }

    /// Cuts the newest end off a slice of the whole log that nobody has begun.
    fn newest_of(&mut self, id: SliceId, side_by_side: usize) -> SliceId {
        let length = self.cut_ms(side_by_side);
        let cut = self.slices.get_mut(&id).filter(|slice| slice.scope.is_none() && !slice.has_begun());
        match cut.and_then(|slice| slice.give_newest(length)) {
            Some(newest) => self.add(newest),
            None => id,
        }
    }

    /// How long a cut should be.
    fn cut_ms(&self, side_by_side: usize) -> i64 {
        let range_ms = self.wanted.as_ref().map_or(0, |wanted| wanted.range.millis());
        // A few for each walk, so that all have work to the end.
        let share_ms = range_ms / (2 * side_by_side.max(1)) as i64;
        match self.density(None) {
            Some(density) if density > 0.0 => {
                let two_pages_ms = (2.0 * f64::from(PAGE_LIMIT) / density) as i64;
                ((CUT_EVENTS / density) as i64).min(share_ms.max(two_pages_ms))
            }
            Some(_) => share_ms,
            None => (range_ms / 48).clamp(HOUR_MS, DAY_MS).min(share_ms.max(HOUR_MS)),
        }
    }

    fn half_of_the_longest(&mut self, part: usize) -> Option<SliceId> {
        let active =
            self.slices.iter().filter(|(_, slice)| slice.part == part && slice.place == Place::Active);
        let left = active.filter_map(|(id, slice)| Some((*id, self.events_left(slice)?)));
        let longest =
            left.filter(|(_, left)| *left > SPLIT_EVENTS).max_by(|one, other| one.1.total_cmp(&other.1));
        let half = self.slices.get_mut(&longest?.0)?.give_half()?;
        Some(self.add(half))
    }

    /// Events a millisecond, where some of the scope has been read.
    fn density(&self, scope: Scope) -> Option<f64> {
        self.tallies
            .get(&scope)
            .filter(|tally| tally.ms > 0)
            .map(|tally| tally.events as f64 / tally.ms as f64)
    }

    /// About how many events a slice has left, where anything is known.
    fn events_left(&self, slice: &Slice) -> Option<f64> {
        let density = slice.density().or_else(|| self.density(slice.scope))?;
        Some(density * slice.unread().millis() as f64)
    }

    /// The slice of this id, unless what is wanted has changed since.
    pub fn slice(&self, id: SliceId) -> Option<&Slice> {
        self.slices.get(&id)
    }

    /// A page of a slice has come.
    pub fn page(&mut self, id: SliceId, items: usize, oldest: Option<Timestamp>, complete: bool) {
        let Some(slice) = self.slices.get_mut(&id) else { return };
        let scope = slice.scope;
        let (read, is_all) = slice.page(items, oldest, complete);
        // The slice that was read last goes on first: that keeps what is newest together.
        slice.place = Place::Waiting(0);
        if is_all {
            self.slices.remove(&id);
        }
        let new_ms = read.map_or(0, |read| self.coverage.mark(scope, read));
        let tally = self.tallies.entry(scope).or_default();
        tally.events += items as u64;
        tally.ms += new_ms;
    }

    /// A slice goes on as if nothing had happened.
    pub fn put_back(&mut self, id: SliceId) {
        if let Some(slice) = self.slices.get_mut(&id) {
            slice.place = Place::Waiting(0);
        }
    }

    /// A slice has failed: it goes on after the others, or is set aside.
    pub fn failed(&mut self, id: SliceId, failure: ApiFailure) {
        let last = self.number();
        if let Some(slice) = self.slices.get_mut(&id) {
            slice.failures += 1;
            slice.place =
                if slice.failures < FAILURES { Place::Waiting(last) } else { Place::Failed(failure) };
        }
    }

    /// Takes over the walk that was made elsewhere for an active slice.
    pub fn adopt(&mut self, id: SliceId, walk: Walk) {
        if let Some(slice) = self.slices.get(&id) {
            *slice.walk.borrow_mut() = Some(walk);
        }
    }

    /// How many slices were set aside.
    pub fn set_aside(&self) -> usize {
        self.slices.values().filter(|slice| matches!(slice.place, Place::Failed(_))).count()
    }

    /// Everything that was under way goes on later.
    pub fn put_all_back(&mut self) {
        for slice in self.slices.values_mut().filter(|slice| slice.place == Place::Active) {
            slice.place = Place::Waiting(0);
        }
    }

    /// What was set aside is tried again.
    pub fn retry(&mut self) {
        let order = self.number();
        for slice in self.slices.values_mut().filter(|slice| matches!(slice.place, Place::Failed(_))) {
            (slice.place, slice.failures) = (Place::Waiting(order), 0);
        }
    }

    /// Whether something waits for its turn.
    pub fn has_waiting(&self) -> bool {
        self.slices.values().any(|slice| matches!(slice.place, Place::Waiting(_)))
    }

    /// The slices being read, the most important first.
    pub fn active(&self) -> impl Iterator<Item = &Slice> {
        self.slices.values().filter(|slice| slice.place == Place::Active)
    }

    /// What is missing of what is wanted.
    pub fn gaps(&self) -> Vec<Gap> {
        self.slices.values().map(Slice::gap).collect()
    }

    /// About how many requests are left, at least one for each slice.
    pub fn requests_left(&self) -> f64 {
        let pages = |slice: &Slice| (self.events_left(slice).unwrap_or(0.0) / f64::from(PAGE_LIMIT)).ceil();
        self.slices.values().map(|slice| pages(slice).max(1.0)).sum()
    }

    /// About how many events what is wanted holds, once enough of it has been seen.
    pub fn events_expected(&self) -> Option<f64> {
        let wanted = self.wanted.as_ref()?;
        let all = wanted.scopes();
        // The whole log holds the single keys, too.
        let scopes = if all.contains(&None) { vec![None] } else { all };
        let of = |scope: Scope| {
            let tally = self.tallies.get(&scope).copied().unwrap_or_default();
            let missing: u64 =
                self.coverage.missing(scope, wanted.range).into_iter().map(TimeRange::length).sum();
            match self.density(scope) {
                _ if missing == 0 => Some(tally.events as f64),
                Some(density) => Some(tally.events as f64 + density * missing as f64),
                None => None,
            }
        };
        scopes.into_iter().map(of).sum()
    }
}
