//! Chance that is the same everywhere: SplitMix64, whole numbers only.
//!
//! Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014). An own one, because what
//! it gives is part of the format here: a library may change its algorithm with a version, and floating-point
//! functions differ between platforms.

/// A stream of chance.
#[derive(Clone, Debug)]
pub struct Rng(u64);

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Spreads a number over all 64 bits; one-to-one.
pub const fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(GOLDEN);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Rng {
    /// The stream of a seed and a topic, so that one topic's draws never shift another's.
    pub const fn new(seed: u64, topic: u64) -> Self {
        Self(mix(mix(seed) ^ topic))
    }

    /// The next 64 bits.
    pub const fn next(&mut self) -> u64 {
        let drawn = mix(self.0);
        self.0 = self.0.wrapping_add(GOLDEN);
        drawn
    }

    /// A number below `bound`, or 0 where `bound` is 0. The bias of the multiplication is below 2⁻³² here.
    pub const fn below(&mut self, bound: u64) -> u64 {
        ((self.next() as u128 * bound as u128) >> 64) as u64
    }

    /// A number from `low` to `high`, both included.
    pub const fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as u64) as i64
    }

    /// True in `share` of 10,000 cases.
    pub const fn chance(&mut self, share: u64) -> bool {
        self.below(10_000) < share
    }

    /// An index into a collection of this length; 0 for an empty one.
    pub const fn index(&mut self, length: usize) -> usize {
        self.below(length as u64) as usize
    }

    /// One of the items.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.index(items.len()))
    }

    /// One of the texts; empty where there are none.
    pub fn word<'a>(&mut self, words: &[&'a str]) -> &'a str {
        self.pick(words).copied().unwrap_or_default()
    }

    /// The index of one of the weights, as likely as its share; 0 where all are 0.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut rest = self.below(weights.iter().sum());
        for (index, &weight) in weights.iter().enumerate() {
            if rest < weight {
                return index;
            }
            rest -= weight;
        }
        0
    }

    /// Puts the items in a random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_published_sequence() {
        // The first values of SplitMix64 for state 1234567, as Rosetta Code and the JDK list them.
        let mut rng = Rng(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| rng.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn stays_within_bounds_and_reaches_them() {
        let mut rng = Rng::new(1, 1);
        let drawn: Vec<i64> = (0..200).map(|_| rng.between(-1, 2)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&-1), Some(&2)));
        assert_eq!(rng.below(0), 0);
        assert_eq!(rng.pick::<u8>(&[]), None);
    }

    #[test]
    fn weights_decide() {
        let mut rng = Rng::new(1, 2);
        let hits = (0..1_000).filter(|_| rng.weighted(&[0, 3, 1, 0]) == 1).count();
        assert!((650..850).contains(&hits), "{hits}");
    }
}
