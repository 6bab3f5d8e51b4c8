//! What has to be there before events are sent.

use super::{System, Target, template};

/// A name as ClickHouse takes it, with its database before a point.
pub fn quoted(place: &str) -> String {
    place.split('.').map(|part| format!("`{part}`")).collect::<Vec<_>>().join(".")
}

/// What a person has to run on the system once; nothing where events can be sent right away.
pub fn definition(target: &Target) -> Option<String> {
    let place = target.place();
    match target.system {
        System::ClickHouse => Some(click_house(place)),
        System::Elastic => Some(template::template(place, target.shape)),
        _ => None,
    }
}

/// A table, and how it is spread over the shards of a cluster: an event always comes to the same shard, since only there
/// its repeats are merged.
fn click_house(place: &str) -> String {
    let (database, table) = place.rsplit_once('.').unwrap_or(("", place));
    let database = if database.is_empty() { "currentDatabase()".to_owned() } else { quoted(database) };
    let local = quoted(&format!("{table}_local"));
    let over = format!(
        "-- Over shards: the table above on each of them, as {}; then, where events go, with the name of the cluster:\n-- CREATE TABLE {} AS {} ENGINE = Distributed(CLUSTER, {database}, {local}, cityHash64(id));",
        quoted(&format!("{place}_local")),
        quoted(place),
        quoted(&format!("{place}_local")),
    );
    let table = format!(
        "CREATE TABLE IF NOT EXISTS {}\n(\n    id String,\n    created_at DateTime64(3, 'UTC'),\n    event_key LowCardinality(String),\n    category LowCardinality(String),\n    actor_id Nullable(String),\n    actor_type Nullable(String),\n    actor_name Nullable(String),\n    entity_id Nullable(String),\n    entity_type Nullable(String),\n    entity_name Nullable(String),\n    ip_address Nullable(String),\n    user_agent Nullable(String),\n    details String,\n    extra Nullable(String)\n)\nENGINE = ReplacingMergeTree\nPARTITION BY toYYYYMM(created_at)\nORDER BY (created_at, id);",
        quoted(place)
    );
    format!("{table}\n\n{over}")
}
