//! The page's files as a browser gets them.

use std::fs;

use tempfile::TempDir;

use crate::support::{Asked, ask, page_server_of};

const SCRIPT: &str = "/app-0123456789abcdef.js";

fn built_page() -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("index.html"), "<!doctype html><title>page</title>").unwrap();
    fs::write(dir.path().join(&SCRIPT[1..]), "export default 1;\n".repeat(100)).unwrap();
    fs::create_dir(dir.path().join("sub")).unwrap();
    dir
}

#[tokio::test]
async fn the_page_is_asked_for_again_each_time_and_hashed_files_never() {
    let dir = built_page();
    let page = page_server_of(dir.path(), "http://127.0.0.1:1").await;
    for path in ["/", "/index.html", "/?period=7d"] {
        let answer = ask(page, Asked::get(path)).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body.contains("<title>page"));
        assert_eq!(answer.field("cache-control"), Some("no-cache"));
        assert_eq!(answer.field("content-type"), Some("text/html"));
    }
    let script = ask(page, Asked::get(SCRIPT)).await;
    assert_eq!(script.field("cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(script.field("content-type"), Some("text/javascript"));
}

#[tokio::test]
async fn every_answer_carries_the_policy() {
    let dir = built_page();
    let page = page_server_of(dir.path(), "http://127.0.0.1:1").await;
    for path in ["/", SCRIPT, "/missing"] {
        let answer = ask(page, Asked::get(path)).await;
        let policy = answer.field("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
        assert_eq!(answer.field("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.field("referrer-policy"), Some("no-referrer"));
    }
}

#[tokio::test]
async fn compresses_for_those_who_can_unpack() {
    let dir = built_page();
    let page = page_server_of(dir.path(), "http://127.0.0.1:1").await;
    for (accepted, used) in [("br, gzip", Some("br")), ("gzip", Some("gzip")), ("identity", None)] {
        let answer = ask(page, Asked::get(SCRIPT).with("Accept-Encoding", accepted)).await;
        assert_eq!(answer.field("content-encoding"), used, "{accepted}");
        assert_eq!(answer.field("vary"), Some("accept-encoding"), "{accepted}");
    }
}

#[tokio::test]
async fn an_unchanged_page_is_not_sent_again() {
    let dir = built_page();
    let page = page_server_of(dir.path(), "http://127.0.0.1:1").await;
    let changed = ask(page, Asked::get("/")).await.field("last-modified").unwrap().to_owned();
    let again = ask(page, Asked::get("/").with("If-Modified-Since", &changed)).await;
    assert_eq!((again.status, again.body.as_str()), (304, ""));
}

#[tokio::test]
async fn what_is_not_there_is_not_the_page() {
    let dir = built_page();
    fs::write(dir.path().join("secret"), "secret").unwrap();
    let page = page_server_of(&dir.path().join("sub"), "http://127.0.0.1:1").await;
    let paths = [
        "/missing",
        "/missing-0123456789abcdef.js",
        "/",
        "/../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/a/../../secret",
        "/..\\secret",
        "//etc/passwd",
    ];
    for path in paths {
        let answer = ask(page, Asked::get(path)).await;
        assert!([400, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.body.contains("secret"), "{path}");
        assert_ne!(answer.field("cache-control"), Some("public, max-age=31536000, immutable"), "{path}");
    }
}
