//! Sigma rules that somebody opened, run over the log.
//!
//! - `documents`, `read`: files as rules, each with its line, one that is wrong without the others.
//! - `rules`: those of all files together, by key, without what cannot run.
//! - `event`: an event by the names that rules use, see `docs/sigma.md`.
//! - `run`, `findings`: events in the order of time, and what was found in them.
//!
//! Nothing here knows the browser but [`worker_host`]; all of it is tested natively.

mod documents;
mod event;
mod findings;
mod item;
mod read;
mod rules;
mod run;

pub use run::Run;

use worker_host::{Host, Tell};
use worker_link::sigma::{Ask, Results, RuleFile, Sigma, Told};

macro_rules! examples {
    ($($name:literal),+) => {
        /// The rules that come with the page: their names and texts.
        pub const EXAMPLES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../rules/", $name)))),+];
    };
}

examples!(
    "second-factor.yml",
    "password-list.yml",
    "administrator.yml",
    "scripts.yml",
    "deletion.yml",
    "open-chat.yml"
);

/// Answers what the page says.
#[derive(Default)]
pub struct Rules {
    run: Option<Run>,
}

impl Host<Sigma> for Rules {
    fn answer(&mut self, ask: Ask, bytes: Vec<u8>, tell: Tell<'_, Sigma>) -> Result<(), String> {
        match ask {
            Ask::Examples => {
                for (name, text) in EXAMPLES {
                    let file = RuleFile { name: (*name).to_owned(), text: (*text).to_owned() };
                    tell(Told::Example(file), None);
                }
            }
            Ask::Start { files, off } => {
                let (reports, run) = Run::begin(&files, &off, worker_host::now_ms);
                self.run = Some(run);
                reports.into_iter().for_each(|report| tell(Told::Read(report), None));
            }
            Ask::Events => self.run.as_mut().ok_or("no rules")?.look_at(&bytes),
            Ask::Finish => {
                let run = self.run.as_ref().ok_or("no rules")?;
                let findings = run.findings().cloned().collect();
                let results = Results { findings, dropped: run.dropped(), slow: run.slow().to_vec() };
                tell(Told::Results(results), None);
            }
        }
        Ok(())
    }
}
