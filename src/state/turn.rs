//! Whose turn it is: what runs for long asks whether something newer was begun meanwhile.

use leptos::prelude::*;

/// Counts what was begun. Only the last has a say.
#[derive(Clone, Copy, Debug)]
pub struct Turn(StoredValue<u64>);

impl Turn {
    /// Nothing begun yet.
    pub fn new() -> Self {
        Self(StoredValue::new(0))
    }

    /// Begins something new; what was begun before has no more say.
    pub fn begin(self) -> u64 {
        let next = |turn: &mut u64| {
            *turn += 1;
            *turn
        };
        self.0.try_update_value(next).unwrap_or_default()
    }

    /// Whether this is what was begun last. Nothing is, once the page is gone.
    pub fn is_current(self, turn: u64) -> bool {
        self.0.try_get_value() == Some(turn)
    }
}

impl Default for Turn {
    fn default() -> Self {
        Self::new()
    }
}
