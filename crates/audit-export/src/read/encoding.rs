//! Bytes into UTF-8. Windows shells write UTF-16 when output is redirected into a file.

use std::borrow::Cow;

/// Takes off a byte order mark, and turns UTF-16 into UTF-8.
#[derive(Debug, Default)]
pub struct Decoder {
    form: Option<Form>,
    /// Bytes that wait for the next piece.
    held: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Utf8,
    Utf16 { big_endian: bool },
}

impl Decoder {
    /// The next piece as UTF-8, as far as it is complete.
    pub fn decode<'a>(&mut self, piece: &'a [u8]) -> Cow<'a, [u8]> {
        match self.form {
            Some(Form::Utf8) => Cow::Borrowed(piece),
            Some(Form::Utf16 { big_endian }) => {
                self.held.extend_from_slice(piece);
                Cow::Owned(self.utf16(big_endian, false))
            }
            None => {
                self.held.extend_from_slice(piece);
                if self.held.len() < 3 {
                    return Cow::Borrowed(&[]);
                }
                Cow::Owned(self.begin())
            }
        }
    }

    /// What was held back.
    pub fn finish(&mut self) -> Vec<u8> {
        match self.form {
            Some(Form::Utf16 { big_endian }) => self.utf16(big_endian, true),
            Some(Form::Utf8) => Vec::new(),
            None => self.begin(),
        }
    }

    fn begin(&mut self) -> Vec<u8> {
        let (form, mark) = match self.held.as_slice() {
            [0xef, 0xbb, 0xbf, ..] => (Form::Utf8, 3),
            [0xff, 0xfe, ..] => (Form::Utf16 { big_endian: false }, 2),
            [0xfe, 0xff, ..] => (Form::Utf16 { big_endian: true }, 2),
            _ => (Form::Utf8, 0),
        };
        self.form = Some(form);
        self.held.drain(..mark);
        match form {
            Form::Utf8 => std::mem::take(&mut self.held),
            Form::Utf16 { big_endian } => self.utf16(big_endian, false),
        }
    }

    fn utf16(&mut self, big_endian: bool, is_end: bool) -> Vec<u8> {
        let unit = |pair: &[u8]| {
            let pair = [pair[0], pair[1]];
            if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
        };
        let mut units: Vec<u16> = self.held.chunks_exact(2).map(unit).collect();
        // The first half of a pair waits for the second.
        if !is_end && units.last().is_some_and(|last| (0xd800..0xdc00).contains(last)) {
            units.pop();
        }
        self.held.drain(..units.len() * 2);
        let text: String =
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8], step: usize) -> String {
        let mut decoder = Decoder::default();
        let mut all = Vec::new();
        for piece in bytes.chunks(step) {
            all.extend_from_slice(&decoder.decode(piece));
        }
        all.extend_from_slice(&decoder.finish());
        String::from_utf8(all).unwrap()
    }

    #[test]
    fn every_form_reads_the_same_in_pieces_of_any_size() {
        let text = "{\"имя\":\"😀 x\"}";
        let with = |mark: &[u8], units: Vec<u8>| [mark, &units].concat();
        let little = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            with(&[0xef, 0xbb, 0xbf], text.as_bytes().to_vec()),
            with(&[0xff, 0xfe], little),
            with(&[0xfe, 0xff], big),
        ] {
            for step in [1, 2, 3, 5, 1_000] {
                assert_eq!(decode(&bytes, step), text, "{step}");
            }
        }
        assert_eq!(decode(b"{}", 1), "{}");
    }
}
