//! How long a million events take: `cargo test --release -p pachca-sim --test million -- --ignored --nocapture`.
//! It prints; nothing fails for being slow, since machines differ.
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use audit_model::{EventPage, Timestamp};
use pachca_sim::api::limits::Limits;
use pachca_sim::api::{BASE_PATH, Settings, tokens};
use pachca_sim::http::Request;
use pachca_sim::{Config, Sim, Workspace};

#[test]
#[ignore = "prints timings; run by hand"]
fn a_million_events_start_soon_and_answer_any_page_at_once() {
    let end = Timestamp::parse("2026-11-20T12:00:00.000Z").unwrap();
    let config = Config { people: 900, days: 90, events: 1_000_000, ..Config::sample(end) };
    let workspace = timed("generated", || Workspace::generate(&config));
    let limits = Limits { lifted: true, ..Limits::default() };
    let mut sim = timed("indexed", || Sim::new(workspace, Settings { limits, ..Settings::default() }));
    let person = sim.workspace().owner_id;
    let half = Timestamp(end.millis() - 45 * 86_400_000);
    for query in [
        String::new(),
        format!("end_time={half}"),
        "event_key=message_created".to_owned(),
        "event_key=bot_deleted".to_owned(),
        "entity_type=Message&event_key=reaction_created".to_owned(),
        format!("actor_id={person}&event_key=message_created&end_time={half}"),
        format!("entity_id={person}&entity_type=User"),
        "entity_id=81300000".to_owned(),
    ] {
        let (mut pages, mut worst_us, mut sum_us, mut cursor) = (0, 0, 0, String::new());
        for _ in 0..400 {
            let uri = format!("{BASE_PATH}/audit_events?{query}{cursor}");
            let token = tokens::by_name("owner").unwrap().value;
            let request = Request::get(uri)
                .header("Authorization", format!("Bearer {token}"))
                .body(String::new())
                .unwrap();
            let (body, took_us) = measured(|| sim.respond(end, &request).response.into_body());
            (pages, worst_us, sum_us) = (pages + 1, worst_us.max(took_us), sum_us + took_us);
            let page = EventPage::read(&body).unwrap();
            if page.paginate.has_next == Some(false) {
                break;
            }
            cursor = format!("&cursor={}", page.paginate.next_page.unwrap().replace('=', "%3D"));
        }
        println!("{:>6} µs a page, {worst_us:>6} at worst, {pages:>3} pages of {query:?}", sum_us / pages);
    }
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (result, took_us) = measured(work);
    println!("{what} in {} ms", took_us / 1_000);
    result
}

#[expect(clippy::disallowed_methods, reason = "this test measures real time")]
fn measured<T>(work: impl FnOnce() -> T) -> (T, u128) {
    let start = std::time::Instant::now();
    (work(), start.elapsed().as_micros())
}
