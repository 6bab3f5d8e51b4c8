//! Parts of a screen that come up one after the other, a frame each: opening a large screen keeps no click waiting.

use leptos::leptos_dom::helpers::{AnimationFrameRequestHandle, request_animation_frame_with_handle};
use leptos::prelude::*;
use std::collections::VecDeque;

/// The parts that wait for their turn, owned by a screen: nothing runs after it is gone.
#[derive(Clone, Copy)]
pub struct Turns {
    waiting: StoredValue<VecDeque<RwSignal<bool>>>,
    frame: StoredValue<Option<AnimationFrameRequestHandle>>,
}

impl Turns {
    /// Nobody waits.
    pub fn new() -> Self {
        let frame = StoredValue::new(None::<AnimationFrameRequestHandle>);
        on_cleanup(move || {
            if let Some(handle) = frame.try_get_value().flatten() {
                handle.cancel();
            }
        });
        Self { waiting: StoredValue::new(VecDeque::new()), frame }
    }

    /// A turn after all that wait: true from its frame on. A part that goes away before gives it to the next.
    pub fn take(self) -> ReadSignal<bool> {
        let turn = RwSignal::new(false);
        let _ = self.waiting.try_update_value(|waiting| waiting.push_back(turn));
        if self.frame.try_with_value(Option::is_none) == Some(true) {
            self.ask();
        }
        turn.read_only()
    }

    fn ask(self) {
        let handle = request_animation_frame_with_handle(move || self.run()).ok();
        let _ = self.frame.try_set_value(handle);
    }

    fn run(self) {
        loop {
            let next = self.waiting.try_update_value(VecDeque::pop_front).flatten();
            match next.map(|turn| turn.try_set(true)) {
                // Gone before its turn.
                Some(Some(_)) => {}
                Some(None) => return self.ask(),
                None => {
                    let _ = self.frame.try_set_value(None);
                    return;
                }
            }
        }
    }
}

impl Default for Turns {
    fn default() -> Self {
        Self::new()
    }
}
