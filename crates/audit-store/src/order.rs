//! Rows by time, whatever order they arrive in.

/// Rows from the oldest to the newest. Of two events of one instant, the one that arrived first is the newer:
/// the API gives newest first.
#[derive(Debug, Default)]
pub struct Order {
    rows: Vec<u32>,
}

impl Order {
    /// Puts the rows that arrived since the last call into their places. Cheap where they are the newest or
    /// the oldest of all; else what comes after them moves, once for the whole batch.
    pub fn settle(&mut self, times: &[i64]) {
        let settled = self.rows.len();
        let Ok(end) = u32::try_from(times.len()) else { return };
        let mut late: Vec<u32> = (settled as u32..end).rev().collect();
        if late.is_empty() {
            return;
        }
        late.sort_by_key(|row| times[*row as usize]);
        self.rows.resize(times.len(), 0);
        let (mut old, mut write) = (settled, times.len());
        while let Some(row) = late.pop() {
            let time = times[row as usize];
            // Rows that are here already arrived earlier: at the same instant they stay the newer ones.
            let after = self.rows[..old].partition_point(|row| times[*row as usize] < time);
            self.rows.copy_within(after..old, write - (old - after));
            write -= old - after + 1;
            old = after;
            self.rows[write] = row;
        }
    }

    /// All settled rows, oldest first.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }
}
