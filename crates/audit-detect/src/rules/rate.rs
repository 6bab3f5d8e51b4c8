//! How often somebody does something, beside how often they did it before.

use crate::window::Window;
use std::collections::VecDeque;

/// Events of one kind by one actor: those of the last minutes, and the peak of each day.
#[derive(Clone, Debug, Default)]
pub struct Rate {
    pub window: Window,
    peaks: VecDeque<(i64, u32)>,
}

const MOST: usize = 1_024;
const MOST_DAYS: usize = 30;

impl Rate {
    /// Counts an event; gives back how many there were within the window, and the highest peak of earlier days.
    pub fn count(&mut self, (time, row, day): (i64, u32, i64), span_ms: i64) -> (u32, u32) {
        self.window.push((time, row, 0), span_ms, MOST);
        let now = self.window.len() as u32;
        let usual = self.peaks.iter().filter(|(other, _)| *other != day).map(|(_, peak)| *peak).max();
        match self.peaks.back_mut() {
            Some((last, peak)) if *last == day => *peak = (*peak).max(now),
            _ => {
                if self.peaks.len() == MOST_DAYS {
                    self.peaks.pop_front();
                }
                self.peaks.push_back((day, now));
            }
        }
        (now, usual.unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_not_part_of_what_is_usual() {
        let mut rate = Rate::default();
        for row in 0..5 {
            assert_eq!(rate.count((i64::from(row) * 10, row, 1), 1_000), (row + 1, 0));
        }
        assert_eq!(rate.count((100_000, 9, 2), 1_000), (1, 5));
    }
}
