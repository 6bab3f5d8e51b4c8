//! What the rules found, put together: one finding for what a rule matches of one actor on one day, or for what a
//! correlation counts together.

use crate::event::LogEvent;
use crate::rules::MOST_NAMED;
use rsigma_eval::{CorrelationBody, EventRef};
use rsigma_parser::CorrelationType;
use std::collections::HashMap;
use worker_link::sigma::Finding;

/// More are counted and not kept.
const MOST_FINDINGS: usize = 1_000;
/// What a rule matches so long after the last time is another finding.
const REST_SECONDS: i64 = 12 * 3_600;

/// The findings so far.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Growing>,
    /// The place of the newest finding of a rule about an actor or a group.
    newest: HashMap<(String, String), usize>,
    /// How many found no room.
    pub dropped: usize,
}

#[derive(Debug)]
struct Growing {
    finding: Finding,
    last_id: Option<String>,
}

/// What a rule has to say of an actor or a group.
struct News<'a> {
    rule: &'a str,
    about: String,
    group: &'a [(String, String)],
    events: &'a [EventRef],
    /// How many there are, where not all are named.
    count: usize,
}

impl Findings {
    /// A rule matches an event.
    pub fn add_match(&mut self, rule: &str, event: &LogEvent) {
        let events = [EventRef { timestamp: event.seconds, id: Some(event.id.clone()) }];
        let news = News { rule, about: event.actor.clone(), group: &[], events: &events, count: 1 };
        self.add(news, |last| event.seconds - last.to_seconds > REST_SECONDS);
    }

    /// A correlation has counted enough. It says so again with every further event: what is new joins what was told.
    pub fn add_correlation(&mut self, rule: &str, body: &CorrelationBody) {
        let Some(events) = body.event_refs.as_deref() else { return };
        let about: String = body.group_key.iter().map(|(_, value)| format!("{value}\n")).collect();
        let last = self.newest.get(&(rule.to_owned(), about.clone())).and_then(|place| self.all.get(*place));
        let told = |event: &EventRef| {
            last.is_some_and(|last| {
                let to = last.finding.to_seconds;
                event.timestamp < to || (event.timestamp == to && event.id == last.last_id)
            })
        };
        let start = events.iter().rposition(told).map_or(0, |place| place + 1);
        let events = &events[start..];
        let counted = if body.correlation_type == CorrelationType::EventCount && start == 0 {
            body.aggregated_value.max(0.0) as usize
        } else {
            0
        };
        let count = counted.max(events.len());
        self.add(News { rule, about, group: &body.group_key, events, count }, |_| start == 0);
    }

    fn add(&mut self, news: News<'_>, is_another: impl Fn(&Finding) -> bool) {
        let (Some(first), Some(last)) = (news.events.first(), news.events.last()) else { return };
        let key = (news.rule.to_owned(), news.about);
        let known = self.newest.get(&key).copied().filter(|place| !is_another(&self.all[*place].finding));
        let place = match known {
            Some(place) => place,
            None if self.all.len() >= MOST_FINDINGS => {
                self.dropped += 1;
                return;
            }
            None => {
                let finding = Finding {
                    rule: news.rule.to_owned(),
                    group: news.group.to_vec(),
                    from_seconds: first.timestamp,
                    to_seconds: last.timestamp,
                    count: 0,
                    ids: Vec::new(),
                };
                self.all.push(Growing { finding, last_id: None });
                self.newest.insert(key, self.all.len() - 1);
                self.all.len() - 1
            }
        };
        let Growing { finding, last_id } = &mut self.all[place];
        finding.count += news.count;
        finding.to_seconds = finding.to_seconds.max(last.timestamp);
        last_id.clone_from(&last.id);
        let room = MOST_NAMED.saturating_sub(finding.ids.len());
        finding.ids.extend(news.events.iter().filter_map(|event| event.id.clone()).take(room));
    }

    /// All of them, in the order in which they began.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        self.all.iter().map(|one| &one.finding)
    }
}
