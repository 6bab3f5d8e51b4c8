//! How the categories of a bucket share the pixels of its bar.

/// The categories from the bottom of a bar to its top, by slug: talk below, then what is usual, and on top what
/// deserves to be seen. A slug that is not here stays in front of these, at the bottom, in the order it came in.
pub const STACK_ORDER: [&str; 15] = [
    "messages",
    "reactions",
    "chats",
    "other",
    "members",
    "video",
    "people",
    "search",
    "encryption",
    "tags",
    "bots",
    "apps",
    "tokens",
    "auth",
    "security",
];

/// The places of `slugs` in the order in which they are stacked, bottom first.
pub fn stacking<'a>(slugs: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let rank = |slug: &str| STACK_ORDER.iter().position(|known| *known == slug).map_or(0, |rank| rank + 1);
    let mut order: Vec<(usize, usize)> = slugs.map(rank).enumerate().map(|(at, rank)| (rank, at)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, at)| at).collect()
}

/// The heights of a bar's parts in device pixels, bottom first, as `counts`.
///
/// `max` events take `height_px`. A bar with any event is at least twice `least_px` high, and each of its parts
/// `least_px` as far as the bar has room; where it has not, the upper parts are shown, for they matter more. The
/// rest is shared out by count, and the sum is always the bar's own height.
pub fn part_heights(counts: &[u32], max: u64, height_px: u32, least_px: u32) -> Vec<u32> {
    let total: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    let mut heights = vec![0; counts.len()];
    if total == 0 || max == 0 {
        return heights;
    }
    let least_px = least_px.max(1);
    let exact = u64::from(height_px) as f64 * total as f64 / max as f64;
    let bar_px = (exact.round() as u32).clamp((2 * least_px).min(height_px), height_px);
    let mut left_px = bar_px;
    // First every part its least, from the top.
    for (height, _) in heights.iter_mut().zip(counts).rev().filter(|(_, count)| **count > 0) {
        *height = least_px.min(left_px);
        left_px -= *height;
    }
    // Then what each has to get beyond that, in proportion to what it wants beyond it.
    let wants: Vec<f64> = counts
        .iter()
        .map(|count| (f64::from(*count) / total as f64 * f64::from(bar_px) - f64::from(least_px)).max(0.0))
        .collect();
    let wanted: f64 = wants.iter().sum();
    if left_px == 0 || wanted <= 0.0 {
        return heights;
    }
    let (mut sum, mut given) = (0.0, 0);
    for (height, want) in heights.iter_mut().zip(wants) {
        sum += want;
        let upto = (f64::from(left_px) * sum / wanted).round() as u32;
        *height += upto - given;
        given = upto;
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_share_a_bar_by_count() {
        assert_eq!(part_heights(&[50, 30, 20], 100, 100, 1), [50, 30, 20]);
        assert_eq!(part_heights(&[50, 30, 20], 200, 100, 1), [25, 15, 10]);
        assert_eq!(part_heights(&[0, 30, 0], 60, 100, 1), [0, 50, 0]);
    }

    #[test]
    fn a_single_event_is_seen_beside_a_thousand() {
        assert_eq!(part_heights(&[1_000, 1], 1_001, 100, 1), [99, 1]);
        assert_eq!(part_heights(&[1_000, 1], 1_001, 200, 2), [198, 2]);
        assert_eq!(part_heights(&[0, 1], 100_000, 100, 1), [0, 2]);
        assert_eq!(part_heights(&[0, 1], 100_000, 100, 2), [0, 4]);
    }

    #[test]
    fn the_upper_parts_are_shown_where_there_is_no_room_for_all() {
        assert_eq!(part_heights(&[5, 5, 1, 1], 1_000, 166, 1), [0, 0, 1, 1]);
        assert_eq!(part_heights(&[5, 0, 1], 6_000, 100, 2), [2, 0, 2]);
        assert_eq!(part_heights(&[5, 1, 1], 6_000, 100, 2), [0, 2, 2]);
    }

    #[test]
    fn the_sum_is_the_height_of_the_bar_whatever_the_counts() {
        let mut seed = 7_u64;
        let mut next = move |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..2_000 {
            let counts: Vec<u32> = (0..15).map(|_| if next(3) == 0 { 0 } else { next(90) as u32 }).collect();
            let total: u64 = counts.iter().map(|count| u64::from(*count)).sum();
            let max = total + next(4_000);
            let heights = part_heights(&counts, max, 228, 2);
            let expected =
                if total == 0 { 0 } else { ((228.0 * total as f64 / max as f64).round() as u32).max(4) };
            assert_eq!(heights.iter().sum::<u32>(), expected, "{counts:?} {max}");
            assert!(counts.iter().zip(&heights).all(|(count, height)| *count > 0 || *height == 0));
        }
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(part_heights(&[0, 0], 10, 100, 1), [0, 0]);
        assert_eq!(part_heights(&[1], 0, 100, 1), [0]);
        assert_eq!(part_heights(&[5, 5], 10, 0, 1), [0, 0]);
        assert_eq!(part_heights(&[], 10, 100, 1), Vec::<u32>::new());
    }

    #[test]
    fn security_is_on_top_and_talk_below() {
        let order = stacking(["auth", "messages", "security", "mystery", "chats"].into_iter());
        assert_eq!(order, [3, 1, 4, 0, 2]);
    }

    #[test]
    fn every_category_has_its_place() {
        use audit_model::catalogue::Category;
        for category in Category::ALL {
            assert!(STACK_ORDER.contains(&category.slug()), "{}", category.slug());
        }
    }
}
