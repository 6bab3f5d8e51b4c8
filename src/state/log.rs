//! The loaded log: the store behind one handle, and a counter that says when to look again.

use super::filters::Filters;
use audit_model::{AuditEvent, Unreadable};
use audit_store::{Appended, Store};
use leptos::prelude::*;

/// The handle. Copy it wherever the log is read.
#[derive(Clone, Copy)]
pub struct Log {
    store: StoredValue<Store, LocalStorage>,
    unreadable: StoredValue<Vec<Unreadable>, LocalStorage>,
    version: RwSignal<u64>,
}

/// The most unreadable events whose text is kept; beyond it they are only counted.
const UNREADABLE_KEPT: usize = 1_000;

impl Log {
    /// An empty log.
    pub fn new() -> Self {
        Self {
            store: StoredValue::new_local(Store::new()),
            unreadable: StoredValue::new_local(Vec::new()),
            version: RwSignal::new(0),
        }
    }

    /// Changes whenever a view may have changed. Reading it subscribes.
    pub fn version(self) -> u64 {
        self.version.get()
    }

    /// Reads views, and reads them again when they may have changed. The default stands in for a disposed log.
    pub fn view<T: Default>(self, read: impl FnOnce(&mut Store) -> T) -> T {
        self.version.track();
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

    /// Tells every screen to look again.
    pub fn announce(self) {
        self.version.update(|version| *version += 1);
    }

    /// Applies the filters.
    pub fn select(self, filters: &Filters) {
        let _ = self.store.try_update_value(|store| super::filters::apply(filters, store));
        self.announce();
    }

    /// Forgets everything that was loaded.
    pub fn clear(self) {
        self.store.set_value(Store::new());
        self.unreadable.set_value(Vec::new());
        self.announce();
    }
}

impl Default for Log {
    fn default() -> Self {
        Self::new()
    }
}
