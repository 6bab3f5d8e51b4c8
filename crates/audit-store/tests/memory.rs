//! How much a store takes. The only test here: whatever else ran beside it would be counted, too.

#[path = "../benches/support/mod.rs"]
mod support;

use audit_store::Store;
use peak_alloc::PeakAlloc;
use support::{Numbers, START, event, read};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const EVENTS: u64 = 1_000_000;
/// Everything included: ids, indexes, empty details, and the seven views with what they keep.
const MOST_BYTES_AN_EVENT: usize = 64;

#[test]
fn a_million_events_and_their_views_take_64_bytes_each() {
    let before = ALLOCATOR.current_usage();
    let mut store = Store::new();
    let mut numbers = Numbers(7);
    for page in 0..EVENTS / 50 {
        let numbered = (EVENTS - (page + 1) * 50..EVENTS - page * 50).rev();
        let events: Vec<_> =
            numbered.map(|number| event(&mut numbers, number, START + number as i64 * 7_000)).collect();
        store.append(&events);
    }
    read(&mut store);
    let taken = ALLOCATOR.current_usage() - before;
    assert_eq!(store.len() as u64, EVENTS);

    assert!(taken <= store.len() * MOST_BYTES_AN_EVENT, "{taken} bytes");
}
