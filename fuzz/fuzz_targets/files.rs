//! See `audit_fuzz::files`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| audit_fuzz::files::check(bytes));
