//! Whether the page is connected, to what, and what the token may do.

use crate::platform::clock::BrowserClock;
use crate::platform::source::Source;
use audit_client::Client;
use audit_client::check::{Access, ConnectFailure};
use audit_client::load::Loader;
use leptos::prelude::*;
use std::rc::Rc;

/// The client of this page.
pub type ApiClient = Client<Source, BrowserClock>;

/// What reads the log of this page.
pub type PageLoader = Loader<Source, BrowserClock>;

/// How far connecting has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// The connect screen.
    #[default]
    Disconnected,
    /// The token is being checked.
    Checking,
    /// The log is on the screen.
    Connected,
}

/// Why connecting did not work.
#[derive(Clone, Debug, PartialEq)]
pub enum ConnectProblem {
    /// Something in the form; the name of its sentence.
    Form(&'static str),
    /// The API refused or failed.
    Api(ConnectFailure),
}

/// The session. The client, and with it the token, is in memory only and dropped on disconnect.
#[derive(Clone, Copy)]
pub struct Session {
    /// How far connecting has come.
    pub phase: RwSignal<Phase>,
    /// Whether the dashboard is waited for: it comes while the first screen is read.
    pub coming: RwSignal<bool>,
    /// Why it did not work the last time.
    pub problem: RwSignal<Option<ConnectProblem>>,
    /// Whether this is the sample workspace.
    pub sample: RwSignal<bool>,
    /// Whether all that is shown comes from files: there is no token and no API.
    pub from_files: RwSignal<bool>,
    /// The id of the person whose token it is.
    pub owner: RwSignal<Option<String>>,
    /// What else the token may do.
    pub access: RwSignal<Option<Access>>,
    /// How far this device's clock is ahead of the server's, in milliseconds, where that is too far.
    pub clock_ahead_ms: RwSignal<Option<i64>>,
    client: StoredValue<Option<Rc<ApiClient>>, LocalStorage>,
}

impl Session {
    /// No session yet.
    pub fn new() -> Self {
        Self {
            phase: RwSignal::default(),
            coming: RwSignal::new(false),
            problem: RwSignal::default(),
            sample: RwSignal::new(false),
            from_files: RwSignal::new(false),
            owner: RwSignal::default(),
            access: RwSignal::default(),
            clock_ahead_ms: RwSignal::default(),
            client: StoredValue::new_local(None),
        }
    }

    /// The client, once connected.
    pub fn client(self) -> Option<Rc<ApiClient>> {
        self.client.try_get_value().flatten()
    }

    /// Whether this client is the one in use: not a request more once disconnected, or connected to something else.
    pub fn is_current(self, client: &Rc<ApiClient>) -> bool {
        self.client().is_some_and(|current| Rc::ptr_eq(&current, client))
    }

    /// Takes a client into use, or forgets it and its token.
    pub fn set_client(self, client: Option<Rc<ApiClient>>) {
        self.client.set_value(client);
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}
