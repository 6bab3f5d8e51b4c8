//! What was normal for the actor before.

use crate::i18n::{Lang, message};
use crate::text::clean::part;
use audit_detect::{Fact, FactValue, Finding, Usual};

/// How many networks and clients are named.
const NAMED: usize = 3;
/// How many characters of each.
const CHARS: usize = 40;

/// What was normal before each finding of an incident, said once for each person; nothing where that was said.
pub fn before_each(findings: &[&Finding], lang: Lang) -> Vec<Option<String>> {
    let mut told: Vec<&str> = Vec::new();
    let said = findings.iter().map(|finding| match finding.actor.as_deref() {
        _ if finding.own.is_some() => None,
        Some(actor) if told.contains(&actor) => most(finding, lang),
        actor => {
            told.extend(actor);
            Some(before(finding, lang))
        }
    });
    said.collect()
}

/// What was normal before an incident of several findings that are all about one person; nothing for any other. It is
/// what was so before the first of them.
pub fn before_all(findings: &[&Finding], lang: Lang) -> Option<String> {
    let mut about = findings.iter().filter(|finding| finding.own.is_none());
    let first = about.next()?;
    let mut others = about.peekable();
    let alike = others.peek().is_some() && first.actor.is_some() && others.all(|it| it.actor == first.actor);
    alike.then(|| habits(first, lang))
}

/// The most that was normal of what the rule of a finding counts, where it counts anything, as a sentence of its own.
pub fn most(finding: &Finding, lang: Lang) -> Option<String> {
    let most = counted(finding, lang)?;
    let mut letters = most.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).chain(['.']).collect())
}

fn counted(finding: &Finding, lang: Lang) -> Option<String> {
    match finding.facts.get(&Fact::UsualMost) {
        Some(FactValue::Number(most)) => {
            Some(message(lang, "finding-usual-most", &[("n", most.to_string().into())]))
        }
        _ => None,
    }
}

/// What was normal before, in one sentence.
fn before(finding: &Finding, lang: Lang) -> String {
    let habits = habits(finding, lang);
    let known = finding.usual.as_ref().is_some_and(|usual| usual.days > 0);
    match counted(finding, lang).filter(|_| known && finding.actor.is_some()) {
        Some(most) => format!("{}; {most}.", habits.trim_end_matches('.')),
        None => habits,
    }
}

/// The same without what a rule counts, which is another thing for each.
fn habits(finding: &Finding, lang: Lang) -> String {
    if finding.actor.is_none() {
        return message(lang, "finding-usual-address", &[]);
    }
    let Some(usual) = finding.usual.as_ref().filter(|usual| usual.days > 0) else {
        return message(lang, "finding-usual-none", &[]);
    };
    let days = [
        ("count", usual.days.into()),
        ("n", usual.days.to_string().into()),
        ("sign-ins", usual.sign_ins.to_string().into()),
    ];
    let mut parts = vec![message(lang, "finding-usual-days", &days)];
    parts.extend(places(usual, lang));
    if let Some((from, to)) = usual.hours {
        let hours = [("from", from.to_string().into()), ("to", to.to_string().into())];
        parts.push(message(lang, "finding-usual-hours", &hours));
    }
    format!("{}.", parts.join("; "))
}

/// From where and with what.
fn places(usual: &Usual, lang: Lang) -> Vec<String> {
    let listed = |known: &[(String, u32)]| {
        let named = known.iter().take(NAMED).filter_map(|(name, days)| {
            let name = part(name, CHARS)?;
            Some(message(
                lang,
                "finding-usual-times",
                &[("name", name.into()), ("n", days.to_string().into())],
            ))
        });
        named.collect::<Vec<_>>().join(", ")
    };
    let lists = [("finding-usual-networks", &usual.networks), ("finding-usual-clients", &usual.clients)];
    let said = lists.into_iter().filter(|(_, known)| !known.is_empty());
    said.map(|(id, known)| message(lang, id, &[("list", listed(known).into())])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_detect::{Engine, Rule, Settings};
    use audit_model::Timestamp;
    use audit_store::Store;
    use pachca_sim::{Config, Workspace};

    /// The findings of a staged workspace, all of one incident each.
    fn findings() -> Vec<Vec<Finding>> {
        let config = Config { people: 120, ..Config::sample(Timestamp(1_795_424_400_000)) };
        let workspace = Workspace::generate(&config);
        let mut store = Store::new();
        let events: Vec<_> = workspace.records.iter().map(|record| record.event(&workspace.texts)).collect();
        store.append(&events);
        let mut engine = Engine::new(Settings::default());
        while !engine.step(&mut store, 50_000).is_done() {}
        let report = engine.report(&store);
        let one = |story: &audit_detect::Story| {
            story.findings.iter().filter_map(|id| report.finding(*id).cloned()).collect()
        };
        report.stories().iter().map(one).collect()
    }

    #[test]
    fn what_was_normal_is_said_once_for_each_person() {
        let lang = Lang::En;
        let (mut alone, mut several) = (0, 0);
        for incident in findings() {
            let incident: Vec<&Finding> = incident.iter().collect();
            let each = before_each(&incident, lang);
            let mut people: Vec<_> = incident.iter().map(|finding| &finding.actor).collect();
            people.sort();
            people.dedup();
            let whole = each.iter().flatten().filter(|said| !said.starts_with("Never more")).count();
            assert!(whole >= people.len().min(1) && whole <= incident.len());
            if people.len() == 1 && incident.len() > 1 && people[0].is_some() {
                alone += 1;
                assert_eq!(whole, 1, "{each:?}");
                assert_eq!(before_all(&incident, lang), Some(habits(incident[0], lang)));
            } else {
                several += usize::from(incident.len() > 1);
                assert_eq!(before_all(&incident, lang), None);
            }
        }
        assert!(alone > 1 && several > 0, "{alone} {several}");
    }

    #[test]
    fn what_a_rule_counts_is_said_with_it() {
        let all = findings().concat();
        let read = all.iter().find(|finding| finding.rule == Rule::BulkReading);
        let said = read.map(|finding| before_each(&[finding, finding], Lang::En)).unwrap_or_default();
        assert!(said[0].as_ref().is_some_and(|said| said.contains("; never more than 0 ")), "{said:?}");
        assert!(
            said[1]
                .as_ref()
                .is_some_and(|said| said.starts_with("Never more than 0 ") && said.ends_with('.'))
        );
    }
}
