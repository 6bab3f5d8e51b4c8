//! The face of an actor: initials on a colour.

use crate::queries::list::ActorView;
use leptos::prelude::*;

/// Initials on a colour. The name stands beside it, so it is decoration.
#[component]
pub fn Avatar(actor: ActorView) -> impl IntoView {
    view! { <span class=format!("avatar avatar-{}", actor.colour) aria-hidden="true">{actor.initials}</span> }
}
