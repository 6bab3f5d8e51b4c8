//! What only a browser can prove: `Intl`, listeners that end with their owner, the sample workspace.
//! Run with `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "clippy does not know these functions as tests")]

use audit_client::{Client, EventQuery, Settings, Walk, check};
use audit_dashboard::components::query_line::{LineCalls, QueryLine};
use audit_dashboard::i18n::{Lang, provide_i18n};
use audit_dashboard::platform::clock::BrowserClock;
use audit_dashboard::platform::intl::{self, Style};
use audit_dashboard::platform::sample;
use audit_dashboard::platform::source::Source;
use audit_dashboard::queries::heat::zone_over;
use audit_dashboard::state::period::TimeRange;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use audit_model::{AuditEvent, Timestamp};
use audit_store::Store;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use std::collections::HashSet;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, KeyboardEvent, KeyboardEventInit};

wasm_bindgen_test_configure!(run_in_browser);

/// 2026-11-18 at noon, UTC: no zone is on another day than one of its neighbours.
const NOON: Timestamp = Timestamp(1_795_003_200_000);

#[wasm_bindgen_test]
fn numbers_and_dates_follow_the_customs_of_each_language() {
    assert_eq!(
        [intl::number(Lang::En, 81_420), intl::number(Lang::Ru, 81_420)],
        ["81\u{202f}420", "81\u{202f}420"]
    );
    let day = |lang| intl::date(lang, Style::LongDay, NOON);
    assert!(
        day(Lang::En).contains("Wednesday") && day(Lang::En).contains("18 November"),
        "{}",
        day(Lang::En)
    );
    assert!(day(Lang::Ru).contains("среда") && day(Lang::Ru).contains("18 ноября"), "{}", day(Lang::Ru));
    // A clock of 24 hours, also right after midnight.
    let midnight = local_midnight(NOON);
    assert_eq!(intl::date(Lang::En, Style::Time, midnight), "00:00:00");
}

#[wasm_bindgen_test]
fn a_local_time_field_leads_back_to_its_moment_all_year_round() {
    for hours in 0..366 * 24 {
        let moment = Timestamp(NOON.0 + hours * HOUR_MS + 7 * MINUTE_MS);
        let back = intl::from_local_input(&intl::to_local_input(moment));
        // The hour that is repeated in autumn may come back as its twin.
        let off = back.map(|back| (back.0 - moment.0).abs());
        assert!(off == Some(0) || off == Some(HOUR_MS), "{moment} {back:?}");
    }
}

/// When the day of an event begins, as the list has it.
fn local_midnight(at: Timestamp) -> Timestamp {
    let event = AuditEvent {
        id: "event".into(),
        created_at: at,
        event_key: "user_login".into(),
        actor_id: None,
        actor_type: None,
        entity_id: None,
        entity_type: None,
        details: "{}".into(),
        ip_address: None,
        user_agent: None,
        extra: None,
    };
    let mut store = Store::new();
    store.append(&[event]);
    store.days(&zone_over(TimeRange { start: at, end: at })).first().map_or(at, |(start, _)| *start)
}

#[wasm_bindgen_test]
fn local_days_begin_at_midnight_and_follow_each_other() {
    for day in 0..366 {
        let midnight = local_midnight(Timestamp(NOON.0 + day * DAY_MS));
        assert_eq!(intl::date(Lang::En, Style::Minute, midnight), "00:00", "{midnight}");
    }
}

#[wasm_bindgen_test]
async fn a_shortcut_ends_with_the_field_that_it_leads_to() {
    let document = web_sys::window().unwrap().document().unwrap();
    let place: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&place).unwrap();
    let field = mount_to(place.clone(), || {
        provide_i18n(Lang::En);
        let calls = LineCalls {
            check: Callback::new(|_| Vec::new()),
            suggest: Callback::new(|_| Vec::new()),
            is_said: Callback::new(|_| true),
            apply: Callback::new(|_| ()),
        };
        view! { <QueryLine text=Signal::stored(String::new()) calls/> }
    });
    // Listeners are attached by effects, which run after the mounting.
    tick().await;
    let press_slash = || {
        let init = KeyboardEventInit::new();
        init.set_key("/");
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        // False once somebody has taken the key.
        !web_sys::window().unwrap().dispatch_event(&event).unwrap()
    };
    assert!(press_slash());
    assert_eq!(document.active_element().unwrap().tag_name(), "INPUT");
    drop(field);
    place.remove();
    assert!(!press_slash());
}

#[wasm_bindgen_test]
async fn the_sample_workspace_answers_the_page_s_own_client() {
    let now = Timestamp(NOON.0 + 123);
    let settings =
        Settings { start_per_second: 100_000, requests_per_second: 100_000, ..Settings::default() };
    let client = Client::new(Source::Sample(sample::workspace(now, None)), BrowserClock, settings);
    let day = EventQuery::between(Timestamp(now.0 - DAY_MS), now);
    let connected = check::connect(&client, day).await.unwrap();
    assert!(connected.access.users && connected.access.chats && connected.access.group_tags);
    let (mut walk, mut page) = (connected.walk, Some(connected.first_page));
    let mut ids = HashSet::new();
    while let Some(body) = page {
        for event in body.events().unwrap().events {
            assert!(ids.insert(event.id.to_string()), "twice: {}", event.id);
        }
        page = walk.next(&client).await.unwrap();
    }
    assert!(ids.len() > 100, "{}", ids.len());
    let people = Walk::users().next(&client).await.unwrap().unwrap();
    assert!(people.items > 0);
}
