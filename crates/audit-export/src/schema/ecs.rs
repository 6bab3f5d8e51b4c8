//! The Elastic Common Schema: a document a line.

use super::meaning::Outcome;
use super::object::Object;
use super::seen::{Seen, Thing};

/// The version whose fields these are.
const VERSION: &str = "9.4.0";

pub fn write(out: &mut Vec<u8>, seen: &Seen<'_>) {
    let (event, notes) = (seen.event, seen.notes);
    let is_alert = event.event_key == "dlp_violation_detected";
    let ip = seen.ip().map(|ip| ip.to_string());
    let (actor, target) = (seen.actor(), seen.person().filter(|person| person.id != seen.actor().id));
    Object::write(out, |o| {
        o.text("@timestamp", &event.created_at.to_string());
        o.object("ecs", |o| o.text("version", VERSION));
        o.text("message", seen.title());
        o.object("event", |o| {
            o.text("id", &event.id);
            o.text("kind", if is_alert { "alert" } else { "event" });
            if let Some(meaning) = seen.meaning {
                o.texts("category", [meaning.category]);
                o.texts("type", meaning.types.iter().copied());
            }
            o.text("action", &event.event_key);
            o.text(
                "outcome",
                match seen.meaning.map(|meaning| meaning.outcome) {
                    Some(Outcome::Success) => "success",
                    Some(Outcome::Failure) => "failure",
                    None => "unknown",
                },
            );
            o.text("module", "pachca");
            o.text("dataset", "pachca.audit");
        });
        o.object("user", |o| {
            person(o, actor);
            o.object("target", |o| person(o, target.unwrap_or_default()));
        });
        if seen.is_done_to("GroupTag") || seen.is_done_to("Chat") {
            o.object("group", |o| {
                o.some("id", seen.entity().id);
                o.some("name", seen.entity().name);
            });
        }
        o.object("source", |o| {
            o.some("address", event.ip_address.as_deref());
            o.some("ip", ip.as_deref());
        });
        o.object("user_agent", |o| o.some("original", event.user_agent.as_deref()));
        if is_alert {
            o.object("rule", |o| {
                o.some("id", seen.detail("dlp_rule_id").as_deref());
                o.some("name", seen.detail("dlp_rule_name").as_deref());
            });
        }
        o.object("related", |o| {
            o.texts("ip", ip.as_deref());
            let people = seen.people();
            let ends = [Some(actor), target].into_iter().flatten().flat_map(|one| [one.id, one.name]);
            let mut users: Vec<&str> = ends.flatten().chain(people.iter().map(String::as_str)).collect();
            users.sort_unstable();
            users.dedup();
            o.texts("user", users);
        });
        o.object("pachca", |o| {
            o.object("actor", |o| o.some("type", event.actor_type.as_deref()));
            o.object("entity", |o| {
                o.some("type", event.entity_type.as_deref());
                o.some("id", seen.entity().id);
                o.some("name", seen.entity().name);
            });
            o.some("category", notes.category.as_deref());
            o.some("local_time", notes.local_time.as_deref());
            if let Some(details) = seen.details() {
                o.raw("details", &details);
            }
            if let Some(extra) = seen.extra() {
                o.raw("extra", &extra);
            }
        });
    });
}

fn person(o: &mut Object<'_>, person: Thing<'_>) {
    o.some("id", person.id);
    o.some("full_name", person.name);
}
