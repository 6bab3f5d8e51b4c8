//! Work put off to the browser's next frame.

use leptos::leptos_dom::helpers::{AnimationFrameRequestHandle, request_animation_frame_with_handle};
use leptos::prelude::*;

/// One place in the next frame, owned by a component: a new job replaces the one that waits, and none runs after
/// the component is gone.
#[derive(Clone, Copy)]
pub struct NextFrame(StoredValue<Option<AnimationFrameRequestHandle>>);

impl NextFrame {
    /// A place without a job.
    pub fn new() -> Self {
        let waiting = StoredValue::new(None::<AnimationFrameRequestHandle>);
        on_cleanup(move || {
            if let Some(handle) = waiting.try_get_value().flatten() {
                handle.cancel();
            }
        });
        Self(waiting)
    }

    /// Runs `job` in the next frame, instead of the job that waits for it.
    pub fn run(self, job: impl FnOnce() + 'static) {
        let _ = self.0.try_update_value(|waiting| {
            if let Some(handle) = waiting.take() {
                handle.cancel();
            }
            *waiting = request_animation_frame_with_handle(job).ok();
        });
    }
}

impl Default for NextFrame {
    fn default() -> Self {
        Self::new()
    }
}
