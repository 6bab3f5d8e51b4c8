//! Where pages come from: the API, or the sample workspace in this tab. The client knows no difference.

use super::clock::BrowserClock;
use super::http::HttpTransport;
use audit_client::{ApiRequest, ApiResponse, Clock, Transport, TransportError};
use audit_model::Timestamp;
use gloo_timers::future::TimeoutFuture;
use std::rc::Rc;

/// What answers requests inside this tab; it is told what time it is.
pub type Answers = dyn Fn(Timestamp, &ApiRequest) -> Result<ApiResponse, TransportError>;

/// A source of answers.
#[derive(Clone)]
pub enum Source {
    /// The API, through the page's own origin.
    Api(HttpTransport),
    /// A simulated workspace inside this tab.
    Sample(Rc<Answers>),
}

impl Transport for Source {
    async fn send(&self, request: &ApiRequest) -> Result<ApiResponse, TransportError> {
        match self {
            Self::Api(transport) => transport.send(request).await,
            Self::Sample(answers) => {
                // Answering at once would leave the browser no time to draw.
                TimeoutFuture::new(0).await;
                answers(BrowserClock.wall(), request)
            }
        }
    }
}
