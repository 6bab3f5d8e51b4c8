//! Texts one behind another in blocks, so that growing copies little and leaves no holes.

/// A place for texts that are kept until the end.
#[derive(Debug, Default)]
pub struct Arena {
    blocks: Vec<String>,
}

/// Where a text lies in an [`Arena`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    block: u16,
    start: u32,
    length: u32,
}

impl Span {
    /// As bytes, for storage beside an identifier of 16 bytes.
    pub fn to_bytes(self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..2].copy_from_slice(&self.block.to_le_bytes());
        bytes[2..6].copy_from_slice(&self.start.to_le_bytes());
        bytes[6..10].copy_from_slice(&self.length.to_le_bytes());
        bytes
    }

    /// Back from [`to_bytes`](Self::to_bytes).
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        let four = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        Self { block: u16::from_le_bytes([bytes[0], bytes[1]]), start: four(2), length: four(6) }
    }
}

/// Blocks grow up to this many bytes; a longer text has a block of its own.
const BLOCK: usize = 1 << 18;

impl Arena {
    /// Keeps a text; nothing if there is no room for it.
    pub fn push(&mut self, text: &str) -> Option<Span> {
        let length = u32::try_from(text.len()).ok()?;
        let fits = self.blocks.last().is_some_and(|block| block.len() + text.len() <= BLOCK);
        if !fits {
            if self.blocks.len() > usize::from(u16::MAX) {
                return None;
            }
            self.blocks.push(String::new());
        }
        let block = u16::try_from(self.blocks.len() - 1).ok()?;
        let last = self.blocks.last_mut()?;
        let start = u32::try_from(last.len()).ok()?;
        last.push_str(text);
        Some(Span { block, start, length })
    }

    /// The text at a span of this arena; empty for any other.
    pub fn get(&self, span: Span) -> &str {
        let start = span.start as usize;
        self.blocks
            .get(usize::from(span.block))
            .and_then(|block| block.get(start..start + span.length as usize))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_empty_texts_come_back() {
        let mut arena = Arena::default();
        let long = "я".repeat(BLOCK);
        let texts = ["", "short", &long, "after", &long[..BLOCK], ""];
        let spans: Vec<Span> = texts.iter().map(|text| arena.push(text).unwrap()).collect();
        for (span, text) in spans.iter().zip(texts) {
            assert_eq!(arena.get(Span::from_bytes(span.to_bytes())), text);
        }
    }
}
