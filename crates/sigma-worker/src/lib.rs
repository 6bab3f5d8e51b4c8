//! Sigma rules that somebody opened: read, and checked for what would keep them from running.
//!
//! Nothing here knows the browser but [`worker_host`]; all of it is tested natively.

mod documents;
mod read;

pub use read::read;

use worker_host::{Host, Tell};
use worker_link::sigma::{Ask, Sigma, Told};

/// Answers what the page asks about rules.
#[derive(Debug)]
pub struct Rules;

impl Host<Sigma> for Rules {
    fn answer(&mut self, ask: Ask, _: Vec<u8>, tell: Tell<'_, Sigma>) -> Result<(), String> {
        match ask {
            Ask::Read(files) => files.iter().for_each(|file| tell(Told::Read(read(file)), None)),
        }
        Ok(())
    }
}
