//! All keys, by where they work. Whoever gives a key a meaning adds a line here and its words to `keys.ftl` in both
//! languages.

/// A meaning and the keys that have it.
#[derive(Debug)]
pub struct Key {
    /// Any of these; keys held together are joined by a plus.
    pub presses: &'static [&'static str],
    /// The name of the message that says what it does.
    pub does: &'static str,
}

/// The keys of one place.
#[derive(Debug)]
pub struct Section {
    /// The name of the message that names the place.
    pub title: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
}

const fn key(presses: &'static [&'static str], does: &'static str) -> Key {
    Key { presses, does }
}

/// The sheet, in its order.
pub const SECTIONS: &[Section] = &[
    Section {
        title: "keys-everywhere",
        keys: &[
            key(&["?"], "keys-this-sheet"),
            key(&["/"], "keys-query"),
            key(&["Tab", "Shift+Tab"], "keys-tab"),
            key(&["Esc"], "keys-escape"),
        ],
    },
    Section {
        title: "keys-line",
        keys: &[
            key(&["↓", "↑"], "keys-line-walk"),
            key(&["Enter", "Tab"], "keys-line-take"),
            key(&["Enter"], "keys-line-apply"),
            key(&["Esc"], "keys-line-close"),
        ],
    },
    Section {
        title: "keys-histogram",
        keys: &[
            key(&["←", "→"], "keys-histogram-step"),
            key(&["Shift+←", "Shift+→"], "keys-histogram-leap"),
            key(&["Home", "End"], "keys-histogram-ends"),
            key(&["Esc"], "keys-histogram-clear"),
            key(&["+", "−"], "keys-histogram-zoom"),
            key(&["0"], "keys-histogram-whole"),
            key(&[",", "."], "keys-histogram-pan"),
            key(&["Z", "Shift+Z"], "keys-histogram-undo"),
            key(&["T"], "keys-histogram-table"),
        ],
    },
    Section {
        title: "keys-list",
        keys: &[
            key(&["↓", "↑"], "keys-list-step"),
            key(&["Page Up", "Page Down"], "keys-list-page"),
            key(&["Home", "End"], "keys-list-ends"),
            key(&["Enter"], "keys-list-open"),
            key(&["Space", "Shift+↓", "Shift+↑"], "keys-list-pick"),
            key(&["→", "←"], "keys-list-fold"),
            key(&["S"], "keys-list-star"),
            key(&["G"], "keys-list-jump"),
            key(&["Esc"], "keys-list-close"),
        ],
    },
    Section {
        title: "keys-heat",
        keys: &[
            key(&["←", "→", "↑", "↓"], "keys-heat-step"),
            key(&["Home", "End"], "keys-heat-ends"),
            key(&["Page Up", "Page Down"], "keys-heat-days"),
            key(&["Enter", "Space"], "keys-heat-choose"),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, find_message};

    #[test]
    fn everything_on_the_sheet_has_words_in_both_languages() {
        for lang in Lang::ALL {
            for section in SECTIONS {
                let ids = section.keys.iter().map(|key| key.does).chain([section.title]);
                for id in ids {
                    assert!(find_message(lang, id, &[]).is_some(), "{lang:?} {id}");
                }
            }
        }
    }
}
