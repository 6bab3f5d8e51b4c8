//! Rows by the hash of their id, in many tables of different sizes.
//!
//! A table doubles when it is full. One table for all would stand half empty after that, and would stop
//! everything while it doubles. Of many with unequal shares, a few small ones double at any time: with a million ids, ones of
//! some thousand rows. More tables than this have nearly every append wait for one.

use hashbrown::HashTable;

/// The tables.
#[derive(Debug)]
pub struct IdIndex {
    tables: Vec<HashTable<u32>>,
}

const TABLES: u64 = 1 << 8;

impl Default for IdIndex {
    fn default() -> Self {
        Self { tables: (0..TABLES).map(|_| HashTable::new()).collect() }
    }
}

/// The table that a hash belongs to. The share of the last is nearly twice that of the first, and those between grow all
/// along: the number follows the logarithm of one more than a fraction of the hash, here roughly, as a parabola.
const fn number(hash: u64) -> usize {
    // A table itself uses the lowest and the highest bits.
    let fraction = (hash >> 40) & 0xffff;
    let above_the_line = (fraction * (0x1_0000 - fraction)) >> 16;
    let logarithm = fraction + ((above_the_line * 22_500) >> 16);
    ((logarithm * TABLES) >> 16) as usize
}

impl IdIndex {
    /// The table that an id with this hash is in.
    pub fn table(&self, hash: u64) -> &HashTable<u32> {
        &self.tables[number(hash)]
    }

    /// The same, to insert.
    pub fn table_mut(&mut self, hash: u64) -> &mut HashTable<u32> {
        &mut self.tables[number(hash)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_its_share() {
        let mut shares = vec![0; TABLES as usize];
        (0..1 << 16).for_each(|fraction: u64| shares[number(fraction << 40)] += 1);
        assert_eq!(number(u64::MAX), TABLES as usize - 1);
        let around = |table: usize| shares[table..table + 8].iter().sum::<usize>() as f64;
        let factor = around(TABLES as usize - 8) / around(0);
        assert!((1.85..2.05).contains(&factor), "the last is {factor} times the first");
        let middle = around(TABLES as usize / 2) / around(0);
        assert!((1.2..1.45).contains(&middle), "that in the middle is {middle} times the first");
    }
}
