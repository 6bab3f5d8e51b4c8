//! Reading and writing agree.

use super::*;
use crate::state::filters::Filters;
use crate::state::period::TimeRange;
use crate::state::terms::{Ask, Term};
use audit_model::{Category, Timestamp};
use audit_store::{Facet, Field};
use proptest::prelude::*;
use proptest::sample::select;

/// A workspace of two people of one name, and one more.
struct Company;

impl Lookup for Company {
    fn find(&self, facet: Facet, text: &str) -> Found {
        let values = match facet {
            Facet::Category => Category::from_slug(text).map(|known| vec![known.slug().to_owned()]),
            Facet::Actor => match text {
                "Анна" => Some(vec!["1".to_owned(), "2".to_owned()]),
                "Игорь Панов" => Some(vec!["3".to_owned()]),
                id => id.parse::<u64>().ok().map(|_| vec![id.to_owned()]),
            },
            _ => Some(vec![text.to_owned()]),
        };
        values.map_or(Found::Nothing, Found::Values)
    }
}

fn spell(facet: Facet, value: &str) -> String {
    if facet == Facet::Actor && value == "3" { "Игорь Панов".to_owned() } else { value.to_owned() }
}

fn understood(line: &str) -> Filters {
    let (filters, problems) = read(line, &Company);
    assert_eq!(problems, [], "{line}");
    filters
}

#[test]
fn a_line_says_the_same_as_the_clicks() {
    let line = "category:auth,security actor:\"Игорь Панов\" -event:user_logout ip:203.0.113.0/24 \
                details.scopes:messages:read -has:agent some text";
    let filters = understood(line);
    let clicks = Filters::default()
        .toggled(Facet::Category, "auth")
        .toggled(Facet::Category, "security")
        .toggled(Facet::Actor, "3")
        .excluded(Facet::EventKey, "user_logout")
        .toggled(Facet::Address, "203.0.113.0/24")
        .with_term(Term { ask: Ask::Detail("scopes".into(), "messages:read".into()), not: false })
        .and_then(|filters| filters.with_term(Term { ask: Ask::Has(Field::UserAgent), not: true }))
        .and_then(|filters| filters.with_term(Term::text("some text")))
        .unwrap();
    assert_eq!(filters, clicks);
    assert_eq!(understood(&write(&filters, spell)), filters);
}

#[test]
fn one_name_may_be_two_people_and_none_is_no_value() {
    let filters = understood("actor:Анна,none -type:\"none\"");
    assert_eq!(filters.choices[&Facet::Actor].only.iter().collect::<Vec<_>>(), ["", "1", "2"]);
    assert!(filters.choices[&Facet::EntityType].not.contains("none"));
}

#[test]
fn notes_are_asked_for_like_anything_else() {
    let clicks = Filters::default().toggled(Facet::Tag, "to ask").excluded(Facet::Case, "Leak");
    assert_eq!(understood("tag:\"to ask\" -дело:Leak"), clicks);
    let any = understood("-has:note");
    assert_eq!(any, Filters::default().with_any_note(true));
    let line = write(&any, spell);
    assert_eq!((line.as_str(), understood(&line)), ("-note:case,comment,star,tag", any));
}

#[test]
fn what_is_wrong_is_named_at_its_place_and_the_rest_is_kept() {
    let line = "categry:auth category:aliens actor:Никто ip: time:yesterday \"open";
    let (filters, problems) = read(line, &Company);
    assert!(filters.is_empty());
    let named: Vec<(&str, &ProblemKind)> =
        problems.iter().map(|problem| (&line[problem.span.clone()], &problem.kind)).collect();
    assert_eq!(
        named,
        [
            ("categry:auth", &ProblemKind::NoName("categry".into(), Some("category"))),
            ("aliens", &ProblemKind::NoCategory("aliens".into())),
            ("Никто", &ProblemKind::Nobody("Никто".into())),
            ("ip:", &ProblemKind::NoValue("ip".into())),
            ("yesterday", &ProblemKind::NoTime("yesterday".into())),
            ("\"open", &ProblemKind::Unclosed),
        ]
    );
}

#[test]
fn the_name_of_a_field_that_is_being_typed_is_no_text_to_look_for() {
    for (line, name) in [("details.", "details"), ("Детали.scop", "Детали.scop")] {
        let (filters, problems) = read(line, &Company);
        assert!(filters.is_empty());
        assert_eq!(
            problems.into_iter().map(|it| it.kind).collect::<Vec<_>>(),
            [ProblemKind::NoValue(name.into())]
        );
    }
    let text = Filters::default().with_term(Term::text("some details.txt")).unwrap();
    assert_eq!(understood("\"some details.txt\""), text);
    assert_eq!(understood(&write(&text, spell)), text);
}

#[test]
fn too_many_texts_are_refused_and_the_first_are_kept() {
    let line = (0..10).map(|n| format!("\"{n}\"")).collect::<Vec<_>>().join(" ");
    let (filters, problems) = read(&line, &Company);
    assert_eq!((filters.terms.len(), problems.len()), (8, 2));
}

fn term() -> impl Strategy<Value = Term> {
    let text = || {
        "[a-zя0-9:,\"\\\\ .-]{1,12}"
            .prop_filter("texts are trimmed", |text| text.trim() == text && !text.is_empty())
    };
    let ask = prop_oneof![
        3 => text().prop_map(Ask::Text),
        1 => text().prop_map(|text| Ask::In(Field::UserAgent, text)),
        1 => text().prop_map(|text| Ask::Detail("new_role".to_owned(), text)),
        1 => select(vec![Field::IpAddress, Field::Extra]).prop_map(Ask::Has),
    ];
    (ask, any::<bool>()).prop_map(|(ask, not)| Term { ask, not })
}

fn filters() -> impl Strategy<Value = Filters> {
    let facet =
        select(vec![Facet::EventKey, Facet::Client, Facet::Entity, Facet::Address, Facet::Scope, Facet::Tag]);
    let value =
        prop_oneof![4 => "[a-zя,\" \\\\:/-]{1,8}", 1 => Just(String::new()), 1 => Just("none".to_owned())];
    let choices = prop::collection::vec((facet, value, any::<bool>()), 0..6);
    let range = prop::option::of((0i64..4_000_000_000_000, 0i64..10_000_000_000));
    (choices, prop::collection::vec(term(), 0..5), range).prop_map(|(choices, terms, range)| {
        let chosen = choices.into_iter().fold(Filters::default(), |filters, (facet, value, not)| {
            if not { filters.excluded(facet, &value) } else { filters.toggled(facet, &value) }
        });
        let range =
            range.and_then(|(start, length)| TimeRange::new(Timestamp(start), Timestamp(start + length)));
        let with_terms = terms.into_iter().fold(chosen, |filters, term| filters.with_term(term).unwrap());
        with_terms.with_range(range)
    })
}

proptest! {
    #[test]
    fn what_was_written_reads_as_the_same_filters(filters in filters()) {
        let line = write(&filters, |_, value| value.to_owned());
        let (again, problems) = read(&line, &Company);
        prop_assert_eq!(&problems, &[], "{}", line);
        prop_assert_eq!(again, filters, "{}", line);
    }

    #[test]
    fn any_line_is_read_without_a_panic(line in "\\PC{0,60}", caret in 0usize..70) {
        read(&line, &Company);
        if line.is_char_boundary(caret.min(line.len())) {
            complete::asked(&line, caret.min(line.len()));
        }
    }
}
