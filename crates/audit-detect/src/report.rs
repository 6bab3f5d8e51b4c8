//! The findings as they stand, weighed and grouped.

use crate::company::{several, weigh};
use crate::finding::{Finding, FindingId, Silence};
use crate::rule::Rule;
use crate::settings::Settings;
use crate::story::{Story, tell};
use serde::Serialize;
use std::collections::HashMap;

/// The findings as they stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    findings: Vec<Finding>,
    /// Where each of them is.
    #[serde(skip)]
    places: HashMap<FindingId, usize>,
    stories: Vec<Story>,
    dropped: usize,
}

impl Report {
    pub(crate) fn of(drafts: Vec<Finding>, dropped: usize, settings: &Settings) -> Self {
        let (mut speaking, mut silent) = (Vec::new(), Vec::new());
        for mut finding in drafts {
            finding.silence = silence(&finding, settings);
            if finding.silence.is_some() { silent.push(finding) } else { speaking.push(finding) }
        }
        // Several at once may be expected, too.
        let rule_on = !settings.off.contains(&Rule::SeveralAtOnce);
        let together = if rule_on { several(&speaking, &settings.thresholds.several) } else { Vec::new() };
        weigh(&mut speaking, &settings.thresholds.company);
        for mut finding in together {
            finding.silence = silence(&finding, settings);
            speaking.push(finding);
        }
        let mut findings = speaking;
        findings.append(&mut silent);
        Self::put_together(findings, dropped)
    }

    /// With what rules that the reader has brought found. What these say is not weighed: somebody wants to hear it.
    #[must_use]
    pub fn with(mut self, more: &[Finding], dropped: usize, settings: &Settings) -> Self {
        if more.is_empty() && dropped == 0 {
            return self;
        }
        let more =
            more.iter().map(|finding| Finding { silence: silence(finding, settings), ..finding.clone() });
        self.findings.extend(more);
        Self::put_together(self.findings, self.dropped + dropped)
    }

    fn put_together(mut findings: Vec<Finding>, dropped: usize) -> Self {
        findings.sort_by(|left, right| {
            right
                .severity
                .cmp(&left.severity)
                .then(right.to.cmp(&left.to))
                .then(left.rule.cmp(&right.rule))
                .then(left.id.cmp(&right.id))
        });
        let spoken: Vec<&Finding> = findings.iter().filter(|finding| finding.speaks()).collect();
        let stories = tell(&spoken);
        let places = findings.iter().enumerate().map(|(place, finding)| (finding.id, place)).collect();
        Self { findings, places, stories, dropped }
    }

    /// What is to be shown: the gravest first, of equally grave ones the newest.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.speaks())
    }

    /// All of them, with those that keep quiet and why.
    pub fn all(&self) -> &[Finding] {
        &self.findings
    }

    /// Those of a rule that are to be shown.
    pub fn of_rule(&self, rule: Rule) -> impl Iterator<Item = &Finding> {
        self.findings().filter(move |finding| finding.rule == rule)
    }

    /// One of them.
    pub fn finding(&self, id: FindingId) -> Option<&Finding> {
        self.places.get(&id).and_then(|place| self.findings.get(*place))
    }

    /// What is to be shown, grouped by incident.
    pub fn stories(&self) -> &[Story] {
        &self.stories
    }

    /// How many findings there was no room for.
    pub const fn dropped(&self) -> usize {
        self.dropped
    }
}

fn silence(finding: &Finding, settings: &Settings) -> Option<Silence> {
    let allowed = settings.allow.iter().position(|entry| entry.covers(finding));
    let expected = || settings.expected.iter().position(|entry| entry.covers(finding));
    match allowed {
        Some(entry) => Some(Silence::Allowed { entry }),
        None => expected().map(|entry| Silence::Expected { entry }),
    }
}
