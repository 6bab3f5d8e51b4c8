//! Who sends a request, and whether they may.

use super::Sim;
use super::errors::{Answer, ApiError, insufficient_scope, too_many_requests};
use super::tokens::{self, AUDIT_SCOPE, COMPANY_CHATS_SCOPE, Standing, Token};
use http::{HeaderValue, Request, StatusCode, header};
use std::net::IpAddr;

/// The address at the other end of the connection, as an extension of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// Who sends a request, from where and with what.
#[derive(Debug)]
pub struct Caller {
    /// The token in use.
    pub token: &'static Token,
    /// Its holder.
    pub id: u32,
    /// The client's address.
    pub address: String,
    /// The client's user agent.
    pub client: Option<String>,
}

/// Why a request is not carried out.
#[derive(Debug)]
pub enum Refusal {
    /// In the form of API errors.
    Api(ApiError),
    /// Without a valid token; says why.
    Unauthorized(&'static str),
    /// The token lacks this scope.
    Scope(&'static str),
    /// The token has the scope, its holder not the role.
    Role,
    /// The rate limit of messages, with the seconds to wait.
    Rate(u64),
    /// The daily limit of messages, with the seconds to wait.
    Daily(u64),
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Api(error) => error.into(),
            Refusal::Unauthorized(why) => tokens::unauthorized(why),
            Refusal::Scope(scope) => insufficient_scope(scope),
            Refusal::Role => tokens::role_forbidden(),
            Refusal::Rate(wait_s) => too_many_requests(wait_s),
            Refusal::Daily(wait_s) => daily_limit(wait_s),
        }
    }
}

/// The token in the `Authorization` header.
pub fn bearer(request: &Request<String>) -> Option<&str> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}

impl Caller {
    /// Recognises the caller by the token.
    ///
    /// # Errors
    /// 401 without a valid token, 402 in a suspended workspace.
    pub fn of(sim: &mut Sim, request: &Request<String>) -> Result<Self, Refusal> {
        let value = bearer(request).ok_or(Refusal::Unauthorized("Access token is missing"))?;
        let token = tokens::by_value(value).ok_or(Refusal::Unauthorized("The access token is invalid"))?;
        match token.standing {
            _ if sim.revoked.contains(token.name) => return Err(REVOKED),
            Standing::Revoked => return Err(REVOKED),
            Standing::Expired => return Err(Refusal::Unauthorized("The access token expired")),
            Standing::Suspended => return Err(tokens::workspace_suspended().into()),
            _ => {}
        }
        let text = |name| request.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()));
        let forwarded = text(header::HeaderName::from_static("x-forwarded-for"))
            .and_then(|list| list.split(',').next().and_then(|first| first.trim().parse::<IpAddr>().ok()));
        let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
        let address = forwarded.or(peer).unwrap_or(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST));
        Ok(Self {
            token,
            id: token.holder_id(&sim.workspace),
            address: address.to_string(),
            client: text(header::USER_AGENT)
                .filter(|client| !client.is_empty())
                .map(|client| client.into_owned()),
        })
    }

    /// Checks that the caller may use a method with this scope.
    ///
    /// # Errors
    /// 403 or 402 in one of their forms.
    pub fn may(&self, scope: &'static str) -> Result<(), Refusal> {
        let owner_only = scope == AUDIT_SCOPE || scope == COMPANY_CHATS_SCOPE;
        if self.token.standing == Standing::Guest {
            return Err(ApiError::access_denied().into());
        }
        if !self.token.scopes.contains(&scope) {
            return Err(Refusal::Scope(scope));
        }
        match self.token.standing {
            Standing::RoleForbidden if owner_only => Err(Refusal::Role),
            Standing::WrongPlan if owner_only => Err(tokens::wrong_plan().into()),
            _ => Ok(()),
        }
    }
}

const REVOKED: Refusal = Refusal::Unauthorized("The access token was revoked");

/// The answer to a sender who has used up the day: the one 429 that is JSON.
fn daily_limit(wait_s: u64) -> Answer {
    let message = "Превышен дневной лимит сообщений";
    let mut answer: Answer = ApiError::base(StatusCode::TOO_MANY_REQUESTS, "rate_limit", message).into();
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait_s));
    answer
}
