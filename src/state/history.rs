//! The way back and forward through something that changes.

/// The most steps that are remembered.
const MOST: usize = 100;

/// What is now, what was before it, and what one came back from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History<T> {
    past: Vec<T>,
    now: T,
    future: Vec<T>,
}

impl<T: Clone + PartialEq> History<T> {
    /// Nothing but the present.
    pub const fn new(now: T) -> Self {
        Self { past: Vec::new(), now, future: Vec::new() }
    }

    /// Something else is now. What one had come back from is no longer ahead.
    pub fn record(&mut self, now: T) {
        if self.now == now {
            return;
        }
        if self.past.len() >= MOST {
            self.past.remove(0);
        }
        self.past.push(std::mem::replace(&mut self.now, now));
        self.future.clear();
    }

    /// A step back; nothing where there is none.
    pub fn back(&mut self) -> Option<T> {
        let before = self.past.pop()?;
        self.future.push(std::mem::replace(&mut self.now, before));
        Some(self.now.clone())
    }

    /// A step forward again; nothing where there is none.
    pub fn forward(&mut self) -> Option<T> {
        let after = self.future.pop()?;
        self.past.push(std::mem::replace(&mut self.now, after));
        Some(self.now.clone())
    }

    /// Whether there is a step back.
    pub const fn has_back(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step forward.
    pub const fn has_forward(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_lead_through_what_was() {
        let mut history = History::new(1);
        history.record(2);
        history.record(3);
        assert_eq!((history.back(), history.back(), history.back()), (Some(2), Some(1), None));
        assert_eq!((history.forward(), history.forward(), history.forward()), (Some(2), Some(3), None));
    }

    #[test]
    fn the_same_again_is_no_step() {
        let mut history = History::new(1);
        history.record(1);
        assert!(!history.has_back());
        history.record(2);
        history.back();
        history.record(1);
        assert!(history.has_forward(), "where one came back to is where one is");
    }

    #[test]
    fn something_new_forgets_what_was_ahead() {
        let mut history = History::new(1);
        history.record(2);
        history.back();
        history.record(5);
        assert_eq!((history.has_forward(), history.back()), (false, Some(1)));
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let mut history = History::new(0);
        (1..=500).for_each(|step| history.record(step));
        let mut steps = 0;
        while history.back().is_some() {
            steps += 1;
        }
        assert_eq!(steps, MOST);
    }
}
