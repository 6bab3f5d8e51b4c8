//! Counting many things into few counts.
//!
//! Adding to the count that was added to just before must wait for it. Most events are of one or two kinds, and
//! neighbours are of one hour, so that every count is spread over four and summed up at the end.

/// Calls `each` once with a function that takes the indices to count; adds `change` (wrapping) for each of them.
/// An index that has no count is not counted. `expected` says how many there will be, roughly.
pub fn count(counts: &mut [u32], change: u32, expected: usize, each: impl Each) {
    if counts.len() > MOST_SPREAD || expected < 4 * counts.len() {
        each.each(|index| {
            if let Some(count) = counts.get_mut(index) {
                *count = count.wrapping_add(change);
            }
        });
        return;
    }
    let mut spread = vec![[0u32; 4]; counts.len()];
    let mut turn = 0;
    each.each(|index| {
        if let Some(places) = spread.get_mut(index) {
            places[turn % 4] += 1;
            turn += 1;
        }
    });
    for (count, places) in counts.iter_mut().zip(spread) {
        let sum = places.into_iter().fold(0, u32::wrapping_add);
        *count = count.wrapping_add(sum.wrapping_mul(change));
    }
}

/// More counts than this are not spread: they would no longer be near.
const MOST_SPREAD: usize = 4_096;

/// Something that lists indices.
pub trait Each {
    fn each(self, visit: impl FnMut(usize));
}
