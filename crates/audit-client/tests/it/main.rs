//! The client under a clock that the tests move, against scripted answers and the simulated workspace.

mod connecting;
mod failing;
mod gating;
mod rate_limited;
mod retrying;
mod support;
mod walking;
