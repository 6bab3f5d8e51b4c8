//! What an answer means, event by event where the system tells.

use super::System;
use serde_json::Value;

/// An event that the system does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its place in the request.
    pub place: usize,
    /// Why, in the system's words.
    pub reason: String,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The system has spoken about every event.
    Heard {
        /// Taken in.
        arrived: usize,
        /// Were there already.
        known: usize,
        /// Never will be.
        refused: Vec<Refused>,
        /// May be, if sent again later: their places.
        again: Vec<usize>,
    },
    /// The same request may do better later.
    Later(String),
    /// It is too large.
    TooLarge,
    /// No use sending anything: the address, the credentials or the setup are wrong.
    Wrong(String),
}

/// So much of an answer is shown.
const SHOWN: usize = 300;

/// What the answer to a request with so many events means.
pub fn judge(system: System, status: u16, body: &str, count: usize) -> Verdict {
    let words = || {
        let text: String = body.trim().chars().take(SHOWN).collect();
        format!("{status} {text}").trim_end().to_owned()
    };
    let all = |arrived| Verdict::Heard { arrived, known: 0, refused: Vec::new(), again: Vec::new() };
    match (status, system) {
        (200, System::Elastic) => elastic(body, count).unwrap_or_else(|| Verdict::Wrong(words())),
        (200, System::Splunk) => match number(body, "code") {
            Some(0) => all(count),
            _ => Verdict::Wrong(words()),
        },
        // It can fail after its answer has begun.
        (200, System::ClickHouse) if body.contains("DB::Exception") => Verdict::Later(words()),
        (200..=299, _) => all(count),
        (413, _) => Verdict::TooLarge,
        (400, System::Splunk) => splunk(body, count).unwrap_or_else(|| Verdict::Wrong(words())),
        (400, System::Loki | System::Ndjson | System::VictoriaLogs) => Verdict::Heard {
            arrived: 0,
            known: 0,
            refused: (0..count).map(|place| Refused { place, reason: words() }).collect(),
            again: Vec::new(),
        },
        (408 | 425 | 429 | 500..=599, _) if !is_final(system, body) => Verdict::Later(words()),
        _ => Verdict::Wrong(words()),
    }
}

/// ClickHouse answers 500 for what will be as wrong the next time: no such table, no such column, wrong password.
fn is_final(system: System, body: &str) -> bool {
    const FINAL: [&str; 7] =
        ["Code: 16.", "Code: 27.", "Code: 60.", "Code: 62.", "Code: 81.", "Code: 117.", "Code: 516."];
    system == System::ClickHouse && FINAL.iter().any(|code| body.contains(code))
}

fn number(body: &str, name: &str) -> Option<u64> {
    serde_json::from_str::<Value>(body).ok()?.get(name)?.as_u64()
}

/// `_bulk` answers 200 whatever becomes of the events: each has a status of its own.
fn elastic(body: &str, count: usize) -> Option<Verdict> {
    let answer: Value = serde_json::from_str(body).ok()?;
    let items = answer.get("items")?.as_array()?;
    let (mut arrived, mut known) = (0, 0);
    let (mut refused, mut again) = (Vec::new(), Vec::new());
    for (place, item) in items.iter().enumerate() {
        let result = item.as_object()?.values().next()?;
        match result.get("status")?.as_u64()? {
            200..=299 => arrived += 1,
            409 => known += 1,
            429 | 500..=599 => again.push(place),
            status => {
                let field = |name: &str| result.pointer(name).and_then(Value::as_str).unwrap_or_default();
                let cause = field("/error/caused_by/reason");
                let reason = format!("{status} {}: {} {cause}", field("/error/type"), field("/error/reason"));
                refused.push(Refused { place, reason: reason.trim_end().chars().take(SHOWN).collect() });
            }
        }
    }
    // An answer about fewer events than were sent says nothing of the rest.
    again.extend(items.len()..count);
    Some(Verdict::Heard { arrived, known, refused, again })
}

/// Splunk names the first event that is wrong: what came before it is taken in, what comes after is not.
fn splunk(body: &str, count: usize) -> Option<Verdict> {
    let answer: Value = serde_json::from_str(body).ok()?;
    let place =
        usize::try_from(answer.get("invalid-event-number")?.as_u64()?).ok().filter(|place| *place < count)?;
    let reason = answer.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(Verdict::Heard {
        arrived: place,
        known: 0,
        refused: vec![Refused { place, reason }],
        again: (place + 1..count).collect(),
    })
}
