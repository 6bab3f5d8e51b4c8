//! What happened to the token that an event is about, for the panel beside the list.

use crate::detail::story::Lead;
use crate::detail::token::TokenView;
use crate::i18n::I18n;
use crate::queries::token::life;
use crate::state::App;
use audit_model::AuditEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The section; nothing for an event about anything else.
pub fn token(app: App, i18n: I18n, event: Arc<AuditEvent<'static>>, on_lead: Callback<Lead>) -> AnyView {
    let life = Memo::new(move |_| life(app, i18n, &event));
    (move || life.get().map(|life| view! { <TokenView life on_lead/> })).into_any()
}
