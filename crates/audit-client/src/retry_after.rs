//! The header that says how long to wait.

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
        let date = httpdate::parse_http_date(text).ok()?.duration_since(UNIX_EPOCH).ok()?;
        let now_ms = u64::try_from(wall.millis()).unwrap_or(0);
        u64::try_from(date.as_millis()).ok()?.saturating_sub(now_ms)
    };
    Some(ms.min(LONGEST_PAUSE_MS))
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
