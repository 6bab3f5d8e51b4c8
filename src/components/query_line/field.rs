//! The field itself: its text, its caret, and the lines below what is not understood.

use super::Mark;
use leptos::html::Input;
use leptos::prelude::*;

/// The field and what it holds.
#[derive(Clone, Copy)]
pub struct Field {
    /// The element.
    pub input: NodeRef<Input>,
    /// Its text.
    pub draft: RwSignal<String>,
    /// Its caret, in bytes of the text.
    pub caret: RwSignal<usize>,
}

impl Field {
    /// Puts a text in, and the caret at this byte, where one is given.
    pub fn write(self, text: String, caret: Option<usize>) {
        let units = caret.map(|caret| units(&text, caret));
        if let Some(input) = self.input.get_untracked() {
            input.set_value(&text);
            if let Some(units) = units {
                // Fails only for fields without a caret.
                let _ = input.set_selection_range(units, units);
            }
        }
        self.draft.set(text);
        if let Some(caret) = caret {
            self.caret.set(caret);
        }
    }

    /// Looks where the caret is.
    pub fn look(self) {
        let units = self.input.get_untracked().and_then(|input| input.selection_start().ok().flatten());
        let caret = self.draft.with_untracked(|text| bytes(text, units.unwrap_or(u32::MAX)));
        if self.caret.get_untracked() != caret {
            self.caret.set(caret);
        }
    }

    /// Gives it the focus.
    pub fn focus(self) {
        if let Some(input) = self.input.get_untracked() {
            // Focus fails only for an element that is gone.
            let _ = input.focus();
        }
    }
}

/// The byte of a text at which so many UTF-16 units, by which browsers count, lie before it.
fn bytes(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, letter) in text.char_indices() {
        if left < letter.len_utf16() {
            return at;
        }
        left -= letter.len_utf16();
    }
    text.len()
}

fn units(text: &str, bytes: usize) -> u32 {
    text.get(..bytes).map_or(0, |head| head.encode_utf16().count()) as u32
}

/// The same text behind the field, unseen but for the waves below what is not understood.
#[component]
pub fn Marks(text: RwSignal<String>, marks: Memo<Vec<Mark>>, input: NodeRef<Input>) -> impl IntoView {
    let scrolled = RwSignal::new(0);
    let follow = move |_| scrolled.set(input.get_untracked().map_or(0, |input| input.scroll_left()));
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = leptos_use_event_listener::use_event_listener(input, leptos::ev::scroll, follow);
        }
    });
    let pieces = move || {
        let text = text.get();
        let mut at = 0;
        let mut views = Vec::new();
        for mark in marks.get() {
            let (Some(plain), Some(wrong)) = (text.get(at..mark.span.start), text.get(mark.span.clone()))
            else {
                continue;
            };
            views.push(view! { <span>{plain.to_owned()}</span> }.into_any());
            views.push(view! { <u>{wrong.to_owned()}</u> }.into_any());
            at = mark.span.end;
        }
        views
    };
    view! {
        <span class="line-marks" aria-hidden="true">
            <span style:margin-left=move || format!("{}px", -scrolled.get())>{pieces}</span>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_are_counted_in_both_ways() {
        let text = "aя😀b";
        for (at, _) in text.char_indices() {
            assert_eq!(bytes(text, units(text, at)), at);
        }
        assert_eq!(bytes(text, 99), text.len());
        assert_eq!(bytes(text, 3), 3, "the middle of a pair is before it");
    }
}
