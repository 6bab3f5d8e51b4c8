//! `GET /group_tags`.

use super::Sim;
use super::errors::ApiError;
use super::paging::{ItemPlace, list_page, read_cursor};
use super::params::Params;
use crate::company::tag::Tag;
use serde_json::{Value, json};

/// A page of tags, by id; `names[]` leaves those with exactly these names.
pub fn list(sim: &Sim, params: &Params<'_>) -> Result<Value, ApiError> {
    let limit = params.limit()?;
    let cursor = read_cursor::<Vec<String>>(params)?;
    let own: Vec<String> = params.list("names").map(str::to_owned).collect();
    let names = match &cursor {
        Some(cursor) if own.is_empty() => cursor.filter.clone(),
        _ => own,
    };
    let matching = sim
        .workspace
        .tags
        .iter()
        .filter(|tag| !tag.deleted && (names.is_empty() || names.contains(&tag.name)));
    let place = |tag: &Tag| ItemPlace::new(0, i64::from(tag.id), false);
    let page = list_page(matching.collect(), place, &names, cursor.as_ref(), limit);
    let tag = |tag: &Tag| json!({ "id": tag.id, "name": tag.name, "users_count": tag.member_ids.len() });
    Ok(json!({ "data": page.items.into_iter().map(tag).collect::<Vec<_>>(), "meta": page.meta }))
}
