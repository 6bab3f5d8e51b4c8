//! Serves the built page and forwards `/api/` to one origin, so that the browser meets both on one address.
//!
//! Pachca answers pages of other origins with nothing, so something must stand in front that does these two
//! things. This is the one for development and tests; nginx and Caddy do the same in production. It never sends a
//! request anywhere but to the origin it was started with, and adds nothing that could tell people apart.

mod forward;
mod headers;
mod origin;
mod page;
mod upstream;

use std::path::PathBuf;

use axum::Router;
use axum::http::HeaderValue;
use axum::routing::any;

pub use origin::{Origin, OriginError};
pub use upstream::{Upstream, UpstreamError};

/// Where the page asks for the API, on its own origin. What follows is appended to the upstream's address.
pub const API_PREFIX: &str = "/api/shared/v1";

/// What to serve and where to forward.
#[derive(Debug, Clone)]
pub struct Config {
    /// Directory with `index.html` and its hashed files, as Trunk leaves it.
    pub page_dir: PathBuf,
    /// The API that `/api/shared/v1` stands for.
    pub upstream: Upstream,
    /// Systems that the page may send events to; nothing but its own origin if empty.
    pub send_to: Vec<Origin>,
}

/// The whole server: the page at `/`, the API under [`API_PREFIX`], 404 for everything else.
pub fn router(config: Config) -> Router {
    let api = Router::new()
        .route("/api", any(forward::unknown))
        .route("/api/", any(forward::unknown))
        .route("/api/{*path}", any(forward::forward))
        .with_state(forward::Forwarder::new(config.upstream));
    let policy = page::policy(&config.send_to);
    // Origins hold nothing that a header may not; should they, the page may talk to nobody else.
    let policy = policy.parse().unwrap_or(HeaderValue::from_static(page::CONTENT_POLICY));
    api.fallback_service(page::service(&config.page_dir, policy))
}
