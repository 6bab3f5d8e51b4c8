//! Events as Parquet, and back: the columns of [`audit_export::typed`], an instant as such, texts by a dictionary where
//! they repeat, in groups of rows that fit into memory.
//!
//! A file of another program is read if it has columns of the same names, whatever types they have there. What comes
//! out are lines of NDJSON, as the page's own reader takes them.

mod line;
mod read;
mod write;

pub use read::Reading;
pub use write::Writing;

use worker_host::{Host, Tell};
use worker_link::parquet::{Ask, Parquet, Told};

/// A file that is being written, or one that is being read.
#[derive(Default)]
pub struct Tables {
    writing: Option<Writing>,
    reading: Option<Reading>,
}

impl Host<Parquet> for Tables {
    fn answer(&mut self, ask: Ask, bytes: Vec<u8>, tell: Tell<'_, Parquet>) -> Result<(), String> {
        const NOT_BEGUN: &str = "nothing has been begun";
        match ask {
            Ask::Write { noted } => self.writing = Some(Writing::new(noted).map_err(words)?),
            Ask::Events => {
                let writing = self.writing.as_mut().ok_or(NOT_BEGUN)?;
                let ready = writing.take(&bytes).map_err(words)?;
                if !ready.is_empty() {
                    tell(Told::File, Some(&ready));
                }
            }
            Ask::Finish => {
                let writing = self.writing.take().ok_or(NOT_BEGUN)?;
                tell(Told::File, Some(&writing.finish().map_err(words)?));
            }
            Ask::Open { size } => {
                let reading = Reading::open(size, bytes).map_err(words)?;
                tell(Told::Groups(reading.groups()), None);
                self.reading = Some(reading);
            }
            Ask::Group { place } => {
                self.reading.as_mut().ok_or(NOT_BEGUN)?.group(place, bytes).map_err(words)?;
            }
            Ask::Rows => {
                let rows = self.reading.as_mut().ok_or(NOT_BEGUN)?.rows().map_err(words)?;
                if !rows.is_empty() {
                    tell(Told::Rows, Some(&rows));
                }
            }
        }
        Ok(())
    }
}

fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}
