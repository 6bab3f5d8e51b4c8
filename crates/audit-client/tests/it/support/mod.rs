//! A clock that tests drive, and a transport that answers from a script.

pub mod clock;
pub mod script;
pub mod workspace;

pub use clock::{VirtualClock, run, run_all};
pub use script::{Script, answer, json, page};

use audit_client::{Client, Settings};

/// A client that meets this script.
pub fn client(script: &Script, clock: &VirtualClock) -> Client<Script, VirtualClock> {
    Client::new(script.clone(), clock.clone(), Settings::default())
}
