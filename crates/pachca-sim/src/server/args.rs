//! The program's flags.

use super::{Pace, ServerConfig, wall_clock_second};
use crate::Config;
use crate::api::Settings;
use crate::api::faults::FaultRates;
use audit_model::Timestamp;
use lexopt::prelude::*;

/// What `--help` prints.
pub const HELP: &str = "\
pachca-sim: a simulated Pachca workspace on 127.0.0.1

  --port N              default 8077; 0 takes a free one
  --seed N              equal seeds give equal workspaces                     (1)
  --people N            employees over the whole history                      (240)
  --days N              length of the history                                 (30)
  --events N            events in the history                                 (20000)
  --end TIME            newest instant of the history, ISO 8601; the clock runs on from there (now)
  --quiet               without staged incidents
  --thorough            with an incident for every rule, and ordinary oddities; asks for more than 30 days
  --hostile             with names that are markup, formulas, mentions, turned round or endless
  --live-per-minute N   events that arrive while it runs                      (0)
  --latency-ms N        added to every request                                (0)
  --slow-ms N           how long a slow body takes                            (3000)
  --rate N              requests a second and token                           (50)
  --no-limits           lets every request and message through
  --messages-per-day N  messages a sender and chat                            (7500)
  --faults P            all faults, together with this probability (0 to 1)
  --fault-429 P, --fault-500 P, --fault-502 P, --fault-drop P, --fault-truncate P,
  --fault-slow P, --fault-type P, --fault-short P, --fault-empty P
                        one fault with this probability
";

/// Reads the flags; `None` where help is asked for.
///
/// # Errors
/// For an unknown flag, or a value that is none.
pub fn parse(mut parser: lexopt::Parser) -> Result<Option<ServerConfig>, lexopt::Error> {
    let mut config = ServerConfig {
        port: 8077,
        workspace: Config::sample(wall_clock_second()),
        settings: Settings::default(),
        pace: Pace::default(),
    };
    while let Some(arg) = parser.next()? {
        let Long(flag) = arg else { return Err(arg.unexpected()) };
        let flag = flag.to_owned();
        match flag.as_str() {
            "help" => return Ok(None),
            "port" => config.port = parser.value()?.parse()?,
            "seed" => config.workspace.seed = parser.value()?.parse()?,
            "people" => config.workspace.people = parser.value()?.parse()?,
            "days" => config.workspace.days = parser.value()?.parse()?,
            "events" => config.workspace.events = parser.value()?.parse()?,
            "end" => {
                let time = |text: &str| Timestamp::parse(text).ok_or("no time");
                config.workspace.end = parser.value()?.parse_with(time)?;
            }
            "quiet" => config.workspace.quiet = true,
            "thorough" => config.workspace.thorough = true,
            "hostile" => config.workspace.hostile = true,
            "latency-ms" => config.pace.latency_ms = parser.value()?.parse()?,
            "slow-ms" => config.pace.slow_ms = parser.value()?.parse()?,
            "live-per-minute" => config.settings.live_per_minute = parser.value()?.parse()?,
            "rate" => config.settings.limits.per_second = parser.value()?.parse()?,
            "no-limits" => config.settings.limits.lifted = true,
            "messages-per-day" => config.settings.limits.messages_per_day = parser.value()?.parse()?,
            "faults" => config.settings.faults = FaultRates::all(probability(&mut parser)?),
            _ => match fault(&mut config.settings.faults, &flag) {
                Some(rate) => *rate = probability(&mut parser)?,
                None => return Err(Long(&flag).unexpected()),
            },
        }
    }
    Ok(Some(config))
}

fn fault<'a>(rates: &'a mut FaultRates, flag: &str) -> Option<&'a mut f64> {
    rates.by_name(flag.strip_prefix("fault-")?)
}

fn probability(parser: &mut lexopt::Parser) -> Result<f64, lexopt::Error> {
    parser.value()?.parse_with(|text| {
        text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or("not between 0 and 1")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Result<Option<ServerConfig>, lexopt::Error> {
        parse(lexopt::Parser::from_args(args))
    }

    #[test]
    fn flags_are_read() {
        let config = read(&["--port", "0", "--fault-429=0.25", "--end", "2026-11-20T12:00:00Z", "--quiet"])
            .unwrap()
            .unwrap();
        assert_eq!((config.port, config.workspace.quiet), (0, true));
        assert_eq!(config.workspace.end.to_string(), "2026-11-20T12:00:00.000Z");
        assert_eq!(config.settings.faults, FaultRates { too_many: 0.25, ..FaultRates::default() });
    }

    #[test]
    fn nonsense_is_refused() {
        for args in
            [&["--fault-x", "0.1"][..], &["--fault-429", "2"], &["--end", "soon"], &["--port"], &["extra"]]
        {
            assert!(read(args).is_err(), "{args:?}");
        }
    }
}
