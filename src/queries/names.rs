//! What a value of a facet is called on the screen.

use crate::i18n::I18n;
use crate::state::App;
use crate::text::words;
use audit_store::Facet;

/// The name of a value. Follows language and names.
pub fn label(app: App, i18n: I18n, facet: Facet, value: &str) -> String {
    if value.is_empty() {
        return i18n.t("facet-none");
    }
    match facet {
        Facet::Category => i18n.t(&format!("category-{value}")),
        Facet::Actor => app.names.person(value),
        Facet::EntityType => words::entity_type_name(i18n.lang(), value),
        _ => value.to_owned(),
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
    }
}

/// Whether values of a facet are codes rather than words.
pub const fn is_mono(facet: Facet) -> bool {
    matches!(facet, Facet::EventKey | Facet::Address | Facet::Entity)
}
