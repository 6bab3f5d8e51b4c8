//! What a person keeps for the next visit: lines they filtered by, and views with a name.

use super::seen::Seen;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The most lines that are remembered.
pub const MOST_RECENT: usize = 20;

/// A view with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// What it is called.
    pub name: String,
    /// The name and value pairs of its address: tab and filters, not the period.
    pub pairs: Vec<(String, String)>,
}

/// All that is kept.
#[derive(Clone, Copy)]
pub struct Saved {
    /// Lines, the latest first.
    pub recent: RwSignal<Vec<String>>,
    /// Views, in the order in which they were saved.
    pub views: RwSignal<Vec<SavedView>>,
    /// What of the lines this tab has seen in the browser.
    pub recent_seen: Seen,
    /// The same of the views.
    pub views_seen: Seen,
}

impl Saved {
    /// Nothing kept yet.
    pub fn new() -> Self {
        Self {
            recent: RwSignal::default(),
            views: RwSignal::default(),
            recent_seen: Seen::new(),
            views_seen: Seen::new(),
        }
    }
}

impl Default for Saved {
    fn default() -> Self {
        Self::new()
    }
}

/// The lines after one more was used.
pub fn with_recent(recent: &[String], line: &str) -> Vec<String> {
    let line = line.trim();
    let others = recent.iter().filter(|known| *known != line).cloned();
    Some(line.to_owned())
        .filter(|line| !line.is_empty())
        .into_iter()
        .chain(others)
        .take(MOST_RECENT)
        .collect()
}

/// The views after one more was saved; one of the same name is replaced.
pub fn with_view(views: &[SavedView], view: SavedView) -> Vec<SavedView> {
    let mut views = views.to_vec();
    match views.iter_mut().find(|known| known.name == view.name) {
        Some(known) => *known = view,
        None => views.push(view),
    }
    views
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_line_comes_first_and_each_comes_once() {
        let recent = with_recent(&["a".into(), "b".into()], " b ");
        assert_eq!(recent, ["b", "a"]);
        assert_eq!(with_recent(&recent, "  "), recent);
        let many: Vec<String> = (0..30).map(|n| n.to_string()).collect();
        assert_eq!(with_recent(&many, "x").len(), MOST_RECENT);
    }

    #[test]
    fn a_view_of_the_same_name_is_replaced() {
        let view = |name: &str, value: &str| SavedView {
            name: name.into(),
            pairs: vec![("category".into(), value.into())],
        };
        let views = with_view(&with_view(&[view("a", "auth")], view("b", "bots")), view("a", "security"));
        assert_eq!(views, [view("a", "security"), view("b", "bots")]);
    }
}
