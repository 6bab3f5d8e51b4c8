//! What this tab has seen kept in the browser, where all tabs of the page keep it together.

use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What was last read or written under a name, as far as that is needed to tell whether another tab has changed it.
#[derive(Clone, Copy)]
pub struct Seen(StoredValue<u64>);

impl Seen {
    /// Nothing.
    pub fn new() -> Self {
        Self(StoredValue::new(trace(None)))
    }

    /// Notes what is kept now.
    pub fn note(self, kept: Option<&str>) {
        self.0.set_value(trace(kept));
    }

    /// Whether this is something else than was last noted.
    pub fn is_other(self, kept: Option<&str>) -> bool {
        self.0.get_value() != trace(kept)
    }
}

impl Default for Seen {
    fn default() -> Self {
        Self::new()
    }
}

fn trace(kept: Option<&str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    kept.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_has_written_is_told_from_what_was_seen() {
        let owner = Owner::new();
        owner.with(|| {
            let seen = Seen::new();
            assert!(!seen.is_other(None) && seen.is_other(Some("")));
            seen.note(Some("{}"));
            assert!(!seen.is_other(Some("{}")) && seen.is_other(Some("{ }")) && seen.is_other(None));
        });
    }
}
