//! See `audit_fuzz::store`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| audit_fuzz::store::check(bytes));
