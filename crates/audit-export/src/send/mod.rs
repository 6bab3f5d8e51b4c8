//! Events to systems that keep them: what is asked of each, and what its answers mean.
//!
//! Plain functions: whoever has a network sends [`Request`]s and hands the answers to [`judge`]. Every system but a
//! plain endpoint can be sent the same events twice without holding them twice, as far as it can be made so:
//! [`System::repeats`] says how.

mod answer;
mod body;
mod definition;
mod template;

pub use answer::{Refused, Verdict, judge};
pub use definition::definition;

use crate::notes::Notes;
use audit_model::AuditEvent;

/// A kind of system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum System {
    /// Anything that takes lines of JSON by POST.
    #[default]
    Ndjson,
    /// Elasticsearch or OpenSearch, by `_bulk`.
    Elastic,
    /// ClickHouse over HTTP.
    ClickHouse,
    /// Grafana Loki.
    Loki,
    /// Splunk, by its HTTP Event Collector.
    Splunk,
    /// VictoriaLogs.
    VictoriaLogs,
}

/// What sending the same events twice does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// Each event is there once.
    Once,
    /// Each event is there once after the system has merged its parts; until then queries can ask for that.
    OnceMerged,
    /// Each event is there as often as it was sent.
    Twice,
}

impl System {
    /// All, in the order of the choice.
    pub const ALL: [Self; 6] =
        [Self::Elastic, Self::ClickHouse, Self::Loki, Self::Splunk, Self::VictoriaLogs, Self::Ndjson];

    /// The name in messages and forms.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Ndjson => "ndjson",
            Self::Elastic => "elastic",
            Self::ClickHouse => "clickhouse",
            Self::Loki => "loki",
            Self::Splunk => "splunk",
            Self::VictoriaLogs => "victorialogs",
        }
    }

    /// What sending the same events twice does.
    pub const fn repeats(self) -> Repeats {
        match self {
            Self::Elastic | Self::Loki => Repeats::Once,
            Self::ClickHouse => Repeats::OnceMerged,
            Self::Ndjson | Self::Splunk | Self::VictoriaLogs => Repeats::Twice,
        }
    }

    /// What the place in the system is called if nobody says otherwise: an index, a table, a stream; nothing where
    /// there is no such thing.
    pub const fn place(self) -> Option<&'static str> {
        match self {
            Self::Elastic => Some("pachca-audit"),
            Self::ClickHouse => Some("pachca_audit"),
            Self::Loki | Self::VictoriaLogs => Some("pachca-audit"),
            Self::Splunk => Some("main"),
            Self::Ndjson => None,
        }
    }
}

/// What a document looks like, where the system leaves that open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// As the API gives it.
    #[default]
    Own,
    /// By the Elastic Common Schema.
    Ecs,
}

impl Shape {
    /// All, in the order of the choice.
    pub const ALL: [Self; 2] = [Self::Own, Self::Ecs];

    /// The name in messages and forms.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Ecs => "ecs",
        }
    }
}

/// Who we are to the system. No `Debug`: it holds secrets.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Credentials {
    /// Nobody.
    #[default]
    None,
    /// A name and a password.
    Basic {
        /// The name.
        user: String,
        /// The password.
        password: String,
    },
    /// A token, after `Bearer`; after `Splunk` for Splunk.
    Token(String),
    /// A key of Elasticsearch, after `ApiKey`.
    ApiKey(String),
}

/// Where events go.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// What is there.
    pub system: System,
    /// Its address, with a path before its own paths if it has one.
    pub address: String,
    /// The index, table or stream; the usual one if empty.
    pub place: String,
    /// What a document looks like; only Elasticsearch and OpenSearch are asked.
    pub shape: Shape,
    /// Who we are to it.
    pub credentials: Credentials,
}

/// Why an address is none that events are sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressProblem {
    /// There is none.
    Missing,
    /// Neither `https`, nor this very machine.
    NotSafe,
    /// It holds a name or a password, which would be seen.
    Credentials,
    /// It has a part after `?` or `#`, behind which no path can stand.
    Query,
    /// The name of the place has signs that no such name has.
    Place,
}

/// What is sent; always by POST.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Where to.
    pub url: String,
    /// What goes with it. Holds the credentials.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub body: Vec<u8>,
}

impl Target {
    /// Whether events can be sent there at all.
    ///
    /// # Errors
    /// Where they cannot, or should not.
    pub fn check(&self) -> Result<(), AddressProblem> {
        let address = self.address.trim();
        let (scheme, rest) = address.split_once("://").ok_or(AddressProblem::Missing)?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        let name = host.strip_prefix('[').map_or_else(
            || host.split(':').next().unwrap_or_default(),
            |six| six.split(']').next().unwrap_or_default(),
        );
        if name.is_empty() {
            return Err(AddressProblem::Missing);
        }
        let is_here = matches!(name, "localhost" | "127.0.0.1" | "::1");
        match scheme {
            "https" => {}
            "http" if is_here => {}
            _ => return Err(AddressProblem::NotSafe),
        }
        if authority.contains('@') {
            return Err(AddressProblem::Credentials);
        }
        if self.system != System::Ndjson && rest.contains(['?', '#']) {
            return Err(AddressProblem::Query);
        }
        let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if !self.place().chars().all(is_sign) {
            return Err(AddressProblem::Place);
        }
        Ok(())
    }

    /// The index, table or stream.
    pub fn place(&self) -> &str {
        let place = self.place.trim();
        if place.is_empty() { self.system.place().unwrap_or_default() } else { place }
    }

    /// The request that sends these events.
    pub fn request(&self, events: &[(AuditEvent<'_>, Notes<'_>)]) -> Request {
        Request { url: self.url(), headers: self.headers(), body: body::body(self, events) }
    }

    fn url(&self) -> String {
        let base = self.address.trim().trim_end_matches('/');
        let place = self.place();
        match self.system {
            System::Ndjson => self.address.trim().to_owned(),
            System::Elastic => format!("{base}/{place}/_bulk"),
            // A table over shards answers once the shards have the events, not when it has taken them for them.
            System::ClickHouse => format!(
                "{base}/?insert_distributed_sync=1&date_time_input_format=best_effort&input_format_skip_unknown_fields=1&query=INSERT%20INTO%20{}%20FORMAT%20JSONEachRow",
                definition::quoted(place).replace('`', "%60")
            ),
            System::Loki => format!("{base}/loki/api/v1/push"),
            System::Splunk => format!("{base}/services/collector/event"),
            System::VictoriaLogs => format!(
                "{base}/insert/jsonline?_stream_fields=stream,category&_time_field=created_at&_msg_field=event_key"
            ),
        }
    }

    fn headers(&self) -> Vec<(&'static str, String)> {
        let kind = match self.system {
            System::Loki | System::Splunk => "application/json",
            _ => "application/x-ndjson",
        };
        let authorization = match &self.credentials {
            Credentials::None => None,
            Credentials::Basic { user, password } => {
                Some(format!("Basic {}", base64(&format!("{user}:{password}"))))
            }
            Credentials::Token(token) if self.system == System::Splunk => {
                Some(format!("Splunk {}", token.trim()))
            }
            Credentials::Token(token) => Some(format!("Bearer {}", token.trim())),
            Credentials::ApiKey(key) => Some(format!("ApiKey {}", key.trim())),
        };
        let authorization = authorization.map(|value| ("Authorization", value));
        [("Content-Type", kind.to_owned())].into_iter().chain(authorization).collect()
    }
}

/// Base64 with its padding, as `Authorization: Basic` wants it.
fn base64(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in text.as_bytes().chunks(3) {
        let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4usize {
            if place <= three.len() {
                out.push(char::from(SIGNS[(bits >> (18 - 6 * place) & 63) as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests;
