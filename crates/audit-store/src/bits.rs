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

    /// How many are 1.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The indices of those that are 1, ascending.
    pub fn ones(&self) -> impl Iterator<Item = u32> {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            let mut word = *word;
            std::iter::from_fn(move || {
                let bit = word.trailing_zeros();
                word &= word.wrapping_sub(1);
                (bit < 64).then_some(index as u32 * 64 + bit)
            })
        })
    }
}

/// Bits, or, negated, what they leave out.
#[derive(Clone, Copy, Debug)]
pub struct Mask<'a> {
    pub bits: &'a Bits,
    pub negated: bool,
}

static NONE: Bits = Bits { words: Vec::new(), len: 0 };

impl Mask<'static> {
    /// Everything passes.
    pub const ALL: Self = Self { bits: &NONE, negated: true };
}

impl Mask<'_> {
    fn word(&self, index: usize) -> u64 {
        let word = self.bits.words.get(index).copied().unwrap_or_default();
        if self.negated { !word } else { word }
    }

    /// What is in this mask but not in the other, below `len`.
    pub fn without(&self, other: &Mask<'_>, len: usize) -> Bits {
        let mut words: Vec<u64> =
            (0..len.div_ceil(64)).map(|index| self.word(index) & !other.word(index)).collect();
        if let (Some(last), 1..) = (words.last_mut(), len % 64) {
            *last &= (1 << (len % 64)) - 1;
        }
        Bits { words, len }
    }
}
