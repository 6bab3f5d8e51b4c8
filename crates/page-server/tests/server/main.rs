//! The whole server as a browser and an upstream meet it.

mod forwarding;
mod page;
mod support;
