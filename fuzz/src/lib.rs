//! Broken input, and what must hold of it all the same. Each property takes any bytes and panics where it does not hold.
//!
//! Two look for such bytes: libFuzzer, which mutates the corpus by what it reaches (`fuzz_targets`, `cargo xtask fuzz`), and
//! proptest, which puts pieces together that are nearly right (`tests`, in a second or two). `tests/corpus.rs` runs all that
//! was ever found.

#![cfg(not(target_arch = "wasm32"))]

pub mod answers;
pub mod files;
#[cfg(feature = "line")]
pub mod line;
pub mod store;

/// A property by the name of its target and corpus.
pub type Property = (&'static str, fn(&[u8]));

/// All of them.
pub const PROPERTIES: &[Property] = &[
    ("answers", answers::check),
    ("files", files::check),
    #[cfg(feature = "line")]
    ("line", line::check),
    ("store", store::check),
];
