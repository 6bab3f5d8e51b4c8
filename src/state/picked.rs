//! The events that are picked, to be compared, copied or handed on.

/// The most that can be picked.
pub const MOST_PICKED: usize = 1_000;

/// Events by id, in the order in which they were picked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    ids: Vec<String>,
    /// Where a range begins, and what was picked before it.
    anchor: Option<(String, Vec<String>)>,
}

impl Picked {
    /// The ids.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether an event is one of them.
    pub fn has(&self, id: &str) -> bool {
        self.ids.iter().any(|picked| picked == id)
    }

    /// The event at which a range begins.
    pub fn anchor(&self) -> Option<&str> {
        self.anchor.as_ref().map(|(id, _)| id.as_str())
    }

    /// Picks one, or lets it go. A range would begin there.
    #[must_use]
    pub fn toggled(&self, id: &str) -> Self {
        let mut ids = self.ids.clone();
        match ids.iter().position(|picked| picked == id) {
            Some(at) => drop(ids.remove(at)),
            None if ids.len() < MOST_PICKED => ids.push(id.to_owned()),
            None => {}
        }
        Self { anchor: Some((id.to_owned(), ids.clone())), ids }
    }

    /// Picks all of these, or, where all are picked already, lets them go.
    #[must_use]
    pub fn toggled_all(&self, ids: &[String]) -> Self {
        let mut picked = self.ids.clone();
        if ids.iter().all(|id| self.has(id)) {
            picked.retain(|id| !ids.contains(id));
        } else {
            let new = ids.iter().filter(|id| !self.has(id)).cloned();
            picked.extend(new.take(MOST_PICKED.saturating_sub(self.len())));
        }
        Self { ids: picked, anchor: None }
    }

    /// Picks a range from an event on, in place of an earlier one from there.
    #[must_use]
    pub fn with_range(&self, from: &str, range: &[String]) -> Self {
        let before = match &self.anchor {
            Some((anchor, before)) if anchor == from => before.clone(),
            _ => self.ids.clone(),
        };
        let mut ids = before.clone();
        let new = range.iter().filter(|id| !before.contains(id)).cloned();
        ids.extend(new.take(MOST_PICKED.saturating_sub(before.len())));
        Self { ids, anchor: Some((from.to_owned(), before)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(list: &str) -> Vec<String> {
        list.chars().map(String::from).collect()
    }

    #[test]
    fn a_range_grows_and_shrinks_without_losing_what_was_picked_before() {
        let picked = Picked::default().toggled("x").toggled("c");
        let range = picked.with_range("c", &ids("cdef"));
        assert_eq!(range.ids(), ids("xcdef"));
        assert_eq!(range.with_range("c", &ids("cd")).ids(), ids("xcd"));
        assert_eq!(range.with_range("c", &ids("abc")).ids(), ids("xcab"));
        assert_eq!(Picked::default().with_range("b", &ids("bc")).ids(), ids("bc"));
    }

    #[test]
    fn picking_twice_lets_go() {
        let picked = Picked::default().toggled("a").toggled("b").toggled("a");
        assert_eq!((picked.ids(), picked.anchor()), (&ids("b")[..], Some("a")));
    }

    #[test]
    fn all_at_once_are_picked_and_let_go() {
        let picked = Picked::default().toggled("b").toggled_all(&ids("abc"));
        assert_eq!(picked.ids(), ids("bac"));
        assert!(picked.toggled_all(&ids("abc")).is_empty());
    }

    #[test]
    fn there_is_a_limit() {
        let many: Vec<String> = (0..2_000).map(|n| n.to_string()).collect();
        let picked = Picked::default().with_range("0", &many);
        assert_eq!(picked.len(), MOST_PICKED);
        assert_eq!(picked.toggled("more").len(), MOST_PICKED);
    }
}
