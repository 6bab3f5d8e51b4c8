//! The rules that are shipped as examples, over simulated workspaces that know what was staged.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use audit_model::Timestamp;
use pachca_sim::{Config, Workspace};
use sigma_worker::{EXAMPLES, Run};
use std::collections::{BTreeSet, HashMap, HashSet};
use worker_link::sigma::{Finding, RuleFile};

fn workspace() -> Workspace {
    let end = Timestamp(1_795_424_400_000);
    Workspace::generate(&Config { seed: 3, people: 240, days: 30, events: 20_000, ..Config::sample(end) })
}

fn lines(workspace: &Workspace) -> Vec<String> {
    let mut events: Vec<_> = workspace.records.iter().map(|record| record.event(&workspace.texts)).collect();
    events.sort_by_key(|event| event.created_at);
    events.iter().map(audit_model::AuditEvent::to_json).collect()
}

fn files() -> Vec<RuleFile> {
    EXAMPLES
        .iter()
        .map(|(name, text)| RuleFile { name: (*name).to_owned(), text: (*text).to_owned() })
        .collect()
}

/// The findings by the titles of their rules, however the log is cut.
fn found(lines: &[String], cut: usize, off: &BTreeSet<String>) -> HashMap<String, Vec<Finding>> {
    let (reports, mut run) = Run::begin(&files(), off, || 0.0);
    let titles: HashMap<_, _> = reports
        .iter()
        .flat_map(|file| &file.rules)
        .map(|rule| (rule.key.clone(), rule.title.clone()))
        .collect();
    assert!(reports.iter().all(|file| file.problems.is_empty()), "{reports:?}");
    for lines in lines.chunks(cut) {
        run.look_at(lines.join("\n").as_bytes());
    }
    assert_eq!((run.dropped(), run.slow()), (0, [].as_slice()));
    let mut found: HashMap<String, Vec<Finding>> = HashMap::new();
    for finding in run.findings() {
        found.entry(titles[&finding.rule].clone()).or_default().push(finding.clone());
    }
    found
}

#[test]
fn they_find_what_was_staged_with_its_events() {
    let workspace = workspace();
    let found = found(&lines(&workspace), 500, &BTreeSet::new());
    for (kind, title) in [
        ("two_factor_burst", "Second factor guessed at"),
        ("two_factor_burst", "Second factor guessed at, then a sign-in"),
        ("password_spray", "One address fails at five people's accounts"),
        ("self_granted_role", "Somebody makes themselves an administrator"),
        ("self_granted_role", "Somebody is made an administrator"),
        ("mass_deletion", "Forty messages deleted within an hour"),
    ] {
        let incident = workspace.incidents.iter().find(|incident| incident.kind == kind).unwrap();
        let staged: HashSet<String> = incident.event_ids.iter().map(ToString::to_string).collect();
        let hits = found.get(title).into_iter().flatten();
        let proven = hits.filter(|finding| finding.ids.iter().any(|id| staged.contains(id))).count();
        assert_eq!(proven, 1, "{title} in {kind}: {:?}", found.get(title));
    }
    for silent in ["Wrong second factor", "Signed in", "A message is deleted"] {
        assert!(!found.contains_key(silent), "{silent} is only counted");
    }
}

#[test]
fn pieces_of_any_size_give_the_same() {
    let lines = lines(&workspace());
    let none = BTreeSet::new();
    let (whole, cut) = (found(&lines, usize::MAX, &none), found(&lines, 37, &none));
    assert_eq!(whole, cut);
}

#[test]
fn a_rule_that_is_off_finds_nothing() {
    let off = BTreeSet::from(["8e7c2b0a-3d57-4c07-8a1e-2b7a5f9c0c01".to_owned()]);
    let found = found(&lines(&workspace()), 500, &off);
    assert!(!found.contains_key("Somebody is made an administrator"));
    assert!(found.contains_key("Somebody makes themselves an administrator"));
}
