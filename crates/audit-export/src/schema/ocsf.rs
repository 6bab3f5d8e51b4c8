//! The Open Cybersecurity Schema Framework: an event a line.

use super::meaning::{Class, OTHER, Outcome};
use super::object::Object;
use super::seen::{Seen, Thing};

/// The version whose classes these are.
const VERSION: &str = "1.5.0";
/// What stands where a class wants a name or an id that nobody knows.
const UNKNOWN: &str = "Unknown";

pub fn write(out: &mut Vec<u8>, seen: &Seen<'_>) {
    let class = seen.meaning.map_or(Class::Base, |meaning| meaning.class);
    let activity = seen.meaning.map_or(OTHER, |meaning| meaning.activity);
    let uid = i64::from(class.uid());
    Object::write(out, |o| {
        o.object("metadata", |o| {
            o.text("version", VERSION);
            o.text("uid", &seen.event.id);
            o.text("event_code", &seen.event.event_key);
            o.text("log_name", "audit_events");
            // These two know of who did it only with it.
            if matches!(class, Class::Resource | Class::Application) {
                o.texts("profiles", ["host"]);
            }
            o.object("product", |o| {
                o.text("name", "Pachca");
                o.text("vendor_name", "Pachca");
            });
        });
        o.number("time", seen.event.created_at.millis());
        o.number("class_uid", uid);
        o.text("class_name", class.name());
        o.number("category_uid", uid / 1_000);
        o.number("activity_id", i64::from(activity));
        let named = seen.meaning.filter(|_| activity != OTHER).map(|meaning| meaning.activity_name);
        o.text("activity_name", named.unwrap_or(seen.title()));
        o.number("type_uid", uid * 100 + i64::from(activity));
        o.number("severity_id", seen.meaning.map_or(0, |meaning| meaning.severity.ocsf()));
        o.number(
            "status_id",
            match seen.meaning.map(|meaning| meaning.outcome) {
                Some(Outcome::Success) => 1,
                Some(Outcome::Failure) => 2,
                None => 0,
            },
        );
        o.text("message", seen.title());
        if class != Class::Base {
            o.object("actor", |o| o.object("user", |o| user(o, seen.actor())));
        }
        client(o, seen, class);
        subject(o, seen, class);
        o.object("unmapped", |o| unmapped(o, seen, class));
    });
}

/// Where from, and with what.
fn client(o: &mut Object<'_>, seen: &Seen<'_>, class: Class) {
    if matches!(class, Class::Base | Class::Application) {
        return;
    }
    o.object("src_endpoint", |o| match (seen.ip(), seen.event.ip_address.as_deref()) {
        (Some(ip), _) => o.text("ip", &ip.to_string()),
        (None, other) => o.text("name", other.filter(|text| !text.is_empty()).unwrap_or(UNKNOWN)),
    });
    if !lacks_request(class) {
        o.object("http_request", |o| o.some("user_agent", seen.event.user_agent.as_deref()));
    }
}

/// Classes without a place for the client.
const fn lacks_request(class: Class) -> bool {
    matches!(class, Class::Base | Class::Application | Class::File | Class::Finding)
}

/// What it was done to, in the words of each class.
fn subject(o: &mut Object<'_>, seen: &Seen<'_>, class: Class) {
    let entity = seen.entity();
    match class {
        Class::Base => {}
        Class::Authentication => {
            o.object("user", |o| user(o, seen.person().unwrap_or(seen.actor())));
            o.object("service", |o| o.text("name", "Pachca"));
            if seen.event.event_key.contains("_2fa_") {
                o.raw("is_mfa", "true");
            }
        }
        Class::Account => o.object("user", |o| user(o, seen.person().unwrap_or(seen.actor()))),
        Class::Access => {
            o.object("user", |o| user(o, seen.person().unwrap_or(seen.actor())));
            let role = seen.detail("new_company_role").map(String::from);
            let mut privileges = role.map_or_else(|| seen.list("scopes"), |role| vec![role]);
            if privileges.is_empty() {
                privileges.push(UNKNOWN.to_owned());
            }
            o.texts("privileges", privileges.iter().map(String::as_str));
        }
        Class::Group => {
            let name = seen.detail("tag_name").or_else(|| seen.detail("name"));
            o.object("group", |o| {
                let of = if seen.person().is_some() { Thing::default() } else { entity };
                thing(o, of, name.as_deref());
                o.some("type", seen.event.entity_type.as_deref());
            });
            if matches!(seen.meaning.map(|meaning| meaning.activity), Some(3 | 4)) {
                o.object("user", |o| user(o, seen.person().unwrap_or(seen.actor())));
            }
        }
        Class::Entity => o.object("entity", |o| {
            let name = ["token_name", "new_name", "client_id"].into_iter().find_map(|name| seen.detail(name));
            thing(o, entity, name.as_deref());
            o.some("type", seen.event.entity_type.as_deref());
        }),
        Class::Resource => o.list_of_one("web_resources", |o| {
            thing(o, entity, None);
            o.some("type", seen.event.entity_type.as_deref());
        }),
        Class::Application => o.object("app", |o| o.text("name", "Exchange")),
        Class::Api => o.object("api", |o| {
            o.text("operation", &seen.event.event_key);
            o.object("service", |o| o.text("name", "Pachca"));
        }),
        Class::Datastore => o.object("databucket", |o| {
            let chat = seen.detail("chat_id");
            thing(o, Thing { id: chat.as_deref(), name: None }, None);
            o.number("type_id", i64::from(OTHER));
            o.text("type", "Chat");
        }),
        Class::File => o.object("file", |o| {
            o.text("name", "Recording of video call");
            o.some("uid", seen.detail("file_id").as_deref());
            o.number("type_id", 1);
            if let Some(size) = seen.detail("size").and_then(|size| size.parse().ok()) {
                o.number("size", size);
            }
        }),
        Class::Finding => {
            o.raw("is_alert", "true");
            o.object("finding_info", |o| {
                o.text("uid", &seen.event.id);
                o.text("title", seen.detail("dlp_rule_name").as_deref().unwrap_or(seen.title()));
            });
        }
    }
}

fn user(o: &mut Object<'_>, user: Thing<'_>) {
    o.some("uid", user.id);
    o.some("full_name", user.name);
    if user.id.is_none() {
        o.text("name", UNKNOWN);
    }
}

/// A thing has an id or a name at least.
fn thing(o: &mut Object<'_>, thing: Thing<'_>, name: Option<&str>) {
    o.some("uid", thing.id);
    let needed = if thing.id.is_none() { Some(UNKNOWN) } else { None };
    o.some("name", thing.name.or(name).or(needed));
}

/// What has no place in the class, under the names of the API.
fn unmapped(o: &mut Object<'_>, seen: &Seen<'_>, class: Class) {
    let (event, notes) = (seen.event, seen.notes);
    if class == Class::Base {
        o.some("actor_id", event.actor_id.as_deref());
        o.some("actor_name", notes.actor_name.as_deref());
    }
    o.some("actor_type", event.actor_type.as_deref());
    o.some("entity_id", event.entity_id.as_deref());
    o.some("entity_type", event.entity_type.as_deref());
    o.some("entity_name", notes.entity_name.as_deref());
    o.some("ip_address", event.ip_address.as_deref());
    if lacks_request(class) {
        o.some("user_agent", event.user_agent.as_deref());
    }
    o.some("category", notes.category.as_deref());
    o.some("local_time", notes.local_time.as_deref());
    if let Some(details) = seen.details() {
        o.raw("details", &details);
    }
    if let Some(extra) = seen.extra() {
        o.raw("extra", &extra);
    }
}
