//! Search that ignores the case of ASCII and Cyrillic letters.
//!
//! Folding keeps the length of every letter in UTF-8, so that texts are searched as they lie, byte by byte.

use memchr::memchr2_iter;

/// A text to look for.
#[derive(Clone, Debug)]
pub struct Needle {
    folded: Vec<u8>,
    /// Where in the needle the byte is that the scan looks for.
    anchor: usize,
    /// That byte, in either case.
    variants: (u8, u8),
}

impl Needle {
    pub fn new(text: &str) -> Self {
        let mut folded = text.as_bytes().to_vec();
        fold(&mut folded);
        let (anchor, variants) = anchor(&folded);
        Self { folded, anchor, variants }
    }

    /// The folded text.
    pub fn bytes(&self) -> &[u8] {
        &self.folded
    }

    /// Whether this goes on from another needle.
    pub fn starts_with(&self, shorter: &Self) -> bool {
        self.folded.starts_with(&shorter.folded)
    }

    /// Whether the text is somewhere inside.
    pub fn is_in(&self, text: &str) -> bool {
        self.folded.is_empty() || self.find_all(text.as_bytes()).next().is_some()
    }

    /// Whether `text` starts with the needle.
    pub fn starts(&self, text: &str) -> bool {
        text.as_bytes().get(..self.folded.len()).is_some_and(|start| folds_to(start, &self.folded))
    }

    /// Where it is found, by byte offset; overlapping places, too. Nothing for an empty needle.
    pub fn find_all<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
        let (lower, upper) = self.variants;
        memchr2_iter(lower, upper, text).filter_map(move |hit| {
            let start = hit.checked_sub(self.anchor)?;
            let window = text.get(start..start + self.folded.len())?;
            (!window.is_empty() && folds_to(window, &self.folded)).then_some(start)
        })
    }
}

/// Lower case for the second byte of a Cyrillic letter whose first byte is `0xD0`; the first may change, too.
const fn fold_cyrillic(second: u8) -> (u8, u8) {
    match second {
        0x80..=0x8F => (0xD1, second + 0x10), // Ѐ–Џ, with Ё
        0x90..=0x9F => (0xD0, second + 0x20), // А–П
        0xA0..=0xAF => (0xD1, second - 0x20), // Р–Я
        _ => (0xD0, second),
    }
}

fn fold(text: &mut [u8]) {
    let mut at = 0;
    while at < text.len() {
        if text[at] == 0xD0 && at + 1 < text.len() {
            (text[at], text[at + 1]) = fold_cyrillic(text[at + 1]);
            at += 2;
        } else {
            text[at].make_ascii_lowercase();
            at += 1;
        }
    }
}

/// Whether `text` becomes `folded` when folded; both have the same length.
fn folds_to(text: &[u8], folded: &[u8]) -> bool {
    let mut at = 0;
    while at < folded.len() {
        match (text[at], text.get(at + 1)) {
            (0xD0, Some(&second)) => {
                if folded.get(at..at + 2) != Some(&<[u8; 2]>::from(fold_cyrillic(second))) {
                    return false;
                }
                at += 2;
            }
            (byte, _) => {
                if byte.to_ascii_lowercase() != folded[at] {
                    return false;
                }
                at += 1;
            }
        }
    }
    true
}

/// From common to rare in ids, keys, JSON and two languages; what is not in here is rarer still.
const COMMON: &[u8] = b"\"{}:,_ eaoti0123456789nrsdlucmpgh-./ybvfk";

/// The rarest byte that ends a letter, with its other case: first bytes of Cyrillic letters are everywhere.
fn anchor(folded: &[u8]) -> (usize, (u8, u8)) {
    let rarity = |byte: u8| match byte {
        0xC0.. => 0,
        _ => COMMON.iter().position(|common| *common == byte).map_or(COMMON.len(), |rank| rank + 1),
    };
    let best = (0..folded.len()).max_by_key(|&at| rarity(folded[at])).unwrap_or(0);
    let Some(&byte) = folded.get(best) else { return (0, (0, 0)) };
    let lead = best.checked_sub(1).map(|before| folded[before]);
    let other = match (lead, byte) {
        (Some(0xD1), 0x90..=0x9F) => byte - 0x10,
        (Some(0xD0), 0xB0..=0xBF) => byte - 0x20,
        (Some(0xD1), 0x80..=0x8F) => byte + 0x20,
        _ => byte.to_ascii_uppercase(),
    };
    (best, (byte, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lower(text: &str) -> String {
        text.chars()
            .map(|letter| match letter {
                'A'..='Z' | 'Ѐ'..='Я' => letter.to_lowercase().next().unwrap_or(letter),
                _ => letter,
            })
            .collect()
    }

    #[test]
    fn finds_whatever_the_case() {
        for (needle, text, found) in [
            ("ПЁС", "мой пёс", true),
            ("жук", "ЖУК", true),
            ("chrome", "Mozilla CHROME/1", true),
            ("", "", true),
            ("a", "", false),
            ("ø", "Ø", false),
            ("я", "Я", true),
        ] {
            assert_eq!(Needle::new(needle).is_in(text), found, "{needle} in {text}");
        }
    }

    proptest! {
        #[test]
        fn agrees_with_folding_both_by_letters(needle in "[aAbÀàЁёдДрРяЯ😀-]{0,3}", text in "[aAbÀàЁёдДрРяЯ😀-]{0,12}") {
            let simple = lower(&text).contains(&lower(&needle));
            prop_assert_eq!(Needle::new(&needle).is_in(&text), simple);
            prop_assert_eq!(Needle::new(&needle).starts(&text), lower(&text).starts_with(&lower(&needle)));
        }
    }
}
