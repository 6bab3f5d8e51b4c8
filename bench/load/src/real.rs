//! One run over HTTP against the simulator's server, by the clock on the wall.

use crate::OVER_SIX;
use crate::contest::{Counter, DAYS, Row, Setting, client, config, load, row};
use audit_client::load::TimeRange;
use audit_client::{ApiRequest, ApiResponse, Clock, Transport, TransportError};
use audit_model::Timestamp;
use audit_model::time::DAY_MS;
use http::Request;
use http_body_util::{BodyExt, Empty};
use hyper_util::client::legacy::Client as HttpClient;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use pachca_sim::api::{Settings as Behaviour, tokens};
use pachca_sim::server::{Pace, ServerConfig, spawn, wall_clock_second};
use std::time::Duration;
use tokio::time::Instant;

/// The machine's own clock.
#[derive(Clone, Copy)]
struct RealClock {
    start: Instant,
    wall: Timestamp,
}

impl Clock for RealClock {
    fn now_ms(&self) -> u64 {
        self.start.elapsed().as_millis() as u64
    }

    fn wall(&self) -> Timestamp {
        Timestamp(self.wall.0 + self.now_ms() as i64)
    }

    async fn sleep(&self, ms: u64) {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
}

/// HTTP to the simulator.
struct HttpTransport {
    client: HttpClient<HttpConnector, Empty<&'static [u8]>>,
    base: String,
}

impl Transport for HttpTransport {
    async fn send(&self, request: &ApiRequest) -> Result<ApiResponse, TransportError> {
        let token = tokens::by_name("owner").map(|token| token.value).unwrap_or_default();
        let ready = Request::get(format!("{}{}", self.base, request.path_and_query))
            .header("Authorization", format!("Bearer {token}"))
            .body(Empty::new())
            .map_err(|error| TransportError::Network(error.to_string()))?;
        let answer =
            self.client.request(ready).await.map_err(|error| TransportError::Network(error.to_string()))?;
        let (head, body) = answer.into_parts();
        let header =
            |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Ok(ApiResponse {
            status: head.status.as_u16(),
            content_type: header("content-type"),
            retry_after: header("retry-after"),
            request_id: header("x-request-id"),
            date: header("date"),
            www_authenticate: header("www-authenticate"),
            body: String::from_utf8_lossy(
                &body.collect().await.map_err(|_| TransportError::CutShort)?.to_bytes(),
            )
            .into_owned(),
        })
    }
}

/// Loads so many events over HTTP.
pub fn run(events: usize, latency_ms: u64) -> Row {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let wall = wall_clock_second();
        let server = spawn(ServerConfig {
            port: 0,
            workspace: config(events, wall),
            settings: Behaviour::default(),
            pace: Pace { latency_ms, ..Pace::default() },
        })
        .await
        .expect("a free port");
        let transport = HttpTransport {
            client: HttpClient::builder(TokioExecutor::new()).build_http(),
            base: server.api(),
        };
        let clock = RealClock { start: Instant::now(), wall };
        let setting = Setting { events, latency_ms, contestant: OVER_SIX };
        let client = client(transport, clock, setting.contestant);
        let range =
            TimeRange { start: Timestamp(wall.0 - i64::from(DAYS) * DAY_MS), end: Timestamp(wall.0 - 1) };
        let counter = Counter::default();
        load(&client, setting.contestant, range, &counter).await;
        Row { real: true, ..row(setting, &client, &counter, clock.now_ms()) }
    })
}
