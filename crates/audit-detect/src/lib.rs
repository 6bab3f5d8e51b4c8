//! What in the log is suspicious: rules that read it in the order of time, and the findings they make.
//!
//! - [`Engine`] runs all rules over a store, in slices, and again from the point where late events came in.
//! - [`Settings`]: every threshold, the allow-list, what is expected, and what is known of the workspace.
//! - [`Finding`]: what a rule saw, how severe and how sure, the events that prove it, what was usual before.
//! - [`Report`]: findings with their company weighed, and grouped into stories.
//! - [`rules`]: a file for each rule, with its source, its settings and its tests.
//!
//! # How it works
//! One sweep goes through the store in the order of time (of equal times, in the order of ids, so that the order of
//! arrival does not matter). What it knows at an instant is its *state*: a profile for each actor, who uses which
//! network, the windows of the rules, the findings so far. A rule sees an event before the event becomes history.
//! While the sweep runs, copies of the state are kept, closer together towards the end. Events that are older than
//! where the sweep stands send it back to the last copy before them: live events cost nothing, a late page costs a
//! part of the log, and the findings are those of the sorted log in any case (`tests/arrival.rs`). A finding that
//! comes out again keeps its id.
//!
//! # What it takes
//! Nothing grows with the number of events but the store itself. A profile holds at most 48 networks, 16 clients
//! and 32 devices; a window at most some hundreds of events and only those of its minutes; a finding at most
//! 200 events by name and the rest by number; at most 4,000 findings are kept; there are at most 40 copies of the
//! state, which share the profiles that did not change between them. So memory is bounded by people, addresses and
//! findings. `cargo test -p audit-detect --release --test speed -- --nocapture` times a million events.

mod action;
mod allow;
mod clock;
mod company;
mod desk;
mod engine;
mod fact;
mod finding;
mod history;
mod knobs;
mod lexicon;
mod network;
mod own;
mod place;
mod report;
mod rule;
pub mod rules;
mod seen;
mod settings;
mod story;
#[cfg(test)]
mod testing;
mod usual;
mod window;

pub use allow::{Allow, AllowWhat, Expected, ExpectedScope};
pub use company::{Company, SeveralSettings};
pub use engine::{Engine, Progress};
pub use fact::{Fact, FactValue};
pub use finding::{Evidence, Finding, FindingId, Silence};
pub use history::LearningSettings;
pub use knobs::{Group, KNOBS, Knob, Unit};
pub use network::Network;
pub use own::{OwnFinding, OwnRule};
pub use place::{Locate, Place};
pub use report::Report;
pub use rule::{Nature, Rule, Severity};
pub use settings::{OwnReads, Settings, Surroundings, Thresholds};
pub use story::Story;
pub use usual::Usual;
