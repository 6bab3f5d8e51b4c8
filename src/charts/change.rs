//! How much more or less it is than before: a sign, a share, and the same in words.

use super::labels;
use crate::i18n::{I18n, use_i18n};
use leptos::prelude::*;

/// Counts of a stretch and of the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Before.
    pub before: u64,
    /// Now.
    pub now: u64,
}

/// What a change is, in whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Amount {
    /// So many per cent more.
    More(u64),
    /// So many per cent less.
    Fewer(u64),
    /// So many times as many: per cents beyond a thousand say nothing.
    Times(u64),
    /// The same, or as good as.
    Same,
    /// There was nothing before.
    New,
}

impl Change {
    fn amount(self) -> Amount {
        let (before, now) = (u128::from(self.before), u128::from(self.now));
        // Rounded to the nearest.
        let percent = |difference: u128| ((difference * 100 + before / 2) / before.max(1)) as u64;
        match () {
            () if before == 0 && now == 0 => Amount::Same,
            () if before == 0 => Amount::New,
            () if now >= before * 10 => Amount::Times(((now + before / 2) / before) as u64),
            () if now > before => Amount::More(percent(now - before)),
            () => Amount::Fewer(percent(before - now)),
        }
        .or_same()
    }
}

impl Amount {
    const fn or_same(self) -> Self {
        match self {
            Self::More(0) | Self::Fewer(0) => Self::Same,
            other => other,
        }
    }

    fn sign(self, i18n: I18n) -> String {
        let number = |n: u64| labels::number(i18n.lang(), n);
        match self {
            Self::More(n) => format!("▲ {}\u{202f}%", number(n)),
            Self::Fewer(n) => format!("▼ {}\u{202f}%", number(n)),
            Self::Times(n) => format!("▲ ×{}", number(n)),
            Self::Same => "= 0\u{202f}%".to_owned(),
            Self::New => format!("▲ {}", i18n.t("change-new")),
        }
    }

    fn words(self, i18n: I18n, before: u64) -> String {
        let lang = i18n.lang();
        let (id, n) = match self {
            Self::More(n) => ("change-more", n),
            Self::Fewer(n) => ("change-fewer", n),
            Self::Times(n) => ("change-times", n),
            Self::Same => ("change-same", 0),
            Self::New => ("change-none-before", 0),
        };
        let (said, before) = (labels::number(lang, n), labels::number(lang, before));
        i18n.ta(id, &[("count", n.into()), ("n", said.into()), ("before", before.into())])
    }
}

/// The change, where it is known.
#[component]
pub fn ChangeMark(#[prop(into)] change: Signal<Option<Change>>) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        change.get().map(|change| {
            let amount = change.amount();
            let is_more = matches!(amount, Amount::More(_) | Amount::Times(_) | Amount::New);
            let words = amount.words(i18n, change.before);
            let title = words.clone();
            view! {
                <span class="change" class:more=is_more title=title>
                    <span aria-hidden="true">{amount.sign(i18n)}</span>
                    <span class="hidden">{words}</span>
                </span>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_rounded_and_never_divide_by_zero() {
        let of = |before, now| Change { before, now }.amount();
        assert_eq!(
            [of(100, 119), of(147, 135), of(3, 4)],
            [Amount::More(19), Amount::Fewer(8), Amount::More(33)]
        );
        assert_eq!([of(0, 0), of(0, 7), of(7, 0)], [Amount::Same, Amount::New, Amount::Fewer(100)]);
        assert_eq!([of(10_000, 10_001), of(5, 5), of(10_000, 9_999)], [Amount::Same; 3]);
        assert_eq!([of(2, 19), of(2, 20)], [Amount::More(850), Amount::Times(10)]);
        assert_eq!(of(1, u64::MAX), Amount::Times(u64::MAX));
    }
}
