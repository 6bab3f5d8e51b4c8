//! What can wait until the browser has drawn what was asked for.

use crate::platform::idle;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Reads a value in the next idle moment after a change; until then the value of before stands. `changed` subscribes to
/// what it depends on, `read` does not.
pub fn later<T: Default + PartialEq + Send + Sync + 'static>(
    changed: impl Fn() + 'static,
    read: impl Fn() -> T + Copy + 'static,
) -> ReadSignal<T> {
    let value = RwSignal::new(T::default());
    let turn = StoredValue::new(0_u64);
    Effect::new(move |_| {
        changed();
        let mine = turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        spawn_local(async move {
            idle::moment().await;
            // Another change has come since, or the screen is gone.
            if mine.is_none() || turn.try_get_value() != mine {
                return;
            }
            let new = untrack(read);
            if value.try_with_untracked(|old| *old != new) == Some(true) {
                value.set(new);
            }
        });
    });
    value.read_only()
}
