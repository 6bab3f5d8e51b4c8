//! See `audit_fuzz::answers`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| audit_fuzz::answers::check(bytes));
