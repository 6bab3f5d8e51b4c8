//! One object a line. A broken line costs only itself.

use super::item::Items;
use super::{Batch, LONGEST, Problem, Reason};

/// A file of lines.
#[derive(Debug, Default)]
pub struct Lines {
    /// Complete lines, then the beginning of the next.
    held: Vec<u8>,
    /// Whether the line that is going on is too long to be kept.
    skipping: bool,
}

impl Lines {
    pub fn read(
        &mut self,
        bytes: &[u8],
        is_end: bool,
        items: &mut Items,
        line: &mut u64,
        take: &mut dyn FnMut(Batch<'_>),
    ) -> Result<(), Problem> {
        let looked = self.held.len();
        self.held.extend_from_slice(bytes);
        let mut batch = Batch::default();
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', &self.held[looked..]).map(|place| looked + place) {
            *line += 1;
            if !std::mem::take(&mut self.skipping) {
                items.read(&self.held[start..end], *line, false, &mut batch);
            }
            start = end + 1;
        }
        if is_end && start < self.held.len() && !self.skipping {
            *line += 1;
            items.read(&self.held[start..], *line, true, &mut batch);
            start = self.held.len();
        }
        if self.held.len() - start > LONGEST {
            if !self.skipping {
                items.refuse(&self.held[start..], *line + 1, Reason::TooLong, &mut batch);
                self.skipping = true;
            }
            start = self.held.len();
        }
        take(batch);
        self.held.drain(..start);
        Ok(())
    }
}
