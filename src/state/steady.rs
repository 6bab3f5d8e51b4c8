//! Estimates that hold still: a number that changes four times a second tells a person nothing.

/// How far an estimate may stray from what is shown before that changes.
const TOLERANCE: f64 = 0.15;
/// What has been seen of the log before its size is guessed: the first pages say little about the rest.
const ENOUGH: f64 = 0.15;

/// How many events to show as expected, after what was shown: two figures, never fewer than have come.
pub fn events(shown: Option<usize>, estimate: Option<usize>, come: usize) -> Option<usize> {
    let estimate = estimate?.max(come);
    if shown.is_none() && (come as f64) < estimate as f64 * ENOUGH {
        return None;
    }
    match shown {
        Some(shown) if shown >= come && is_near(shown as f64, estimate as f64) => Some(shown),
        _ => Some(rounded_up(estimate)),
    }
}

/// How many seconds to show as left, after what was shown: in steps that grow with the time.
pub fn seconds(shown: Option<u64>, left_ms: Option<u64>) -> Option<u64> {
    let left = left_ms?.div_ceil(1_000);
    let step = match left {
        0..=9 => 1,
        10..=99 => 10,
        _ => 60,
    };
    match shown {
        Some(shown) if shown.abs_diff(left) < step.max((shown as f64 * TOLERANCE * 2.0) as u64) => {
            Some(shown)
        }
        _ => Some(left.div_ceil(step) * step),
    }
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= one * TOLERANCE
}

/// Two figures that hold still are worth more than six that do not.
fn rounded_up(number: usize) -> usize {
    let unit = 10usize.pow(number.checked_ilog10().unwrap_or(0).saturating_sub(1));
    number.div_ceil(unit) * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_has_two_figures_and_stays_while_it_is_about_right() {
        assert_eq!([0, 7, 84, 128_598].map(rounded_up), [0, 7, 84, 130_000]);
        assert_eq!(events(None, Some(128_598), 50), None);
        let shown = events(None, Some(128_598), 20_000);
        assert_eq!(shown, Some(130_000));
        assert_eq!(events(shown, Some(121_000), 100_000), shown);
        assert_eq!(events(shown, Some(141_000), 100_000), shown);
        assert_eq!(events(shown, Some(180_100), 100_000), Some(190_000));
        assert_eq!(events(shown, None, 100_000), None);
    }

    #[test]
    fn no_fewer_are_expected_than_have_come() {
        assert_eq!(events(Some(130_000), Some(129_000), 131_001), Some(140_000));
        assert_eq!(events(None, Some(10), 25), Some(25));
    }

    #[test]
    fn time_left_goes_in_steps() {
        assert_eq!(seconds(None, Some(24_300)), Some(30));
        assert_eq!(seconds(Some(30), Some(21_000)), Some(30));
        assert_eq!(seconds(Some(30), Some(20_000)), Some(20));
        assert_eq!(seconds(Some(10), Some(4_000)), Some(4));
        assert_eq!(seconds(Some(4), Some(2_600)), Some(3));
        assert_eq!(seconds(None, Some(95_000)), Some(100));
        assert_eq!(seconds(Some(100), Some(125_000)), Some(100), "a few slow seconds");
        assert_eq!(seconds(Some(100), Some(165_000)), Some(180));
        assert_eq!(seconds(Some(90), None), None);
    }
}
