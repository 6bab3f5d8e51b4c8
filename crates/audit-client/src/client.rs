//! The API's methods, each request with its turn, its retries and its failure.

use crate::clock::Clock;
use crate::failure::{ApiFailure, FailureKind};
use crate::footprint::Footprint;
use crate::page::PageBody;
use crate::query::EventQuery;
use crate::rate::{DEFAULT_CEILING, DEFAULT_START, RateGate, Turn};
use crate::retry::{Attempts, RetryPolicy, Verdict};
use crate::retry_after::http_date;
use crate::timeout::within;
use crate::transport::{ApiRequest, Transport, TransportError};
use audit_model::directory::{Chat, TokenInfo, User};
use audit_model::page::{BodyError, read_record};
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};

/// The path of the audit log.
pub const AUDIT_EVENTS: &str = "/audit_events";

/// What can be set about a client.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// With how many requests a second the client begins.
    pub start_per_second: u32,
    /// The most requests a second; the API's limit is about 50 for each token.
    pub requests_per_second: u32,
    /// How persistent each request is.
    pub retry: RetryPolicy,
    /// Where the jitter of retries begins; anything that differs from visit to visit.
    pub jitter_seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            start_per_second: DEFAULT_START,
            requests_per_second: DEFAULT_CEILING,
            retry: RetryPolicy::default(),
            jitter_seed: 0,
        }
    }
}

/// The API behind one token. Everything that uses the token shares one client (in an `Rc`), for the rate limit
/// is the token's.
///
/// Any future may be dropped at any time: that cancels its request and nothing else.
pub struct Client<T, C> {
    transport: T,
    clock: C,
    gate: RateGate,
    footprint: Footprint,
    retry: RetryPolicy,
    jitter: RefCell<fastrand::Rng>,
    /// Whether the API has ever answered.
    proven: Cell<bool>,
    /// How far the wall clock was ahead of the server's at the last answer.
    ahead_ms: Cell<Option<i64>>,
}

impl<T: Transport, C: Clock> Client<T, C> {
    /// A client that has not asked anything yet.
    pub fn new(transport: T, clock: C, settings: Settings) -> Self {
        Self {
            transport,
            clock,
            gate: RateGate::new(settings.start_per_second, settings.requests_per_second),
            footprint: Footprint::default(),
            retry: settings.retry,
            jitter: RefCell::new(fastrand::Rng::with_seed(settings.jitter_seed)),
            proven: Cell::new(false),
            ahead_ms: Cell::new(None),
        }
    }

    /// The gate that all requests pass: what was sent, and whether there is a pause.
    pub const fn gate(&self) -> &RateGate {
        &self.gate
    }

    /// What this client itself leaves in the log.
    pub const fn footprint(&self) -> &Footprint {
        &self.footprint
    }

    /// The clock by which the gate's pause is told.
    pub const fn clock(&self) -> &C {
        &self.clock
    }

    /// How far the wall clock is ahead of that of whoever answered last, in milliseconds, the way of the answer included;
    /// less than nothing where it is behind. Nothing where the answer had no date.
    pub const fn ahead_ms(&self) -> Option<i64> {
        self.ahead_ms.get()
    }

    /// `GET /oauth/token/info`: what the token may do. Needs no scope.
    ///
    /// # Errors
    /// See [`Client::call`].
    pub async fn token_info(&self) -> Result<TokenInfo, ApiFailure> {
        self.record("/oauth/token/info").await
    }

    /// `GET /profile`: the token's owner. Scope `profile:read`.
    ///
    /// # Errors
    /// See [`Client::call`].
    pub async fn profile(&self) -> Result<User, ApiFailure> {
        self.record("/profile").await
    }

    /// `GET /users/{id}`. Scope `users:read`. Deleted people are not found.
    ///
    /// # Errors
    /// See [`Client::call`].
    pub async fn user(&self, id: &str) -> Result<User, ApiFailure> {
        self.record_by_id("/users", id).await
    }

    /// `GET /chats/{id}`. Scope `chats:read`; access is denied to a chat that the owner of the token is not in.
    ///
    /// # Errors
    /// See [`Client::call`].
    pub async fn chat(&self, id: &str) -> Result<Chat, ApiFailure> {
        self.record_by_id("/chats", id).await
    }

    /// One page of `GET /audit_events`. Scope `audit_events:read`. The request itself leaves an event in the log.
    ///
    /// # Errors
    /// See [`Client::call`].
    pub async fn audit_page(&self, query: &EventQuery, cursor: Option<&str>) -> Result<PageBody, ApiFailure> {
        self.list_page(query.to_query(cursor).after(AUDIT_EVENTS)).await
    }

    /// One page of any list method; most callers want a [`crate::Walk`].
    ///
    /// # Errors
    /// See [`Client::call`].
    pub async fn list_page(&self, path_and_query: String) -> Result<PageBody, ApiFailure> {
        self.call(&ApiRequest::get(path_and_query), PageBody::new).await
    }

    async fn record_by_id<R: DeserializeOwned>(&self, path: &str, id: &str) -> Result<R, ApiFailure> {
        // Ids come out of the log: one such as `..` would lead to another method.
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if id.is_empty() || !id.bytes().all(plain) {
            return Err(ApiFailure::new(FailureKind::NotFound, path));
        }
        self.record(&format!("{path}/{id}")).await
    }

    async fn record<R: DeserializeOwned>(&self, path: &str) -> Result<R, ApiFailure> {
        self.call(&ApiRequest::get(path.to_owned()), |body| read_record(&body)).await
    }

    /// Sends a request in its turn, again where that may help, and reads the answer with `read`.
    ///
    /// # Errors
    /// Once trying again would not help or has not helped. Nothing is lost by calling again later.
    pub async fn call<V>(
        &self,
        request: &ApiRequest,
        read: impl Fn(String) -> Result<V, BodyError>,
    ) -> Result<V, ApiFailure> {
        let mut attempts = Attempts::default();
        loop {
            let turn = self.take_turn(request).await?;
            let failure = match self.send_once(request, &read).await {
                Ok(value) => {
                    self.gate.answered(turn);
                    self.proven.set(true);
                    return Ok(value);
                }
                Err(failure) => failure,
            };
            if failure.is_by_the_api() {
                self.proven.set(true);
            }
            if request.path() == AUDIT_EVENTS && failure.status.is_some_and(|status| status >= 300) {
                self.footprint.was_refused();
            }
            let verdict = self.retry.judge(
                &mut attempts,
                &failure,
                request.method,
                self.proven.get(),
                &mut self.jitter.borrow_mut(),
            );
            match verdict {
                Verdict::Backoff { ms } => self.clock.sleep(ms).await,
                Verdict::PauseAll { ms, again } => {
                    let now = self.clock.now_ms();
                    self.gate.refused(turn, now);
                    self.gate.pause_until(now, now.saturating_add(ms));
                    if !again {
                        return Err(failure);
                    }
                }
                Verdict::GiveUp => return Err(failure),
            }
        }
    }

    /// Sends a request that writes in its turn, once: whatever comes of it, it is not tried again.
    pub(crate) async fn send_alone<V>(
        &self,
        request: &ApiRequest,
        read: impl Fn(String) -> Result<V, BodyError>,
    ) -> Result<V, ApiFailure> {
        let turn = self.take_turn(request).await?;
        let outcome = self.send_once(request, &read).await;
        match &outcome {
            Ok(_) => self.gate.answered(turn),
            Err(failure) if failure.kind == FailureKind::RateLimited => {
                let now = self.clock.now_ms();
                let ms = failure.retry_after_ms.unwrap_or(self.retry.backoff_ms);
                self.gate.refused(turn, now);
                self.gate.pause_until(now, now.saturating_add(ms));
            }
            Err(_) => {}
        }
        outcome
    }

    async fn take_turn(&self, request: &ApiRequest) -> Result<Turn, ApiFailure> {
        self.gate.acquire(&self.clock, self.retry.patience_ms).await.map_err(|paused| ApiFailure {
            retry_after_ms: Some(paused.remaining_ms),
            ..ApiFailure::new(FailureKind::RateLimited, request.path())
        })
    }

    async fn send_once<V>(
        &self,
        request: &ApiRequest,
        read: impl Fn(String) -> Result<V, BodyError>,
    ) -> Result<V, ApiFailure> {
        if request.path() == AUDIT_EVENTS {
            self.footprint.sent_at(self.clock.wall());
        }
        let mut response = within(self.transport.send(request), self.clock.sleep(self.retry.timeout_ms))
            .await
            .unwrap_or(Err(TransportError::Timeout))
            .map_err(|error| ApiFailure::of_transport(error, request))?;
        let date = response.date.as_deref().and_then(http_date);
        self.ahead_ms.set(date.map(|date| self.clock.wall().millis().saturating_sub(date.millis())));
        if !(200..300).contains(&response.status) {
            return Err(ApiFailure::of_error_answer(&response, request, self.clock.wall()));
        }
        let body = std::mem::take(&mut response.body);
        let begins_as_json = body.trim_start().starts_with(['{', '[']);
        read(body).map_err(|error| ApiFailure::of_bad_body(error, begins_as_json, &response, request))
    }
}
