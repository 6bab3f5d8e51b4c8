//! The loaded log: the store behind one handle, and a counter that says when to look again.

use super::filters::Filters;
use super::notes::Notebook;
use super::own::{self, OwnReads};
use super::terms::Ask;
use audit_model::{AuditEvent, Unreadable};
use audit_store::{Appended, Facet, Meaning, Source, Store};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// What a text stands for besides itself.
pub type Meanings = Rc<dyn Fn(&str) -> Arc<Meaning>>;

/// The handle. Copy it wherever the log is read.
#[derive(Clone, Copy)]
pub struct Log {
    store: StoredValue<Store, LocalStorage>,
    unreadable: StoredValue<Vec<Unreadable>, LocalStorage>,
    own: RwSignal<Option<OwnReads>>,
    notes: StoredValue<Notebook>,
    meanings: StoredValue<Meanings, LocalStorage>,
    epoch: StoredValue<u64>,
    version: RwSignal<u64>,
    arrivals: RwSignal<u64>,
}

/// The most unreadable events whose text is kept; beyond it they are only counted.
const UNREADABLE_KEPT: usize = 1_000;

impl Log {
    /// An empty log.
    pub fn new() -> Self {
        Self {
            store: StoredValue::new_local(Store::new()),
            unreadable: StoredValue::new_local(Vec::new()),
            own: RwSignal::new(None),
            notes: StoredValue::default(),
            meanings: StoredValue::new_local(Rc::new(|_| Arc::default())),
            epoch: StoredValue::new(0),
            version: RwSignal::new(0),
            arrivals: RwSignal::new(0),
        }
    }

    /// Changes whenever a view may have changed. Reading it subscribes.
    pub fn version(self) -> u64 {
        self.version.get()
    }

    /// Changes whenever the log begins anew, and the numbers of its events with it.
    pub fn epoch(self) -> u64 {
        self.epoch.try_get_value().unwrap_or_default()
    }

    /// Reads views, and reads them again when they may have changed. The default stands in for a disposed log.
    pub fn view<T: Default>(self, read: impl FnOnce(&mut Store) -> T) -> T {
        self.version.track();
        self.peek(read)
    }

    /// Reads what no filter changes, and reads it again only when events have come in.
    pub fn view_all<T: Default>(self, read: impl FnOnce(&mut Store) -> T) -> T {
        self.arrivals.track();
        self.peek(read)
    }

    /// Reads views once, without subscribing.
    pub fn peek<T: Default>(self, read: impl FnOnce(&mut Store) -> T) -> T {
        self.store.try_update_value(read).unwrap_or_default()
    }

    /// Takes in events. Screens are told by [`announce`](Self::announce), so that many pages cause one redraw.
    pub fn append(self, events: &[AuditEvent<'_>]) -> Appended {
        self.store.try_update_value(|store| store.append(events)).unwrap_or_default()
    }

    /// Keeps what could not be read.
    pub fn keep_unreadable(self, items: Vec<Unreadable>) {
        let _ = self.unreadable.try_update_value(|kept| {
            let room = UNREADABLE_KEPT.saturating_sub(kept.len());
            kept.extend(items.into_iter().take(room));
        });
    }

    /// The unreadable events that were kept.
    pub fn unreadable(self) -> Vec<Unreadable> {
        self.version.track();
        self.unreadable.try_get_value().unwrap_or_default()
    }

    /// Tells every screen that events have come in.
    pub fn announce(self) {
        self.tell_notes();
        self.arrivals.update(|arrivals| *arrivals += 1);
        self.version.update(|version| *version += 1);
    }

    /// Applies the filters.
    pub fn select(self, filters: &Filters) {
        let own = self.own.get_untracked().filter(|_| !filters.own_shown).map(|own| own.clause());
        let _ = self.store.try_update_value(|store| {
            let _ = self.meanings.try_with_value(|meanings| super::filters::apply(filters, meanings, store));
            store.set(own::SOURCE, own);
        });
        self.version.update(|version| *version += 1);
    }

    /// Takes in what texts stand for besides themselves, so that ids and keys are found by what they are called.
    pub fn know_meanings(self, meanings: Meanings, filters: &Filters) {
        self.meanings.set_value(meanings);
        if filters.terms.iter().any(|term| matches!(term.ask, Ask::Text(_))) {
            self.select(filters);
        }
    }

    /// Takes in what was noted on events, so that it can be filtered by.
    pub fn know_notes(self, book: Notebook) {
        self.notes.set_value(book);
        let is_asked = |facet| [Source::Only(facet), Source::Except(facet)];
        let asked = self.peek(|store| {
            let mut sources = [Facet::Note, Facet::Tag, Facet::Case].into_iter().flat_map(is_asked);
            sources.any(|source| store.clause(source).is_some())
        });
        // Otherwise nothing on the screen is another but the counts of notes, and those follow the notes.
        if self.tell_notes() && asked {
            self.version.update(|version| *version += 1);
        }
    }

    /// Says whether that changed anything.
    fn tell_notes(self) -> bool {
        self.notes
            .try_with_value(|book| {
                self.peek(|store| {
                    book.told()
                        .into_iter()
                        .fold(false, |changed, (facet, told)| store.tell(facet, told) || changed)
                })
            })
            .unwrap_or_default()
    }

    /// Takes in what our own reads look like, or that it is not known (any longer).
    pub fn know_own(self, own: Option<OwnReads>, filters: &Filters) {
        self.own.set(own);
        self.select(filters);
    }

    /// What our own reads look like, if that is known. Reading it subscribes.
    pub fn own(self) -> Option<OwnReads> {
        self.own.get()
    }

    /// Forgets everything that was loaded.
    pub fn clear(self) {
        self.store.set_value(Store::new());
        self.epoch.update_value(|epoch| *epoch += 1);
        self.unreadable.set_value(Vec::new());
        self.announce();
    }
}

impl Default for Log {
    fn default() -> Self {
        Self::new()
    }
}
