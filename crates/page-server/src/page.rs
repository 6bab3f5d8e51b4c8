//! The page's files: compressed, cached by name, under a strict policy.

use std::path::Path;

use crate::origin::Origin;
use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower::service_fn;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

/// Only the page's own files run, and they talk to their own origin only. `wasm-unsafe-eval` permits compiling
/// WebAssembly and nothing else; pictures may come from canvases (`data:`, `blob:`). Markup has to pass `loader.js`.
pub const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default";

/// A file whose name holds the hash of its content never changes.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Any other file is asked for again each time; an unchanged one costs a 304.
const ASK_AGAIN: &str = "no-cache";

/// The policy of a page that may also talk to these origins, and no others.
pub fn policy(send_to: &[Origin]) -> String {
    let allowed: String = send_to.iter().map(|origin| format!(" {origin}")).collect();
    CONTENT_POLICY.replace("connect-src 'self'", &format!("connect-src 'self'{allowed}"))
}

/// Serves the files of one directory, `index.html` for `/`, and 404 for what is not there.
pub fn service(page_dir: &Path, policy: HeaderValue) -> Router {
    let not_found = service_fn(|_: Request| async {
        Ok::<_, std::convert::Infallible>(
            (StatusCode::NOT_FOUND, "No such file on this server.\n").into_response(),
        )
    });
    // A page that is handed out has compressed copies of its files beside them; any other is compressed on its way.
    let files = ServeDir::new(page_dir).append_index_html_on_directories(true);
    let files = files.precompressed_br().precompressed_gzip().fallback(not_found);
    Router::new()
        .fallback_service(files)
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(move |request, next| with_headers(policy.clone(), request, next)))
}

async fn with_headers(policy: HeaderValue, request: Request, next: Next) -> Response {
    let hashed = is_hashed(request.uri().path());
    let mut response = next.run(request).await;
    let forever = hashed && (response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED);
    add(response.headers_mut(), policy, if forever { FOREVER } else { ASK_AGAIN });
    response
}

fn add(fields: &mut HeaderMap, policy: HeaderValue, caching: &'static str) {
    fields.insert(CONTENT_SECURITY_POLICY, policy);
    let mut set =
        |name: HeaderName, value: &'static str| fields.insert(name, HeaderValue::from_static(value));
    set(CACHE_CONTROL, caching);
    set(REFERRER_POLICY, "no-referrer");
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
}

/// Whether a path ends in a name such as Trunk gives: `app-0123456789abcdef.js`, `app-0123456789abcdef_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, _extension)) = name.split_once('.') else { return false };
    let hash = stem.trim_end_matches("_bg").rsplit('-').next().unwrap_or_default();
    stem.contains('-') && hash.len() >= 15 && hash.chars().all(|c| c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::{CONTENT_POLICY, is_hashed, policy};

    #[test]
    fn only_named_origins_are_added_to_the_policy() {
        assert_eq!(policy(&[]), CONTENT_POLICY);
        let named = ["https://a.example:9200".parse().unwrap(), "http://127.0.0.1:1".parse().unwrap()];
        assert!(
            policy(&named)
                .contains("; connect-src 'self' https://a.example:9200 http://127.0.0.1:1; font-src")
        );
    }

    #[test]
    fn knows_hashed_names() {
        assert!(is_hashed("/audit-dashboard-8a5e0a7d0c3b1f22.js"));
        assert!(is_hashed("/audit-dashboard-8a5e0a7d0c3b1f22_bg.wasm"));
        assert!(is_hashed("/style/main-0123456789abcdef.css"));
        for path in
            ["/", "/index.html", "/loader.js", "/8a5e0a7d0c3b1f22.js", "/audit-dashboard.js", "/a-b.c"]
        {
            assert!(!is_hashed(path), "{path}");
        }
    }
}
