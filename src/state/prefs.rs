//! What a person prefers, on every visit.

use audit_client::rate::DEFAULT_CEILING;
use leptos::prelude::*;

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The name in storage and in the `data-theme` attribute.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name; the system's for any other.
    pub fn from_slug(slug: &str) -> Self {
        match slug {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// The most requests a second that can be chosen. The API allows about 50 for each token.
pub const RATES: [u32; 4] = [DEFAULT_CEILING, 30, 15, 5];

/// After so many minutes without a key or a pointer the token can be forgotten; 0 is never.
pub const IDLE_MINUTES: [u32; 5] = [60, 15, 30, 240, 0];

/// The preferences in use.
#[derive(Clone, Copy)]
pub struct Prefs {
    /// The theme that was asked for.
    pub theme: RwSignal<Theme>,
    /// Whether the page is dark right now, whoever decided it. Canvases redraw when it changes.
    pub dark: RwSignal<bool>,
    /// The most requests a second, one of [`RATES`].
    pub rate: RwSignal<u32>,
    /// After how long the token is forgotten, one of [`IDLE_MINUTES`].
    pub idle_minutes: RwSignal<u32>,
}
