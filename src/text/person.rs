//! Names of people: how they are compared, and what an avatar without a picture shows.

/// How many avatar colours the style sheet has.
pub const AVATAR_COLOURS: u8 = 8;

/// A text as names are compared: without case, and with «е» for «ё», since few type that.
pub fn folded(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}

/// Whether a name has all of these words, or beginnings of them, in whatever order: some say the surname first.
/// Both are [`folded`].
pub fn has_words(name: &str, words: &str) -> bool {
    words.split_whitespace().all(|word| name.contains(word))
}

/// Whether a name has all of these words, each where one of its own begins. Both are [`folded`].
pub fn has_starts(name: &str, words: &str) -> bool {
    let begins = |at: usize| name[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    words.split_whitespace().all(|word| name.match_indices(word).any(|(at, _)| begins(at)))
}

/// One or two letters for a name, in capitals: the first of its first and of its last word. `?` where the name
/// has neither letters nor digits.
pub fn initials(name: &str) -> String {
    let mut words = name.split(|c: char| c.is_whitespace() || c.is_control()).filter_map(first_letter);
    match (words.next(), words.next_back()) {
        (Some(first), Some(last)) => first + &last,
        (Some(only), None) => only,
        _ => "?".to_owned(),
    }
}

/// The first letter or digit of a word, in capitals, with the accents that follow it.
fn first_letter(word: &str) -> Option<String> {
    let (start, letter) = word.char_indices().find(|(_, c)| c.is_alphanumeric())?;
    // Some capitals are two letters (ß, ŉ): one is enough here.
    let mut initial: String = letter.to_uppercase().take(1).collect();
    initial.extend(word[start..].chars().skip(1).take_while(|c| is_accent(*c)).take(2));
    Some(initial)
}

/// Combining marks of the scripts that names here are written in: the й and ё of decomposed text.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The avatar colour of an id, `0..8`: the same for ever, whatever else is loaded. By FNV-1a, 32 bits, which
/// spreads neighbouring ids.
pub fn avatar_colour(id: &str) -> u8 {
    let hash =
        id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    // The high bits are mixed better than the low ones.
    ((hash >> 16) % u32::from(AVATAR_COLOURS)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_whatever_the_order_and_the_letter_yo() {
        let name = folded("Фёдор Логинов");
        assert!(has_words(&name, &folded("логинов федор")) && has_words(&name, &folded("ФЁД")));
        assert!(!has_words(&name, &folded("Фёдор Панов")));
        assert!(has_starts(&name, "лог фед") && !has_starts(&name, "дор"));
    }

    #[test]
    fn initials_are_one_or_two_letters() {
        for (name, letters) in [
            ("Игорь Панов", "ИП"),
            ("Release Bot", "RB"),
            ("Анна Мария де ла Крус", "АК"),
            ("анна", "А"),
            ("«Отдел» продаж", "ОП"),
            ("n8n", "N"),
            ("#123", "1"),
            ("李 小龙", "李小"),
            ("и\u{306}ога", "И\u{306}"),
            ("😀 Вася 😀", "В"),
            ("straße ßen", "SS"),
            ("", "?"),
            (" \u{202e}😀 ", "?"),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }

    #[test]
    fn colours_are_stable_and_spread_over_neighbouring_ids() {
        assert_eq!([avatar_colour("133321"), avatar_colour("133321")], [avatar_colour("133321"); 2]);
        let mut used = [0; AVATAR_COLOURS as usize];
        for id in 1_000..1_800 {
            used[usize::from(avatar_colour(&id.to_string()))] += 1;
        }
        assert!(used.iter().all(|&count| (50..200).contains(&count)), "{used:?}");
    }
}
