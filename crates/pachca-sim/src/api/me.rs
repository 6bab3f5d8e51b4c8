//! `GET /oauth/token/info` and `GET /profile`: the token itself and its holder.

use super::Sim;
use super::caller::{Caller, Refusal};
use super::errors::ApiError;
use super::tokens::TOKENS;
use super::users::user;
use audit_model::Timestamp;
use audit_model::time::HOUR_MS;
use serde_json::{Value, json};

/// The token in use: no scope is needed to ask.
pub fn token_info(sim: &mut Sim, caller: &Caller) -> Value {
    let token = caller.token;
    let last_used = sim.last_used.get(token.name).copied();
    sim.used(caller);
    let number = TOKENS.iter().position(|known| known == token).unwrap_or_default();
    json!({ "data": {
        "id": 4_100 + number,
        "token": token.masked(),
        "name": format!("{} ({})", token.name, token.about),
        "user_id": caller.id,
        "scopes": token.scopes,
        "created_at": sim.workspace.config.start().to_string(),
        "revoked_at": null,
        "expires_in": null,
        "last_used_at": last_used.map(|at| at.to_string()),
    }})
}

/// The token's holder.
pub fn profile(sim: &mut Sim, caller: &Caller) -> Result<Value, Refusal> {
    caller.may("profile:read")?;
    sim.used(caller);
    let person = sim.workspace.person(caller.id).ok_or_else(ApiError::not_found)?;
    Ok(json!({ "data": user(person) }))
}

impl Sim {
    /// Notes that a token was used; kept to the hour, as the API does.
    pub(super) fn used(&mut self, caller: &Caller) {
        let hour = Timestamp(self.now.0 - self.now.0.rem_euclid(HOUR_MS));
        self.last_used.insert(caller.token.name, hour);
    }
}
