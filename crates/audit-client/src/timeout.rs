//! Waiting for something, but not for ever.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// The outcome of `work`, or nothing where `limit` is over first. The loser is dropped.
pub async fn within<O>(work: impl Future<Output = O>, limit: impl Future<Output = ()>) -> Option<O> {
    let (mut work, mut limit) = (pin!(work), pin!(limit));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending => limit.as_mut().poll(context).map(|()| None),
    })
    .await
}
