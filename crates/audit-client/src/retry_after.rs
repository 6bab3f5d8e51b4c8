//! Headers about time: how long to wait, and when the server thinks it answered.

use audit_model::Timestamp;
use std::time::UNIX_EPOCH;

/// The longest pause believed: a day, the longest that the API documents.
const LONGEST_PAUSE_MS: u64 = 24 * 60 * 60 * 1_000;

/// Reads `Retry-After`: seconds, or an HTTP date seen from `wall`. Nothing where it is neither.
pub fn retry_after_ms(text: &str, wall: Timestamp) -> Option<u64> {
    let text = text.trim();
    let ms = if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse::<u64>().unwrap_or(u64::MAX).saturating_mul(1_000)
    } else {
        u64::try_from(http_date(text)?.millis().saturating_sub(wall.millis())).unwrap_or(0)
    };
    Some(ms.min(LONGEST_PAUSE_MS))
}

/// Reads a date as headers have it.
pub fn http_date(text: &str) -> Option<Timestamp> {
    let since = httpdate::parse_http_date(text).ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok().map(Timestamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_in_both_forms_and_never_guessed() {
        let wall = Timestamp::parse("2026-11-23T10:00:00.500Z").unwrap();
        let read = |text| retry_after_ms(text, wall);
        assert_eq!(read("7"), Some(7_000));
        assert_eq!(read(" 0 "), Some(0));
        assert_eq!(read("99999999999999999999999"), Some(LONGEST_PAUSE_MS));
        assert_eq!(read("Mon, 23 Nov 2026 10:00:09 GMT"), Some(8_500));
        assert_eq!(read("Mon, 23 Nov 2026 09:59:00 GMT"), Some(0));
        for odd in ["", "soon", "-5", "1.5", "Mon, 31 Feb 2026 10:00:09 GMT"] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }
}
