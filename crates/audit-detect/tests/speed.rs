//! A million events: how long the sweep takes, and that slices stay short. Times are printed, and held only to limits
//! that a busy machine without optimisation keeps.

#![allow(clippy::disallowed_methods, reason = "a measurement reads the clock")]

use audit_detect::{Engine, Settings};
use audit_model::Timestamp;
use audit_store::Store;
use pachca_sim::{Config, Workspace};
use std::time::Instant;

#[test]
fn a_large_log_is_swept_in_short_slices() {
    let events = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };
    let end = Timestamp(1_795_424_400_000);
    let config = Config { people: 500, days: 90, events, ..Config::sample(end) };
    let workspace = Workspace::generate(&config);
    let mut store = Store::new();
    for page in workspace.records.chunks(1_000) {
        let page: Vec<_> = page.iter().map(|record| record.event(&workspace.texts)).collect();
        store.append(&page);
    }
    let mut engine = Engine::new(Settings::default());
    let (mut slices, mut longest) = (0, 0.0f64);
    let begun = Instant::now();
    loop {
        let slice = Instant::now();
        let progress = engine.step(&mut store, 4_096);
        longest = longest.max(slice.elapsed().as_secs_f64());
        slices += 1;
        if progress.is_done() {
            break;
        }
    }
    let swept = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let report = engine.report(&store);
    let reported = begun.elapsed().as_secs_f64();
    println!(
        "{events} events in {:.0} ms, {slices} slices, the longest {:.1} ms; {} findings reported in {:.1} ms",
        swept * 1e3,
        longest * 1e3,
        report.all().len(),
        reported * 1e3
    );
    assert!(swept < 30.0 && report.findings().count() > 10);
}
