//! Findings of one incident, as one story in the order of time.

use crate::finding::{Finding, FindingId, iso};
use crate::rule::Severity;
use audit_model::Timestamp;
use audit_model::time::MINUTE_MS;
use serde::Serialize;

/// Findings that belong together: about one actor or from one address, close to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Story {
    /// The id of its first finding.
    pub id: FindingId,
    /// The gravest severity in it.
    pub severity: Severity,
    /// Its findings, oldest first.
    pub findings: Vec<FindingId>,
    /// Everybody in it, in the order of appearance.
    pub actors: Vec<String>,
    /// All addresses in it, alike.
    pub addresses: Vec<String>,
    /// When it begins.
    #[serde(serialize_with = "iso")]
    pub from: Timestamp,
    /// When it ends.
    #[serde(serialize_with = "iso")]
    pub to: Timestamp,
}

/// How far apart findings of one story may lie.
const REACH_MS: i64 = 60 * MINUTE_MS;

/// Groups the findings; the gravest story first, of equally grave ones the newest.
pub fn tell(findings: &[&Finding]) -> Vec<Story> {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|place| (findings[*place].from, findings[*place].id));
    // Each points to one of its story that came before; the first to itself.
    let mut leads: Vec<usize> = (0..findings.len()).collect();
    for (position, &place) in order.iter().enumerate() {
        for &before in &order[..position] {
            if belong(findings[before], findings[place]) {
                let (left, right) = (lead(&mut leads, before), lead(&mut leads, place));
                leads[right] = left;
            }
        }
    }
    let mut stories: Vec<(usize, Story)> = Vec::new();
    for &place in &order {
        let (head, finding) = (lead(&mut leads, place), findings[place]);
        match stories.iter_mut().find(|(other, _)| *other == head) {
            Some((_, story)) => story.add(finding),
            None => stories.push((head, Story::begin(finding))),
        }
    }
    let mut stories: Vec<Story> = stories.into_iter().map(|(_, story)| story).collect();
    stories.sort_by(|left, right| {
        right.severity.cmp(&left.severity).then(right.to.cmp(&left.to)).then(left.id.cmp(&right.id))
    });
    stories
}

fn lead(leads: &mut [usize], mut place: usize) -> usize {
    while leads[place] != place {
        leads[place] = leads[leads[place]];
        place = leads[place];
    }
    place
}

/// Whether two findings are of one incident.
fn belong(left: &Finding, right: &Finding) -> bool {
    let near = left.from.0 <= right.to.0 + REACH_MS && right.from.0 <= left.to.0 + REACH_MS;
    let same_actor = left.actor.is_some() && left.actor == right.actor;
    // An address is a link where it is new to somebody: from an office, everything comes.
    let attacked = |finding: &Finding| finding.actor.is_none();
    let from_there = |one: &Finding, other: &Finding| {
        attacked(one)
            && one.address().is_some_and(|address| other.addresses.iter().any(|theirs| theirs == address))
    };
    near && (same_actor || from_there(left, right) || from_there(right, left))
}

impl Story {
    fn begin(finding: &Finding) -> Self {
        let mut story = Self {
            id: finding.id,
            severity: finding.severity,
            findings: Vec::new(),
            actors: Vec::new(),
            addresses: Vec::new(),
            from: finding.from,
            to: finding.to,
        };
        story.add(finding);
        story
    }

    fn add(&mut self, finding: &Finding) {
        self.findings.push(finding.id);
        self.severity = self.severity.max(finding.severity);
        self.from = self.from.min(finding.from);
        self.to = self.to.max(finding.to);
        let actors = finding.actor.iter().chain(&finding.actors);
        for (all, one) in
            actors.map(|actor| (true, actor)).chain(finding.addresses.iter().map(|address| (false, address)))
        {
            let list = if all { &mut self.actors } else { &mut self.addresses };
            if !list.contains(one) {
                list.push(one.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::{Rule, Severity};
    use crate::testing::Lab;

    #[test]
    fn what_happens_to_one_actor_is_one_story_and_the_gravest_comes_first() {
        let mut lab = Lab::new();
        lab.usual_life("7", 20);
        lab.usual_life("8", 20);
        lab.event("user_2fa_disabled", "8", "192.0.2.1", Lab::CHROME, "{}");
        for _ in 0..6 {
            lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        }
        lab.pass("7", "203.0.113.9", Lab::FIREFOX);
        lab.sign_in("7", "203.0.113.9", Lab::FIREFOX);
        let report = lab.report();
        let stories = report.stories();
        assert_eq!(stories.len(), 2);
        assert_eq!(
            (stories[0].severity, stories[0].actors.as_slice()),
            (Severity::Critical, &["7".to_owned()][..])
        );
        assert_eq!(stories[1].actors, ["8"]);
        let rules: Vec<Rule> = stories[0]
            .findings
            .iter()
            .filter_map(|id| report.finding(*id))
            .map(|finding| finding.rule)
            .collect();
        assert!(rules.contains(&Rule::BurstThenIn) && rules.contains(&Rule::SeveralAtOnce), "{rules:?}");
    }

    #[test]
    fn those_whom_one_address_tries_are_in_its_story() {
        let mut lab = Lab::new();
        for actor in ["1", "2", "3", "4", "5", "6"] {
            lab.usual_life(actor, 12);
        }
        for round in 0..18 {
            lab.fail(["1", "2", "3", "4", "5", "6"][round % 6], "203.0.113.9", Lab::FIREFOX);
        }
        let report = lab.report();
        assert_eq!(report.stories().len(), 1, "{:?}", report.stories());
        assert_eq!(report.stories()[0].actors.len(), 6);
    }
}
