//! What a value of a facet is called on the screen.

use super::entities;
use crate::i18n::I18n;
use crate::state::App;
use crate::text::words;
use audit_model::catalogue;
use audit_model::client::ClientGroup;
use audit_store::Facet;

/// The name of a value. Follows language and names.
pub fn label(app: App, i18n: I18n, facet: Facet, value: &str) -> String {
    if value.is_empty() {
        return i18n.t("facet-none");
    }
    match facet {
        Facet::EventKey => words::kind_name(i18n.lang(), value),
        Facet::Category => i18n.t(&format!("category-{value}")),
        Facet::Actor => app.names.person(value),
        Facet::Entity => entities::label(app, i18n, value),
        Facet::EntityType => words::entity_type_name(i18n.lang(), value),
        Facet::Client if value.contains('/') => client(i18n, &ClientGroup::parse(value)),
        Facet::Role => words::role_name(i18n.lang(), value),
        Facet::Note => i18n.t(&format!("notes-mark-{value}")),
        Facet::Tag => format!("#{value}"),
        _ => value.to_owned(),
    }
}

/// A client as people say it: `Chrome 142 · Linux`.
fn client(i18n: I18n, group: &ClientGroup) -> String {
    let of = |part: &Option<String>, none: &str| {
        part.as_ref().map(|part| if part.is_empty() { i18n.t(none) } else { part.clone() })
    };
    let version = of(&group.version, "client-no-version").map(|version| format!(" {version}"));
    let platform = of(&group.platform, "client-no-platform").map(|platform| format!(" · {platform}"));
    format!("{}{}{}", group.family, version.unwrap_or_default(), platform.unwrap_or_default())
}

/// The name of the message that says what a value of a facet is, where the value alone does not: a kind of events may
/// be called as its category is.
pub fn what_it_is(facet: Facet) -> Option<&'static str> {
    match facet {
        Facet::EventKey => Some("list-event"),
        Facet::Scope | Facet::Role | Facet::Case => Some(facet_id(facet)),
        _ => None,
    }
}

/// The name of the message that names a facet.
pub fn facet_id(facet: Facet) -> &'static str {
    match facet {
        Facet::Category => "facet-category",
        Facet::EventKey => "facet-event",
        Facet::Actor => "facet-actor",
        Facet::Entity => "facet-entity",
        Facet::EntityType => "facet-type",
        Facet::Address => "facet-ip",
        Facet::Client | Facet::UserAgent => "facet-client",
        Facet::ActorType => "facet-none",
        Facet::Scope => "facet-scope",
        Facet::Role => "facet-role",
        Facet::Note => "facet-notes",
        Facet::Tag => "note-tags",
        Facet::Case => "note-case",
    }
}

/// Whether values of a facet are codes rather than words, where they have no name.
pub const fn is_mono(facet: Facet) -> bool {
    matches!(facet, Facet::EventKey | Facet::Address | Facet::Scope)
}

/// A name with what the API, files and the line of filters call it, where that is another.
pub fn with_key(facet: Facet, value: &str, name: String) -> String {
    match key(facet, value) {
        Some(key) => format!("{name} · {key}"),
        None => name,
    }
}

/// What the API, files and the line of filters call a value that has a name here.
pub fn key(facet: Facet, value: &str) -> Option<&str> {
    (facet == Facet::EventKey && catalogue::info(value).is_some()).then_some(value)
}
