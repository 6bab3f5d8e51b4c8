//! How often somebody does something, beside how often they did it before.

use crate::window::Window;
use std::collections::VecDeque;

/// Events of one kind by one actor: those of the last minutes, and the peak of each day.
#[derive(Clone, Debug, Default)]
pub struct Rate {
    pub window: Window,
    peaks: VecDeque<Peak>,
}

/// The most that there were at once on a day, and when the last of that day was.
#[derive(Clone, Copy, Debug)]
struct Peak {
    day: i64,
    most: u32,
    last: i64,
}

const MOST: usize = 1_024;
const MOST_DAYS: usize = 30;

impl Rate {
    /// Counts an event; gives back how many there were within the window, and the highest peak of earlier days. What
    /// began before midnight and goes on is no earlier day.
    pub fn count(&mut self, (time, row, day): (i64, u32, i64), span_ms: i64) -> (u32, u32) {
        self.window.push((time, row, 0), span_ms, MOST);
        let now = self.window.len() as u32;
        let earlier = self.peaks.iter().filter(|peak| peak.day != day && peak.last < time - span_ms);
        let usual = earlier.map(|peak| peak.most).max();
        match self.peaks.back_mut() {
            Some(peak) if peak.day == day => (peak.most, peak.last) = (peak.most.max(now), time),
            _ => {
                if self.peaks.len() == MOST_DAYS {
                    self.peaks.pop_front();
                }
                self.peaks.push_back(Peak { day, most: now, last: time });
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

    #[test]
    fn what_goes_on_over_midnight_is_not_usual_either() {
        let mut rate = Rate::default();
        assert_eq!(rate.count((0, 0, 1), 1_000), (1, 0));
        assert_eq!(rate.count((900, 1, 2), 1_000), (2, 0));
        assert_eq!(rate.count((2_000, 2, 2), 1_000), (1, 1));
    }
}
