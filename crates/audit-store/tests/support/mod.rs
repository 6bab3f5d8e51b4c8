//! What the property tests share: random input, and a store that is too simple to be wrong.

pub mod generate;
pub mod oracle;
