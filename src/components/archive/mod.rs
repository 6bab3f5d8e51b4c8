//! Parts of what is said and asked about the archive.

mod passphrase;
mod said;

pub use passphrase::{NewPassphrase, Passphrase};
pub use said::{DamageNote, Facts, ProblemNote};
