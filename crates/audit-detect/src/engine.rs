//! The sweep through the log, and back again where events come late.

use crate::action::Action;
use crate::clock::LocalClock;
use crate::desk::{Desk, Earlier};
use crate::finding::Finding;
use crate::history::{Actor, Networks};
use crate::lexicon::Lexicon;
use crate::place::Locate;
use crate::report::Report;
use crate::rules::{Rules, Stand};
use crate::seen::Seen;
use crate::settings::Settings;
use audit_model::Timestamp;
use audit_store::{Code, Facet, Row, Store};
use std::collections::HashMap;
use std::sync::Arc;

/// Everything that the sweep knows at an instant.
#[derive(Clone, Debug)]
struct State {
    /// The oldest event.
    began: i64,
    /// By code.
    actors: Vec<Option<Arc<Actor>>>,
    networks: Networks,
    /// Accounts by id: made when, deleted when. Whose code is not known yet is found here later.
    accounts: HashMap<String, (Option<i64>, Option<i64>)>,
    rules: Rules,
    desk: Desk,
}

/// A copy of the state after all events up to an instant.
#[derive(Debug)]
struct Copy {
    until: i64,
    place: usize,
    state: State,
}

/// How far the sweep is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Events behind it.
    pub done: usize,
    /// All events.
    pub of: usize,
}

impl Progress {
    /// Whether it has seen everything that has arrived.
    pub const fn is_done(self) -> bool {
        self.done >= self.of
    }
}

/// Runs all rules over one store.
pub struct Engine {
    settings: Settings,
    locate: Option<Box<dyn Locate>>,
    lexicon: Lexicon,
    /// Whether an actor is a bot, by code.
    bots: Vec<Option<bool>>,
    state: State,
    /// How many events are behind it, and the newest of their times.
    place: usize,
    until: i64,
    /// How many rows it has taken note of.
    arrived: usize,
    /// The oldest event that came behind the sweep and that it has not been sent back for.
    late: Option<i64>,
    copies: Vec<Copy>,
    keeps_copies: bool,
    earlier: Earlier,
    batch: Vec<(i64, u32)>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine")
            .field("place", &self.place)
            .field("until", &self.until)
            .finish_non_exhaustive()
    }
}

/// At most so many copies of the state are kept.
const MOST_COPIES: usize = 40;
/// Copies lie at least so many events apart.
const LEAST_APART: usize = 2_048;
/// So many events are handled between two looks at the clock of the caller.
const BATCH: usize = 512;
/// Old windows are cleared away every so many events.
const CLEAR_EVERY: usize = 8_192;

impl State {
    fn new() -> Self {
        Self {
            began: i64::MAX,
            actors: Vec::new(),
            networks: Networks::default(),
            accounts: HashMap::new(),
            rules: Rules::default(),
            desk: Desk::default(),
        }
    }

    fn actor(&mut self, seen: &Seen<'_>) -> Option<&mut Arc<Actor>> {
        if seen.actor == Code::MISSING.number() {
            return None;
        }
        let place = seen.actor as usize;
        if place >= self.actors.len() {
            self.actors.resize(place + 1, None);
        }
        let accounts = &self.accounts;
        Some(self.actors[place].get_or_insert_with(|| {
            let id = seen.actor_id().unwrap_or_default();
            let (created, deleted) = accounts.get(id.as_ref()).copied().unwrap_or_default();
            Arc::new(Actor::of_account(created, deleted))
        }))
    }

    /// Takes an event into the history, after the rules have seen it.
    fn learn(&mut self, seen: &Seen<'_>) {
        if matches!(seen.action, Action::UserCreated | Action::UserDeleted)
            && let Some(subject) = seen.subject()
        {
            let account = match seen.action {
                Action::UserCreated => (Some(seen.time), None),
                _ => (self.accounts.get(subject.as_ref()).and_then(|(made, _)| *made), Some(seen.time)),
            };
            if let Some(code) = seen.actor_code(&subject)
                && let Some(Some(actor)) = self.actors.get_mut(code as usize)
            {
                let actor = Arc::make_mut(actor);
                (actor.created, actor.deleted) = account;
            }
            self.accounts.insert(subject.into_owned(), account);
        }
        if !seen.action.is_history() {
            return;
        }
        if let Some(actor) = self.actor(seen) {
            Arc::make_mut(actor).learn(seen);
            if let Some(network) = seen.network.filter(|_| seen.action != Action::Talk) {
                self.networks.learn(network, seen.actor, (seen.time, seen.clock.day));
            }
        }
    }
}

impl Engine {
    /// An engine that has seen nothing.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            locate: None,
            lexicon: Lexicon::default(),
            bots: Vec::new(),
            state: State::new(),
            place: 0,
            until: i64::MIN,
            arrived: 0,
            late: None,
            copies: Vec::new(),
            keeps_copies: true,
            earlier: Earlier::default(),
            batch: Vec::new(),
        }
    }

    /// An engine for one sweep through a log that nothing is added to: it keeps no copies of its state to go back to.
    pub fn once(settings: Settings) -> Self {
        Self { keeps_copies: false, ..Self::new(settings) }
    }

    /// The settings.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Sets everything that can be set; the sweep begins anew where that makes a difference to it.
    pub fn set(&mut self, settings: Settings) {
        let anew = !settings.sweeps_like(&self.settings);
        self.settings = settings;
        if anew {
            self.begin_anew();
        }
    }

    /// Gives it a database of places, or takes it away; the sweep begins anew.
    pub fn set_locate(&mut self, locate: Option<Box<dyn Locate>>) {
        self.locate = locate;
        self.lexicon.forget_places();
        self.begin_anew();
    }

    /// Forgets the log: the store is another one from now on.
    pub fn forget(&mut self) {
        let (locate, keeps_copies) = (self.locate.take(), self.keeps_copies);
        *self = Self { locate, keeps_copies, ..Self::new(std::mem::take(&mut self.settings)) };
    }

    fn begin_anew(&mut self) {
        self.bots.clear();
        self.late = None;
        self.rewind(i64::MIN);
    }

    /// Back to before this instant.
    fn rewind(&mut self, before: i64) {
        while self.copies.last().is_some_and(|copy| copy.until >= before) {
            self.copies.pop();
        }
        let (state, place, until) = match self.copies.last() {
            Some(copy) => (copy.state.clone(), copy.place, copy.until),
            None => (State::new(), 0, i64::MIN),
        };
        self.earlier.keep(self.state.desk.drafts(), state.desk.drafts().len());
        (self.state, self.place, self.until) = (state, place, until);
    }

    /// Takes note of what has arrived.
    fn notice(&mut self, store: &mut Store) {
        if store.len() < self.arrived {
            self.forget();
        }
        let times = (self.arrived..store.len()).filter_map(|row| store.time(Row::from_number(row as u32)));
        if let Some(oldest) = times.min()
            && oldest.0 <= self.until
        {
            self.late = Some(self.late.map_or(oldest.0, |late| late.min(oldest.0)));
            self.find_place(store);
        }
        self.arrived = store.len();
    }

    /// Events that came in between have moved what follows.
    fn find_place(&mut self, store: &mut Store) {
        self.place = if self.until == i64::MIN { 0 } else { store.count_until(Timestamp(self.until)) };
    }

    /// Whether events lie behind the sweep that it has not seen.
    pub const fn is_behind(&self) -> bool {
        self.late.is_some()
    }

    /// Goes on through about so many events; goes back first where older ones have arrived.
    pub fn step(&mut self, store: &mut Store, budget: usize) -> Progress {
        self.notice(store);
        if let Some(late) = self.late.take() {
            self.rewind(late);
            self.find_place(store);
        }
        self.go_on(store, budget)
    }

    /// The same, but does not go back: while old pages come in all the time, a sweep would never end. What it finds
    /// then is what the log without the late events says, until [`step`](Self::step) sees to them.
    pub fn pass(&mut self, store: &mut Store, budget: usize) -> Progress {
        self.notice(store);
        self.go_on(store, budget)
    }

    fn go_on(&mut self, store: &mut Store, budget: usize) -> Progress {
        let enough = self.place.saturating_add(budget);
        while self.place < store.len() && self.place < enough {
            self.gather(store);
            let batch = std::mem::take(&mut self.batch);
            for &(time, row) in &batch {
                self.handle(store, time, row);
            }
            let before = self.place;
            self.place += batch.len();
            if before / CLEAR_EVERY != self.place / CLEAR_EVERY {
                self.state.rules.forget(self.until);
                self.state.desk.close(self.until);
            }
            self.batch = batch;
            self.keep_copy(store.len());
        }
        if self.place >= store.len() {
            self.earlier.clear();
        }
        Progress { done: self.place, of: store.len() }
    }

    /// The next events, up to the end of an instant; those of one instant in the order of their ids.
    fn gather(&mut self, store: &mut Store) {
        self.batch.clear();
        let mut place = self.place;
        while let Some(row) = store.row_by_time(place) {
            let time = store.time(row).unwrap_or_default().0;
            let last = self.batch.last().map(|(time, _)| *time);
            if self.batch.len() >= BATCH && last != Some(time) {
                break;
            }
            self.batch.push((time, row.number()));
            place += 1;
        }
        for same in self.batch.chunk_by_mut(|left, right| left.0 == right.0) {
            if same.len() > 1 {
                same.sort_by(|left, right| {
                    store.id(Row::from_number(left.1)).cmp(&store.id(Row::from_number(right.1)))
                });
            }
        }
    }

    fn handle(&mut self, store: &Store, time: i64, row: u32) {
        let at = Row::from_number(row);
        let code = |facet| store.value(at, facet).unwrap_or(Code::MISSING);
        let action = self.lexicon.action(store, code(Facet::EventKey));
        let (actor, address, agent) = (code(Facet::Actor), code(Facet::Address), code(Facet::UserAgent));
        let place = match action {
            Action::SignIn => self.lexicon.place(store, address, self.locate.as_deref()),
            _ => None,
        };
        let seen = Seen {
            store,
            row,
            time,
            action,
            actor: actor.number(),
            address: address.number(),
            agent: agent.number(),
            network: self.lexicon.network(store, address),
            client: self.lexicon.client(store, agent),
            clock: LocalClock::of(time, self.settings.surroundings.utc_offset_minutes),
            place,
        };
        self.until = time;
        let state = &mut self.state;
        state.began = state.began.min(time);
        let known = state.actor(&seen).cloned();
        // Talk concerns no rule but the one about deleted accounts.
        if action != Action::Talk || known.as_ref().is_some_and(|actor| actor.deleted.is_some()) {
            let bots = &self.settings.surroundings.bots;
            let is_bot = is_bot(&mut self.bots, seen.actor, || {
                seen.actor_id().is_some_and(|id| bots.contains(id.as_ref()))
            });
            state.rules.read(&mut Stand {
                seen: &seen,
                actor: known.as_deref(),
                networks: &state.networks,
                began: state.began,
                settings: &self.settings,
                is_bot,
                lexicon: &self.lexicon,
                desk: &mut state.desk,
                earlier: &mut self.earlier,
            });
        }
        drop(known);
        state.learn(&seen);
    }

    /// Keeps a copy of the state now and then: the closer to the end, the more often.
    fn keep_copy(&mut self, all: usize) {
        let last = self.copies.last().map_or(0, |copy| copy.place);
        let apart = (all.saturating_sub(self.place) / 8).max(LEAST_APART);
        if !self.keeps_copies || self.place < last + apart {
            return;
        }
        if self.copies.len() >= MOST_COPIES {
            // The one whose neighbours are closest together, for how far back they are.
            let cost = |place: usize| {
                let before = place.checked_sub(1).map_or(0, |before| self.copies[before].place);
                let after = self.copies.get(place + 1).map_or(self.place, |copy| copy.place);
                (after - before) * 1_000 / (self.place - before).max(1)
            };
            if let Some(spare) = (0..self.copies.len()).min_by_key(|place| cost(*place)) {
                self.copies.remove(spare);
            }
        }
        self.copies.push(Copy { until: self.until, place: self.place, state: self.state.clone() });
    }

    /// The findings as they stand.
    pub fn report(&self, store: &Store) -> Report {
        let drafts = self.state.desk.drafts().iter().filter(|draft| !draft.withdrawn);
        let findings = drafts.map(|draft| Finding::of(draft, store)).collect();
        Report::of(findings, self.state.desk.dropped, &self.settings)
    }
}

fn is_bot(known: &mut Vec<Option<bool>>, code: u32, find: impl FnOnce() -> bool) -> bool {
    let place = code as usize;
    if place >= known.len() {
        known.resize(place + 1, None);
    }
    *known[place].get_or_insert_with(find)
}
