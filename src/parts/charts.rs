//! What the dashboard calls of the page of charts.

use crate::pages::charts::Charts as Screen;
use leptos::prelude::*;

/// The table.
pub struct Charts {
    /// The screen, and whatever saves what it shows.
    pub screen: fn() -> AnyView,
}

pub(super) static CHARTS: Charts = Charts { screen: || view! { <Screen/> }.into_any() };
