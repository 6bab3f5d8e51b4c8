//! How fast a log is loaded, and how many requests are wasted on it: the loader beside a single walk along the
//! cursor, as the official tools read it, over the simulated API with its limit of 50 requests a second.
//!
//! Latencies and time are simulated, so the table is the same on every machine. `--real` adds one run over HTTP
//! against the simulator's server, by the clock on the wall.
#![expect(clippy::expect_used, reason = "a benchmark that cannot run should say so and stop")]

mod contest;
mod real;
mod report;
#[expect(dead_code, unused_imports, reason = "the client's tests use more of it")]
#[path = "../../../crates/audit-client/tests/it/support/mod.rs"]
mod support;

use contest::{Contestant, Setting};
use lexopt::prelude::*;

/// What `--help` prints.
const HELP: &str = "\
cargo xtask bench load [--events N] [--json FILE] [--real]

  --events N   events in the log, over 30 days     (100000)
  --json FILE  writes the numbers there, too
  --real       adds a run over HTTP, by the clock on the wall
";

/// Round trips, in milliseconds.
const LATENCIES_MS: [u64; 3] = [20, 120, 400];

/// As the page has it over HTTP/1.1: six connections, and requests that wait for one, so that none is ever idle.
const OVER_SIX: Contestant = Contestant::Loader { side_by_side: 8, connections: 6 };
/// As the page has it over HTTP/2.
const OVER_ONE: Contestant = Contestant::Loader { side_by_side: 20, connections: usize::MAX };

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut events, mut json, mut real) = (100_000, None, false);
    let mut parser = lexopt::Parser::from_env();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("events") => events = parser.value()?.parse()?,
            Long("json") => json = Some(parser.value()?),
            Long("real") => real = true,
            Long("help") => {
                print!("{HELP}");
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let mut rows = Vec::new();
    for latency_ms in LATENCIES_MS {
        for contestant in [Contestant::SingleWalk, OVER_SIX, OVER_ONE] {
            rows.push(contest::run(Setting { events, latency_ms, contestant }));
        }
    }
    if real {
        rows.push(real::run(20_000, 120));
    }
    print!("{}", report::table(&rows));
    if let Some(path) = json {
        std::fs::write(path, report::json(&rows))?;
    }
    Ok(())
}
