//! How long ago something was.

use crate::i18n::{Lang, message};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// How long ago, in one unit, rounded down; what is yet to come is now.
pub fn ago(lang: Lang, past_ms: i64) -> String {
    let (id, unit) = match past_ms {
        ..MINUTE_MS => return message(lang, "ago-now", &[]),
        MINUTE_MS..HOUR_MS => ("ago-minutes", MINUTE_MS),
        HOUR_MS..DAY_MS => ("ago-hours", HOUR_MS),
        _ => ("ago-days", DAY_MS),
    };
    let count = past_ms / unit;
    message(lang, id, &[("count", count.into()), ("n", count.to_string().into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_unit_rounded_down() {
        let say = |ms| ago(Lang::En, ms);
        assert_eq!([say(-5), say(59_999)], ["now", "now"]);
        assert_eq!([say(MINUTE_MS), say(HOUR_MS - 1)], ["1 min ago", "59 min ago"]);
        assert_eq!([say(HOUR_MS), say(3 * DAY_MS + 5)], ["1 h ago", "3 d ago"]);
        assert_eq!(ago(Lang::Ru, 22 * DAY_MS), "22 дня назад");
    }
}
