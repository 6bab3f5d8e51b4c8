//! Personal access tokens.

use super::super::details::Details;
use super::super::scene::{Actor, Scene};
use super::super::things::Token;
use audit_model::Timestamp;

const NAMES: &[&str] = &["n8n", "Отчёты", "My API Token", "Выгрузка в BI", "scripts", "zapier", "тест"];

const SCOPES: &[&[&str]] = &[
    &["chats:read", "users:read"],
    &["messages:create"],
    &["messages:read", "chats:read", "threads:read"],
    &["users:read", "group_tags:read", "custom_properties:read"],
    &["search:messages", "search:users", "search:chats"],
    &["profile:read", "profile_status:write"],
    &["files:read", "uploads:write", "messages:create"],
];

impl Scene<'_> {
    /// Somebody makes a token.
    pub fn token_created(&mut self, at: Timestamp) {
        if let Some(actor) = self.employee(at) {
            self.make_token(at, actor);
        }
    }

    /// Makes a token for this person.
    pub fn make_token(&mut self, at: Timestamp, actor: Actor) {
        let scopes = self.rng.pick(SCOPES).copied().unwrap_or_default().to_vec();
        let id = self.workspace.things.other(&mut self.rng);
        let token = Token { id, owner: actor.id, name: self.rng.word(NAMES), scopes };
        let details = self.token_details(&token);
        self.workspace.things.tokens.push(token);
        self.write(at, actor, "access_token_created", ("AccessToken", id), details);
    }

    /// A token gets other scopes.
    pub fn token_updated(&mut self, at: Timestamp) {
        let Some((index, actor)) = self.some_token(at) else { return };
        let scopes = self.rng.pick(SCOPES).copied().unwrap_or_default().to_vec();
        self.workspace.things.tokens[index].scopes = scopes;
        let token = self.workspace.things.tokens[index].clone();
        let details = self.token_details(&token);
        self.write(at, actor, "access_token_updated", ("AccessToken", token.id), details);
    }

    /// A token is deleted.
    pub fn token_destroyed(&mut self, at: Timestamp) {
        let Some((index, actor)) = self.some_token(at) else { return };
        let token = self.workspace.things.tokens.swap_remove(index);
        let details = self.token_details(&token);
        self.write(at, actor, "access_token_destroy", ("AccessToken", token.id), details);
    }

    /// Some token whose owner is still there; one is made where there is none.
    fn some_token(&mut self, at: Timestamp) -> Option<(usize, Actor)> {
        for _ in 0..8 {
            let count = self.workspace.things.tokens.len();
            let index = self.rng.index(count);
            let owner = self.workspace.things.tokens.get(index).map(|token| token.owner);
            if let Some(actor) = owner.and_then(|owner| self.someone(at, |person| person.id == owner)) {
                return Some((index, actor));
            }
        }
        let actor = self.employee(at)?;
        self.make_token(Timestamp(at.0 - 95_000), actor);
        Some((self.workspace.things.tokens.len() - 1, actor))
    }

    /// The details in the form of the description, or in the longer form of the newer models.
    fn token_details(&mut self, token: &Token) -> Details {
        if self.rng.chance(5_000) {
            return Details::new().texts("scopes", &token.scopes);
        }
        let details = Details::new().text("token_kind", "personal");
        let details = match self.rng.below(3) {
            0 => details,
            1 => details.optional_text("token_name", None),
            _ => details.text("token_name", token.name),
        };
        let details = details.number("resource_owner_id", u64::from(token.owner));
        let details = if self.rng.chance(5_000) { details.optional_number("bot_id", None) } else { details };
        details.texts("scopes", &token.scopes)
    }
}
