//! Every rule of paging, each against answers written for it.

use crate::support::script::Step;
use crate::support::{Script, VirtualClock, answer, client, json, page, run};
use audit_client::failure::{ApiFailure, FailureKind, PagingFault};
use audit_client::walk::ChatList;
use audit_client::{ApiResponse, EventQuery, TransportError, Walk};
use audit_model::Timestamp;
use audit_model::directory::Chat;

fn more(cursor: &str) -> String {
    format!(r#"{{"next_page":"{cursor}","prev_page":"p","has_next":true,"has_prev":true}}"#)
}

const LAST: &str = r#"{"next_page":"z","prev_page":"p","has_next":false,"has_prev":true}"#;

/// Calls `next` until the end or so many times; gives the ids of each page, or the failure.
fn walk(script: &Script, clock: &VirtualClock, calls: usize) -> (Vec<Result<Vec<u32>, ApiFailure>>, Walk) {
    let client = client(script, clock);
    let mut walk = Walk::events(EventQuery::default());
    let mut outcomes = Vec::new();
    while outcomes.len() < calls {
        match run(clock, walk.next(&client)) {
            Ok(Some(page)) => {
                let events = page.events().expect("a list").events;
                outcomes.push(Ok(events.iter().map(|event| event.id.parse().expect("a number")).collect()));
            }
            Ok(None) => break,
            Err(failure) => outcomes.push(Err(failure)),
        }
    }
    (outcomes, walk)
}

fn pages(steps: impl IntoIterator<Item = Step>) -> Vec<Vec<u32>> {
    let clock = VirtualClock::default();
    let (outcomes, walk) = walk(&Script::new(&clock, steps), &clock, 1_000);
    assert!(walk.is_complete());
    outcomes.into_iter().map(|outcome| outcome.expect("no failure")).collect()
}

#[test]
fn the_end_is_what_the_flag_says_not_a_short_or_empty_page() {
    assert_eq!(
        pages([page(&[9, 8], &more("a")), page(&[], &more("b")), page(&[7], &more("c")), page(&[6], LAST)]),
        [vec![9, 8], vec![], vec![7], vec![6]]
    );
    assert_eq!(pages([page(&[], LAST)]), [vec![0u32; 0]]);
}

#[test]
fn an_older_server_without_flags_ends_without_a_cursor() {
    for end in [r#"{"next_page":null}"#, r#"{"next_page":""}"#, "{}"] {
        assert_eq!(pages([page(&[2], r#"{"next_page":"a"}"#), page(&[1], end)]), [[2], [1]], "{end}");
    }
    let again = r#"{"next_page":"a"}"#;
    assert_eq!(pages([page(&[2], again), page(&[1], again)]), [[2], [1]], "a repeated cursor");
    let fresh = |cursor| format!(r#"{{"next_page":"{cursor}"}}"#);
    assert_eq!(
        pages([page(&[2], &fresh("a")), page(&[], &fresh("b")), page(&[], &fresh("c"))]),
        [vec![2], vec![], vec![]],
        "two empty pages"
    );
    assert_eq!(pages([json(r#"{"data":[]}"#)]), [vec![0u32; 0]], "no meta at all");
}

#[test]
fn filters_go_along_with_every_cursor() {
    let clock = VirtualClock::default();
    let script = Script::new(&clock, [page(&[2], &more("a+/=")), page(&[1], LAST)]);
    let client = client(&script, &clock);
    let query = EventQuery { event_key: Some("user_login".into()), ..EventQuery::default() };
    let mut walk = Walk::events(query);
    while run(&clock, walk.next(&client)).expect("no failure").is_some() {}
    assert_eq!(
        script.asked(),
        [
            "/audit_events?limit=50&event_key=user_login",
            "/audit_events?limit=50&event_key=user_login&cursor=a%2B%2F%3D"
        ]
    );
    assert_eq!((walk.progress().pages, walk.progress().items), (2, 2));
    assert!(run(&clock, walk.next(&client)).expect("no failure").is_none(), "the end stays the end");
}

#[test]
fn after_a_failure_the_walk_goes_on_where_it_was() {
    let clock = VirtualClock::default();
    let gone = || Err(TransportError::Network("gone".into()));
    let steps =
        [page(&[3], &more("a")), gone(), gone(), gone(), gone(), page(&[2], &more("b")), page(&[1], LAST)];
    let script = Script::new(&clock, steps);
    let (outcomes, walk) = walk(&script, &clock, 10);
    assert!(matches!(&outcomes[1], Err(failure) if failure.is_retryable()));
    let ids: Vec<u32> = outcomes.into_iter().flatten().flatten().collect();
    assert_eq!(ids, [3, 2, 1]);
    assert!(walk.is_complete());
    assert!(script.asked()[1..6].iter().all(|asked| asked.ends_with("cursor=a")));
}

#[test]
fn cursors_that_lead_nowhere_are_reported_after_what_they_brought() {
    let fault_after = |steps: Vec<Step>| {
        let clock = VirtualClock::default();
        let (outcomes, walk) = walk(&Script::new(&clock, steps), &clock, 4);
        assert!(!walk.is_complete());
        let (pages, failures): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        (pages.len(), failures.into_iter().map(|failure| failure.expect_err("a failure").kind).next())
    };
    let circle = Some(FailureKind::BrokenPaging(PagingFault::Circle));
    let stuck = vec![page(&[3], &more("a")), page(&[2], &more("a")), page(&[2], &more("a"))];
    assert_eq!(fault_after(stuck), (3, circle.clone()));
    let round = vec![page(&[4], &more("a")), page(&[3], &more("b")), page(&[2], &more("a"))];
    assert_eq!(fault_after(round), (3, circle));
    let no_cursor = r#"{"next_page":null,"has_next":true}"#;
    let lost = vec![page(&[3], no_cursor), page(&[3], no_cursor)];
    assert_eq!(fault_after(lost), (2, Some(FailureKind::BrokenPaging(PagingFault::NoCursor))));
}

#[test]
fn empty_pages_without_end_are_not_followed_for_ever() {
    let clock = VirtualClock::default();
    let steps = (0..101).map(|round| page(&[], &more(&format!("c{round}")))).chain([page(&[1], LAST)]);
    let (outcomes, walk) = walk(&Script::new(&clock, steps), &clock, 200);
    let failed: Vec<usize> = (0..outcomes.len()).filter(|index| outcomes[*index].is_err()).collect();
    assert_eq!(failed, [100], "one notice, after a hundred pages");
    assert!(walk.is_complete(), "calling again goes on to the end");
}

#[test]
fn a_refused_cursor_is_replaced_by_the_time_of_the_oldest_event() {
    let clock = VirtualClock::default();
    let refused = || Ok(answer(400, r#"{"errors":[{"key":"cursor","code":"invalid"}]}"#));
    let steps = [
        page(&[33, 32], &more("a")),
        page(&[], &more("b")),
        refused(),
        // The same cursors may come again: they lead through another selection.
        page(&[32, 31], &more("a")),
        refused(),
        page(&[31], &more("a")),
        refused(),
    ];
    let script = Script::new(&clock, steps);
    let (outcomes, walk) = walk(&script, &clock, 5);
    assert!(script.asked()[3].ends_with("end_time=2026-11-20T10%3A00%3A32.000Z"), "{:?}", script.asked());
    assert!(script.asked()[5].ends_with("end_time=2026-11-20T10%3A00%3A31.000Z"));
    // Without progress the refusal is final: no endless starting over.
    assert!(matches!(&outcomes[4], Err(failure) if failure.kind == FailureKind::Invalid));
    assert_eq!(walk.oldest(), Timestamp::parse("2026-11-20T10:00:31Z"));
}

#[test]
fn the_lists_of_names_are_walked_alike() {
    let clock = VirtualClock::default();
    let body = |id: u32, paginate: &str| {
        json(&format!(r#"{{"data":[{{"id":{id},"name":"Отдел"}},7],"meta":{{"paginate":{paginate}}}}}"#))
    };
    let script = Script::new(&clock, [body(1, &more("a")), body(2, LAST)]);
    let client = client(&script, &clock);
    let (mut walk, mut chats) = (Walk::chats(ChatList::Public, true), Vec::new());
    while let Some(page) = run(&clock, walk.next(&client)).expect("no failure") {
        chats.extend(page.records::<Chat>());
    }
    assert_eq!(chats.iter().map(|chat| chat.id.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(script.asked()[1], "/chats?availability=public&archived=true&limit=50&cursor=a");
}

#[test]
fn a_walk_dropped_midway_has_lost_nothing() {
    let clock = VirtualClock::default();
    let script = Script::new(&clock, [page(&[2], &more("a")), page(&[1], LAST), page(&[1], LAST)]);
    let client = client(&script, &clock);
    let mut walk = Walk::events(EventQuery::default());
    run(&clock, walk.next(&client)).expect("the first page");
    script.set_latency_ms(1_000);
    {
        let mut next = std::pin::pin!(walk.next(&client));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(next.as_mut().poll(&mut context).is_pending(), "asked, and then cancelled");
    }
    assert_eq!(walk.progress().pages, 1);
    let page = run(&clock, walk.next(&client)).expect("asked again").expect("a page");
    assert_eq!(page.items, 1);
    assert_eq!(script.asked()[1], script.asked()[2]);
}

#[test]
fn unreadable_events_count_and_keep_their_neighbours() {
    let clock = VirtualClock::default();
    let body =
        r#"{"data":[{"id":"5","created_at":"2026-11-20T10:00:05Z","event_key":"k"},{"id":"4"}],"meta":{}}"#;
    let script = Script::new(
        &clock,
        [Ok(ApiResponse { content_type: Some("text/html".into()), ..answer(200, body) })],
    );
    let (outcomes, walk) = walk(&script, &clock, 2);
    assert_eq!(outcomes[0], Ok(vec![5]));
    assert_eq!((walk.progress().items, walk.oldest()), (2, Timestamp::parse("2026-11-20T10:00:05Z")));
}
