//! The index template of Elasticsearch and OpenSearch.

use super::Shape;
use serde_json::{Map, Value, json};

/// Texts are found as a whole and not by their words, and so far into them.
const KEPT: u32 = 1_024;

/// The template of an index, as it is typed into the console of either system.
pub fn template(place: &str, shape: Shape) -> String {
    let keyword = json!({ "type": "keyword", "ignore_above": KEPT });
    let template = json!({
        "index_patterns": [format!("{place}*")],
        "template": {
            "mappings": {
                "dynamic_templates": [
                    { "texts": { "match_mapping_type": "string", "mapping": keyword } }
                ],
                "properties": match shape {
                    Shape::Own => own(),
                    Shape::Ecs => ecs(),
                },
            }
        }
    });
    // Values of JSON are always text.
    let text = serde_json::to_string_pretty(&template).unwrap_or_default();
    format!("# OpenSearch calls the type \"flattened\" \"flat_object\".\nPUT _index_template/{place}\n{text}")
}

fn own() -> Value {
    json!({
        "@timestamp": { "type": "date" },
        "created_at": { "type": "date" },
        "ip_address": { "type": "ip", "ignore_malformed": true },
        "details": { "type": "flattened" },
    })
}

/// What ECS does not keep as a keyword. What is ours alone stands below `pachca`.
fn ecs() -> Value {
    let mut fields = Map::new();
    fields.insert("@timestamp".to_owned(), json!({ "type": "date" }));
    fields.insert("message".to_owned(), json!({ "type": "text" }));
    for owner in ["source", "related"] {
        fields.insert(owner.to_owned(), json!({ "properties": { "ip": { "type": "ip" } } }));
    }
    let flattened = json!({ "type": "flattened" });
    fields.insert("pachca".to_owned(), json!({ "properties": { "details": flattened, "extra": flattened } }));
    Value::Object(fields)
}
