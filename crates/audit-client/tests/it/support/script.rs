//! A transport that answers from a list, and remembers when it was asked for what.

use super::VirtualClock;
use audit_client::{ApiRequest, ApiResponse, Clock, Transport, TransportError};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// What the transport does with one request.
pub type Step = Result<ApiResponse, TransportError>;

/// Copies share one script.
#[derive(Clone)]
pub struct Script(Rc<State>);

struct State {
    clock: VirtualClock,
    steps: RefCell<VecDeque<Step>>,
    /// What is done once the steps are used up.
    rest: Option<Step>,
    asked: RefCell<Vec<(u64, ApiRequest)>>,
    latency_ms: Cell<u64>,
}

impl Script {
    /// Answers with these steps, one for each request; more requests fail the test.
    pub fn new(clock: &VirtualClock, steps: impl IntoIterator<Item = Step>) -> Self {
        Self::with_rest(clock, steps, None)
    }

    /// Answers every request alike.
    pub fn always(clock: &VirtualClock, step: Step) -> Self {
        Self::with_rest(clock, [], Some(step))
    }

    fn with_rest(clock: &VirtualClock, steps: impl IntoIterator<Item = Step>, rest: Option<Step>) -> Self {
        Self(Rc::new(State {
            clock: clock.clone(),
            steps: RefCell::new(steps.into_iter().collect()),
            rest,
            asked: RefCell::default(),
            latency_ms: Cell::new(0),
        }))
    }

    /// Answers only after this time.
    pub fn set_latency_ms(&self, ms: u64) {
        self.0.latency_ms.set(ms);
    }

    /// The instants of the requests.
    pub fn times(&self) -> Vec<u64> {
        self.0.asked.borrow().iter().map(|(at, _)| *at).collect()
    }

    /// What was asked for.
    pub fn asked(&self) -> Vec<String> {
        self.0.asked.borrow().iter().map(|(_, request)| request.path_and_query.clone()).collect()
    }
}

impl Transport for Script {
    async fn send(&self, request: &ApiRequest) -> Step {
        self.0.asked.borrow_mut().push((self.0.clock.now_ms(), request.clone()));
        let latency_ms = self.0.latency_ms.get();
        if latency_ms > 0 {
            self.0.clock.sleep(latency_ms).await;
        }
        let step = self.0.steps.borrow_mut().pop_front();
        step.or_else(|| self.0.rest.clone()).expect("asked more often than the script foresees")
    }
}

/// An answer with this status and body.
pub fn answer(status: u16, body: &str) -> ApiResponse {
    ApiResponse { status, body: body.to_owned(), ..ApiResponse::default() }
}

/// A success with this body.
pub fn json(body: &str) -> Step {
    Ok(answer(200, body))
}

/// A page of events with these ids, and this as `paginate`.
pub fn page(ids: &[u32], paginate: &str) -> Step {
    let events: Vec<String> = ids
        .iter()
        .map(|id| {
            format!(r#"{{"id":"{id}","created_at":"2026-11-20T10:00:{:02}Z","event_key":"k"}}"#, id % 60)
        })
        .collect();
    json(&format!(r#"{{"data":[{}],"meta":{{"paginate":{paginate}}}}}"#, events.join(",")))
}
