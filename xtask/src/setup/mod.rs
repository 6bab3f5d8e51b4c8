//! What must be on a machine before anything is built: looked for first, installed where it can be, said step by
//! step, and otherwise named in one sentence. Nothing here changes a person's own settings.

pub mod browser;
pub mod node;
pub mod python;
pub mod system;
pub mod tools;
pub mod wasm;
