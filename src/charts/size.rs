//! How large an element is, as a signal.

use leptos::html::Div;
use leptos::prelude::*;
use leptos_use_resize_observer::use_resize_observer;

/// The size of an element's content box in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// CSS pixels.
    pub width: f64,
    /// CSS pixels.
    pub height: f64,
}

impl Size {
    /// Whether nothing can be drawn into it: not laid out yet, or hidden.
    pub fn is_empty(self) -> bool {
        self.width < 1.0 || self.height < 1.0
    }
}

/// The size of an element from when it is in the document, following every change.
pub fn use_size(element: NodeRef<Div>) -> Signal<Size> {
    let size = RwSignal::new(Size::default());
    use_resize_observer(element, move |entries, _| {
        let Some(entry) = entries.last() else { return };
        let content = entry.content_rect();
        let measured = Size { width: content.width(), height: content.height() };
        if size.try_get_untracked().is_some_and(|known| known != measured) {
            size.set(measured);
        }
    });
    size.into()
}
