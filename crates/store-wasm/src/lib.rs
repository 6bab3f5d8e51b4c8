//! The store as a WebAssembly module that any harness can drive: pages and filters go in as JSON, the seven views
//! of a screen come out as arrays of 32-bit numbers that lie in the module's memory and are never copied.
//!
//! In JavaScript, after the module is instantiated (`cargo xtask bench store` leaves it in `target/bench-store/`):
//!
//! ```js
//! const store = new Store(JSON.stringify({ start: Date.UTC(2026, 7, 24), width_ms: 43_200_000, buckets: 180,
//!                                          zone_offset_ms: 10_800_000 }));
//! for (const body of bodies) store.append_bytes(body);    // raw answers of GET /audit_events
//! store.set('{"category":["messages"],"time":{"from":"2026-09-01T00:00:00Z","until":"2026-09-08T00:00:00Z"}}');
//! store.set('{"time":null}');                             // takes that clause away and leaves the other
//! const renewed = store.read();                           // a bit for each view that was written anew
//! const header = new Uint32Array(memory.buffer, store.header(), 14);   // address and length of each view
//! const timeline = new Uint32Array(memory.buffer, header[0], header[1]);
//! store.label('actor', code);                             // what a code stands for
//! ```
//!
//! Views are written again only where something they depend on has changed. An array made over `memory.buffer` is
//! good until the next call, since memory may grow. What is wrong with an argument is thrown as a string, and
//! nothing has changed then.
//!
//! - [`filters`]: the JSON of filters.
//! - [`session`]: a store, the views that are shown, and their numbers; plain Rust, tested natively.
//! - [`bindings`]: the same for JavaScript.

pub mod bindings;
pub mod filters;
mod flat;
pub mod session;

pub use bindings::Store;
pub use session::{Screen, Session, View};
