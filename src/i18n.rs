//! The page's own words, in English and Russian, from Fluent files in `locales/`.
//!
//! Fluent gives plurals and named arguments and is parsed once for each language. Dates and numbers come from the
//! browser's `Intl` (see `platform::intl`) and are passed in as ready text; a plural is chosen by an argument
//! `count` beside it.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use leptos::prelude::*;
use std::cell::{OnceCell, RefCell};
use unic_langid::LanguageIdentifier;

/// Fluent files as one.
macro_rules! files {
    ($lang:literal: $($name:literal),+) => {
        concat!($(include_str!(concat!("../locales/", $lang, "/", $name, ".ftl")), "\n"),+)
    };
}
/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English
    #[default]
    En,
    /// Russian
    Ru,
}

impl Lang {
    /// Both, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::En, Self::Ru];

    /// `en` or `ru`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
        }
    }

    /// The locale whose customs `Intl` follows: day before month and a 24-hour clock in both.
    pub const fn locale(self) -> &'static str {
        match self {
            Self::En => "en-GB",
            Self::Ru => "ru-RU",
        }
    }

    /// The language of a tag such as `ru-RU`; nothing for any other.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| tag.split('-').next() == Some(lang.code()))
    }

    /// The words of the first screen.
    const fn first(self) -> &'static str {
        match self {
            Self::En => files!("en": "app", "failures", "first", "keys"),
            Self::Ru => files!("ru": "app", "failures", "first", "keys"),
        }
    }

    /// Those of the dashboard. They come with it: nothing that the first screen leads to may call this, and so with the
    /// words of the other parts.
    pub const fn dashboard(self) -> &'static str {
        macro_rules! words {
            ($lang:literal) => {
                files!(
                    $lang: "explore", "later", "menus", "query", "story", "detail", "list", "notes", "charts", "compare",
                    "save", "zone", "histogram", "networks", "facets", "cities", "session", "import", "events", "found",
                    "places", "worker", "period", "environment", "cases", "filters", "synonyms"
                )
            };
        }
        match self {
            Self::En => words!("en"),
            Self::Ru => words!("ru"),
        }
    }

    /// Those of the findings.
    pub const fn findings(self) -> &'static str {
        match self {
            Self::En => {
                files!("en": "findings", "own", "notify", "sigma", "thresholds", "alerts", "report", "token")
            }
            Self::Ru => {
                files!("ru": "findings", "own", "notify", "sigma", "thresholds", "alerts", "report", "token")
            }
        }
    }

    /// Those of writing files and sending events on.
    pub const fn export(self) -> &'static str {
        match self {
            Self::En => files!("en": "export", "formats", "send", "forward"),
            Self::Ru => files!("ru": "export", "formats", "send", "forward"),
        }
    }

    /// Those of the archive.
    pub const fn archive(self) -> &'static str {
        match self {
            Self::En => files!("en": "archive"),
            Self::Ru => files!("ru": "archive"),
        }
    }
}

/// An argument of a message.
pub type Arg<'a> = (&'static str, FluentValue<'a>);

/// The words of a set in each language.
type Words = fn(Lang) -> &'static str;

type Bundles = [OnceCell<FluentBundle<FluentResource>>; 2];

thread_local! {
    static FIRST: Bundles = const { [OnceCell::new(), OnceCell::new()] };
    /// Those of the parts that have come.
    static REST: RefCell<Vec<(Words, Bundles)>> = RefCell::new(at_first());
}

/// Native tests are about one part or another, and need the words of all.
fn at_first() -> Vec<(Words, Bundles)> {
    REST_WORDS.iter().map(|words| (*words, Bundles::default())).collect()
}

#[cfg(test)]
const REST_WORDS: &[Words] = &[Lang::dashboard, Lang::findings, Lang::export, Lang::archive];
#[cfg(not(test))]
const REST_WORDS: &[Words] = &[];

/// Takes in the words of a part that has come.
pub fn know(words: Words) {
    REST.with_borrow_mut(|rest| rest.push((words, Bundles::default())));
}

fn parse(lang: Lang, source: &str) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![id]);
    // Names from the log are isolated where they are shown, by <bdi>; in plain strings the marks would be seen.
    bundle.set_use_isolating(false);
    // What the parser could not read is left out; a test holds both languages to zero errors.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
    bundle.add_resource_overriding(resource);
    bundle
}

/// A message in a language, with arguments. A message that does not exist shows its own name.
pub fn message(lang: Lang, id: &str, args: &[Arg<'_>]) -> String {
    find_message(lang, id, args).unwrap_or_else(|| id.to_owned())
}

/// A message in a language, if there is one of this name.
pub fn find_message(lang: Lang, id: &str, args: &[Arg<'_>]) -> Option<String> {
    let find = |bundles: &Bundles, words: Words| {
        let bundle = bundles[lang as usize].get_or_init(|| parse(lang, words(lang)));
        let pattern = bundle.get_message(id)?.value()?;
        let given: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        Some(args.iter().fold(text, |text, (_, value)| one_full_stop(text, value)))
    };
    FIRST
        .with(|bundles| find(bundles, Lang::first))
        .or_else(|| REST.with_borrow(|rest| rest.iter().find_map(|(words, bundles)| find(bundles, *words))))
}

/// A sentence that ends with an abbreviation has one full stop, not two: a Russian year is written `2026 г.`.
fn one_full_stop(text: String, value: &FluentValue<'_>) -> String {
    let FluentValue::String(value) = value else { return text };
    let ends_so = value.strip_suffix('.').is_some_and(|before| before.ends_with(char::is_alphanumeric));
    if !ends_so {
        return text;
    }
    let (twice, spaced) = (format!("{value}."), format!("{value}. "));
    let mut text = text.replace(&spaced, &format!("{value} "));
    if text.ends_with(&twice) {
        text.pop();
    }
    text
}

/// Quotation marks within others are „lower“ ones in Russian. Marks that are not in pairs stay as they are. Only for the
/// page's own words around its own: what the log says is shown as it came.
pub fn nested_quotes(text: String) -> String {
    let depths: Vec<i32> = text
        .chars()
        .scan(0, |depth, mark| {
            let at = *depth;
            *depth += i32::from(mark == '«') - i32::from(mark == '»');
            Some(if mark == '»' { *depth } else { at })
        })
        .collect();
    let is_paired =
        depths.iter().all(|depth| *depth >= 0) && text.matches('«').count() == text.matches('»').count();
    if !is_paired {
        return text;
    }
    let within = |(mark, depth): (char, i32)| match mark {
        '«' if depth > 0 => '„',
        '»' if depth > 0 => '“',
        _ => mark,
    };
    text.chars().zip(depths).map(within).collect()
}

/// The language in use, as a signal; every read of a message follows it.
#[derive(Clone, Copy)]
pub struct I18n(pub RwSignal<Lang>);

impl I18n {
    /// The language in use.
    pub fn lang(self) -> Lang {
        self.0.get()
    }

    /// A message without arguments.
    pub fn t(self, id: &str) -> String {
        message(self.lang(), id, &[])
    }

    /// A message with arguments.
    pub fn ta(self, id: &str, args: &[Arg<'_>]) -> String {
        message(self.lang(), id, args)
    }

    /// A message about a number: `$count` chooses the plural, `$n` is the number as people write it.
    pub fn tn(self, id: &str, count: usize) -> String {
        let lang = self.lang();
        message(
            lang,
            id,
            &[("count", count.into()), ("n", crate::platform::intl::number(lang, count).into())],
        )
    }
}

/// Puts the language into the context of the whole page.
pub fn provide_i18n(lang: Lang) -> I18n {
    let i18n = I18n(RwSignal::new(lang));
    provide_context(i18n);
    i18n
}

/// The language of the page.
pub fn use_i18n() -> I18n {
    use_context().unwrap_or_else(|| I18n(RwSignal::new(Lang::default())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn sources(lang: Lang) -> impl Iterator<Item = &'static str> {
        [lang.first()].into_iter().chain(REST_WORDS.iter().map(move |words| words(lang)))
    }

    fn ids(lang: Lang) -> BTreeSet<String> {
        let lines = sources(lang).flat_map(str::lines);
        let names = lines.filter_map(|line| line.split_once(" =").map(|(name, _)| name));
        let is_id = |name: &&str| name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.contains(' ');
        names.filter(is_id).map(str::to_owned).collect()
    }

    #[test]
    fn both_languages_parse_and_have_the_same_messages() {
        for lang in Lang::ALL {
            for source in sources(lang) {
                let errors = FluentResource::try_new(source.to_owned()).err().map(|(_, errors)| errors);
                assert_eq!(errors, None, "{lang:?}");
            }
        }
        let (en, ru) = (ids(Lang::En), ids(Lang::Ru));
        assert_eq!(en.symmetric_difference(&ru).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    #[test]
    fn a_sentence_that_ends_with_an_abbreviation_has_one_full_stop() {
        let period: FluentValue<'_> = "15 нояб. 2026 г. – 29 нояб. 2026 г.".into();
        let said = message(Lang::Ru, "export-part", &[("period", period)]);
        assert!(said.contains("– 29 нояб. 2026 г. Они"), "{said}");
        let once = |text: &str, given: &str| one_full_stop(text.to_owned(), &given.into());
        assert_eq!(once("До 29 нояб. 2026 г..", "29 нояб. 2026 г."), "До 29 нояб. 2026 г.");
        assert_eq!(once("Файл a.b. Ещё", "a.b"), "Файл a.b. Ещё");
        assert_eq!(once("Имя «..».", ".."), "Имя «..».");
    }

    #[test]
    fn quotation_marks_within_others_are_lower_ones() {
        let nested = |text: &str| nested_quotes(text.to_owned());
        assert_eq!(nested("Убрать фильтр ««203.0.113.77»»"), "Убрать фильтр «„203.0.113.77“»");
        assert_eq!(nested("Чаты «Релизы» и «Общий»"), "Чаты «Релизы» и «Общий»");
        assert_eq!(nested("Дело «стрелка » вправо»"), "Дело «стрелка » вправо»");
    }

    #[test]
    fn plurals_follow_each_language() {
        let say = |lang, count: usize| {
            message(lang, "events", &[("count", count.into()), ("n", count.to_string().into())])
        };
        assert_eq!([say(Lang::En, 1), say(Lang::En, 2)], ["1 event", "2 events"]);
        assert_eq!(
            [say(Lang::Ru, 1), say(Lang::Ru, 3), say(Lang::Ru, 12)],
            ["1 событие", "3 события", "12 событий"]
        );
    }

    #[test]
    fn every_published_key_and_category_has_a_sentence_in_both_languages() {
        use audit_model::catalogue::{Category, KEYS};
        for lang in Lang::ALL {
            for key in KEYS {
                for part in ["title", "did"] {
                    let id = format!("{}-{part}", key.name.replace('_', "-"));
                    assert!(find_message(lang, &id, &[]).is_some(), "{lang:?} {id}");
                }
            }
            for category in Category::ALL {
                let id = format!("category-{}", category.slug());
                assert!(find_message(lang, &id, &[]).is_some(), "{lang:?} {id}");
            }
        }
    }
}
