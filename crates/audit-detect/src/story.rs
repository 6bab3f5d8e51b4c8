//! Findings of one incident, as one story in the order of time.

use crate::finding::{Finding, FindingId, iso};
use crate::rule::Severity;
use audit_model::Timestamp;
use audit_model::time::MINUTE_MS;
use serde::Serialize;
use std::collections::HashMap;

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
    join_by_actor(findings, &order, &mut leads);
    join_by_address(findings, &order, &mut leads);
    let mut places: HashMap<usize, usize> = HashMap::new();
    let mut stories: Vec<Story> = Vec::new();
    for &place in &order {
        let (head, finding) = (lead(&mut leads, place), findings[place]);
        match places.get(&head).and_then(|at| stories.get_mut(*at)) {
            Some(story) => story.add(finding),
            None => {
                places.insert(head, stories.len());
                stories.push(Story::begin(finding));
            }
        }
    }
    stories.sort_by(|left, right| {
        right.severity.cmp(&left.severity).then(right.to.cmp(&left.to)).then(left.id.cmp(&right.id))
    });
    stories
}

/// Findings of one actor, close to each other. It is enough to look at the one that reaches farthest of those before:
/// in the order of their beginnings, whatever else reaches this far reaches that one, too.
fn join_by_actor(findings: &[&Finding], order: &[usize], leads: &mut [usize]) {
    let mut farthest: HashMap<&str, usize> = HashMap::new();
    for &place in order {
        let Some(actor) = findings[place].actor.as_deref() else { continue };
        let far = farthest.entry(actor).or_insert(place);
        if near(findings[*far], findings[place]) {
            join(leads, *far, place);
        }
        if findings[place].to > findings[*far].to {
            *far = place;
        }
    }
}

/// Findings about an address with those of whoever met it. An address is a link where it is an attacker's: from an
/// office, everything comes.
fn join_by_address(findings: &[&Finding], order: &[usize], leads: &mut [usize]) {
    let mut met: HashMap<&str, Vec<usize>> = HashMap::new();
    let about = |place: &usize| {
        let finding = findings[*place];
        // A rule of the reader's own may be about many addresses and none of them.
        let is_about = finding.actor.is_none() && (finding.own.is_none() || finding.addresses.len() == 1);
        finding.address().filter(|_| is_about)
    };
    for address in order.iter().filter_map(about) {
        met.entry(address).or_default();
    }
    for &place in order {
        for address in &findings[place].addresses {
            if let Some(places) = met.get_mut(address.as_str()) {
                places.push(place);
            }
        }
    }
    for &place in order {
        let Some(places) = about(&place).and_then(|address| met.get(address)) else { continue };
        for &other in places {
            if near(findings[place], findings[other]) {
                join(leads, place, other);
            }
        }
    }
}

fn join(leads: &mut [usize], left: usize, right: usize) {
    let (left, right) = (lead(leads, left), lead(leads, right));
    leads[right] = left;
}

fn lead(leads: &mut [usize], mut place: usize) -> usize {
    while leads[place] != place {
        leads[place] = leads[leads[place]];
        place = leads[place];
    }
    place
}

/// Whether two findings are close to each other.
const fn near(left: &Finding, right: &Finding) -> bool {
    left.from.0 <= right.to.0 + REACH_MS && right.from.0 <= left.to.0 + REACH_MS
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
    use super::*;
    use crate::rule::Rule;
    use crate::testing::Lab;
    use std::collections::BTreeSet;

    /// Whether two findings are of one incident, as the rule says it.
    fn belong(left: &Finding, right: &Finding) -> bool {
        let same_actor = left.actor.is_some() && left.actor == right.actor;
        let from_there = |one: &Finding, other: &Finding| {
            one.actor.is_none() && one.address().is_some_and(|it| other.addresses.iter().any(|its| its == it))
        };
        near(left, right) && (same_actor || from_there(left, right) || from_there(right, left))
    }

    #[test]
    fn stories_are_what_belongs_together_pair_by_pair() {
        let mut lab = Lab::new();
        lab.usual_life("7", 20);
        lab.event("user_2fa_disabled", "7", "192.0.2.1", Lab::CHROME, "{}");
        let model = lab.only(Rule::TwoFactorOff);
        let mut state = 7u64;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let findings: Vec<Finding> = (0..300)
            .map(|number| {
                let from = Timestamp(draw(200) as i64 * 20 * MINUTE_MS);
                Finding {
                    id: FindingId(number),
                    actor: (draw(4) > 0).then(|| draw(12).to_string()),
                    addresses: (0..draw(3)).map(|_| draw(20).to_string()).collect(),
                    to: Timestamp(from.0 + draw(5) as i64 * 30 * MINUTE_MS),
                    from,
                    ..model.clone()
                }
            })
            .collect();
        let mut leads: Vec<usize> = (0..findings.len()).collect();
        for left in 0..findings.len() {
            for right in 0..left {
                if belong(&findings[left], &findings[right]) {
                    join(&mut leads, left, right);
                }
            }
        }
        let mut expected: HashMap<usize, BTreeSet<FindingId>> = HashMap::new();
        for (place, finding) in findings.iter().enumerate() {
            expected.entry(lead(&mut leads, place)).or_default().insert(finding.id);
        }
        let expected: BTreeSet<BTreeSet<FindingId>> = expected.into_values().collect();
        let told = tell(&findings.iter().collect::<Vec<_>>());
        let told: BTreeSet<BTreeSet<FindingId>> =
            told.iter().map(|story| story.findings.iter().copied().collect()).collect();
        assert!(told.len() > 20 && told.iter().any(|one| one.len() > 4), "there is something to compare");
        assert_eq!(told, expected);
    }

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
