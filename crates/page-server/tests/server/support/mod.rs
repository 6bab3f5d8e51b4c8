//! A server under test, a client that writes its requests byte by byte, and upstreams that can misbehave.

mod client;
mod upstream;

use std::net::SocketAddr;
use std::path::Path;

use page_server::{Config, router};
use tokio::net::TcpListener;

pub use client::{Asked, ask, ask_until};
pub use upstream::{Upstream, upstream};

/// Starts a page server without a page.
pub async fn page_server(api: &str) -> SocketAddr {
    page_server_of(Path::new("/nonexistent"), api).await
}

/// Starts a page server; it ends with the test's runtime.
pub async fn page_server_of(page_dir: &Path, api: &str) -> SocketAddr {
    let config =
        Config { page_dir: page_dir.to_owned(), upstream: api.parse().unwrap(), send_to: Vec::new() };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router(config)).await });
    address
}
