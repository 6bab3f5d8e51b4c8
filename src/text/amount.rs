//! Durations and sizes as people write them.

use crate::i18n::{Arg, Lang, message};

/// A duration to the minute, for a row: `45 s`, `42 min`, `1 h 5 min`.
pub fn duration(lang: Lang, seconds: u64) -> String {
    match seconds {
        0..60 => exact_duration(lang, seconds),
        // Rounded, so that 59 min 59 s is an hour.
        _ => exact_duration(lang, seconds.saturating_add(30) / 60 * 60),
    }
}

/// A duration with its seconds, for the detail panel: `42 min 10 s`; hours go without.
pub fn exact_duration(lang: Lang, seconds: u64) -> String {
    let (h, min, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let id = match (h, min, s) {
        (0, 0, _) => "duration-s",
        (0, _, 0) => "duration-min",
        (0, ..) => "duration-min-s",
        (_, 0, _) => "duration-h",
        _ => "duration-h-min",
    };
    message(lang, id, &[number("h", h), number("min", min), number("s", s)])
}

/// A size in bytes, decimal units, to two or three digits: `412 MB`, `4.2 GB`.
pub fn size(lang: Lang, bytes: u64) -> String {
    const UNITS: [&str; 5] = ["size-b", "size-kb", "size-mb", "size-gb", "size-tb"];
    if bytes < 1_000 {
        return counted(lang, UNITS[0], bytes);
    }
    let mut value = bytes as f64 / 1_000.0;
    let mut unit = 1;
    while value >= 999.5 && unit + 1 < UNITS.len() {
        value /= 1_000.0;
        unit += 1;
    }
    let digits = if value < 9.95 { format!("{value:.1}") } else { format!("{value:.0}") };
    let digits = digits.replace('.', &message(lang, "decimal-mark", &[]));
    message(lang, UNITS[unit], &[("n", digits.into())])
}

/// A message about a count: `$count` chooses the plural, `$n` is its digits.
pub fn counted(lang: Lang, id: &str, count: u64) -> String {
    // Plural rules look at the last digits and at numbers below a hundred; a float would lose those.
    let plural = if count < 1_000_000 { count } else { 1_000_000 + count % 1_000_000 };
    message(lang, id, &[("count", (plural as i64).into()), number("n", count)])
}

fn number(name: &'static str, value: u64) -> Arg<'static> {
    (name, value.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_in_both_languages() {
        let both = |seconds| [duration(Lang::En, seconds), duration(Lang::Ru, seconds)];
        assert_eq!(both(0), ["0 s", "0 с"]);
        assert_eq!(both(59), ["59 s", "59 с"]);
        assert_eq!(both(2530), ["42 min", "42 мин"]);
        assert_eq!(both(3599), ["1 h", "1 ч"]);
        assert_eq!(both(3900), ["1 h 5 min", "1 ч 5 мин"]);
        assert_eq!(exact_duration(Lang::Ru, 2530), "42 мин 10 с");
        assert!(duration(Lang::En, u64::MAX).contains(" h"));
    }

    #[test]
    fn sizes_in_both_languages() {
        let both = |bytes| [size(Lang::En, bytes), size(Lang::Ru, bytes)];
        assert_eq!(both(0), ["0 bytes", "0 байт"]);
        assert_eq!(both(1), ["1 byte", "1 байт"]);
        assert_eq!(both(22), ["22 bytes", "22 байта"]);
        assert_eq!(both(1_540), ["1.5 kB", "1,5 КБ"]);
        assert_eq!(both(412_345_678), ["412 MB", "412 МБ"]);
        assert_eq!(both(999_999_999), ["1.0 GB", "1,0 ГБ"]);
        assert!(size(Lang::En, u64::MAX).ends_with(" TB"));
    }

    #[test]
    fn russian_plurals() {
        let said: Vec<_> = [1, 2, 5, 11, 21, 22, 112, 1_000_003]
            .into_iter()
            .map(|count| counted(Lang::Ru, "phrase-tokens", count))
            .collect();
        assert_eq!(
            said,
            [
                "1 токен",
                "2 токена",
                "5 токенов",
                "11 токенов",
                "21 токен",
                "22 токена",
                "112 токенов",
                "1000003 токена"
            ]
        );
        assert_eq!([1, 4].map(|n| counted(Lang::Ru, "phrase-grants", n)), ["1 разрешение", "4 разрешения"]);
        assert_eq!([1, 9].map(|n| counted(Lang::En, "phrase-people", n)), ["1 person", "9 people"]);
    }
}
