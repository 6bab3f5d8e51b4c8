//! Rows that keep their places while somebody is about to use them: a row that moves away under the pointer is a click on
//! another one.
//!
//! While the pointer is over a facet, or the keyboard's focus within it, its rows stay where they are, and so do those of
//! all facets above it, which would move it. Counts go on; rows that come wait, rows that are gone say zero. A facet shows
//! its rows in their order again once it is left, or once something else is asked for elsewhere: by the line of filters, a
//! chip, or the address.

use crate::queries::facets::FacetRow;
use leptos::prelude::*;
use std::collections::HashMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, PointerEvent};

/// What all facets of a panel share.
#[derive(Clone, Copy)]
pub struct Stillness {
    over: RwSignal<Option<usize>>,
    focus: RwSignal<Option<usize>>,
    asked: Signal<u32>,
    /// How high the panel was, in CSS pixels: it must not become lower, or all of it would move down.
    height: RwSignal<Option<i32>>,
}

impl Stillness {
    /// `asked` changes with each question that was not asked by the facets themselves.
    pub fn new(asked: Signal<u32>) -> Self {
        Self { over: RwSignal::new(None), focus: RwSignal::new(None), asked, height: RwSignal::new(None) }
    }

    /// A facet by its place from the top.
    pub fn at(self, place: usize) -> Still {
        let holds = Memo::new(move |_| self.over.get().max(self.focus.get()) >= Some(place));
        Still { all: self, place, holds }
    }

    /// The panel is about to be used at its present height.
    pub fn measure(self, panel: &HtmlElement) {
        self.height.set(Some(panel.scroll_height()));
    }

    /// How far the panel has to reach at least.
    pub fn height(self) -> Option<i32> {
        self.height.get()
    }

    /// The pointer has left the panel. Fingers leave it whenever they are lifted: they are done when they touch something else.
    pub fn pointer_left(self, event: &PointerEvent) {
        if event.pointer_type() != "touch" {
            self.pointer_gone();
        }
    }

    /// The pointer is done with the panel.
    pub fn pointer_gone(self) {
        self.over.set(None);
        self.height.set(None);
    }

    /// The focus has left an element of the panel.
    pub fn focus_left(self, event: &FocusEvent, panel: &HtmlElement) {
        let next = event.related_target().and_then(|next| next.dyn_into::<Element>().ok());
        if !next.is_some_and(|next| panel.contains(Some(&next))) {
            self.focus.set(None);
        }
    }
}

/// A facet's part in it.
#[derive(Clone, Copy)]
pub struct Still {
    all: Stillness,
    place: usize,
    holds: Memo<bool>,
}

/// What rows answer: the questions of others, and how many rows, whether in groups, and with which text are asked for here.
pub type Question = (u32, usize, bool, String);

impl Still {
    /// Whether rows stay where they are now. Subscribes.
    pub fn holds(self) -> bool {
        self.holds.get()
    }

    /// What was asked elsewhere. Subscribes.
    pub fn asked(self) -> u32 {
        self.all.asked.get()
    }

    /// The pointer has come.
    pub fn enter(self) {
        self.all.over.set(Some(self.place));
    }

    /// The focus has come. What a click gives it is no sign that somebody stays.
    pub fn focus(self, event: &FocusEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.matches(":focus-visible").unwrap_or_default()) {
            self.all.focus.set(Some(self.place));
        }
    }

    /// The rows as they are to be shown. `further` finds rows by value that have fallen out of `fresh`; without it, what
    /// is not among those has no events.
    pub fn rows(
        self,
        question: Signal<Question>,
        fresh: Signal<Vec<FacetRow>>,
        further: Option<Callback<Vec<String>, Vec<FacetRow>>>,
    ) -> Signal<Vec<FacetRow>> {
        let shown = Memo::new(move |last: Option<&(Question, Vec<FacetRow>)>| {
            let question = question.get();
            let fresh = fresh.get();
            let held = last.filter(|(asked, rows)| self.holds() && *asked == question && !rows.is_empty());
            let rows = match held {
                Some((_, rows)) => {
                    let find = |values| further.map(|further| further.run(values)).unwrap_or_default();
                    kept(rows, fresh, find)
                }
                None => fresh,
            };
            (question, rows)
        });
        Signal::derive(move || shown.with(|(_, rows)| rows.clone()))
    }

    /// A fact that what is shown follows from, and that does not change while it must not.
    pub fn fact(self, fresh: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
        let fact = Memo::new(move |last: Option<&(u32, bool)>| {
            let (asked, fresh) = (self.asked(), fresh());
            let held = last.filter(|(last, _)| self.holds() && *last == asked);
            (asked, held.map_or(fresh, |(_, held)| *held))
        });
        Memo::new(move |_| fact.with(|(_, fact)| *fact))
    }
}

/// The rows of `last` in their places, as they are now. `further` finds those that have fallen out of `now`.
fn kept(
    last: &[FacetRow],
    now: Vec<FacetRow>,
    further: impl FnOnce(Vec<String>) -> Vec<FacetRow>,
) -> Vec<FacetRow> {
    let by_value = |rows: Vec<FacetRow>| rows.into_iter().map(|row| (row.value.clone(), row));
    let mut found: HashMap<String, FacetRow> = by_value(now).collect();
    let is_out = |row: &&FacetRow| !found.contains_key(&row.value);
    let out: Vec<String> = last.iter().filter(is_out).map(|row| row.value.clone()).collect();
    if !out.is_empty() {
        found.extend(by_value(further(out)));
    }
    let row = |row: &FacetRow| {
        let gone = || FacetRow { count: 0, only: false, not: false, holds: false, ..row.clone() };
        found.remove(&row.value).unwrap_or_else(gone)
    };
    last.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(of: &[(&str, u32)]) -> Vec<FacetRow> {
        let row = |(value, count): &(&str, u32)| FacetRow {
            value: (*value).to_owned(),
            count: *count,
            ..FacetRow::default()
        };
        of.iter().map(row).collect()
    }

    #[test]
    fn counts_go_on_in_their_places_and_what_comes_waits() {
        let last = rows(&[("a", 5), ("b", 4)]);
        let none = |_| -> Vec<FacetRow> { unreachable!("all are there") };
        assert_eq!(kept(&last, rows(&[("c", 9), ("b", 8), ("a", 6)]), none), rows(&[("a", 6), ("b", 8)]));
    }

    #[test]
    fn what_falls_out_is_looked_for_and_else_has_no_events() {
        let mut last = rows(&[("a", 5), ("b", 4), ("c", 3)]);
        last[2].only = true;
        let further = |values: Vec<String>| {
            assert_eq!(values, ["a", "c"]);
            rows(&[("a", 1)])
        };
        assert_eq!(kept(&last, rows(&[("d", 9), ("b", 8)]), further), rows(&[("a", 1), ("b", 8), ("c", 0)]));
    }
}
