//! The client under a clock that the tests move, against scripted answers and the simulated workspace.

#![expect(clippy::expect_used, reason = "helpers of tests fail the test, as the tests do")]

mod connecting;
mod failing;
mod following;
mod gating;
mod loading;
mod messaging;
mod rate_limited;
mod retrying;
mod simulated;
mod support;
mod walking;
