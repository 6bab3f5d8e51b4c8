//! The tokens of the simulated workspace: one for each outcome that a client must cope with.

use super::errors::{Answer, ApiError, oauth};
use crate::Workspace;
use crate::company::person::Role;
use http::StatusCode;

/// A token and what becomes of requests that carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// A short name, for people and tests.
    pub name: &'static str,
    /// What goes into the `Authorization` header. Made up; opens nothing anywhere.
    pub value: &'static str,
    /// What it shows.
    pub about: &'static str,
    /// Whose it is.
    pub holder: Holder,
    /// What it may do.
    pub scopes: &'static [&'static str],
    /// What else stands in its way.
    pub standing: Standing,
}

/// Whose token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The workspace's owner.
    Owner,
    /// An administrator.
    Admin,
    /// A guest.
    Guest,
}

/// What stands in the way of a token, apart from its scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Good,
    /// It was revoked (401).
    Revoked,
    /// Its time is over (401).
    Expired,
    /// Its holder no longer has the role that the log needs (403 `role_forbidden`).
    RoleForbidden,
    /// Its holder has become a guest (403 `access_denied`).
    Guest,
    /// The workspace's plan has no audit log (402 on that method).
    WrongPlan,
    /// The workspace has not paid (402 from any method).
    Suspended,
}

/// Reading the log; only the owner can hold it.
pub const AUDIT_SCOPE: &str = "audit_events:read";
/// Reading the list of all chats; only the owner can hold it.
pub const COMPANY_CHATS_SCOPE: &str = "company_chats:read";

const OWNER_SCOPES: &[&str] = &[
    AUDIT_SCOPE,
    "users:read",
    "chats:read",
    COMPANY_CHATS_SCOPE,
    "group_tags:read",
    "profile:read",
    "messages:create",
];
const STAFF_SCOPES: &[&str] =
    &["users:read", "chats:read", "group_tags:read", "profile:read", "messages:create"];

/// Every token that the workspace knows; any other one is answered with 401.
pub const TOKENS: &[Token] = &[
    Token {
        name: "owner",
        value: "sim-owner-Zk3vQ8tYx1LmC7pRb5WdN2sHf9GjA4uE",
        about: "the owner, all scopes",
        holder: Holder::Owner,
        scopes: OWNER_SCOPES,
        standing: Standing::Good,
    },
    Token {
        name: "owner-log-only",
        value: "sim-owner-log-only-T6yBn2KqV8rXw4ZcJ1hMd7PgS3fL",
        about: "the owner, the log but no names",
        holder: Holder::Owner,
        scopes: &[AUDIT_SCOPE],
        standing: Standing::Good,
    },
    Token {
        name: "missing-scope",
        value: "sim-missing-scope-H4pWs9EzR2kYt6NvQ8bUx3CmJ5dG",
        about: "the owner, without audit_events:read",
        holder: Holder::Owner,
        scopes: STAFF_SCOPES,
        standing: Standing::Good,
    },
    Token {
        name: "admin",
        value: "sim-admin-M8fKc3XvL6tPz1RhY5wJq9BnD2gS7eUa",
        about: "an administrator, who cannot have audit_events:read",
        holder: Holder::Admin,
        scopes: STAFF_SCOPES,
        standing: Standing::Good,
    },
    Token {
        name: "role-forbidden",
        value: "sim-role-forbidden-Q2zVb7NyK4mTf9XrW6cHj3LpE8sD",
        about: "a former owner: the scope is there, the role no longer",
        holder: Holder::Admin,
        scopes: OWNER_SCOPES,
        standing: Standing::RoleForbidden,
    },
    Token {
        name: "guest",
        value: "sim-guest-B5nRt8YcQ1vKz4MxS7wGd2HjF6pL9eUk",
        about: "somebody who has become a guest",
        holder: Holder::Guest,
        scopes: OWNER_SCOPES,
        standing: Standing::Guest,
    },
    Token {
        name: "revoked",
        value: "sim-revoked-X7mPf3WkJ9zTb6QvN1yLc8RhS4dG2eUa",
        about: "revoked",
        holder: Holder::Owner,
        scopes: OWNER_SCOPES,
        standing: Standing::Revoked,
    },
    Token {
        name: "expired",
        value: "sim-expired-D9wYk6TnV2cRz8MbX4hQj1PfL7sG5eUa",
        about: "expired",
        holder: Holder::Owner,
        scopes: OWNER_SCOPES,
        standing: Standing::Expired,
    },
    Token {
        name: "wrong-plan",
        value: "sim-wrong-plan-V1cJr5ZtH8nXq3KyW9mBf6TpS2dL4eUa",
        about: "the owner of a workspace whose plan has no audit log",
        holder: Holder::Owner,
        scopes: OWNER_SCOPES,
        standing: Standing::WrongPlan,
    },
    Token {
        name: "suspended",
        value: "sim-suspended-L3sNx9QbT5vKz7RcY1wMj4HgP8fD6eUa",
        about: "the owner of a workspace that has not paid",
        holder: Holder::Owner,
        scopes: OWNER_SCOPES,
        standing: Standing::Suspended,
    },
];

/// The token with this name.
pub fn by_name(name: &str) -> Option<&'static Token> {
    TOKENS.iter().find(|token| token.name == name)
}

/// The token with this value.
pub fn by_value(value: &str) -> Option<&'static Token> {
    TOKENS.iter().find(|token| token.value == value)
}

impl Token {
    /// The id of the person who holds it; 0 in a workspace without such a person.
    pub fn holder_id(&self, workspace: &Workspace) -> u32 {
        let with_role = |roles: &[Role]| {
            workspace
                .people
                .iter()
                .filter(|person| !person.bot && !person.invited_only && person.deleted_at.is_none())
                .find(|person| person.id != workspace.owner_id && roles.contains(&person.role))
                .map_or(0, |person| person.id)
        };
        match self.holder {
            Holder::Owner => workspace.owner_id,
            Holder::Admin => with_role(&[Role::Admin]),
            Holder::Guest => with_role(&[Role::Guest, Role::MultiGuest]),
        }
    }

    /// As `GET /oauth/token/info` shows it: the first 8 and the last 4 characters.
    pub fn masked(&self) -> String {
        let head = self.value.get(..8).unwrap_or_default();
        let tail = self.value.get(self.value.len().saturating_sub(4)..).unwrap_or_default();
        format!("{head}...{tail}")
    }
}

/// The answer to a request without a valid token (401).
pub fn unauthorized(description: &str) -> Answer {
    oauth(StatusCode::UNAUTHORIZED, "invalid_token", description)
}

/// The answer to the token of a workspace that has not paid.
pub fn workspace_suspended() -> ApiError {
    ApiError::payment_required("Пространство приостановлено: нет оплаты")
}

/// The answer where the plan lacks a method.
pub fn wrong_plan() -> ApiError {
    ApiError::payment_required("Недоступно на текущем тарифе")
}

/// The answer where the scope is there and the role is not.
pub fn role_forbidden() -> Answer {
    oauth(
        StatusCode::FORBIDDEN,
        "role_forbidden",
        "The current role of the token owner does not allow this action",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_long_different_and_masked() {
        for token in TOKENS {
            assert!(token.value.len() >= 40, "{}", token.name);
            assert_eq!(by_value(token.value), Some(token));
            assert!(!token.masked().contains(&token.value[10..20]));
        }
    }
}
