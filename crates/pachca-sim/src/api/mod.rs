//! The API of the simulated workspace, without I/O, clock or threads.
//!
//! [`Sim::respond`] takes a request and the time, and gives the answer with how to deliver it. The server puts a
//! socket in front of it; the page and the client's tests call it in process.
//!
//! # What no public source states, and what is done here
//! | question | here |
//! | --- | --- |
//! | order within one second | the order of arrival, newest first |
//! | does an answer contain its own `audit_events_accessed` | no; the event is written after the page is read |
//! | a read that is refused (401 to 429) or failed (5xx) | writes no event |
//! | a read whose answer is lost or cut on the way | has happened, and writes its event |
//! | `limit` above 50 | 50, since an official client sends 200 |
//! | `limit` of zero, below, or no whole number | 422 `inclusion` |
//! | unknown `event_key`, `entity_type`, or an id that is no number | an empty result |
//! | `start_time` after `end_time` | an empty result |
//! | empty parameter value | as if missing |
//! | filters beside a cursor | may be repeated or not; the request's own win over those of the cursor |
//! | a text that is no cursor | 400 `invalid`; a cursor never expires |
//! | `has_next` of an empty poll by `prev_page` | true where older records match, as documented, false in an empty log |
//! | guest's token | 403 `access_denied` from every method but `/oauth/token/info` |
//! | `/company/chats` | leaves personal chats out |
//! | unknown receiver of a message | 422 `not_found` |
//! | unknown path or method | 404 `not_found` |

mod audit_events;
mod caller;
mod chats;
mod cursor;
mod errors;
pub mod faults;
pub mod limits;
mod live;
mod me;
mod messages;
mod paging;
mod params;
mod route;
mod tags;
pub mod tokens;
mod users;

use crate::Workspace;
use crate::log::Log;
use crate::rng::Rng;
use crate::workspace::Draft;
use audit_model::Timestamp;
use faults::{Delivery, Fault, FaultRates};
use http::{HeaderValue, Request, Response, StatusCode, header};
use limits::{Limiter, LimiterStats, Limits};
use std::collections::{BTreeMap, HashMap, HashSet};

pub use caller::Peer;

/// The path that every method begins with.
pub const BASE_PATH: &str = "/api/shared/v1";

/// How the workspace behaves; may be changed while it runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Rate limits.
    pub limits: Limits,
    /// What goes wrong on purpose.
    pub faults: FaultRates,
    /// How many events a minute go on arriving.
    pub live_per_minute: f64,
}

/// An answer, and how it is to reach the client.
#[derive(Debug)]
pub struct Reply {
    /// Status, headers, and the body as text.
    pub response: Response<String>,
    /// How to deliver it.
    pub delivery: Delivery,
}

/// What was asked and answered so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Stats {
    /// Requests in all.
    pub requests: u64,
    /// Answers by status.
    pub answers: BTreeMap<u16, u64>,
    /// What the rate limiter saw.
    #[serde(flatten)]
    pub limiter: LimiterStats,
}

/// A simulated workspace that answers requests.
#[derive(Debug)]
pub struct Sim {
    /// How it behaves.
    pub settings: Settings,
    workspace: Workspace,
    log: Log,
    now: Timestamp,
    rng: Rng,
    limiter: Limiter,
    stats: Stats,
    /// The names of the tokens revoked while running.
    revoked: HashSet<&'static str>,
    /// When each token was last used, by name and to the hour.
    last_used: HashMap<&'static str, Timestamp>,
    sent: messages::Sent,
    arrivals: live::Arrivals,
}

impl Sim {
    /// A workspace that starts to answer. Its history moves into the log.
    pub fn new(mut workspace: Workspace, settings: Settings) -> Self {
        const TOPIC: u64 = 0x00a9_1000;
        let log = Log::new(std::mem::take(&mut workspace.records));
        Self {
            settings,
            log,
            now: workspace.config.end,
            rng: Rng::new(workspace.config.seed, TOPIC),
            limiter: Limiter::default(),
            stats: Stats::default(),
            revoked: HashSet::new(),
            last_used: HashMap::new(),
            sent: messages::Sent::default(),
            arrivals: live::Arrivals::new(crate::LiveActivity::new(&workspace.config)),
            workspace,
        }
    }

    /// Answers a request that arrives at `now`. A time earlier than one before counts as that one.
    ///
    /// The path begins with [`BASE_PATH`]; the client's address is the first of `X-Forwarded-For`, else the
    /// request's extension [`Peer`].
    pub fn respond(&mut self, now: Timestamp, request: &Request<String>) -> Reply {
        self.advance(now);
        let mut reply = self.reply(request);
        self.stats.requests += 1;
        *self.stats.answers.entry(reply.response.status().as_u16()).or_default() += 1;
        if let Ok(id) = HeaderValue::from_str(&self.request_id()) {
            reply.response.headers_mut().insert("x-request-id", id);
        }
        reply
    }

    fn reply(&mut self, request: &Request<String>) -> Reply {
        let whole = |response| Reply { response, delivery: Delivery::Whole };
        let path = request.uri().path().strip_prefix(BASE_PATH).unwrap_or_default();
        let lane = caller::bearer(request).and_then(tokens::by_value).map_or("", |token| token.name);
        let company = path.starts_with("/company/");
        if let Err(wait_s) = self.limiter.check(&self.settings.limits, lane, company, self.now) {
            return whole(errors::too_many_requests(wait_s));
        }
        let fault = self.settings.faults.draw(&mut self.rng);
        match fault {
            Some(Fault::TooMany) => {
                let wait_s = self.limiter.pause(&self.settings.limits, lane, 0, self.now);
                whole(errors::too_many_requests(wait_s))
            }
            Some(Fault::Internal) => whole(errors::unhandled()),
            Some(Fault::BadGateway) => whole(errors::bad_gateway()),
            _ => {
                let response = route::answer(self, request, path, fault).unwrap_or_else(Into::into);
                self.damage(response, fault)
            }
        }
    }

    /// Applies a fault that strikes after the request was carried out.
    fn damage(&mut self, mut response: Response<String>, fault: Option<Fault>) -> Reply {
        let delivery = match fault {
            Some(Fault::Drop) => Delivery::Drop,
            Some(Fault::Slow) => Delivery::Slow,
            Some(Fault::Truncate) => Delivery::CutAt(self.rng.index(response.body().len())),
            Some(Fault::WrongType) if response.status() == StatusCode::OK => {
                let wrong = HeaderValue::from_static("text/plain; charset=utf-8");
                response.headers_mut().insert(header::CONTENT_TYPE, wrong);
                Delivery::Whole
            }
            _ => Delivery::Whole,
        };
        Reply { response, delivery }
    }

    fn request_id(&mut self) -> String {
        crate::record::EventId::new(self.rng.next(), self.stats.requests).to_string()
    }

    /// Writes an event of what a caller has just done.
    fn write_event(&mut self, caller: &caller::Caller, key: &str, entity_type: &str, entity: u64) {
        let record = self.workspace.record(&Draft {
            at: self.now,
            key,
            actor: caller.id,
            entity_type,
            entity,
            details: None,
            address: Some(&caller.address),
            client: caller.client.as_deref(),
        });
        self.log.push(record);
    }

    /// The company as generated; its records have moved to the [`log`](Self::log).
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The ids of the events that match a query, oldest first, for comparison with what a client read. The query
    /// has the filters of `GET /audit_events`, with `from`, `to` and `keys` (separated by commas) besides.
    pub fn event_ids(&self, query: &str) -> impl Iterator<Item = crate::record::EventId> {
        let selection = audit_events::selection_of(query, &self.workspace.texts);
        selection
            .into_iter()
            .flat_map(|selection| self.log.all(&selection).map(|record| record.id).collect::<Vec<_>>())
    }

    /// What was asked and answered so far.
    pub fn stats(&self) -> Stats {
        Stats { limiter: self.limiter.stats, ..self.stats.clone() }
    }

    /// The messages sent through the API, oldest first, as the API gave them back.
    pub fn messages(&self) -> &[serde_json::Value] {
        &self.sent.messages
    }

    /// Revokes a token by its name; from now on it is answered with 401. Says whether there is such a token.
    pub fn revoke(&mut self, name: &str) -> bool {
        let token = tokens::by_name(name);
        self.revoked.extend(token.map(|token| token.name));
        token.is_some()
    }

    /// Forgets pauses, locks and revocations, and lets nothing go wrong any longer. The log stays.
    pub fn reset(&mut self) {
        self.settings.faults = FaultRates::default();
        self.limiter = Limiter::default();
        self.revoked.clear();
        self.stats = Stats::default();
    }
}

#[cfg(test)]
mod tests;
