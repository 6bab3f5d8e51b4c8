//! Puts a reply on the wire as it is meant to arrive: whole, slowly, cut short, or not at all.

use crate::api::Reply;
use crate::api::faults::Delivery;
use axum::body::{Body, Bytes};
use futures_util::stream;
use http::{HeaderValue, Response, StatusCode, header};
use std::io;
use std::time::Duration;

/// Marks a response whose connection is to end without an answer.
#[derive(Clone, Copy, Debug)]
pub struct Dropped;

/// The pieces of a slow body.
const PIECES: usize = 8;
/// Lets the part before a cut reach the wire.
const FLUSH: Duration = Duration::from_millis(30);

/// The response as the server sends it. `Content-Length` always names the whole body, also where less follows.
pub fn response(reply: Reply, slow: Duration) -> Response<Body> {
    let (mut parts, body) = reply.response.into_parts();
    let bytes = Bytes::from(body);
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    let body = match reply.delivery {
        Delivery::Whole => Body::from(bytes),
        Delivery::Drop => {
            parts.extensions.insert(Dropped);
            Body::empty()
        }
        Delivery::CutAt(length) => cut(bytes.slice(..length.min(bytes.len()))),
        Delivery::Slow => slowly(&bytes, slow),
    };
    Response::from_parts(parts, body)
}

/// The bytes, and then an error, at which the connection is closed.
fn cut(bytes: Bytes) -> Body {
    Body::from_stream(stream::unfold(Some(bytes), async |bytes| match bytes {
        Some(bytes) => Some((Ok(bytes), None)),
        None => {
            tokio::time::sleep(FLUSH).await;
            Some((Err(io::Error::from(io::ErrorKind::ConnectionAborted)), None))
        }
    }))
}

/// The bytes in pieces, over this time.
fn slowly(bytes: &Bytes, time: Duration) -> Body {
    let size = bytes.len().div_ceil(PIECES).max(1);
    let pieces: Vec<Bytes> = (0..bytes.len())
        .step_by(size)
        .map(|start| bytes.slice(start..bytes.len().min(start + size)))
        .collect();
    let pause = time / PIECES as u32;
    Body::from_stream(stream::unfold(pieces.into_iter(), move |mut pieces| async move {
        let piece = pieces.next()?;
        tokio::time::sleep(pause).await;
        Some((Ok::<_, io::Error>(piece), pieces))
    }))
}

/// The answer to a request that is too large to read.
pub fn too_large() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
    response
}
