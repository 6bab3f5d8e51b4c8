//! Loading, and what it leaves in memory: "max alloc" is the store, indexes included, at its largest, and what the
//! views and a page need on the way.
//!
//! `cargo bench -p audit-store --bench load`; `EVENTS=10000000` for another number.

mod support;

use audit_model::EventPage;
use audit_store::Store;
use divan::{AllocProfiler, Bencher};
use support::{count, events, read};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 3)]
fn load_events(bencher: Bencher<'_, '_>) {
    let events = events(count());
    bencher.bench_local(|| {
        let mut store = Store::new();
        for page in events.chunks(50) {
            store.append(page);
        }
        read(&mut store)
    });
}

#[divan::bench(sample_count = 3)]
fn load_pages_of_json(bencher: Bencher<'_, '_>) {
    let pages: Vec<String> = events(count())
        .chunks(50)
        .map(|page| {
            let events: Vec<String> = page.iter().map(|event| event.to_json()).collect();
            format!(
                r#"{{"data":[{}],"meta":{{"paginate":{{"next_page":"x","has_next":true}}}}}}"#,
                events.join(",")
            )
        })
        .collect();
    bencher.bench_local(|| {
        let mut store = Store::new();
        for page in &pages {
            if let Ok(page) = EventPage::read(page) {
                store.append(&page.events);
            }
        }
        read(&mut store)
    });
}
