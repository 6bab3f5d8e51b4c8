//! What became of the scopes of a token, event by event.

use super::fields::Fields;
use audit_model::AuditEvent;

/// The key of a token's creation.
pub const MADE: &str = "access_token_created";
/// The key of its deletion, which says nothing new of scopes.
pub const GONE: &str = "access_token_destroy";

/// What an event says of the scopes of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scopes {
    /// Nothing that matters.
    Unsaid,
    /// All of them.
    These(Vec<String>),
    /// The same as before.
    Same,
    /// Those that came and those that went.
    Changed(Vec<String>, Vec<String>),
}

/// What each event says of the scopes of its token beside the one before it, oldest first.
pub fn scopes(events: &[AuditEvent<'_>]) -> Vec<Scopes> {
    let mut known: Option<Vec<String>> = None;
    let said = events.iter().map(|event| {
        let fields = Fields::read(&event.details).unwrap_or_default();
        if event.event_key == GONE || fields.raw("scopes").is_none() {
            return Scopes::Unsaid;
        }
        let now = fields.texts("scopes");
        let said = match &known {
            None => Scopes::These(now.clone()),
            Some(before) => {
                let without = |some: &[String], others: &[String]| -> Vec<String> {
                    some.iter().filter(|scope| !others.contains(scope)).cloned().collect()
                };
                match (without(&now, before), without(before, &now)) {
                    (came, went) if came.is_empty() && went.is_empty() => Scopes::Same,
                    (came, went) => Scopes::Changed(came, went),
                }
            }
        };
        known = Some(now);
        said
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::Timestamp;

    const CHANGED: &str = "access_token_updated";

    fn event(key: &'static str, details: &'static str) -> AuditEvent<'static> {
        AuditEvent {
            id: "1".into(),
            created_at: Timestamp(0),
            event_key: key.into(),
            actor_id: None,
            actor_type: None,
            entity_id: Some("41".into()),
            entity_type: Some("AccessToken".into()),
            details: details.into(),
            ip_address: None,
            user_agent: None,
            extra: None,
        }
    }

    #[test]
    fn scopes_are_said_by_what_came_and_went() {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let said = scopes(&[
            event(MADE, r#"{"scopes":["a","b"]}"#),
            event(CHANGED, r#"{"scopes":["b","a"]}"#),
            event(CHANGED, "{}"),
            event(CHANGED, r#"{"scopes":["b","c"]}"#),
            event(GONE, r#"{"scopes":[]}"#),
        ]);
        let expected = [
            Scopes::These(list(&["a", "b"])),
            Scopes::Same,
            Scopes::Unsaid,
            Scopes::Changed(list(&["c"]), list(&["a"])),
            Scopes::Unsaid,
        ];
        assert_eq!(said, expected);
    }
}
