//! Where rules report to: findings under way, each open for as long as what follows belongs to it.

use crate::fact::{Fact, FactValue, Facts};
use crate::history::Actor;
use crate::lexicon::Lexicon;
use crate::rule::{Rule, Severity};
use crate::seen::Seen;
use crate::usual::Usual;
use audit_store::{Code, Facet, Row, Store};
use std::collections::HashMap;
use std::sync::Arc;

/// Whom or what a finding is about; codes of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Actor(u32),
    Address(u32),
}

/// A finding, in the codes of the store.
#[derive(Clone, Debug)]
pub struct Draft {
    pub id: u64,
    pub rule: Rule,
    pub subject: Subject,
    pub severity: Severity,
    pub confidence: u8,
    pub weight: u8,
    pub from: i64,
    pub to: i64,
    /// The first events by row, and how many there are in all.
    pub rows: Vec<u32>,
    pub count: u32,
    pub actors: Vec<u32>,
    pub addresses: Vec<u32>,
    pub agents: Vec<u32>,
    pub facts: Facts,
    pub usual: Option<Arc<Usual>>,
    /// What followed showed that it was nothing.
    pub withdrawn: bool,
}

const MOST_ROWS: usize = 200;
const MOST_OTHERS: usize = 32;
/// Beyond so many findings nobody reads them: the rest is only counted.
const MOST_DRAFTS: usize = 4_000;

impl Draft {
    fn add(&mut self, store: &Store, row: u32) {
        let row = Row::from_number(row);
        self.count = self.count.saturating_add(1);
        if self.rows.len() < MOST_ROWS {
            self.rows.push(row.number());
        }
        if let Some(time) = store.time(row) {
            self.from = self.from.min(time.0);
            self.to = self.to.max(time.0);
        }
        for (list, facet) in [
            (&mut self.actors, Facet::Actor),
            (&mut self.addresses, Facet::Address),
            (&mut self.agents, Facet::UserAgent),
        ] {
            let code = store.value(row, facet).unwrap_or(Code::MISSING).number();
            if code != Code::MISSING.number() && list.len() < MOST_OTHERS && !list.contains(&code) {
                list.push(code);
            }
        }
    }
}

/// All findings so far.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    drafts: Vec<Arc<Draft>>,
    open: HashMap<(Rule, Subject), usize>,
    /// How many there was no room for.
    pub dropped: usize,
}

/// What a rule says; the rest is read off the events.
#[derive(Clone, Debug)]
pub struct Hit {
    pub rule: Rule,
    pub subject: Subject,
    pub rows: Vec<u32>,
    pub severity: Severity,
    pub confidence: u8,
    pub weight: u8,
    pub facts: Facts,
    /// It is a finding of its own even while another of its rule and subject is open.
    pub apart: bool,
}

impl Hit {
    /// About the actor of an event.
    pub fn new(rule: Rule, seen: &Seen<'_>, confidence: u8) -> Self {
        Self {
            rule,
            subject: Subject::Actor(seen.actor),
            rows: vec![seen.row],
            severity: rule.severity(),
            confidence,
            weight: rule.weight(),
            facts: Facts::new(),
            apart: false,
        }
    }

    pub fn about(self, subject: Subject) -> Self {
        Self { subject, ..self }
    }

    pub fn rows(self, rows: Vec<u32>) -> Self {
        Self { rows, ..self }
    }

    pub fn severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    pub fn apart(self, apart: bool) -> Self {
        Self { apart, ..self }
    }

    pub fn weight(self, weight: u8) -> Self {
        Self { weight, ..self }
    }

    pub fn fact(mut self, name: Fact, value: impl Into<FactValue>) -> Self {
        self.facts.insert(name, value.into());
        self
    }

    pub fn facts(mut self, facts: Facts) -> Self {
        self.facts.extend(facts);
        self
    }
}

/// What a report needs beside the hit.
pub struct Context<'a> {
    pub store: &'a Store,
    pub lexicon: &'a Lexicon,
    /// The one the hit is about, as known before.
    pub actor: Option<&'a Actor>,
    /// How long ago something must have been seen first to count as known, in milliseconds.
    pub settle_ms: i64,
    /// Findings of an earlier sweep, which give their ids to those that come out again.
    pub earlier: &'a mut Earlier,
}

impl Desk {
    /// Whether a finding about this subject is open at this time.
    pub fn is_open(&self, rule: Rule, subject: Subject, at: i64) -> bool {
        self.open_draft(rule, subject, at).is_some()
    }

    /// The finding about this subject that is open at this time.
    pub fn open_draft(&self, rule: Rule, subject: Subject, at: i64) -> Option<&Draft> {
        let draft = self.drafts.get(*self.open.get(&(rule, subject))?)?;
        (!draft.withdrawn && at - draft.to <= rule.merge_ms()).then_some(draft)
    }

    /// Takes in what a rule says: more of an open finding, or a new one.
    pub fn report(&mut self, hit: Hit, context: &mut Context<'_>) {
        let store = context.store;
        let Some(at) = hit.rows.last().and_then(|row| store.time(Row::from_number(*row))) else { return };
        let key = (hit.rule, hit.subject);
        if !hit.apart
            && self.is_open(hit.rule, hit.subject, at.0)
            && let Some(draft) = self.open.get(&key).and_then(|place| self.drafts.get_mut(*place))
        {
            let draft = Arc::make_mut(draft);
            for row in hit.rows {
                draft.add(store, row);
            }
            draft.severity = draft.severity.max(hit.severity);
            draft.confidence = draft.confidence.max(hit.confidence);
            draft.weight = draft.weight.max(hit.weight);
            draft.facts.extend(hit.facts);
            return;
        }
        if self.drafts.len() >= MOST_DRAFTS {
            self.dropped += 1;
            return;
        }
        let mut draft = Draft {
            id: 0,
            rule: hit.rule,
            subject: hit.subject,
            severity: hit.severity,
            confidence: hit.confidence,
            weight: hit.weight,
            from: i64::MAX,
            to: i64::MIN,
            rows: Vec::new(),
            count: 0,
            actors: Vec::new(),
            addresses: Vec::new(),
            agents: Vec::new(),
            facts: hit.facts,
            usual: None,
            withdrawn: false,
        };
        for row in hit.rows {
            draft.add(store, row);
        }
        let settled = draft.from - context.settle_ms;
        draft.usual = context.actor.map(|actor| Arc::new(Usual::of(actor, context.lexicon, settled)));
        draft.id = context.earlier.id_for(&draft, store);
        self.open.insert(key, self.drafts.len());
        self.drafts.push(Arc::new(draft));
    }

    /// Takes an open finding back.
    pub fn withdraw(&mut self, rule: Rule, subject: Subject) {
        if let Some(place) = self.open.remove(&(rule, subject))
            && let Some(draft) = self.drafts.get_mut(place)
        {
            Arc::make_mut(draft).withdrawn = true;
        }
    }

    /// Forgets which findings were open so long ago that nothing belongs to them any more.
    pub fn close(&mut self, at: i64) {
        let drafts = &self.drafts;
        self.open.retain(|(rule, _), place| {
            drafts.get(*place).is_some_and(|draft| at - draft.to <= rule.merge_ms())
        });
    }

    /// All findings in the order in which they came up.
    pub fn drafts(&self) -> &[Arc<Draft>] {
        &self.drafts
    }
}

/// A finding that was: its oldest and newest event, and its id.
type Span = (i64, i64, u64);

/// The findings of a sweep that was sent back, so that those that come out again keep their ids.
#[derive(Debug, Default)]
pub struct Earlier {
    /// From when to when, and the id.
    kept: HashMap<(Rule, Subject), Vec<Span>>,
    given: std::collections::HashSet<u64>,
}

impl Earlier {
    /// Notes the findings that a rewind to `back` takes away, where `back` had so many.
    pub fn keep(&mut self, drafts: &[Arc<Draft>], from: usize) {
        for draft in drafts.iter().skip(from) {
            self.given.remove(&draft.id);
            self.kept.entry((draft.rule, draft.subject)).or_default().push((draft.from, draft.to, draft.id));
        }
    }

    /// Forgets all: the sweep is through.
    pub fn clear(&mut self) {
        self.kept.clear();
    }

    /// The id of a new finding: that of the finding it was before, else one of its own.
    fn id_for(&mut self, draft: &Draft, store: &Store) -> u64 {
        let reach = draft.rule.merge_ms();
        if let Some(kept) = self.kept.get_mut(&(draft.rule, draft.subject))
            && let Some(place) =
                kept.iter().position(|(from, to, _)| *from <= draft.to + reach && draft.from <= *to + reach)
        {
            let id = kept.remove(place).2;
            if self.given.insert(id) {
                return id;
            }
        }
        let subject = match draft.subject {
            Subject::Actor(code) => store.label(Facet::Actor, Code::from_number(code)),
            Subject::Address(code) => store.label(Facet::Address, Code::from_number(code)),
        };
        let first = draft.rows.first().and_then(|row| store.id(Row::from_number(*row)));
        let mut id = hash(&[draft.rule.slug(), &subject.unwrap_or_default(), &first.unwrap_or_default()]);
        while !self.given.insert(id) {
            id = id.wrapping_add(1);
        }
        id
    }
}

/// FNV-1a, the same on every machine and in every version.
pub fn hash(texts: &[&str]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
