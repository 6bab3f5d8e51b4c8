//! Two events, field by field.

use crate::i18n::{Lang, message};
use crate::text::{DetailValue, Names, detail_rows, words};
use audit_model::AuditEvent;
use audit_model::client::Client;

/// A field of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What it is called.
    pub label: String,
    /// What each says; nothing where one has no such field.
    pub sides: [Option<String>; 2],
}

impl Compared {
    /// Whether both say the same.
    pub fn is_same(&self) -> bool {
        self.sides[0] == self.sides[1]
    }
}

/// All fields of two events but their ids and times: the ones that every event has first, then those of the details, in
/// the order in which they come. `agent` is said whole, since versions are what differs.
pub fn compare(events: [&AuditEvent<'_>; 2], lang: Lang, names: &impl Names) -> Vec<Compared> {
    let t = |id| message(lang, id, &[]);
    let text = |value: Option<&str>| value.filter(|value| !value.is_empty()).map(str::to_owned);
    let person = |id: Option<&str>| id.map(|id| names.person(id).unwrap_or_else(|| format!("#{id}")));
    let both = |label: String, side: &dyn Fn(&AuditEvent<'_>) -> Option<String>| Compared {
        label,
        sides: events.map(side),
    };
    let mut rows = vec![
        both(t("detail-actor"), &|event| person(event.actor_id.as_deref())),
        both(t("list-event"), &|event| Some(words::title(lang, &event.event_key))),
        both(t("detail-key"), &|event| Some(event.event_key.to_string())),
        both(t("detail-object"), &|event| words::entity_name(event, lang, names)),
        both(t("detail-ip"), &|event| text(event.ip_address.as_deref())),
        both(t("detail-client"), &|event| {
            event.user_agent.as_deref().map(|agent| Client::parse(agent).to_string())
        }),
        both(t("detail-agent"), &|event| text(event.user_agent.as_deref())),
    ];
    let details = events.map(|event| detail_rows(event, lang));
    let mut paths: Vec<(&str, &str)> = Vec::new();
    for row in details.iter().flatten() {
        if !paths.iter().any(|(path, _)| *path == row.path) {
            paths.push((&row.path, &row.label));
        }
    }
    let plain = |value: &DetailValue| match value {
        DetailValue::Person { id } => names.person(id).unwrap_or_else(|| value.plain()),
        DetailValue::Chat { id } => names.chat(id).unwrap_or_else(|| value.plain()),
        value => value.plain(),
    };
    rows.extend(paths.into_iter().map(|(path, label)| {
        let side = |at: usize| {
            // A list of ids has a row for each.
            let said: Vec<String> =
                details[at].iter().filter(|row| row.path == path).map(|row| plain(&row.value)).collect();
            (!said.is_empty()).then(|| said.join(", "))
        };
        Compared { label: label.to_owned(), sides: [side(0), side(1)] }
    }));
    rows.retain(|row| row.sides.iter().any(Option::is_some));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentence::tests::{Known, event};

    #[test]
    fn fields_of_either_stand_side_by_side() {
        let one = event("search_users_api", "User", "1", r#"{"limit":50,"filters":{"user_ids":[7,8]}}"#);
        let other = event("search_users_api", "User", "1", r#"{"limit":100,"query_present":true}"#);
        let rows = compare([&one, &other], Lang::En, &Known);
        let find = |label: &str| rows.iter().find(|row| row.label == label).unwrap();
        assert!(find("Key").is_same());
        let limit = find("Limit");
        assert_eq!((limit.is_same(), &limit.sides), (false, &[Some("50".into()), Some("100".into())]));
        assert_eq!(find("Search text given").sides, [None, Some("yes".into())]);
        assert!(find("Filter: employees").sides[0].as_ref().unwrap().contains(", "));
        assert!(rows.iter().all(|row| row.sides.iter().any(Option::is_some)));
    }
}
