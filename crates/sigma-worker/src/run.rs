//! Rules over the log: events in the order of time, in pieces.

use crate::event::LogEvent;
use crate::findings::Findings;
use crate::rules::Rules;
use rsigma_eval::{CompiledRule, EvaluationResult, evaluate_rule};
use std::collections::BTreeSet;
use worker_link::sigma::{FileReport, Finding, RuleFile};

/// A rule that has taken so long in all, in milliseconds,
const SLOW_MS: f64 = 3_000.0;
/// and so long for an event on average, is looked at no more: a million events would take it half a minute.
const SLOW_MS_AN_EVENT: f64 = 0.03;
/// Events between two looks at the clock.
const EVENTS: usize = 64;

/// Rules at work.
pub struct Run {
    rules: Vec<Timed>,
    correlations: rsigma_eval::CorrelationEngine,
    silent: std::collections::HashSet<String>,
    findings: Findings,
    slow: Vec<String>,
    now_ms: fn() -> f64,
}

/// A rule and what it has taken.
struct Timed {
    rule: CompiledRule,
    /// What it matches has to be matched by all of these.
    filters: Vec<CompiledRule>,
    took_ms: f64,
    events: usize,
}

impl Timed {
    fn look_at(&self, event: &LogEvent) -> Option<EvaluationResult> {
        let found = evaluate_rule(&self.rule, event)?;
        self.filters.iter().all(|filter| evaluate_rule(filter, event).is_some()).then_some(found)
    }

    fn is_slow(&self) -> bool {
        self.took_ms > SLOW_MS && self.took_ms > SLOW_MS_AN_EVENT * self.events as f64
    }
}

impl Run {
    /// Begins with the rules of these files, but for those that are off; tells what is in the files.
    pub fn begin(files: &[RuleFile], off: &BTreeSet<String>, now_ms: fn() -> f64) -> (Vec<FileReport>, Self) {
        let (reports, Rules { single, correlations, silent }) = Rules::of(files, off);
        let timed = |(rule, filters)| Timed { rule, filters, took_ms: 0.0, events: 0 };
        let rules = single.into_iter().map(timed).collect();
        let (findings, slow) = (Findings::default(), Vec::new());
        (reports, Self { rules, correlations, silent, findings, slow, now_ms })
    }

    /// Looks at events, one a line, none older than those before.
    pub fn look_at(&mut self, lines: &[u8]) {
        let lines = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let events: Vec<LogEvent> = lines.filter_map(LogEvent::read).collect();
        for events in events.chunks(EVENTS) {
            let mut matches: Vec<Vec<EvaluationResult>> = events.iter().map(|_| Vec::new()).collect();
            for timed in &mut self.rules {
                let began_ms = (self.now_ms)();
                for (event, matches) in events.iter().zip(&mut matches) {
                    matches.extend(timed.look_at(event));
                }
                timed.took_ms += (self.now_ms)() - began_ms;
                timed.events += events.len();
            }
            self.give_up_slow();
            for (event, matches) in events.iter().zip(matches) {
                self.take(event, matches);
            }
        }
    }

    fn give_up_slow(&mut self) {
        let slow = self.rules.extract_if(.., |timed| timed.is_slow());
        self.slow.extend(slow.filter_map(|timed| timed.rule.id));
    }

    fn take(&mut self, event: &LogEvent, matches: Vec<EvaluationResult>) {
        if matches.is_empty() {
            return;
        }
        for result in self.correlations.process_with_detections(event, matches, event.seconds) {
            let Some(rule) = result.header.rule_id.as_deref().filter(|rule| !self.silent.contains(*rule))
            else {
                continue;
            };
            match result.as_correlation() {
                Some(body) => self.findings.add_correlation(rule, body),
                None => self.findings.add_match(rule, event),
            }
        }
    }

    /// What has been found so far.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.all()
    }

    /// How many findings there was no room for.
    pub const fn dropped(&self) -> usize {
        self.findings.dropped
    }

    /// The keys of rules that were given up because they took too long.
    pub fn slow(&self) -> &[String] {
        &self.slow
    }
}
