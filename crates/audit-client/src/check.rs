//! What a token may do, found out before anything is read with it.

use crate::client::{AUDIT_EVENTS, Client};
use crate::clock::Clock;
use crate::failure::{ApiFailure, FailureKind};
use crate::page::PageBody;
use crate::query::EventQuery;
use crate::transport::Transport;
use crate::walk::Walk;
use audit_model::directory::TokenInfo;

/// The scope to read the audit log. Only the owner of a workspace can hold it.
pub const AUDIT_SCOPE: &str = "audit_events:read";

/// What a token may do. A scope may still be refused by the role of the token's owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// Names of people and bots.
    pub users: bool,
    /// Names of chats.
    pub chats: bool,
    /// Names of tags.
    pub group_tags: bool,
    /// The owner's own record.
    pub profile: bool,
    /// Writing messages.
    pub messages: bool,
}

impl Access {
    /// What the scopes of a token allow.
    pub fn of(token: &TokenInfo) -> Self {
        Self {
            users: token.has_scope("users:read"),
            chats: token.has_scope("chats:read"),
            group_tags: token.has_scope("group_tags:read"),
            profile: token.has_scope("profile:read"),
            messages: token.has_scope("messages:create"),
        }
    }
}

/// A token that reads the audit log, and the reading begun.
#[derive(Debug)]
pub struct Connected {
    /// The token, as the API describes it.
    pub token: TokenInfo,
    /// What else it may do.
    pub access: Access,
    /// The first page of the log. Reading it was the proof, and each read leaves an event there: use it.
    pub first_page: PageBody,
    /// The walk behind the first page.
    pub walk: Walk,
}

/// Why the audit log cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectFailure {
    /// The plan of the workspace has no audit log.
    Plan(ApiFailure),
    /// The workspace is suspended for want of payment.
    Suspended(ApiFailure),
    /// What the failure itself says.
    Api(ApiFailure),
}

impl ConnectFailure {
    /// The failure behind it.
    pub const fn failure(&self) -> &ApiFailure {
        match self {
            Self::Plan(failure) | Self::Suspended(failure) | Self::Api(failure) => failure,
        }
    }
}

/// Asks what the token may do, then reads the first page of the log.
///
/// # Errors
/// Where the log cannot be read. The scopes are checked before the log is asked.
pub async fn connect<T: Transport, C: Clock>(
    client: &Client<T, C>,
    query: EventQuery,
) -> Result<Connected, ConnectFailure> {
    let token = client.token_info().await.map_err(|failure| match failure.kind {
        FailureKind::PaymentRequired => ConnectFailure::Suspended(failure),
        _ => ConnectFailure::Api(failure),
    })?;
    // No scopes at all means that the answer was odd: then the log itself has to say.
    if !token.scopes.is_empty() && !token.has_scope(AUDIT_SCOPE) {
        let kind = FailureKind::MissingScope { required: Some(AUDIT_SCOPE.to_owned()) };
        return Err(ConnectFailure::Api(ApiFailure::new(kind, AUDIT_EVENTS)));
    }
    let mut walk = Walk::events(query);
    match walk.fetch(client).await {
        Ok(first_page) => Ok(Connected { access: Access::of(&token), token, first_page, walk }),
        // A suspended workspace refuses every method, and this token has just been described.
        Err(failure) if failure.kind == FailureKind::PaymentRequired => Err(ConnectFailure::Plan(failure)),
        Err(failure) => Err(ConnectFailure::Api(failure)),
    }
}

/// Tells the two meanings of [`FailureKind::PaymentRequired`] apart, for one that came while reading: the plan
/// decides about single methods, a suspension about all.
pub async fn explain<T: Transport, C: Clock>(client: &Client<T, C>, failure: ApiFailure) -> ConnectFailure {
    if failure.kind != FailureKind::PaymentRequired {
        return ConnectFailure::Api(failure);
    }
    match client.token_info().await {
        Err(again) if again.kind == FailureKind::PaymentRequired => ConnectFailure::Suspended(failure),
        _ => ConnectFailure::Plan(failure),
    }
}
