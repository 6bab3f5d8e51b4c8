//! Which method answers which path.

use super::Sim;
use super::caller::{Caller, Refusal};
use super::errors::{Answer, ApiError, json};
use super::faults::Fault;
use super::params::Params;
use super::{audit_events, chats, me, messages, tags, users};
use http::{Method, Request, StatusCode};
use serde_json::Value;

/// Carries out a request. `path` is what follows the base path.
///
/// # Errors
/// Where the request is refused.
pub fn answer(
    sim: &mut Sim,
    request: &Request<String>,
    path: &str,
    fault: Option<Fault>,
) -> Result<Answer, Refusal> {
    let params = Params::parse(request.uri().query());
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let get = request.method() == Method::GET;
    let body = match segments.as_slice() {
        ["audit_events"] if get => {
            let caller = Caller::of(sim, request)?;
            return audit_events::list(sim, &caller, &params, fault);
        }
        ["messages"] if request.method() == Method::POST => {
            let caller = Caller::of(sim, request)?;
            let message = messages::create(sim, &caller, request.body())?;
            return Ok(json(StatusCode::CREATED, &message));
        }
        ["oauth", "token", "info"] if get => {
            let caller = Caller::of(sim, request)?;
            me::token_info(sim, &caller)
        }
        ["profile"] if get => {
            let caller = Caller::of(sim, request)?;
            me::profile(sim, &caller)?
        }
        ["users"] if get => permitted(sim, request, "users:read", |sim, _| users::list(sim, &params))?,
        ["users", id] if get => permitted(sim, request, "users:read", |sim, _| users::one(sim, id))?,
        ["chats"] if get => {
            permitted(sim, request, "chats:read", |sim, caller| chats::list(sim, caller, &params))?
        }
        ["chats", id] if get => {
            permitted(sim, request, "chats:read", |sim, caller| chats::one(sim, caller, id))?
        }
        ["company", "chats"] if get => {
            let scope = super::tokens::COMPANY_CHATS_SCOPE;
            permitted(sim, request, scope, |sim, caller| chats::company(sim, caller, &params))?
        }
        ["group_tags"] if get => {
            permitted(sim, request, "group_tags:read", |sim, _| tags::list(sim, &params))?
        }
        _ => return Err(ApiError::not_found().into()),
    };
    Ok(json(StatusCode::OK, &body))
}

fn permitted(
    sim: &mut Sim,
    request: &Request<String>,
    scope: &'static str,
    method: impl FnOnce(&mut Sim, &Caller) -> Result<Value, ApiError>,
) -> Result<Value, Refusal> {
    let caller = Caller::of(sim, request)?;
    caller.may(scope)?;
    sim.used(&caller);
    Ok(method(sim, &caller)?)
}
