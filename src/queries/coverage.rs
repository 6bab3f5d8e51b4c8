//! What of the period has been read, as cells of a strip below the histogram.

use crate::state::period::TimeRange;
use crate::state::progress::{Gap, Level, Reading};
use audit_model::Timestamp;

/// So many cells over the width of the histogram.
const CELLS: usize = 240;
/// Shades between nothing and everything.
const SHADES: u8 = 4;

/// What is known of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// All that was asked for is there.
    Read,
    /// A part of the kinds that were asked for is there: so many quarters, 0 to 3.
    Part(u8),
    /// Something of it could not be read.
    Failed,
}

/// Neighbouring cells that are alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Where it begins and ends, 0 to 1 of the width.
    pub from: f64,
    /// See `from`.
    pub to: f64,
    /// What is known of it.
    pub state: State,
    /// Whether something of it is being read now.
    pub reading: bool,
    /// The stretch of time.
    pub range: TimeRange,
}

/// The strip below an axis that begins and ends with these instants, ms since 1970; nothing outside of the levels.
pub fn segments(
    (start_ms, end_ms): (i64, i64),
    levels: &[Level],
    gaps: &[Gap],
    reading: &[Reading],
) -> Vec<Segment> {
    let span = end_ms - start_ms;
    let (Some(first), Some(last)) = (levels.first(), levels.last()) else { return Vec::new() };
    if span <= 0 {
        return Vec::new();
    }
    let edge = |cell: usize| start_ms + (span as f64 * cell as f64 / CELLS as f64) as i64;
    let mut segments: Vec<Segment> = Vec::new();
    for cell in 0..CELLS {
        let Some(whole) = TimeRange::new(Timestamp(edge(cell)), Timestamp(edge(cell + 1) - 1)) else {
            continue;
        };
        let Some(range) = TimeRange::new(whole.start.max(first.range.start), whole.end.min(last.range.end))
        else {
            continue;
        };
        let state = if gaps.iter().any(|gap| gap.failure.is_some() && gap.range.overlap(range).is_some()) {
            State::Failed
        } else {
            shade(levels, range)
        };
        // A walk goes back in time: it is at the end of what it has not read.
        let reading = state != State::Read
            && reading.iter().any(|walk| range.start <= walk.unread.end && walk.unread.end <= range.end);
        let (from, to) = (place(range.start.0, start_ms, span), place(range.end.0 + 1, start_ms, span));
        match segments.last_mut() {
            Some(before) if before.state == state && before.reading == reading => {
                (before.to, before.range.end) = (to, range.end);
            }
            _ => segments.push(Segment { from, to, state, reading, range }),
        }
    }
    segments
}

fn place(ms: i64, start_ms: i64, span: i64) -> f64 {
    (ms - start_ms) as f64 / span as f64
}

fn shade(levels: &[Level], range: TimeRange) -> State {
    let first = levels.partition_point(|level| level.range.end < range.start);
    let mut read = 0.0;
    for level in levels[first..].iter().take_while(|level| level.range.start <= range.end) {
        let overlap = level.range.overlap(range).map_or(0, TimeRange::length);
        read += level.share * overlap as f64;
    }
    let share = read / range.length() as f64;
    if share > 1.0 - 1e-9 {
        State::Read
    } else {
        State::Part(((share * f64::from(SHADES)) as u8).min(SHADES - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_client::{ApiFailure, FailureKind};

    const AXIS: (i64, i64) = (0, 240_000);

    fn range(start: i64, end: i64) -> TimeRange {
        TimeRange { start: Timestamp(start), end: Timestamp(end) }
    }

    fn level(start: i64, end: i64, share: f64) -> Level {
        Level { range: range(start, end), share }
    }

    fn states(segments: &[Segment]) -> Vec<(State, bool, i64, i64)> {
        segments.iter().map(|one| (one.state, one.reading, one.range.start.0, one.range.end.0)).collect()
    }

    #[test]
    fn unread_time_does_not_look_like_read_time() {
        let levels =
            [level(12_000, 119_999, 0.0), level(120_000, 179_999, 0.5), level(180_000, 230_999, 1.0)];
        let walk = Reading { scope: None, unread: range(12_000, 119_500) };
        let strip = segments(AXIS, &levels, &[], &[walk]);
        assert_eq!(
            states(&strip),
            [
                (State::Part(0), false, 12_000, 118_999),
                (State::Part(0), true, 119_000, 119_999),
                (State::Part(2), false, 120_000, 179_999),
                (State::Read, false, 180_000, 230_999),
            ]
        );
        assert!((strip[0].from - 0.05).abs() < 1e-9 && (strip[3].to - 231.0 / 240.0).abs() < 1e-9);
    }

    #[test]
    fn a_part_of_the_period_fills_the_strip() {
        let levels = [level(0, 119_999, 0.0), level(120_000, 239_999, 1.0)];
        let strip = segments((108_000, 132_000), &levels, &[], &[]);
        assert_eq!(
            states(&strip),
            [(State::Part(0), false, 108_000, 119_999), (State::Read, false, 120_000, 131_999)]
        );
        assert_eq!(strip.iter().map(|one| (one.from, one.to)).collect::<Vec<_>>(), [(0.0, 0.5), (0.5, 1.0)]);
        assert!(segments((300_000, 301_000), &levels, &[], &[]).is_empty(), "beyond what was asked for");
    }

    #[test]
    fn a_gap_is_seen_however_short_it_is() {
        let failure = Some(ApiFailure {
            kind: FailureKind::ServerFault,
            path: "/audit_events".to_owned(),
            status: Some(500),
            request_id: None,
            retry_after_ms: None,
            message: None,
        });
        let gap = Gap { range: range(100_500, 100_501), scope: Some("user_login"), failure };
        let waiting = Gap { range: range(10_000, 20_000), scope: None, failure: None };
        let strip = segments(AXIS, &[level(0, 239_999, 1.0)], &[gap, waiting], &[]);
        assert_eq!(
            states(&strip),
            [
                (State::Read, false, 0, 99_999),
                (State::Failed, false, 100_000, 100_999),
                (State::Read, false, 101_000, 239_999)
            ]
        );
    }

    #[test]
    fn what_is_almost_complete_is_not_complete() {
        let strip = segments(AXIS, &[level(0, 239_998, 1.0), level(239_999, 239_999, 0.0)], &[], &[]);
        assert_eq!(strip.last().map(|one| one.state), Some(State::Part(3)));
        assert!(segments(AXIS, &[], &[], &[]).is_empty());
        assert!(segments((0, 0), &[level(0, 9, 1.0)], &[], &[]).is_empty());
    }
}
