//! The forwarding rule against real upstreams on loopback, well-behaved and broken, asked byte by byte.

use crate::support::{Asked, Upstream, ask, page_server, upstream};

#[tokio::test]
async fn passes_method_path_query_and_body() {
    let upstream = upstream().await;
    let page = page_server(&upstream.address).await;
    let body = r#"{"message":{"content":"привет"}}"#;
    let answer = ask(page, Asked::post("/api/shared/v1/messages?a=1&b=%20x", body)).await;
    assert_eq!(answer.status, 200);
    let seen = upstream.only_request();
    assert!(seen.head.starts_with("POST /base/messages?a=1&b=%20x HTTP/1.1\r\n"), "{}", seen.head);
    assert_eq!(seen.body, body);
    assert_eq!(seen.field("content-length"), Some(body.len().to_string().as_str()));
    assert_eq!(seen.field("transfer-encoding"), None);
}

#[tokio::test]
async fn sends_only_what_the_api_needs() {
    let upstream = upstream().await;
    let page = page_server(&upstream.address).await;
    let asked = Asked::get("/api/shared/v1/users")
        .with("Authorization", "Bearer secret")
        .with("Accept", "application/json")
        .with("Origin", "http://localhost:8080")
        .with("Referer", "http://localhost:8080/?q=1")
        .with("Cookie", "session=1")
        .with("X-Forwarded-For", "10.0.0.1")
        .with("Sec-Fetch-Mode", "cors")
        .with("Proxy-Authorization", "Basic eA==")
        .with("TE", "trailers")
        .with("Upgrade", "h2c");
    assert_eq!(ask(page, asked).await.status, 200);

    let seen = upstream.only_request();
    assert_eq!(seen.names(), ["accept", "authorization", "host"]);
    assert_eq!(seen.field("authorization"), Some("Bearer secret"));
    assert_eq!(seen.field("host"), Some(upstream.authority()));
}

#[tokio::test]
async fn passes_back_what_the_page_needs() {
    let upstream = Upstream::answering(
        "HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/plain\r\nRetry-After: 7\r\nX-Request-Id: abc\r\n\
         WWW-Authenticate: Bearer error=\"insufficient_scope\"\r\nSet-Cookie: a=b\r\nConnection: X-Odd\r\nX-Odd: 1\r\n\
         Access-Control-Allow-Origin: *\r\nStrict-Transport-Security: max-age=1\r\nContent-Length: 5\r\n\r\nsoon\n",
    )
    .await;
    let page = page_server(&upstream.address).await;
    let answer = ask(page, Asked::get("/api/shared/v1/audit_events")).await;
    assert_eq!((answer.status, answer.body.as_str()), (429, "soon\n"));
    assert_eq!(answer.field("retry-after"), Some("7"));
    assert_eq!(answer.field("x-request-id"), Some("abc"));
    assert_eq!(answer.field("content-type"), Some("text/plain"));
    assert!(answer.field("www-authenticate").is_some());
    assert_eq!(answer.field("cache-control"), Some("no-store"));
    for dropped in ["set-cookie", "x-odd", "access-control-allow-origin", "strict-transport-security"] {
        assert_eq!(answer.field(dropped), None, "{dropped}");
    }
}

#[tokio::test]
async fn follows_no_redirect() {
    let elsewhere = upstream().await;
    let redirect = format!(
        "HTTP/1.1 302 Found\r\nLocation: http://{}/\r\nContent-Length: 0\r\n\r\n",
        elsewhere.authority()
    );
    let upstream = Upstream::answering(&redirect).await;
    let page = page_server(&upstream.address).await;
    let answer = ask(page, Asked::get("/api/shared/v1/users").with("Authorization", "Bearer secret")).await;
    assert_eq!(answer.status, 302);
    assert_eq!(answer.field("location"), None, "the browser would take the token there");
    assert!(elsewhere.requests().is_empty());
}

#[tokio::test]
async fn streams_an_answer_as_it_comes() {
    let upstream =
        Upstream::pausing("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n").await;
    let page = page_server(&upstream.address).await;
    // The upstream says nothing more and keeps the connection: only a stream gets here.
    let begun = crate::support::ask_until(page, Asked::get("/api/shared/v1/slow"), "first").await;
    assert!(begun.contains("200 OK"), "{begun}");
}

#[tokio::test]
async fn a_cancelled_request_is_cancelled_upstream() {
    let upstream =
        Upstream::pausing("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n").await;
    let page = page_server(&upstream.address).await;
    crate::support::ask_until(page, Asked::get("/api/shared/v1/slow"), "first").await;
    upstream.closed_by_peer().await;
}

#[tokio::test]
async fn a_cut_body_stays_cut() {
    for head in ["Content-Length: 1000\r\n\r\npartial", "Transfer-Encoding: chunked\r\n\r\n7\r\npartial\r\n"]
    {
        let upstream = Upstream::answering(&format!("HTTP/1.1 200 OK\r\n{head}")).await;
        let page = page_server(&upstream.address).await;
        let answer = ask(page, Asked::get("/api/shared/v1/audit_events")).await;
        assert_eq!(answer.status, 200);
        assert!(!answer.complete, "a browser must see that {head:?} was cut");
    }
}

#[tokio::test]
async fn no_answer_is_502() {
    for answer in ["", "HTTP/1.1 200", "nonsense\r\n\r\n"] {
        let upstream = Upstream::answering(answer).await;
        let page = page_server(&upstream.address).await;
        let answer = ask(page, Asked::get("/api/shared/v1/users")).await;
        assert_eq!(answer.status, 502);
        assert_eq!(answer.field("content-type"), Some("text/plain; charset=utf-8"));
    }
    let nobody = "http://127.0.0.1:1/";
    assert_eq!(ask(page_server(nobody).await, Asked::get("/api/shared/v1/users")).await.status, 502);
}

#[tokio::test]
async fn cannot_be_made_to_send_elsewhere() {
    let upstream = upstream().await;
    let elsewhere = crate::support::upstream().await;
    let page = page_server(&upstream.address).await;
    let host = elsewhere.authority();
    let refused = [
        "/api/shared/v1/../../admin".to_owned(),
        "/api/shared/v1/%2e%2e/admin".to_owned(),
        "/api/shared/v1/..%2fadmin".to_owned(),
        "/api/shared/v2/users".to_owned(),
        "/api/shared/v1".to_owned(),
        "/api/".to_owned(),
        "/api".to_owned(),
        format!("/api/http://{host}/"),
    ];
    for path in refused {
        assert_eq!(ask(page, Asked::get(&path)).await.status, 404, "{path}");
    }
    assert!(upstream.requests().is_empty());

    // The absolute form that proxies take, another host's name, a host in the path: all go to the one upstream.
    ask(page, Asked::get(&format!("http://{host}/api/shared/v1/users"))).await;
    ask(page, Asked::get("/api/shared/v1/users").with("X-Forwarded-Host", host)).await;
    ask(page, Asked::get(&format!("/api/shared/v1//{host}/users"))).await;
    ask(page, Asked::get(&format!("/api/shared/v1/@{host}/users"))).await;
    let connect = ask(page, Asked::new("CONNECT", host)).await;
    assert!(connect.status >= 400);
    assert_eq!(upstream.requests().len(), 4);
    assert!(elsewhere.requests().is_empty());
}
