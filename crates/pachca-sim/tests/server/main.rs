//! The server over real sockets: what arrives, byte for byte, and the control requests.
#![cfg(feature = "server")]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

mod wire;

use audit_model::{EventPage, Timestamp};
use pachca_sim::Config;
use pachca_sim::api::Settings;
use pachca_sim::api::faults::FaultRates;
use pachca_sim::api::tokens;
use pachca_sim::server::{Pace, Running, ServerConfig, spawn};
use std::time::Duration;
use wire::{Ending, Wire};

const END: &str = "2026-11-20T12:00:00.000Z";

async fn server(faults: FaultRates) -> Running {
    let end = Timestamp::parse(END).unwrap();
    let workspace = Config { people: 30, days: 3, events: 1_500, ..Config::sample(end) };
    let settings = Settings { faults, ..Settings::default() };
    spawn(ServerConfig { port: 0, workspace, settings, pace: Pace { latency_ms: 0, slow_ms: 400 } })
        .await
        .unwrap()
}

async fn read_log(server: &Running) -> Wire {
    Wire::get(server, "/api/shared/v1/audit_events").await
}

#[tokio::test]
async fn a_page_arrives_whole_and_can_be_read() {
    let server = server(FaultRates::default()).await;
    let answer = read_log(&server).await;
    assert_eq!((answer.status, answer.ending), (200, Ending::Whole));
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    assert!(answer.header("x-request-id").is_some());
    let page = EventPage::read(&answer.body).unwrap();
    assert_eq!((page.events.len(), page.unreadable.len()), (50, 0));
    assert_eq!(page.paginate.has_next, Some(true));
}

#[tokio::test]
async fn a_dropped_connection_ends_without_a_byte() {
    let server = server(FaultRates { drop: 1.0, ..FaultRates::default() }).await;
    let answer = read_log(&server).await;
    assert_eq!(answer.ending, Ending::Nothing);
    assert_eq!(server.sim().stats().requests, 1, "the server had carried it out");
}

#[tokio::test]
async fn a_truncated_body_is_shorter_than_its_headers_promise() {
    let server = server(FaultRates { truncate: 1.0, ..FaultRates::default() }).await;
    for _ in 0..5 {
        let answer = read_log(&server).await;
        assert_eq!((answer.status, answer.ending), (200, Ending::CutShort));
        let promised: usize = answer.header("content-length").unwrap().parse().unwrap();
        assert!(answer.body.len() < promised, "{} of {promised}", answer.body.len());
    }
}

#[tokio::test]
async fn a_slow_body_is_whole_and_takes_its_time() {
    let server = server(FaultRates { slow: 1.0, ..FaultRates::default() }).await;
    let (answer, took) = wire::timed(read_log(&server)).await;
    assert_eq!(answer.ending, Ending::Whole);
    assert!(EventPage::read(&answer.body).is_ok());
    assert!(took >= Duration::from_millis(350), "{took:?}");
}

#[tokio::test]
async fn a_wrong_type_and_a_proxys_page_arrive_as_such() {
    let server = server(FaultRates { wrong_type: 1.0, ..FaultRates::default() }).await;
    let answer = read_log(&server).await;
    assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
    assert!(EventPage::read(&answer.body).is_ok());
    let set = Wire::post(&server, "/sim/faults", r#"{"502": 1}"#).await;
    assert_eq!(set.status, 200);
    let answer = read_log(&server).await;
    assert_eq!((answer.status, answer.header("content-type")), (502, Some("text/html")));
}

#[tokio::test]
async fn a_walk_through_every_fault_reads_the_log_exactly() {
    let server = server(FaultRates::all(0.5)).await;
    Wire::post(&server, "/sim/config", r#"{"slow_ms": 1}"#).await;
    // A fault of 429 pauses for a second; this test is about the others.
    let rates =
        r#"{"500": 0.1, "502": 0.1, "drop": 0.1, "truncate": 0.1, "slow": 0.1, "short": 0.1, "empty": 0.1}"#;
    Wire::post(&server, "/sim/faults", rates).await;
    Wire::post(&server, "/sim/config", r#"{"rate": 100000}"#).await;
    // The reads themselves are written from the end of the history on.
    let to = Timestamp(Timestamp::parse(END).unwrap().millis() - 1_000);
    let listed = Wire::get(&server, &format!("/sim/events?to={to}")).await.body;
    let mut walked = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("/api/shared/v1/audit_events?end_time={to}{cursor}");
        let answer = Wire::get(&server, &path).await;
        if answer.status != 200 || answer.ending != Ending::Whole {
            continue;
        }
        let page = EventPage::read(&answer.body).unwrap();
        walked.extend(page.events.iter().map(|event| event.id.to_string()));
        if page.paginate.has_next == Some(false) {
            break;
        }
        cursor = format!("&cursor={}", page.paginate.next_page.unwrap().replace('=', "%3D"));
    }
    walked.reverse();
    assert_eq!(walked, listed.lines().collect::<Vec<_>>());
}

#[tokio::test]
async fn the_clock_starts_at_the_end_of_the_history_and_events_arrive() {
    let server = server(FaultRates::default()).await;
    let before = server.sim().log().len();
    Wire::post(&server, "/sim/config", r#"{"live_per_minute": 6000}"#).await;
    tokio::time::sleep(Duration::from_millis(1_200)).await;
    let arrived = server.sim().log().len() - before;
    assert!((50..1_000).contains(&arrived), "{arrived}");
    let answer = read_log(&server).await;
    let newest = EventPage::read(&answer.body).unwrap().events[0].created_at;
    let end = Timestamp::parse(END).unwrap();
    assert!(newest >= end && newest.millis() < end.millis() + 600_000, "{newest}");
}

#[tokio::test]
async fn latency_is_added_and_requests_at_once_are_counted() {
    let server = server(FaultRates::default()).await;
    Wire::post(&server, "/sim/config", r#"{"latency_ms": 300}"#).await;
    let (_, took) = wire::timed(futures_util::future::join_all((0..6).map(|_| read_log(&server)))).await;
    assert!((Duration::from_millis(300)..Duration::from_millis(1_500)).contains(&took), "{took:?}");
    let stats = Wire::get(&server, "/sim/stats").await.json();
    assert_eq!((&stats["most_at_once"], &stats["answers"]["200"]), (&6.into(), &6.into()));
}

#[tokio::test]
async fn control_requests() {
    let server = server(FaultRates::default()).await;
    let known = Wire::get(&server, "/sim/tokens").await.json();
    assert_eq!(known["owner"], tokens::by_name("owner").unwrap().value);
    assert_eq!(known.as_object().unwrap().len(), tokens::TOKENS.len());

    let incidents = Wire::get(&server, "/sim/incidents").await.json();
    let log = Wire::get(&server, "/sim/events").await.body;
    for id in incidents[0]["event_ids"].as_array().unwrap() {
        assert!(log.contains(id.as_str().unwrap()));
    }

    let message = r#"{"message": {"entity_type": "user", "entity_id": "#.to_owned()
        + &server.sim().workspace().owner_id.to_string()
        + r#", "content": "to myself"}}"#;
    assert_eq!(Wire::post(&server, "/api/shared/v1/messages", &message).await.status, 201);
    assert_eq!(Wire::get(&server, "/sim/messages").await.json()[0]["content"], "to myself");

    assert_eq!(Wire::post(&server, "/sim/revoke?token=owner", "").await.status, 200);
    assert_eq!(read_log(&server).await.status, 401);
    assert_eq!(Wire::post(&server, "/sim/reset", "").await.status, 200);
    assert_eq!(read_log(&server).await.status, 200);

    for (path, body) in [
        ("/sim/revoke?token=nobody", ""),
        ("/sim/faults", r#"{"earthquake": 1}"#),
        ("/sim/config", r#"{"latency_ms": "long"}"#),
        ("/sim/config", "latency"),
    ] {
        assert_eq!(Wire::post(&server, path, body).await.status, 400, "{path} {body}");
    }
}

#[tokio::test]
async fn a_taken_port_is_said_and_a_dropped_server_frees_it() {
    let first = server(FaultRates::default()).await;
    let port = first.address.port();
    let again = || ServerConfig { port, ..ServerConfig::sample() };
    assert!(spawn(again()).await.is_err());
    drop(first);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(spawn(again()).await.is_ok());
}
