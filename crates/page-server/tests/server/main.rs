//! The whole server as a browser and an upstream meet it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests fail like tests")]

mod forwarding;
mod page;
mod support;
