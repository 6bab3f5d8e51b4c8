//! What has to be there before events are sent.

use super::{System, Target};

/// A name as ClickHouse takes it, with its database before a point.
pub fn quoted(place: &str) -> String {
    place.split('.').map(|part| format!("`{part}`")).collect::<Vec<_>>().join(".")
}

/// What a person has to run on the system once; nothing where events can be sent right away.
pub fn definition(target: &Target) -> Option<String> {
    let place = target.place();
    match target.system {
        System::ClickHouse => Some(format!(
            "CREATE TABLE IF NOT EXISTS {}\n(\n    id String,\n    created_at DateTime64(3, 'UTC'),\n    event_key LowCardinality(String),\n    category LowCardinality(String),\n    actor_id Nullable(String),\n    actor_type Nullable(String),\n    actor_name Nullable(String),\n    entity_id Nullable(String),\n    entity_type Nullable(String),\n    entity_name Nullable(String),\n    ip_address Nullable(String),\n    user_agent Nullable(String),\n    details String,\n    extra Nullable(String)\n)\nENGINE = ReplacingMergeTree\nPARTITION BY toYYYYMM(created_at)\nORDER BY (created_at, id);",
            quoted(place)
        )),
        System::Elastic => Some(format!(
            "PUT _index_template/{place}\n{{\n  \"index_patterns\": [\"{place}*\"],\n  \"template\": {{\n    \"mappings\": {{\n      \"dynamic_templates\": [\n        {{ \"texts\": {{ \"match_mapping_type\": \"string\", \"mapping\": {{ \"type\": \"keyword\", \"ignore_above\": 1024 }} }} }}\n      ],\n      \"properties\": {{\n        \"@timestamp\": {{ \"type\": \"date\" }},\n        \"created_at\": {{ \"type\": \"date\" }},\n        \"ip_address\": {{ \"type\": \"ip\", \"ignore_malformed\": true }},\n        \"details\": {{ \"type\": \"flattened\" }}\n      }}\n    }}\n  }}\n}}"
        )),
        _ => None,
    }
}
