//! What the dashboard calls of the archive in this browser. Whether there is one it finds out by itself.

use crate::i18n::{Lang, know};
use crate::pages::archive::{ArchiveContent, ArchivePanel};
use crate::state::App;
use crate::state::session::ApiClient;
use crate::tasks::archive;
use audit_client::load::Coverage;
use leptos::prelude::*;
use std::pin::Pin;
use std::rc::Rc;

/// What the archive has brought into a session, once it has.
pub type Joined = Pin<Box<dyn Future<Output = Option<Coverage>>>>;

/// The table.
pub struct Archive {
    /// Takes in its words.
    pub start: fn(),
    /// The panel on the first screen.
    pub panel: fn() -> AnyView,
    /// What the dialog holds.
    pub dialog: fn() -> AnyView,
    /// The archive's turn, where it is open and waits for a session of the API.
    pub waits: fn(App) -> Option<u64>,
    /// Brings it into such a session.
    pub join: fn(App, Rc<ApiClient>, u64) -> Joined,
    /// Keeps what is loaded from now on.
    pub keep: fn(App),
    /// Forgets its key.
    pub lock: fn(App),
}

pub(super) static ARCHIVE: Archive = Archive {
    start: || know(Lang::archive),
    panel: || view! { <ArchivePanel/> }.into_any(),
    dialog: || view! { <ArchiveContent/> }.into_any(),
    waits: archive::waits,
    join: |app, client, run| Box::pin(archive::join(app, client, run)),
    keep: archive::keep,
    lock: archive::lock,
};
