//! What the rules found, and what the reader has said about it.

mod kept;
mod trace;
mod tuning;

pub use kept::{EventNotice, Kept, Notice, Standing};
pub use trace::Trace;
pub use tuning::{Counts, Preview, Problem, Tuning};

use super::seen::Seen;
use audit_detect::{Finding, FindingId, Group, Report, Severity};
use leptos::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// How far the rules are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sweep {
    /// Whether they have come to an end at least once.
    pub told: bool,
    /// Whether they are at work, or have yet to see what has arrived.
    pub busy: bool,
}

/// Which findings the screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Which {
    /// New ones and those that were looked at.
    #[default]
    All,
    /// Those that nobody has looked at.
    New,
    /// Those that were looked at.
    Looked,
    /// Those that were expected.
    Expected,
    /// Those that weigh too little by themselves.
    Quiet,
}

impl Which {
    /// All choices, in order.
    pub const ALL: [Self; 5] = [Self::All, Self::New, Self::Looked, Self::Expected, Self::Quiet];

    /// The name in messages.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::New => "new",
            Self::Looked => "looked",
            Self::Expected => "expected",
            Self::Quiet => "quiet",
        }
    }

    /// The choice of this name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.slug() == slug)
    }

    /// Whether it shows findings of this standing.
    pub const fn shows(self, standing: Standing) -> bool {
        match self {
            Self::All => matches!(standing, Standing::New | Standing::Looked),
            Self::New => matches!(standing, Standing::New),
            Self::Looked => matches!(standing, Standing::Looked),
            Self::Expected => matches!(standing, Standing::Expected),
            Self::Quiet => matches!(standing, Standing::Quiet),
        }
    }
}

/// Events that prove findings, by id.
pub type Proofs = Rc<HashMap<String, Severity>>;

/// The events that prove the findings of a report, as far as those speak.
pub fn proofs(report: &Report) -> HashMap<String, Severity> {
    let mut proofs: HashMap<String, Severity> = HashMap::new();
    for finding in report.findings() {
        for id in &finding.evidence.ids {
            let severity = proofs.entry(id.clone()).or_insert(finding.severity);
            *severity = finding.severity.max(*severity);
        }
    }
    proofs
}

/// All of it, as handles that are free to copy.
#[derive(Clone, Copy)]
pub struct Findings {
    /// The findings as they stand.
    pub report: RwSignal<Rc<Report>, LocalStorage>,
    /// The events that prove what is shown, by id, with the gravest severity.
    pub proofs: RwSignal<Proofs, LocalStorage>,
    /// How far the rules are.
    pub sweep: RwSignal<Sweep>,
    /// What is kept.
    pub kept: RwSignal<Rc<Kept>, LocalStorage>,
    /// What of it this tab has seen in the browser.
    pub seen: Seen,
    /// Why a file of rules could not be taken.
    pub problem: RwSignal<Option<String>>,
    /// Thresholds that are being changed.
    pub tuning: RwSignal<Tuning>,
    /// What they would find.
    pub preview: RwSignal<Preview>,
    /// Which findings are shown.
    pub which: RwSignal<Which>,
    /// Only those of these severities; all if empty.
    pub severities: RwSignal<BTreeSet<Severity>>,
    /// The finding that is open, by id.
    pub open: RwSignal<Option<String>>,
}

impl Findings {
    /// Nothing found yet.
    pub fn new() -> Self {
        Self {
            report: RwSignal::new_local(Rc::default()),
            proofs: RwSignal::new_local(Rc::default()),
            sweep: RwSignal::default(),
            kept: RwSignal::new_local(Rc::default()),
            seen: Seen::new(),
            problem: RwSignal::default(),
            tuning: RwSignal::new(Tuning::usual(Group::Learning)),
            preview: RwSignal::default(),
            which: RwSignal::default(),
            severities: RwSignal::default(),
            open: RwSignal::default(),
        }
    }

    /// A finding by the text of its id.
    pub fn find(self, id: &str) -> Option<Finding> {
        let id = FindingId::parse(id)?;
        self.report.with_untracked(|report| report.finding(id).cloned())
    }
}

impl Default for Findings {
    fn default() -> Self {
        Self::new()
    }
}
