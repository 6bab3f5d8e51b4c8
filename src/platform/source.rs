//! Where pages come from: the API, or the sample workspace in this tab. The client knows no difference.

use super::http::HttpTransport;
use super::sample::SampleTransport;
use audit_client::{ApiRequest, ApiResponse, Transport, TransportError};

/// A source of answers.
#[derive(Clone)]
pub enum Source {
    /// The API, through the page's own origin.
    Api(HttpTransport),
    /// A simulated workspace inside this tab.
    Sample(SampleTransport),
}

impl Transport for Source {
    async fn send(&self, request: &ApiRequest) -> Result<ApiResponse, TransportError> {
        match self {
            Self::Api(transport) => transport.send(request).await,
            Self::Sample(transport) => transport.send(request).await,
        }
    }
}
