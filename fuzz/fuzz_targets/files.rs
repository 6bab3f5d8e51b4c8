//! See `audit_fuzz::files`.

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| audit_fuzz::files::check(bytes));

/// Without libFuzzer there is nothing to do.
#[cfg(not(fuzzing))]
fn main() {}
