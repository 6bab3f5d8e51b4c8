//! `GET /users` and `GET /users/{id}`.

use super::Sim;
use super::errors::ApiError;
use super::paging::{ItemPlace, list_page, read_cursor};
use super::params::Params;
use crate::company::person::Person;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Filter {
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<String>,
}

/// A page of people and bots, by id. With `query`, the `meta` has a total and no flags.
pub fn list(sim: &Sim, params: &Params<'_>) -> Result<Value, ApiError> {
    let limit = params.limit()?;
    let cursor = read_cursor::<Filter>(params)?;
    let remembered = cursor.as_ref().and_then(|cursor| cursor.filter.query.clone());
    let filter = Filter { query: params.get("query").map(str::to_owned).or(remembered) };
    let phrase = filter.query.as_deref().map(str::to_lowercase);
    let matching = sim
        .workspace
        .people
        .iter()
        .filter(|person| person.exists_at(sim.now))
        .filter(|person| phrase.as_deref().is_none_or(|phrase| mentions(person, phrase)))
        .collect();
    let place = |person: &Person| ItemPlace::new(0, i64::from(person.id), false);
    let page = list_page(matching, place, &filter, cursor.as_ref(), limit);
    let data: Vec<Value> = page.items.into_iter().map(user).collect();
    let meta = match phrase {
        None => page.meta,
        Some(_) => {
            json!({ "total": page.total, "paginate": { "next_page": page.meta["paginate"]["next_page"] } })
        }
    };
    Ok(json!({ "data": data, "meta": meta }))
}

/// One person or bot; deleted ones are unknown.
pub fn one(sim: &Sim, id: &str) -> Result<Value, ApiError> {
    let person =
        id.parse().ok().and_then(|id| sim.workspace.person(id)).filter(|person| person.exists_at(sim.now));
    Ok(json!({ "data": user(person.ok_or_else(ApiError::not_found)?) }))
}

/// Whether one of the fields that the API searches holds the phrase, which is in lower case.
fn mentions(person: &Person, phrase: &str) -> bool {
    let names = [Some(&person.first_name), Some(&person.last_name), Some(&person.nickname)];
    let ways = [person.email.as_ref(), person.phone_number.as_ref()];
    names.into_iter().chain(ways).flatten().any(|field| field.to_lowercase().contains(phrase))
}

/// A person as the API shows them. The names of those who never signed in are unknown.
pub fn user(person: &Person) -> Value {
    let known = |name: &String| (!person.invited_only).then(|| name.clone());
    json!({
        "id": person.id,
        "first_name": known(&person.first_name),
        "last_name": known(&person.last_name),
        "nickname": person.nickname,
        "email": person.email,
        "phone_number": person.phone_number,
        "department": person.department,
        "title": person.title,
        "role": person.role.as_str(),
        "suspended": person.suspended,
        "invite_status": if person.invited_only { "sent" } else { "confirmed" },
        "inviter_id": person.inviter_id,
        "list_tags": person.tags,
        "custom_properties": [],
        "user_status": null,
        "bot": person.bot,
        "sso": person.sso,
        "created_at": person.created_at.to_string(),
        "last_activity_at": person.last_activity_at.map(|at| at.to_string()),
        "time_zone": person.time_zone,
        "image_url": null,
    })
}
