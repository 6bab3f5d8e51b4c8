//! A million believable events, and the seven views of a screen.

#![allow(dead_code)] // Each bench uses a part.

use audit_model::catalogue::KEYS;
use audit_model::time::{DAY_MS, HOUR_MS};
use audit_model::{AuditEvent, Timestamp};
use audit_store::{Buckets, Facet, Store, Zone};

/// 2026-08-24T00:00:00Z, a Monday.
pub const START: i64 = 1_787_529_600_000;
/// How long the log is.
pub const DAYS: i64 = 90;

/// How many events are loaded: a million, or `EVENTS`.
pub fn count() -> u64 {
    std::env::var("EVENTS").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000_000)
}

/// A small deterministic source of numbers (xorshift64*).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// Below `end`, small numbers much more often.
    pub fn skewed(&mut self, end: u64) -> u64 {
        let unit = self.next() as f64 / u64::MAX as f64;
        ((unit * unit * unit) * end as f64) as u64
    }
}

/// 2,000 actors with 5,000 addresses and 300 user agents between them; 45 keys, four fifths messages and reactions.
pub fn event(numbers: &mut Numbers, number: u64, time: i64) -> AuditEvent<'static> {
    let actor = numbers.skewed(2_000);
    let key = match numbers.below(100) {
        0..55 => "message_created",
        55..80 => "reaction_created",
        _ => KEYS[numbers.skewed(45) as usize].name,
    };
    let device = (actor * 7 + numbers.skewed(4) * 1_999) % 5_000;
    let agent = (actor * 3 + numbers.skewed(3) * 101) % 300;
    let family = ["Chrome/142.0", "Firefox/145.0", "YaBrowser/25.10", "Edg/142.0"][agent as usize % 4];
    let id = (numbers.next() & !0xFFFF_FFFF) | number;
    AuditEvent {
        id: format!(
            "{:08x}-{:04x}-4{:03x}-8000-{:012x}",
            id >> 32,
            id >> 16 & 0xFFFF,
            id & 0xFFF,
            id & 0xFFFF_FFFF_FFFF
        )
        .into(),
        created_at: Timestamp(time),
        event_key: key.into(),
        actor_id: Some((10_000 + actor).to_string().into()),
        actor_type: Some("User".into()),
        entity_id: Some(numbers.below(1_000_000_000).to_string().into()),
        entity_type: Some(if key.starts_with("message") { "Message" } else { "User" }.into()),
        details: "{}".into(),
        ip_address: Some(format!("10.{}.{}.{}", device / 250, device % 250, device % 7).into()),
        user_agent: Some(
            format!("Mozilla/5.0 (Windows NT 10.0; build {agent}) {family} Safari/537.36").into(),
        ),
        extra: None,
    }
}

/// So many events, newest first as the API gives them.
pub fn events(count: u64) -> Vec<AuditEvent<'static>> {
    let mut numbers = Numbers(7);
    let step = DAYS * DAY_MS / 1_000;
    let time = |number: u64| START + (number as i64 * step / count as i64) * 1_000;
    (0..count).rev().map(|number| event(&mut numbers, number, time(number))).collect()
}

/// A store filled page by page.
pub fn store(count: u64) -> Store {
    let mut store = Store::new();
    for page in events(count).chunks(50) {
        store.append(page);
    }
    store
}

/// Reads the seven views; the sum keeps the reading from being left out.
pub fn read(store: &mut Store) -> usize {
    let buckets = Buckets { start: Timestamp(START), width_ms: 12 * HOUR_MS, count: 180 };
    let moscow = Zone { offset_ms: 3 * HOUR_MS, changes: Vec::new() };
    store.timeline(buckets, Facet::Category).counts.len()
        + store.counts(Facet::EventKey).len()
        + store.top(Facet::Actor, 20).len()
        + store.top(Facet::Address, 20).len()
        + store.heat_map(&moscow)[9] as usize
        + store.matching()
        + store.rows(0..50).len()
}
