//! UUIDs in the one spelling that is given back: lower case, with hyphens.

/// What 36 characters are as 16 bytes; nothing for any other spelling.
pub fn parse(text: &str) -> Option<[u8; 16]> {
    let text: &[u8; 36] = text.as_bytes().try_into().ok()?;
    let mut bytes = [0; 16];
    let mut wrong = 0;
    for (byte, at) in bytes.iter_mut().zip(PAIRS) {
        let (high, low) = (VALUES[usize::from(text[at])], VALUES[usize::from(text[at + 1])]);
        wrong |= high | low;
        *byte = high << 4 | low & 15;
    }
    let hyphens = HYPHENS.iter().all(|at| text[*at] == b'-');
    (wrong & NO_DIGIT == 0 && hyphens).then_some(bytes)
}

/// Back from [`parse`].
pub fn format(bytes: [u8; 16]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(36);
    for byte in bytes {
        if HYPHENS.contains(&text.len()) {
            text.push('-');
        }
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// Where the hyphens are.
const HYPHENS: [usize; 4] = [8, 13, 18, 23];
/// Where the digits of each byte are.
const PAIRS: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

const NO_DIGIT: u8 = 0x80;

/// The value of each digit.
const VALUES: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut digit = 0;
    while digit < 16 {
        values[b"0123456789abcdef"[digit] as usize] = digit as u8;
        digit += 1;
    }
    values
};
