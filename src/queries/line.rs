//! What the line of filters asks: what is wrong with it, and what could come next.

use super::facets::FacetRow;
use super::ready::READY;
use super::{clients, details, facets, stretches};
use crate::components::query_line::{Mark, Suggestion};
use crate::i18n::{I18n, Lang, message};
use crate::query_line::complete::{self, Asked};
use crate::query_line::names::{self as words, Name};
use crate::query_line::read::NOTE;
use crate::query_line::{Found, Lookup, ProblemKind, read, time, write};
use crate::state::App;
use crate::state::filters::Filters;
use crate::state::notes::MARKS;
use crate::state::terms::OPTIONAL_FIELDS;
use crate::text::words::{kind_name, kinds_said};
use crate::text::{folded, has_starts};
use audit_model::Category;
use audit_model::catalogue::KEYS;
use audit_store::Facet;
use leptos::prelude::*;
use std::cmp::Reverse;
use std::net::IpAddr;

/// How many values are offered.
const OFFERED: usize = 8;
/// How many people and how many kinds of events are offered for a plain word, and from how many letters on.
const PEOPLE: usize = 4;
const LEAST_OF_NAME: usize = 2;
const LEAST_OF_KIND: usize = 3;

/// What the page knows of values: those that are loaded, and those with names.
struct Known(App);

impl Lookup for Known {
    fn find(&self, facet: Facet, text: &str) -> Found {
        let values = match facet {
            Facet::Category => category(text).map(|known| vec![known.slug().to_owned()]),
            Facet::EventKey => {
                let named = kind(text).map(|key| vec![key.to_owned()]);
                named.or_else(|| self.itself(facet, text, false))
            }
            Facet::Actor => {
                let named = self.0.names.people_called(text);
                let is_id = text.bytes().all(|byte| byte.is_ascii_digit());
                if named.is_empty() { self.itself(facet, text, is_id) } else { Some(named) }
            }
            Facet::Address => self.itself(facet, text, is_network(text) || text.parse::<IpAddr>().is_ok()),
            Facet::Note => MARKS.contains(&text).then(|| vec![text.to_owned()]),
            _ => Some(vec![text.to_owned()]),
        };
        values.map_or(Found::Nothing, Found::Values)
    }
}

impl Known {
    /// A value that stands for itself, if it may or if it is loaded.
    fn itself(&self, facet: Facet, text: &str, may: bool) -> Option<Vec<String>> {
        let is_loaded = || self.0.log.peek(|store| store.code(facet, text).is_some());
        (may || is_loaded()).then(|| vec![text.to_owned()])
    }
}

fn is_network(text: &str) -> bool {
    text.parse::<ipnet::IpNet>().is_ok()
}

/// A category by its slug, or by its name in either language.
fn category(text: &str) -> Option<Category> {
    Category::from_slug(text).or_else(|| {
        let lower = text.to_lowercase();
        Category::ALL.into_iter().find(|category| {
            let name = |lang| message(lang, &format!("category-{}", category.slug()), &[]);
            Lang::ALL.into_iter().any(|lang| name(lang).to_lowercase() == lower)
        })
    })
}

/// A kind of events by its key, or by its name in either language.
fn kind(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let is_called = |key: &str| Lang::ALL.iter().any(|lang| kind_name(*lang, key).to_lowercase() == lower);
    let keys = || KEYS.iter().map(|key| key.name);
    keys().find(|key| *key == text).or_else(|| keys().find(|key| is_called(key)))
}

/// The filters that a line means, as far as it is understood.
pub fn filters(app: App, line: &str) -> Filters {
    // Which events are our own is no matter of the line.
    read(line, &Known(app)).0.with_own_shown(app.filters.get_untracked().own_shown)
}

/// The filters that are on, as a line.
pub fn text(app: App) -> String {
    let known = Known(app);
    write(&app.filters.get(), |facet, value| {
        let name = (facet == Facet::Actor).then(|| app.names.person(value));
        // A name that others have, too, would ask for all of them.
        let is_own = |name: &String| known.find(facet, name) == Found::Values(vec![value.to_owned()]);
        name.filter(is_own).unwrap_or_else(|| value.to_owned())
    })
}

/// What of a line is not understood.
pub fn marks(app: App, i18n: I18n, line: &str) -> Vec<Mark> {
    let (_, problems) = read(line, &Known(app));
    let reason = |kind| match kind {
        ProblemKind::NoName(name, Some(near)) => {
            i18n.ta("query-no-name-near", &[("name", name.into()), ("near", near.into())])
        }
        ProblemKind::NoName(name, None) => i18n.ta("query-no-name", &[("name", name.into())]),
        ProblemKind::NoValue(name) => i18n.ta("query-no-value", &[("name", name.into())]),
        ProblemKind::Unclosed => i18n.t("query-unclosed"),
        ProblemKind::NoCategory(text) => i18n.ta("query-no-category", &[("text", text.into())]),
        ProblemKind::NoEvent(text) => i18n.ta("query-no-event", &[("text", text.into())]),
        ProblemKind::Nobody(text) => i18n.ta("query-nobody", &[("text", text.into())]),
        ProblemKind::NoAddress(text) => i18n.ta("query-no-address", &[("text", text.into())]),
        ProblemKind::NoTime(text) => i18n.ta("query-no-time", &[("text", text.into())]),
        ProblemKind::Backwards => i18n.t("query-backwards"),
        ProblemKind::NoNote(text) => i18n.ta("query-no-note", &[("text", text.into())]),
        ProblemKind::NoField(text) => i18n.ta("query-no-field", &[("text", text.into())]),
        ProblemKind::TooMany => i18n.t("query-too-many"),
    };
    problems.into_iter().map(|problem| Mark { span: problem.span, reason: reason(problem.kind) }).collect()
}

/// What could come at the caret: earlier lines while there is nothing, then names, then values with their counts.
pub fn suggestions(app: App, i18n: I18n, line: &str, caret: usize) -> Vec<Suggestion> {
    let earlier = app.saved.recent.get();
    let Some(asked) = complete::asked(line, caret) else { return Vec::new() };
    let put = |label: String, hint: String, count: Option<u32>, text: &str| {
        let (line, caret) = complete::put(line, &asked, text);
        Suggestion { label, hint, count, line, caret }
    };
    match &asked.name {
        None => {
            let typed = asked.typed.to_lowercase();
            let recent = earlier.iter().filter(|_| line.trim().is_empty()).take(4).map(|line| Suggestion {
                label: line.clone(),
                hint: i18n.t("query-recent"),
                count: None,
                line: line.clone(),
                caret: line.len(),
            });
            // Questions that come up again and again, where nothing has been asked yet.
            let ready = READY.iter().filter(|_| line.trim().is_empty()).map(|ready| Suggestion {
                label: i18n.t(ready.name),
                hint: i18n.t("views-ready"),
                count: None,
                line: ready.line.to_owned(),
                caret: ready.line.len(),
            });
            let names = words::all().filter(|name| name.starts_with(&typed));
            let names =
                names.map(|name| put(format!("{name}:"), i18n.t(&format!("query-name-{name}")), None, name));
            let dot = words::DETAIL
                .starts_with(&typed)
                .then(|| put(words::DETAIL.to_owned(), i18n.t("query-name-field"), None, words::DETAIL));
            let fields =
                words::detail_typed(&asked.typed).map(|typed| fields(app, &typed)).unwrap_or_default();
            let fields = fields.into_iter().map(|(name, like)| {
                put(format!("{name}:"), i18n.ta("query-like", &[("value", like.into())]), None, &name)
            });
            let names = names.chain(dot.filter(|_| !typed.ends_with('.')));
            let values = people(app, i18n, line, &asked).into_iter().chain(kinds(app, i18n, line, &asked));
            recent.chain(ready).chain(names).chain(values).chain(fields).collect()
        }
        Some(Name::Values(facet)) => values(app, i18n, *facet, &asked, put),
        Some(Name::Has) => {
            let fields = OPTIONAL_FIELDS.iter().map(|(_, name)| *name).chain([NOTE]);
            let fields = fields.filter(|name| name.starts_with(&asked.typed));
            fields
                .map(|name| put(name.to_owned(), i18n.t(&format!("filters-has-{name}")), None, name))
                .collect()
        }
        Some(Name::Time) => {
            let typed = asked.typed.to_lowercase();
            let stretches = stretches::offered(app).into_iter();
            let named = stretches.map(|(name, range)| (i18n.t(name), time::write(range)));
            let fits =
                |label: &str, text: &str| label.to_lowercase().contains(&typed) || text.starts_with(&typed);
            let named = named.filter(|(label, text)| fits(label, text));
            named.map(|(label, text)| put(label, text.clone(), None, &text)).collect()
        }
        Some(Name::Detail(field)) => {
            let typed = asked.typed.to_lowercase();
            let values = details::values(app, field).into_iter();
            let values = values.filter(|value| value.to_lowercase().contains(&typed)).take(OFFERED);
            values.map(|value| put(value.clone(), String::new(), None, &value)).collect()
        }
        Some(Name::Text(_)) => Vec::new(),
    }
}

/// The fields of details, by the names that a line has for them, each with a value: those that have what is typed.
fn fields(app: App, typed: &str) -> Vec<(String, String)> {
    let fields = details::fields(app).into_iter().filter(|(name, _)| name.to_lowercase().contains(typed));
    let named = fields.map(|(name, like)| (format!("{}{name}", words::DETAIL), like));
    named.filter(|(name, _)| words::is_name(name)).collect()
}

/// People whose name is being typed, as a filter.
fn people(app: App, i18n: I18n, line: &str, asked: &Asked) -> Vec<Suggestion> {
    if asked.typed.chars().count() < LEAST_OF_NAME {
        return Vec::new();
    }
    let (named, asked) = behind(line, asked, "actor:", Facet::Actor);
    let put = |label: String, _: String, count: Option<u32>, text: &str| {
        let (line, caret) = complete::put(&named, &asked, text);
        Suggestion { label, hint: i18n.t("query-name-actor"), count, line, caret }
    };
    values(app, i18n, Facet::Actor, &asked, put).into_iter().take(PEOPLE).collect()
}

/// Kinds of events of which a word is being typed, by whatever people call them, as a filter.
fn kinds(app: App, i18n: I18n, line: &str, asked: &Asked) -> Vec<Suggestion> {
    let typed = folded(&asked.typed);
    if typed.chars().count() < LEAST_OF_KIND {
        return Vec::new();
    }
    let (named, asked) = behind(line, asked, "event:", Facet::EventKey);
    let said = kinds_said(i18n.lang(), |text| has_starts(&folded(text), &typed));
    let mut rows = facets::these(app, i18n, Facet::EventKey, said.into_iter().collect());
    rows.retain(|row| row.count > 0);
    rows.sort_by_key(|row| Reverse(row.count));
    rows.truncate(PEOPLE);
    let suggestion = |row: FacetRow| {
        let (line, caret) = complete::put(&named, &asked, &row.value);
        Suggestion { label: row.label, hint: row.value, count: Some(row.count), line, caret }
    };
    rows.into_iter().map(suggestion).collect()
}

/// The line with what is being typed behind the name of a facet, and what is asked for then.
fn behind(line: &str, asked: &Asked, name: &str, facet: Facet) -> (String, Asked) {
    let (head, tail) = line.split_at(asked.span.start);
    let span = asked.span.start + name.len()..asked.span.end + name.len();
    (
        format!("{head}{name}{tail}"),
        Asked { span, typed: asked.typed.clone(), name: Some(Name::Values(facet)) },
    )
}

fn values(
    app: App,
    i18n: I18n,
    facet: Facet,
    asked: &Asked,
    put: impl Fn(String, String, Option<u32>, &str) -> Suggestion,
) -> Vec<Suggestion> {
    let typed = asked.typed.to_lowercase();
    let rows = if facet == Facet::Category {
        let fits = |label: &str, value: &str| label.to_lowercase().contains(&typed) || value.contains(&typed);
        facets::categories(app, i18n).into_iter().filter(|row| fits(&row.label, &row.value)).collect()
    } else if facet == Facet::Client {
        clients::called(app, i18n, &asked.typed, OFFERED)
    } else {
        facets::top(app, i18n, facet, OFFERED, &asked.typed).0
    };
    let known = Known(app);
    rows.into_iter()
        .filter(|row| !row.value.is_empty())
        .take(if facet == Facet::Category { usize::MAX } else { OFFERED })
        .map(|row| {
            let label = row.label;
            let is_own = known.find(facet, &label) == Found::Values(vec![row.value.clone()]);
            let text = if facet == Facet::Actor && is_own { &label } else { &row.value };
            let hint = if label == row.value { String::new() } else { row.value.clone() };
            put(label.clone(), hint, Some(row.count), text)
        })
        .collect()
}
