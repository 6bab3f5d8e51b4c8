//! A growing row of bits.

/// Bits by index; those beyond the end are 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn get(&self, index: usize) -> bool {
        self.words.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Appends zeros up to a length.
    pub fn resize(&mut self, len: usize) {
        self.len = len;
        self.words.resize(len.div_ceil(64), 0);
    }

    pub fn push(&mut self, bit: bool) {
        self.resize(self.len + 1);
        if bit {
            self.set(self.len - 1);
        }
    }

    /// Sets a bit below [`len`](Self::len).
    pub fn set(&mut self, index: usize) {
        self.words[index / 64] |= 1 << (index % 64);
    }
}
