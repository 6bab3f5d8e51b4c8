//! Accepts connections and hands each request to the workspace.

use super::deliver::{self, Dropped};
use super::{State, control};
use crate::api::Peer;
use axum::Router;
use axum::body::{Body, to_bytes};
use http::{Request, Response};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// The largest request that is read.
const BODY_LIMIT: usize = 1 << 20;

/// Serves until aborted; the connections end with it.
pub async fn accept_all(listener: TcpListener, state: Arc<State>) {
    let router = control::router(&state).fallback_service(tower::service_fn(move |request| {
        let state = Arc::clone(&state);
        async move { Ok(answer(&state, request).await) }
    }));
    let mut connections = JoinSet::new();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                connections.spawn(serve(stream, peer, router.clone()));
            }
            // No more file descriptors, most likely; others are about to be closed.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
        while connections.try_join_next().is_some() {}
    }
}

/// Serves one connection. An error of the service ends it without an answer, which is how one is dropped.
async fn serve(stream: TcpStream, peer: SocketAddr, router: Router) {
    let _ = stream.set_nodelay(true);
    let service = hyper::service::service_fn(move |mut request: Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(Peer(peer.ip()));
        let answering = router.clone().oneshot(request.map(Body::new));
        async move {
            let Ok(response) = answering.await;
            match response.extensions().get::<Dropped>() {
                Some(Dropped) => Err(io::Error::from(io::ErrorKind::ConnectionAborted)),
                None => Ok(response),
            }
        }
    });
    // A client that goes away, or one that was dropped on purpose, is no error of the server.
    let _ =
        http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service).await;
}

/// Answers a request to the API.
async fn answer(state: &Arc<State>, request: Request<Body>) -> Response<Body> {
    let under_way = state.enter();
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return deliver::too_large();
    };
    let pace = *state.pace();
    tokio::time::sleep(Duration::from_millis(pace.latency_ms)).await;
    let request = Request::from_parts(parts, String::from_utf8_lossy(&body).into_owned());
    let reply = state.sim().respond(state.now(), &request);
    drop(under_way);
    deliver::response(reply, Duration::from_millis(pace.slow_ms))
}
