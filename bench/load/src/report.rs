//! The numbers, for people and for programs.

use crate::contest::{Contestant, Row};
use serde_json::json;
use std::fmt::Write;

/// Events a second that 50 requests a second of 50 events each give.
const LIMIT: f64 = 2_500.0;

impl Row {
    fn events_per_second(&self) -> f64 {
        self.loaded as f64 * 1_000.0 / self.took_ms.max(1) as f64
    }

    /// Requests beyond those that full pages would have taken.
    fn wasted(&self) -> u64 {
        self.requests.saturating_sub(self.loaded.div_ceil(50) as u64)
    }

    fn name(&self) -> String {
        let real = if self.real { ", over HTTP in real time" } else { "" };
        match self.setting.contestant {
            Contestant::SingleWalk => "a single walk".to_owned(),
            Contestant::Loader { connections: 6, .. } => format!("the loader, six connections{real}"),
            Contestant::Loader { .. } => "the loader, one connection for all (HTTP/2)".to_owned(),
        }
    }
}

/// A table in Markdown.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| round trip | how | events | time | events/s | of the limit | requests | wasted | refused (429) | came twice |\n\
         | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for row in rows {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {} ms | {} | {} | {:.1} s | {:.0} | {:.0} % | {} | {} | {} | {} |",
            row.setting.latency_ms,
            row.name(),
            row.loaded,
            row.took_ms as f64 / 1_000.0,
            row.events_per_second(),
            row.events_per_second() / LIMIT * 100.0,
            row.requests,
            row.wasted(),
            row.refused,
            row.repeated,
        );
    }
    text
}

/// The same as JSON.
pub fn json(rows: &[Row]) -> String {
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            json!({
                "latency_ms": row.setting.latency_ms,
                "how": row.name(),
                "real": row.real,
                "events": row.loaded,
                "took_ms": row.took_ms,
                "events_per_second": row.events_per_second(),
                "requests": row.requests,
                "wasted": row.wasted(),
                "refused": row.refused,
                "repeated": row.repeated,
            })
        })
        .collect();
    format!("{:#}\n", json!({ "limit_events_per_second": LIMIT, "rows": rows }))
}
