//! Rows by the hash of their id, in many tables of different sizes.
//!
//! A table doubles when it is full. One table for all would stand half empty after that, and would stop
//! everything while it doubles. Of many with unequal shares, a few small ones double at any time.

use hashbrown::HashTable;

/// The tables.
#[derive(Debug)]
pub struct IdIndex {
    tables: Vec<HashTable<u32>>,
    /// Which table each value of some bits of the hash belongs to.
    shares: Vec<u8>,
}

const TABLES: usize = 64;
const SHARES: usize = 1 << 12;

impl Default for IdIndex {
    fn default() -> Self {
        // The largest share is nearly twice the smallest, and those between are a constant factor apart.
        let weights: Vec<f64> = (0..TABLES).map(|table| (table as f64 / TABLES as f64).exp2()).collect();
        let scale = SHARES as f64 / weights.iter().sum::<f64>();
        let mut shares = Vec::with_capacity(SHARES);
        let mut end = 0.0;
        for (table, weight) in weights.iter().enumerate() {
            end += weight * scale;
            shares.resize((end.round() as usize).min(SHARES), table as u8);
        }
        shares.resize(SHARES, TABLES as u8 - 1);
        Self { tables: (0..TABLES).map(|_| HashTable::new()).collect(), shares }
    }
}

impl IdIndex {
    /// A table itself uses the lowest and the highest bits of a hash.
    fn number(&self, hash: u64) -> usize {
        usize::from(self.shares[(hash >> 40) as usize % SHARES])
    }

    /// The table that an id with this hash is in.
    pub fn table(&self, hash: u64) -> &HashTable<u32> {
        &self.tables[self.number(hash)]
    }

    /// The same, to insert.
    pub fn table_mut(&mut self, hash: u64) -> &mut HashTable<u32> {
        let number = self.number(hash);
        &mut self.tables[number]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_its_share() {
        let index = IdIndex::default();
        let share = |table: u8| index.shares.iter().filter(|other| **other == table).count();
        assert!((0..TABLES as u8).all(|table| share(table) > 40));
        assert!(share(TABLES as u8 - 1) < 2 * share(0) + 4);
    }
}
