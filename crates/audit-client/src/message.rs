//! Writing a message: once, whatever happens.
//!
//! A request that reads may be tried again at will. One that writes must not: where the answer got lost, the message
//! may have arrived. So a message is sent exactly once for each call, and what is known about its fate is said
//! precisely: refused, sent, or unclear. The log itself records each message, so an unclear one can be looked up.

use crate::client::Client;
use crate::clock::Clock;
use crate::failure::{ApiFailure, FailureKind};
use crate::query::EventQuery;
use crate::transport::{ApiRequest, Transport};
use audit_model::Timestamp;
use audit_model::page::read_record;
use serde::Deserialize;
use std::collections::BTreeSet;

/// The path of messages.
pub const MESSAGES: &str = "/messages";
/// The scope to write them.
pub const MESSAGES_SCOPE: &str = "messages:create";
/// The kind of entry that a message leaves in the log.
const WRITTEN_KEY: &str = "message_created";

/// What is known of a message after it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It has arrived.
    Sent,
    /// It was refused and has not arrived.
    Refused(ApiFailure),
    /// It may have arrived: the answer was lost or makes no sense.
    Unclear(ApiFailure),
}

/// A message as the API gives it back; that there is one is what matters.
#[derive(Deserialize)]
struct Written {
    #[serde(rename = "id")]
    _id: serde_json::Value,
}

/// The messages that somebody has written lately, by the ids of their entries in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Before(Option<BTreeSet<String>>);

impl<T: Transport, C: Clock> Client<T, C> {
    /// `POST /messages` to a person, by id. Scope `messages:create`. Sent once: never tried again, neither after a
    /// lost answer nor after a refusal.
    pub async fn send_message(&self, person: u64, content: &str) -> Delivery {
        let body = serde_json::json!({
            "message": { "entity_type": "user", "entity_id": person, "content": content },
            "link_preview": false,
        });
        let request = ApiRequest::post(MESSAGES.to_owned(), body.to_string());
        match self.send_alone(&request, |body| read_record::<Written>(&body)).await {
            Ok(_) => Delivery::Sent,
            Err(failure) if failure.was_refused() => Delivery::Refused(failure),
            Err(failure) => Delivery::Unclear(failure),
        }
    }

    /// What this person has written so far, as the log has it. To be asked before sending; a failure costs only the
    /// way to look the message up.
    pub async fn written_before(&self, writer: &str) -> Before {
        Before(
            self.written(writer).await.ok().map(|written| written.into_iter().map(|(id, _, _)| id).collect()),
        )
    }

    /// When a message that is not among those `before` was written with this user agent, as the log has it.
    ///
    /// # Errors
    /// Where the log cannot be read, or what was there before is not known.
    pub async fn written_since(
        &self,
        writer: &str,
        user_agent: &str,
        before: &Before,
    ) -> Result<Option<Timestamp>, ApiFailure> {
        let Some(before) = &before.0 else {
            return Err(ApiFailure::new(FailureKind::NotFound, MESSAGES));
        };
        let written = self.written(writer).await?;
        let ours = written.into_iter().find(|(id, agent, _)| {
            // The API cuts user agents to 255 characters.
            let same =
                agent.as_deref().is_some_and(|agent| user_agent.starts_with(agent) && !agent.is_empty());
            same && !before.contains(id)
        });
        Ok(ours.map(|(_, _, at)| at))
    }

    async fn written(&self, writer: &str) -> Result<Vec<(String, Option<String>, Timestamp)>, ApiFailure> {
        let query = EventQuery {
            event_key: Some(WRITTEN_KEY.to_owned()),
            actor_id: Some(writer.to_owned()),
            ..EventQuery::default()
        };
        let page = self.audit_page(&query, None).await?;
        let events = page.events().map(|page| page.events).unwrap_or_default();
        let facts = events.into_iter().map(|event| {
            (event.id.to_string(), event.user_agent.map(std::borrow::Cow::into_owned), event.created_at)
        });
        Ok(facts.collect())
    }
}

impl ApiFailure {
    /// Whether a request that writes was certainly not carried out: somebody answered, and said no.
    fn was_refused(&self) -> bool {
        use FailureKind::*;
        match self.kind {
            BadToken
            | MissingScope { .. }
            | RoleForbidden
            | AccessDenied
            | PaymentRequired
            | NotFound
            | Invalid
            | RateLimited
            | DailyLimit => true,
            // A page of somebody else's with an error status: it did not come through.
            NotTheApi => self.status.is_some_and(|status| (400..500).contains(&status)),
            ServerFault | Network { .. } | Timeout | BadAnswer(_) | BrokenPaging(_) => false,
        }
    }
}
