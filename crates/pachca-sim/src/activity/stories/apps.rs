//! Applications that people let in, and throw out again.

use super::super::details::Details;
use super::super::scene::{Actor, Scene};
use super::super::things::{APPLICATIONS, Application, Grant};
use audit_model::Timestamp;

impl Application {
    const fn entity(&self) -> (&'static str, u64) {
        ("OauthApplication", self.id)
    }
}

impl Scene<'_> {
    /// Somebody lets an application in.
    pub fn app_granted(&mut self, at: Timestamp) {
        if let Some(actor) = self.employee(at) {
            self.grant(at, actor);
        }
    }

    fn grant(&mut self, at: Timestamp, actor: Actor) -> Option<Grant> {
        let client = self.rng.pick(APPLICATIONS)?;
        let grant = Grant { client, owner: actor.id };
        self.workspace.things.grants.push(grant);
        let details = Details::new().text("client_id", client.client_id).texts("scopes", client.scopes);
        self.write(at, actor, "oauth_authorization_granted", client.entity(), details);
        Some(grant)
    }

    /// Somebody, or an administrator for them, takes an application's access away.
    pub fn app_revoked(&mut self, at: Timestamp) {
        let Some((grant, actor)) = self.some_grant(at) else { return };
        let details = Details::new()
            .text("client_id", grant.client.client_id)
            .number("revoked_tokens_count", 1 + self.rng.below(3));
        let details = match self.rng.below(3) {
            0 => details,
            1 => details.optional_number("user_id", None),
            _ => details.number("user_id", u64::from(grant.owner)),
        };
        self.write(at, actor, "oauth_authorization_revoked", grant.client.entity(), details);
    }

    /// An application gives its token back. No source states the details.
    pub fn app_token_revoked(&mut self, at: Timestamp) {
        let Some((grant, actor)) = self.some_grant(at) else { return };
        let details = Details::new().text("client_id", grant.client.client_id);
        self.write(at, actor, "oauth_token_revoked", grant.client.entity(), details);
    }

    fn some_grant(&mut self, at: Timestamp) -> Option<(Grant, Actor)> {
        for _ in 0..8 {
            let count = self.workspace.things.grants.len();
            let index = self.rng.index(count);
            let owner = self.workspace.things.grants.get(index).map(|grant| grant.owner);
            if let Some(actor) = owner.and_then(|owner| self.someone(at, |person| person.id == owner)) {
                return Some((self.workspace.things.grants.swap_remove(index), actor));
            }
        }
        let actor = self.employee(at)?;
        Some((self.grant(Timestamp(at.0 - 400_000), actor)?, actor))
    }

    /// Somebody confirms that a device of theirs may sign in.
    pub fn device_approved(&mut self, at: Timestamp) {
        self.device(at, "oauth_device_authorization_approved");
    }

    /// Somebody refuses a device.
    pub fn device_denied(&mut self, at: Timestamp) {
        self.device(at, "oauth_device_authorization_denied");
    }

    fn device(&mut self, at: Timestamp, key: &str) {
        let (Some(actor), Some(client)) = (self.employee(at), self.rng.pick(APPLICATIONS)) else { return };
        let details = Details::new().text("client_id", client.client_id).texts("scopes", client.scopes);
        let details = match self.rng.below(4) {
            0 => details,
            1 => details.optional_text("device_name", None),
            2 => details.text("device_name", "MacBook Pro (Терминал)"),
            _ => details.text("device_name", "ci-runner-03"),
        };
        self.write(at, actor, key, client.entity(), details);
    }
}
