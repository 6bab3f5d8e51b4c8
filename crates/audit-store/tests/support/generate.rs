//! Random events and clauses: few values, so that filters hit, and the odd ones among them.

use audit_model::client::ClientGroup;
use audit_model::{AuditEvent, Timestamp};
use audit_store::{Called, Clause, Facet, Field, Meaning, Source, Value};
use proptest::prelude::*;
use proptest::sample::select;
use std::borrow::Cow;
use std::sync::Arc;

const HOUR: i64 = 3_600_000;
/// 2026-11-01T00:00:00Z
pub const START: i64 = 1_793_491_200_000;

const KEYS: &[&str] =
    &["user_login", "user_logout", "message_created", "reaction_created", "kms_decrypt", "moon_landed", ""];
const ACTORS: &[&str] = &["1", "2", "3", "12", "robot", "", "007"];
const TYPES: &[&str] = &["User", "Chat", "Message", ""];
const ENTITIES: &[&str] =
    &["1", "12", "0", "00", "2147483647", "2147483648", "99999999999", "name", "", "-1"];
const ADDRESSES: &[&str] = &["10.0.0.1", "10.0.1.2", "192.168.1.7", "2001:db8::1", "not an address", ""];
const AGENTS: &[&str] = &[
    "Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0.0.0 Safari/537.36",
    "Pachca/3.60.0 (iOS 18.5.0)",
    "Клиент/1",
    "",
];
const DETAILS: &[&str] = &[
    "{}",
    "{}",
    "{}",
    r#"{"chat_id":12}"#,
    r#"{"title":"Отдел Продаж"}"#,
    r#"{"scopes":["users:read",12,null],"title":null}"#,
    r#"{"added_scopes":["chats:read","users:read"],"by":{"new_role":"admin","role":"user"}}"#,
    r#"{"old_role":"user","changes":{"scopes":{"previous":["users:read"],"new":[]}}}"#,
    "null",
    "{ }",
];
const NEEDLES: &[&str] = &[
    "",
    "chrome/142",
    "ПРОДАЖ",
    "12",
    "1",
    "user",
    "клиент",
    "-0000",
    "0000000",
    "00000000-0",
    "EVENT-1",
    "event-12",
    "{}",
    "zz",
];

pub fn time() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        20 => (0i64..200).prop_map(|step| START + step * HOUR / 2),
        4 => (0i64..2_000_000_000).prop_map(|ms| START + ms),
        1 => select(vec![i64::MIN, i64::MAX, -1, 0, -62_135_596_800_000, 253_402_300_800_000, START + 400 * 24 * HOUR]),
    ]
    .prop_map(Timestamp)
}

pub fn event() -> impl Strategy<Value = AuditEvent<'static>> {
    let texts = |pool: &'static [&'static str]| prop_oneof![6 => select(pool).prop_map(|text| Some(Cow::Borrowed(text))), 1 => Just(None)];
    let head = (0u32..400, any::<bool>(), time(), select(KEYS), select(DETAILS), 0u8..12);
    let tail = (texts(ACTORS), texts(TYPES), texts(ENTITIES), texts(TYPES), texts(ADDRESSES), texts(AGENTS));
    (head, tail).prop_map(|((id, uuid, created_at, key, details, extra), tail)| AuditEvent {
        id: if uuid { format!("{id:08x}-0000-4000-8000-00000000000a") } else { format!("Event-{id}") }.into(),
        created_at,
        event_key: key.into(),
        actor_id: tail.0,
        actor_type: tail.1,
        entity_id: tail.2,
        entity_type: tail.3,
        details: details.into(),
        ip_address: tail.4,
        user_agent: tail.5,
        extra: (extra == 0).then_some(Cow::Borrowed(r#"{"zone":"EU-12"}"#)),
    })
}

pub const FACETS: [Facet; 9] = [
    Facet::Category,
    Facet::EventKey,
    Facet::Actor,
    Facet::ActorType,
    Facet::Entity,
    Facet::EntityType,
    Facet::Address,
    Facet::Client,
    Facet::UserAgent,
];

/// Of which an event has several values, or none.
pub const LABELS: [Facet; 5] = Facet::LABELS;
const SCOPES: &[&str] = &["users:read", "chats:read", "unseen"];
const ROLES: &[&str] = &["admin", "user", "unseen"];
const NOTES: &[&str] = &["star", "comment", "Ё", ""];

const FIELDS: [Field; 10] = [
    Field::Id,
    Field::EventKey,
    Field::ActorId,
    Field::ActorType,
    Field::EntityId,
    Field::EntityType,
    Field::IpAddress,
    Field::UserAgent,
    Field::Details,
    Field::Extra,
];

const CLIENTS: &[&str] =
    &["Chrome", "Chrome/142", "Chrome/141/Linux", "Chrome/141/", "Pachca/3.60/iOS", "/", "Клиент/1", "x/1"];

fn values(facet: Facet) -> impl Strategy<Value = Vec<Value>> {
    let pool = match facet {
        Facet::Category => &["auth", "messages", "reactions", "encryption", "other", "no such"][..],
        Facet::EventKey => KEYS,
        Facet::Actor => ACTORS,
        Facet::ActorType | Facet::EntityType => TYPES,
        Facet::Entity => ENTITIES,
        Facet::Address => ADDRESSES,
        Facet::Client => &["Chrome", "Pachca", "Клиент", "", "unseen"],
        Facet::UserAgent => AGENTS,
        Facet::Scope => SCOPES,
        Facet::Role => ROLES,
        Facet::Note | Facet::Tag | Facet::Case => NOTES,
    };
    let blocks = ["10.0.0.0/8", "10.0.0.0/24", "2001:db8::/32", "0.0.0.0/0"];
    let value = prop_oneof![
        8 => select(pool).prop_map(Value::from),
        1 => Just(Value::Missing),
        2 => select(blocks.map(|block| Value::Block(block.parse().unwrap())).to_vec()),
        2 => select(CLIENTS).prop_map(|group| Value::Client(ClientGroup::parse(group))),
    ];
    prop::collection::vec(value, 0..4)
}

pub fn any_of(facet: Facet) -> impl Strategy<Value = Clause> {
    (values(facet), any::<bool>()).prop_map(move |(values, negated)| Clause::AnyOf { facet, values, negated })
}

fn all_of() -> impl Strategy<Value = Clause> {
    let one = select([&FACETS[..], &LABELS[..]].concat())
        .prop_flat_map(|facet| values(facet).prop_map(move |values| (facet, values)));
    (prop::collection::vec(one, 0..4), any::<bool>()).prop_map(|(parts, negated)| {
        let first = |(facet, values): (Facet, Vec<Value>)| Some((facet, values.into_iter().next()?));
        Clause::AllOf { values: parts.into_iter().filter_map(first).collect(), negated }
    })
}

fn range() -> impl Strategy<Value = Clause> {
    (time(), time(), prop::bool::weighted(0.2)).prop_map(|(from, until, negated)| Clause::Time {
        from,
        until,
        negated,
    })
}

fn text() -> impl Strategy<Value = Clause> {
    let field = prop_oneof![1 => Just(None), 1 => select(&FIELDS[..]).prop_map(Some)];
    (select(NEEDLES), field, meaning(), any::<bool>()).prop_map(|(needle, field, meaning, negated)| {
        Clause::Text { needle: needle.to_owned(), field, meaning: meaning.into(), negated }
    })
}

/// Mostly nothing, as for most of what is looked for.
fn meaning() -> impl Strategy<Value = Meaning> {
    let ids = || prop::collection::btree_set(select(ENTITIES).prop_map(str::to_owned), 0..3);
    let people = ids().prop_map(|ids| Called {
        ids,
        is_actor: true,
        entity_types: &["User"],
        fields: &["user_id", "title"],
    });
    let chats = ids().prop_map(|ids| Called {
        ids,
        entity_types: &["Chat", ""],
        fields: &["chat_id", "scopes"],
        ..Called::default()
    });
    let keys = prop::collection::btree_set(select(KEYS).prop_map(str::to_owned), 0..2);
    let some =
        (keys, people, chats).prop_map(|(keys, people, chats)| Meaning { keys, called: vec![people, chats] });
    prop_oneof![2 => Just(Meaning::default()), 1 => some]
}

/// What is typed letter by letter: each goes on from another.
fn typed() -> impl Strategy<Value = Clause> {
    let whole = select(vec!["chrome/142", "00000000-0000-4000", "0000012", "event-12", "продаж", "12"]);
    (whole, 1usize..18).prop_map(|(whole, letters)| Clause::Text {
        needle: whole.chars().take(letters).collect(),
        field: None,
        meaning: Arc::default(),
        negated: false,
    })
}

fn detail() -> impl Strategy<Value = Clause> {
    let name = select(vec!["chat_id", "title", "scopes", "no such"]);
    (name, select(NEEDLES), any::<bool>()).prop_map(|(name, needle, negated)| Clause::Detail {
        name: name.to_owned(),
        needle: needle.to_owned(),
        negated,
    })
}

fn present() -> impl Strategy<Value = Clause> {
    (select(&FIELDS[..]), any::<bool>()).prop_map(|(field, negated)| Clause::Present { field, negated })
}

/// Which events, by their place in all, have which values of a facet that is told.
pub fn told() -> impl Strategy<Value = (Facet, Vec<(usize, Vec<&'static str>)>)> {
    let values = prop::collection::vec(select(NOTES), 0..4);
    (select(&LABELS[2..]), prop::collection::vec((0usize..60, values), 0..20))
}

/// A source with a clause that fits, or with none.
pub fn setting() -> impl Strategy<Value = (Source, Option<Clause>)> {
    let facet = || select([&FACETS[..], &LABELS[..]].concat());
    let setting = prop_oneof![
        4 => range().prop_map(|clause| (Source::Time, clause)),
        4 => facet().prop_flat_map(|facet| any_of(facet).prop_map(move |clause| (Source::Only(facet), clause))),
        2 => facet().prop_flat_map(|facet| any_of(facet).prop_map(move |clause| (Source::Except(facet), clause))),
        2 => text().prop_map(|clause| (Source::Text(0), clause)),
        2 => typed().prop_map(|clause| (Source::Text(0), clause)),
        1 => text().prop_map(|clause| (Source::Text(1), clause)),
        1 => detail().prop_map(|clause| (Source::Other(1), clause)),
        1 => present().prop_map(|clause| (Source::Other(0), clause)),
        2 => all_of().prop_map(|clause| (Source::Other(1), clause)),
    ];
    (setting, prop::bool::weighted(0.7)).prop_map(|((source, clause), set)| (source, set.then_some(clause)))
}
