//! Events of the last minutes.

use std::collections::VecDeque;

/// One event in a window.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub time: i64,
    pub row: u32,
    /// What is counted apart: an actor or an address, by code.
    pub what: u32,
    /// Whether it belongs to a finding already.
    told: bool,
}

/// The newest events within some minutes, at most so many.
#[derive(Clone, Debug, Default)]
pub struct Window {
    items: VecDeque<Item>,
}

impl Window {
    /// Adds an event, and forgets those that are older than so many milliseconds before it.
    pub fn push(&mut self, (time, row, what): (i64, u32, u32), span_ms: i64, most: usize) {
        self.forget(time - span_ms);
        if self.items.len() >= most.max(1) {
            self.items.pop_front();
        }
        self.items.push_back(Item { time, row, what, told: false });
    }

    /// Forgets what is older than this instant.
    pub fn forget(&mut self, before: i64) {
        while self.items.front().is_some_and(|item| item.time < before) {
            self.items.pop_front();
        }
    }

    /// Forgets events.
    pub fn retain(&mut self, keep: impl Fn(&Item) -> bool) {
        self.items.retain(keep);
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter()
    }

    /// How many different things are counted in it.
    pub fn different(&self) -> usize {
        let mut seen: Vec<u32> = self.items.iter().map(|item| item.what).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.len()
    }

    /// From now on a finding has the newest event.
    pub fn tell_newest(&mut self) {
        if let Some(item) = self.items.back_mut() {
            item.told = true;
        }
    }

    /// The events that no finding has yet; from now on one has them.
    pub fn take_untold(&mut self) -> Vec<u32> {
        let untold = self.items.iter_mut().filter(|item| !item.told);
        untold
            .map(|item| {
                item.told = true;
                item.row
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_the_last_minutes_and_never_more_than_so_many() {
        let mut window = Window::default();
        for step in 0..10 {
            window.push((step * 100, step as u32, step as u32 % 3), 400, 4);
        }
        assert_eq!(window.items().map(|item| item.row).collect::<Vec<_>>(), [6, 7, 8, 9]);
        assert_eq!(window.different(), 3);
        assert_eq!(window.take_untold().len(), 4);
        window.push((1_350, 10, 0), 400, 4);
        assert_eq!((window.len(), window.take_untold()), (1, vec![10]));
    }
}
