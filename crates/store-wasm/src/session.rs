//! A store, and the views of one screen over it.

use crate::filters;
use crate::flat::{Categories, write_counts};
use audit_model::{AuditEvent, EventPage, Timestamp};
use audit_store::{Appended, Buckets, Code, Facet, Row, Source, Store, Zone};
use serde::Deserialize;
use std::borrow::Cow;

/// What is shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screen {
    /// Where the first bucket of the timeline starts, in milliseconds since 1970.
    pub start: i64,
    /// The width of a bucket in milliseconds.
    pub width_ms: i64,
    /// How many buckets there are.
    pub buckets: usize,
    /// The zone of the heat map: its offset east of UTC in milliseconds.
    #[serde(default)]
    pub zone_offset_ms: i64,
    /// How many actors and how many addresses to list.
    #[serde(default = "twenty")]
    pub top: usize,
    /// How many of the newest events to list.
    #[serde(default = "fifty")]
    pub newest: usize,
}

const fn twenty() -> usize {
    20
}

const fn fifty() -> usize {
    50
}

/// A view of the screen. The order is that of the bits that [`Session::read`] gives and of the header in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Counts by category (all of [`audit_model::Category::ALL`], one after the other) and bucket.
    Timeline,
    /// Code and count of each event key that occurs, in no particular order.
    Keys,
    /// Code and count of the most frequent actors: by count, then by label.
    Actors,
    /// Code and count of the most frequent addresses: by count, then by label.
    Addresses,
    /// Counts by hour of the week, from Monday midnight.
    Heat,
    /// How many events match: one number.
    Total,
    /// The numbers of the newest matching rows. Of one instant, what arrived first is the newer.
    Newest,
}

/// How many views there are.
pub const VIEWS: usize = 7;

impl View {
    /// All of them, in order.
    pub const ALL: [Self; VIEWS] =
        [Self::Timeline, Self::Keys, Self::Actors, Self::Addresses, Self::Heat, Self::Total, Self::Newest];

    /// Whether the clause of a source does not touch it.
    fn leaves_out(self, source: Source) -> bool {
        let own = |facet| source == Source::Only(facet) || source == Source::Except(facet);
        match self {
            Self::Timeline => source == Source::Time,
            Self::Keys => own(Facet::EventKey),
            Self::Actors => own(Facet::Actor),
            Self::Addresses => own(Facet::Address),
            Self::Heat | Self::Total | Self::Newest => false,
        }
    }
}

/// A store with its screen.
#[derive(Debug)]
pub struct Session {
    store: Store,
    screen: Screen,
    zone: Zone,
    categories: Categories,
    numbers: [Vec<u32>; VIEWS],
    stale: [bool; VIEWS],
    /// Events read ahead, and whether they have been taken in since.
    parsed: Vec<AuditEvent<'static>>,
    appended: bool,
}

impl Session {
    /// An empty store.
    ///
    /// # Errors
    /// Where the JSON is no [`Screen`].
    pub fn new(screen: &str) -> Result<Self, String> {
        let screen: Screen = serde_json::from_str(screen).map_err(|error| format!("no screen: {error}"))?;
        Ok(Self {
            store: Store::new(),
            zone: Zone { offset_ms: screen.zone_offset_ms, changes: Vec::new() },
            screen,
            categories: Categories::default(),
            numbers: Default::default(),
            stale: [true; VIEWS],
            parsed: Vec::new(),
            appended: false,
        })
    }

    /// Takes in the events of a page, given as the API's answer; says how many were new. Those that cannot be
    /// read, and those that are here already, are left out.
    ///
    /// # Errors
    /// Where the text is no such answer; nothing is taken in then.
    pub fn append(&mut self, body: &str) -> Result<usize, String> {
        let page = EventPage::read(body).map_err(|error| format!("no page: {error:?}"))?;
        Ok(self.take(&page.events).added)
    }

    /// Reads a page for the next [`append_parsed`](Self::append_parsed); says how many events wait for it.
    ///
    /// # Errors
    /// Where the text is no such answer.
    pub fn parse(&mut self, body: &str) -> Result<usize, String> {
        let page = EventPage::read(body).map_err(|error| format!("no page: {error:?}"))?;
        if std::mem::take(&mut self.appended) {
            self.parsed.clear();
        }
        self.parsed.extend(page.events.into_iter().map(AuditEvent::into_owned));
        Ok(self.parsed.len())
    }

    /// Takes in what was read ahead; says how many events were new.
    pub fn append_parsed(&mut self) -> usize {
        if std::mem::replace(&mut self.appended, true) {
            return 0;
        }
        // They are given up with the next page that is read, as a garbage collector would, later.
        let parsed = std::mem::take(&mut self.parsed);
        let appended = self.take(&parsed);
        self.parsed = parsed;
        appended.added
    }

    fn take(&mut self, events: &[AuditEvent<'_>]) -> Appended {
        let appended = self.store.append(events);
        if appended.added > 0 {
            self.stale = [true; VIEWS];
        }
        appended
    }

    /// Sets, replaces or takes away clauses, see [`filters`].
    ///
    /// # Errors
    /// Says what is wrong with the JSON; nothing has changed then.
    pub fn set(&mut self, json: &str) -> Result<(), String> {
        for (source, clause) in filters::read(json)? {
            if self.store.set(source, clause) {
                for (stale, view) in self.stale.iter_mut().zip(View::ALL) {
                    *stale |= !view.leaves_out(source);
                }
            }
        }
        Ok(())
    }

    /// Takes all clauses away.
    pub fn clear(&mut self) {
        if self.store.clear() {
            self.stale = [true; VIEWS];
        }
    }

    /// Brings the views up to date. Gives a bit for each one that was written anew: 1 for the first, 2 for the
    /// second and so on.
    pub fn read(&mut self) -> u32 {
        let stale = std::mem::take(&mut self.stale);
        let mut renewed = 0;
        for (index, view) in View::ALL.into_iter().enumerate().filter(|(index, _)| stale[*index]) {
            self.renew(view);
            renewed |= 1 << index;
        }
        renewed
    }

    fn renew(&mut self, view: View) {
        let Self { store, screen, categories, .. } = self;
        let out = &mut self.numbers[view as usize];
        match view {
            View::Timeline => {
                let Screen { start, width_ms, buckets: count, .. } = *screen;
                let timeline =
                    store.timeline(Buckets { start: Timestamp(start), width_ms, count }, Facet::Category);
                let shown = count.min(audit_store::MOST_BUCKETS);
                categories.write(&timeline, shown, store, out);
            }
            View::Keys => write_counts(&store.counts(Facet::EventKey), out),
            View::Actors => write_counts(&store.top(Facet::Actor, screen.top), out),
            View::Addresses => write_counts(&store.top(Facet::Address, screen.top), out),
            View::Heat => {
                out.clear();
                out.extend(store.heat_map(&self.zone));
            }
            View::Total => {
                out.clear();
                out.push(store.matching() as u32);
            }
            View::Newest => {
                out.clear();
                out.extend(store.rows(0..screen.newest).into_iter().map(Row::number));
            }
        }
    }

    /// The numbers of a view as last read.
    pub fn numbers(&self, view: View) -> &[u32] {
        &self.numbers[view as usize]
    }

    /// What a code stands for; nothing for "none" and for codes that were not given out.
    pub fn label(&self, facet: Facet, code: u32) -> Option<Cow<'_, str>> {
        self.store.label(facet, Code::from_number(code))
    }

    /// The event with this row number, as JSON.
    pub fn event(&self, row: u32) -> Option<String> {
        self.store.event(Row::from_number(row)).map(|event| event.to_json())
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.store.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.store.is_empty()
    }
}
