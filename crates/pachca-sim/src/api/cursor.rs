//! Opaque cursors: base64 of a small JSON object, as the real ones are.
//!
//! A cursor names a gap between two records, and on which side of it to read on; records that arrive later
//! do not move it. It also carries the filters of the request that it came from, so that a client may repeat
//! them or not.

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Which way a cursor leads from its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// On through the list: for the audit log, towards older records.
    #[serde(rename = "n")]
    Next,
    /// Back to the start of the list: for the audit log, towards newer records.
    #[serde(rename = "p")]
    Prev,
}

/// A cursor with the place `P` that it marks and the filters `F` that it remembers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor<P, F> {
    /// Which way to read on.
    #[serde(rename = "_kd")]
    pub direction: Direction,
    /// The place in the list.
    #[serde(flatten)]
    pub place: P,
    /// The filters of the request that gave this cursor.
    #[serde(rename = "f")]
    pub filter: F,
    /// How many empty pages in a row led here: makes their cursors differ, since clients stop at a repeated one.
    #[serde(rename = "h", default, skip_serializing_if = "is_zero")]
    pub empty_pages: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// Padding is written, and read with or without.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl<P: Serialize + DeserializeOwned, F: Serialize + DeserializeOwned> Cursor<P, F> {
    /// The text form.
    pub fn encode(&self) -> String {
        BASE64.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// Reads the text form; nothing for a text that is no cursor of this list.
    pub fn decode(text: &str) -> Option<Self> {
        serde_json::from_slice(&BASE64.decode(text.trim()).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Place {
        id: u64,
    }

    #[test]
    fn a_cursor_comes_back_as_it_was_with_or_without_padding() {
        let cursor = Cursor {
            direction: Direction::Prev,
            place: Place { id: 7 },
            filter: Some("ключ".to_owned()),
            empty_pages: 0,
        };
        let text = cursor.encode();
        assert_eq!(Cursor::decode(&text), Some(cursor.clone()));
        assert_eq!(Cursor::decode(text.trim_end_matches('=')), Some(cursor));
    }

    #[test]
    fn what_is_no_cursor_is_nothing() {
        for text in ["", "null", "{}", "eyJpZCI6MTB9", "💥", "%%%"] {
            assert_eq!(Cursor::<Place, Option<String>>::decode(text), None, "{text}");
        }
    }
}
