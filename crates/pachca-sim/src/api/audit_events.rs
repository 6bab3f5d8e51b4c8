//! `GET /audit_events`.

use super::Sim;
use super::caller::{Caller, Refusal};
use super::cursor::{Cursor, Direction};
use super::errors::{Answer, with_type};
use super::faults::Fault;
use super::paging::{Found, bad_cursor};
use super::params::Params;
use super::tokens::AUDIT_SCOPE;
use crate::log::{Log, Selection, Slice};
use crate::texts::Texts;
use audit_model::Timestamp;
use http::StatusCode;
use serde::{Deserialize, Serialize};

/// The filters of a request, as text: a cursor remembers also those that match nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Filter {
    #[serde(skip_serializing_if = "Option::is_none")]
    start_ms: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_ms: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_type: Option<String>,
}

impl Filter {
    fn of(params: &Params<'_>, remembered: Self) -> Self {
        let text = |name, remembered| params.get(name).map(str::to_owned).or(remembered);
        let time = |name, remembered| params.time(name).map(Timestamp::millis).or(remembered);
        Self {
            start_ms: time("start_time", remembered.start_ms),
            end_ms: time("end_time", remembered.end_ms),
            event_key: text("event_key", remembered.event_key),
            actor_id: text("actor_id", remembered.actor_id),
            actor_type: text("actor_type", remembered.actor_type),
            entity_id: text("entity_id", remembered.entity_id),
            entity_type: text("entity_type", remembered.entity_type),
        }
    }

    /// What to look for; nothing where the log cannot hold a match.
    fn selection(&self, texts: &Texts) -> Option<Selection> {
        if self.actor_type.as_deref().is_some_and(|kind| kind != "User") {
            return None;
        }
        Some(Selection {
            start: self.start_ms.map(Timestamp),
            end: self.end_ms.map(Timestamp),
            keys: known(self.event_key.as_deref(), |key| texts.find_key(key))?.map(|key| vec![key]),
            actor: known(self.actor_id.as_deref(), |id| decimal(id)?.try_into().ok())?,
            entity: known(self.entity_id.as_deref(), decimal)?,
            entity_type: known(self.entity_type.as_deref(), |kind| texts.find_entity_type(kind))?,
        })
    }
}

/// The meaning of a filter that was given; `None` for one that means nothing here.
fn known<T>(given: Option<&str>, find: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    given.map_or(Some(None), |text| find(text).map(Some))
}

/// An id as the log writes it, without signs or leading zeros.
fn decimal(text: &str) -> Option<u64> {
    text.parse().ok().filter(|id: &u64| id.to_string() == text)
}

/// The selection that a control request asks for: the filters of the API, with `from` and `to` for its times and
/// `keys`, a list of event keys separated by commas. `None` where nothing can match.
pub fn selection_of(query: &str, texts: &Texts) -> Option<Selection> {
    let params = Params::parse(Some(query));
    let mut selection = Filter::of(&params, Filter::default()).selection(texts)?;
    selection.start = params.time("from").or(selection.start);
    selection.end = params.time("to").or(selection.end);
    if let Some(keys) = params.get("keys") {
        selection.keys = Some(keys.split(',').filter_map(|key| texts.find_key(key.trim())).collect());
    }
    Some(selection)
}

/// A gap in the log, see [`Log::time_of_gap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    #[serde(rename = "created_at")]
    at_ms: i64,
    #[serde(rename = "n")]
    ordinal: u32,
}

impl Place {
    fn of_gap(log: &Log, gap: u32) -> Self {
        let (at, ordinal) = log.time_of_gap(gap);
        Self { at_ms: at.millis(), ordinal }
    }

    fn gap(self, log: &Log) -> u32 {
        log.gap_at_time(Timestamp(self.at_ms), self.ordinal)
    }
}

/// A page of the log. Writes the event of the read once the page is cut.
pub fn list(
    sim: &mut Sim,
    caller: &Caller,
    params: &Params<'_>,
    fault: Option<Fault>,
) -> Result<Answer, Refusal> {
    caller.may(AUDIT_SCOPE)?;
    let limit = params.limit()?;
    let cursor = params
        .get("cursor")
        .map(|text| Cursor::<Place, Filter>::decode(text).ok_or_else(|| bad_cursor(text)))
        .transpose()?;
    sim.used(caller);

    let filter = Filter::of(params, cursor.as_ref().map(|cursor| cursor.filter.clone()).unwrap_or_default());
    let selection = filter.selection(&sim.workspace.texts);
    let gap = cursor.as_ref().map_or(sim.log.len(), |cursor| cursor.place.gap(&sim.log));
    let direction = cursor.as_ref().map(|cursor| cursor.direction);
    let mut slice = match (&selection, direction) {
        (None, _) => Slice { places: Vec::new(), more: false, behind: false },
        (Some(selection), Some(Direction::Prev)) => sim.log.after(selection, gap, limit),
        (Some(selection), _) => sim.log.before(selection, gap, limit),
    };
    let hidden = direction != Some(Direction::Prev) && hide(sim, &mut slice, fault);

    let repeats = |way| slice.places.is_empty() && direction.unwrap_or(Direction::Next) == way;
    let hops = cursor.as_ref().map_or(0, |cursor| cursor.empty_pages) + u32::from(hidden);
    let edge = |direction, gap| {
        let empty_pages = if repeats(direction) { hops } else { 0 };
        Cursor { direction, place: Place::of_gap(&sim.log, gap), filter: filter.clone(), empty_pages }
            .encode()
    };
    let next_page = edge(Direction::Next, slice.places.last().copied().unwrap_or(gap));
    let prev_page = edge(Direction::Prev, slice.places.first().map_or(gap, |newest| newest + 1));
    let found = Found { direction, empty: slice.places.is_empty(), more: slice.more, behind: slice.behind };

    let mut body = String::with_capacity(512 * (slice.places.len() + 1));
    body.push_str(r#"{"data":["#);
    for (index, record) in slice.places.iter().filter_map(|place| sim.log.record(*place)).enumerate() {
        if index > 0 {
            body.push(',');
        }
        record.write_json(&sim.workspace.texts, &mut body);
    }
    body.push_str(r#"],"meta":"#);
    body.push_str(&found.meta(&next_page, &prev_page).to_string());
    body.push('}');

    let company = sim.workspace.company_id;
    sim.write_event(caller, "audit_events_accessed", "Company", company);
    Ok(with_type(StatusCode::OK, "application/json; charset=utf-8", body))
}

/// Makes a page short or empty that is not the last one, where the fault says so. What is taken off is found by
/// the page's `next_page`. Says whether the page was emptied.
fn hide(sim: &mut Sim, slice: &mut Slice, fault: Option<Fault>) -> bool {
    let keep = match fault {
        Some(Fault::Empty) => 0,
        Some(Fault::Short) => 1 + sim.rng.index(slice.places.len().saturating_sub(1)),
        _ => return false,
    };
    if !slice.more || keep >= slice.places.len() {
        return false;
    }
    slice.places.truncate(keep);
    keep == 0
}
