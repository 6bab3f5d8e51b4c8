//! What happened to an access token, as far as that is loaded.

use super::list::{ActorView, actor_view};
use crate::i18n::I18n;
use crate::platform::intl::{self, Style};
use crate::state::App;
use crate::text::scopes::{GONE, MADE, Scopes, scopes};
use audit_model::AuditEvent;

/// The type of the things that have such a life. Events about tokens of bots name the bot, not the token.
pub const TOKEN: &str = "AccessToken";

/// The events that begin, change and end it.
const KEYS: [&str; 3] = [MADE, "access_token_updated", GONE];

/// So many steps are shown; of more, the first and the last.
const SHOWN: usize = 12;

/// A token from its creation to its deletion, of which either may not be loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Life {
    /// The token's id.
    pub id: String,
    /// What happened to it, oldest first.
    pub steps: Vec<Step>,
    /// How many steps are left out after the first.
    pub left_out: usize,
    /// Whether its creation is loaded.
    pub begins: bool,
    /// Whether its deletion is loaded.
    pub ends: bool,
}

/// Something that happened to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The event's id.
    pub id: String,
    /// On which day.
    pub day: String,
    /// At what time.
    pub minute: String,
    /// The event's key: what.
    pub key: String,
    /// Who did it.
    pub who: Option<ActorView>,
    /// The scopes from then on.
    pub scopes: Scopes,
    /// Whether it is the event that is open.
    pub is_this: bool,
}

/// The life of the token that an event is about; nothing for an event about anything else.
pub fn life(app: App, i18n: I18n, event: &AuditEvent<'_>) -> Option<Life> {
    let kind = event.entity_type.as_deref().filter(|kind| *kind == TOKEN)?;
    let id = event.entity_id.as_deref().filter(|id| !id.is_empty())?;
    app.log.view_all(|store| {
        let rows = store.all_about(kind, id, &KEYS);
        let events: Vec<AuditEvent<'_>> = rows.into_iter().filter_map(|row| store.event(row)).collect();
        let is_loaded = |key: &str| events.iter().any(|event| event.event_key == key);
        let mut steps: Vec<Step> = events
            .iter()
            .zip(scopes(&events))
            .map(|(step, scopes)| Step {
                id: step.id.to_string(),
                day: intl::date(i18n.lang(), Style::Day, step.created_at),
                minute: intl::date(i18n.lang(), Style::Minute, step.created_at),
                key: step.event_key.to_string(),
                who: step.actor_id.as_deref().map(|id| actor_view(app, id)),
                scopes,
                is_this: step.id == event.id,
            })
            .collect();
        let left_out = shorten(&mut steps);
        (!steps.is_empty()).then(|| Life {
            id: id.to_owned(),
            steps,
            left_out,
            begins: is_loaded(MADE),
            ends: is_loaded(GONE),
        })
    })
}

/// Leaves out what is too much of a long life, from the second step on. Says how many steps that are.
fn shorten<T>(steps: &mut Vec<T>) -> usize {
    let left_out = steps.len().saturating_sub(SHOWN);
    if left_out > 0 {
        steps.drain(1..=left_out);
    }
    left_out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_life_keeps_its_beginning_and_its_end() {
        let shortened = |length: usize| {
            let mut steps: Vec<usize> = (0..length).collect();
            (shorten(&mut steps), steps)
        };
        // An event about a token of which no known step is loaded.
        assert_eq!(shortened(0), (0, vec![]));
        assert_eq!(shortened(SHOWN), (0, (0..SHOWN).collect()));
        let (left_out, steps) = shortened(SHOWN + 3);
        assert_eq!(
            (left_out, steps.len(), steps[0], steps[1], steps[SHOWN - 1]),
            (3, SHOWN, 0, 4, SHOWN + 2)
        );
    }
}
