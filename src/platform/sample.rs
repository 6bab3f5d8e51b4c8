//! The sample workspace: a simulated Pachca inside this tab, asked through the same client as the real one.

use super::source::Answers;
use audit_client::{ApiRequest, ApiResponse, Method, TransportError};
use audit_model::Timestamp;
use pachca_sim::api::limits::Limits;
use pachca_sim::api::tokens;
use pachca_sim::api::{BASE_PATH, Settings, Sim};
use pachca_sim::{Config, Workspace};
use std::cell::RefCell;
use std::rc::Rc;

/// Makes the workspace, with so many events if they are given; its history of 30 days ends now.
pub fn workspace(now: Timestamp, events: Option<u32>) -> Rc<Answers> {
    let second = Timestamp(now.0 - now.0.rem_euclid(1_000));
    let small = Config { people: 120, ..Config::sample(second) };
    let config = match events.map(|events| events as usize) {
        Some(events) => Config { events, people: (events / 1_000).clamp(small.people, 1_000), ..small },
        None => small,
    };
    let workspace = Workspace::generate(&config);
    let limits = Limits { lifted: true, ..Limits::default() };
    let sim = RefCell::new(Sim::new(workspace, Settings { limits, ..Settings::default() }));
    Rc::new(move |now, request| answer(&mut sim.borrow_mut(), now, request))
}

fn answer(sim: &mut Sim, now: Timestamp, request: &ApiRequest) -> Result<ApiResponse, TransportError> {
    let owner = tokens::by_name("owner").map(|token| token.value).unwrap_or_default();
    let method = match request.method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
    };
    let ready = http::Request::builder()
        .method(method)
        .uri(format!("{BASE_PATH}{}", request.path_and_query))
        .header(http::header::USER_AGENT, super::page::user_agent())
        .header(http::header::AUTHORIZATION, format!("Bearer {owner}"))
        .body(request.body.clone().unwrap_or_default())
        .map_err(|error| TransportError::Network(error.to_string()))?;
    let reply = sim.respond(now, &ready).response;
    let header =
        |name: &str| reply.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Ok(ApiResponse {
        status: reply.status().as_u16(),
        content_type: header("content-type"),
        retry_after: header("retry-after"),
        request_id: header("x-request-id"),
        date: header("date"),
        www_authenticate: header("www-authenticate"),
        body: reply.into_body(),
    })
}
