//! What was found of what was staged, and what was found beside it.

use audit_detect::{Finding, Nature, Report, Rule};
use pachca_sim::Workspace;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

/// The numbers of one rule.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Incidents that it ought to notice.
    staged: u32,
    /// Of these, noticed.
    noticed: u32,
    /// Findings that spoke.
    spoke: u32,
    /// Of these, with no event of an incident among their evidence.
    beside: u32,
}

/// The numbers over many workspaces.
#[derive(Debug, Default)]
pub struct Score {
    rules: BTreeMap<Rule, Tally>,
    workspaces: u32,
    days: u32,
    /// Incidents on the screen that hold a conclusion.
    disturbances: u32,
    /// Of these, with an event of a staged one among their evidence.
    right: u32,
}

impl Score {
    /// Compares the findings of a workspace with what was staged there.
    pub fn add(&mut self, workspace: &Workspace, report: &Report) {
        self.workspaces += 1;
        self.days += workspace.config.days;
        let staged: Vec<(&[&str], HashSet<String>)> = workspace
            .incidents
            .iter()
            .map(|incident| (incident.rules, incident.event_ids.iter().map(ToString::to_string).collect()))
            .collect();
        let proves = |finding: &Finding, events: &HashSet<String>| {
            finding.evidence.ids.iter().any(|id| events.contains(id))
        };
        for story in report.stories() {
            let parts: Vec<&Finding> = story.findings.iter().filter_map(|id| report.finding(*id)).collect();
            if parts.iter().any(|part| part.rule.nature() == Nature::Inference) {
                let right = |part: &&Finding| staged.iter().any(|(_, events)| proves(part, events));
                self.disturbances += 1;
                self.right += u32::from(parts.iter().any(right));
            }
        }
        for (rules, events) in &staged {
            for rule in rules.iter().filter_map(|slug| Rule::from_slug(slug)) {
                let tally = self.rules.entry(rule).or_default();
                tally.staged += 1;
                tally.noticed += u32::from(report.of_rule(rule).any(|finding| proves(finding, events)));
            }
        }
        for finding in report.findings() {
            let tally = self.rules.entry(finding.rule).or_default();
            tally.spoke += 1;
            tally.beside += u32::from(!staged.iter().any(|(_, events)| proves(finding, events)));
        }
    }

    fn weeks(&self) -> f64 {
        f64::from(self.days) / 7.0
    }
}

fn share(part: u32, whole: u32) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.3}", f64::from(part) / f64::from(whole)) }
}

/// A row for each rule, in Markdown.
pub fn table(score: &Score) -> String {
    let mut text = format!(
        "{} workspaces with staged incidents.\n\n\
         | rule | severity | staged | noticed | recall | spoke | beside | precision |\n\
         | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
        score.workspaces
    );
    for rule in Rule::ALL {
        let tally = score.rules.get(&rule).copied().unwrap_or_default();
        let precision = match rule.nature() {
            Nature::Inference => share(tally.spoke - tally.beside, tally.spoke),
            // It says what the log says: there is no false one.
            Nature::Fact => "fact".to_owned(),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {precision} |",
            rule.slug(),
            rule.severity().slug(),
            tally.staged,
            tally.noticed,
            share(tally.noticed, tally.staged),
            tally.spoke,
            tally.beside,
        );
    }
    let conclusions = score.rules.iter().filter(|(rule, _)| rule.nature() == Nature::Inference);
    let (spoke, beside) =
        conclusions.fold((0, 0), |(spoke, beside), (_, tally)| (spoke + tally.spoke, beside + tally.beside));
    let _ = writeln!(
        text,
        "\nOf {spoke} conclusions together, {} are right; of {} incidents on the screen that hold one, {}.",
        share(spoke - beside, spoke),
        score.disturbances,
        share(score.right, score.disturbances),
    );
    text
}

/// How often workspaces in which nothing is wrong are disturbed.
pub fn quiet(score: &Score) -> String {
    let of = |nature: Nature| -> u32 {
        score.rules.iter().filter(|(rule, _)| rule.nature() == nature).map(|(_, tally)| tally.spoke).sum()
    };
    let weekly = |count: u32| f64::from(count) / score.weeks();
    let mut text = format!(
        "{} quiet workspaces: {:.2} incidents a week with {:.2} false conclusions, and {:.2} facts.\n",
        score.workspaces,
        weekly(score.disturbances),
        weekly(of(Nature::Inference)),
        weekly(of(Nature::Fact)),
    );
    for (rule, tally) in score.rules.iter().filter(|(_, tally)| tally.spoke > 0) {
        let _ = writeln!(text, "- {}: {:.3} a week", rule.slug(), weekly(tally.spoke));
    }
    text
}
