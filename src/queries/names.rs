//! What a value of a facet is called on the screen.

use super::entities;
use crate::i18n::I18n;
use crate::state::App;
use crate::text::words;
use audit_model::client::ClientGroup;
use audit_store::Facet;

/// The name of a value. Follows language and names.
pub fn label(app: App, i18n: I18n, facet: Facet, value: &str) -> String {
    if value.is_empty() {
        return i18n.t("facet-none");
    }
    match facet {
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

/// Whether a value of a facet says by itself what it is a value of, once it stands alone.
pub const fn says_what_it_is(facet: Facet) -> bool {
    !matches!(facet, Facet::Scope | Facet::Role | Facet::Case)
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

/// Whether values of a facet are codes rather than words.
pub const fn is_mono(facet: Facet) -> bool {
    matches!(facet, Facet::EventKey | Facet::Address | Facet::Scope)
}
