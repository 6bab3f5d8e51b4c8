//! Requests outside of the API, for tests and for whoever tries things out. Nothing here is like Pachca.
//!
//! | request | answer |
//! | --- | --- |
//! | `GET /sim/tokens` | the tokens by name |
//! | `GET /sim/incidents` | what was staged |
//! | `GET /sim/messages` | what was sent through the API |
//! | `GET /sim/events?from=&to=&keys=` | the ids of the matching events, oldest first, one a line; takes the filters of `/audit_events` too |
//! | `GET /sim/stats` | requests, answers by status, refusals, requests during pauses, most requests at once |
//! | `POST /sim/faults` | sets the probabilities to `{"429": 0.02, "drop": 0.01, …}`, the rest to 0; `{"all": 0.05}` sets all at that total |
//! | `POST /sim/config` | sets what its body names of `latency_ms`, `slow_ms`, `rate`, `messages_per_day`, `live_per_minute` |
//! | `POST /sim/incident` | stages an incident now: `{"kind": "two_factor_burst"}` guesses a second factor, each time somebody else's |
//! | `POST /sim/revoke?token=owner` | revokes a token by its name |
//! | `POST /sim/reset` | forgets pauses, locks, revocations, faults and counts |

use super::State;
use crate::api::faults::FaultRates;
use crate::api::tokens::TOKENS;
use axum::Router;
use axum::body::Body;
use axum::routing::{get, post};
use http::{Request, Response, StatusCode, header};
use serde_json::{Value, json};
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// The control requests.
pub fn router(state: &Arc<State>) -> Router {
    // Handlers are closures over the state; what they need of a request is its query and its body, as text.
    let with = |answer: fn(&State, &str) -> Response<Body>| {
        let state = Arc::clone(state);
        move |request: Request<Body>| async move {
            let query = request.uri().query().unwrap_or_default().to_owned();
            let body = axum::body::to_bytes(request.into_body(), 1 << 20).await.unwrap_or_default();
            let text = if body.is_empty() { query } else { String::from_utf8_lossy(&body).into_owned() };
            answer(&state, &text)
        }
    };
    Router::new()
        .route("/sim/tokens", get(with(|_, _| json_answer(&tokens()))))
        .route("/sim/incidents", get(with(|state, _| json_answer(&json!(state.sim().workspace().incidents)))))
        .route("/sim/messages", get(with(|state, _| json_answer(&json!(state.sim().messages())))))
        .route("/sim/events", get(with(events)))
        .route("/sim/stats", get(with(|state, _| json_answer(&stats(state)))))
        .route("/sim/faults", post(with(set_faults)))
        .route("/sim/config", post(with(set_config)))
        .route("/sim/incident", post(with(stage)))
        .route("/sim/revoke", post(with(revoke)))
        .route("/sim/reset", post(with(reset)))
}

fn tokens() -> Value {
    TOKENS.iter().map(|token| (token.name.to_owned(), Value::from(token.value))).collect()
}

fn events(state: &State, query: &str) -> Response<Body> {
    let mut lines = String::new();
    for id in state.sim().event_ids(query) {
        let _ = writeln!(lines, "{id}");
    }
    answer(StatusCode::OK, "text/plain; charset=utf-8", lines)
}

fn stats(state: &State) -> Value {
    let sim = state.sim();
    let mut stats = json!(sim.stats());
    stats["events"] = sim.log().len().into();
    stats["most_at_once"] = state.most_under_way.load(Ordering::Relaxed).into();
    stats["now"] = state.now().to_string().into();
    stats
}

fn set_faults(state: &State, body: &str) -> Response<Body> {
    let wanted: Value = serde_json::from_str(body).unwrap_or_default();
    let rates = match wanted["all"].as_f64() {
        Some(total) => Ok(FaultRates::all(total)),
        None => serde_json::from_value(wanted),
    };
    match rates {
        Ok(rates) => {
            state.sim().settings.faults = rates;
            done()
        }
        Err(error) => refused(&error.to_string()),
    }
}

fn set_config(state: &State, body: &str) -> Response<Body> {
    let Ok(Value::Object(wishes)) = serde_json::from_str(body) else {
        return refused("the body is no JSON object");
    };
    for (name, value) in &wishes {
        let Some(number) = value.as_f64().filter(|number| *number >= 0.0) else {
            return refused(&format!("{name} is no number"));
        };
        match name.as_str() {
            "latency_ms" => state.pace().latency_ms = number as u64,
            "slow_ms" => state.pace().slow_ms = number as u64,
            "rate" => state.sim().settings.limits.per_second = number,
            "live_per_minute" => state.sim().settings.live_per_minute = number,
            "messages_per_day" => state.sim().settings.limits.messages_per_day = number as usize,
            _ => return refused(&format!("there is no {name}")),
        }
    }
    done()
}

fn stage(state: &State, body: &str) -> Response<Body> {
    let wanted: Value = serde_json::from_str(body).unwrap_or_default();
    if wanted["kind"] != "two_factor_burst" {
        return refused("only a two_factor_burst can be staged");
    }
    let now = state.now();
    let mut sim = state.sim();
    sim.advance(now);
    if sim.stage_guess() { done() } else { refused("there is nobody to be guessed") }
}

fn revoke(state: &State, query: &str) -> Response<Body> {
    let name = query.strip_prefix("token=").unwrap_or_default();
    if state.sim().revoke(name) { done() } else { refused("there is no such token") }
}

fn reset(state: &State, _: &str) -> Response<Body> {
    state.sim().reset();
    state.most_under_way.store(0, Ordering::Relaxed);
    done()
}

fn done() -> Response<Body> {
    json_answer(&json!({ "done": true }))
}

fn refused(why: &str) -> Response<Body> {
    answer(StatusCode::BAD_REQUEST, "text/plain; charset=utf-8", why.to_owned())
}

fn json_answer(body: &Value) -> Response<Body> {
    answer(StatusCode::OK, "application/json; charset=utf-8", body.to_string())
}

fn answer(status: StatusCode, content_type: &'static str, body: String) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, http::HeaderValue::from_static(content_type));
    response
}
