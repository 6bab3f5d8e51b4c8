//! The one sentence of a finding.

use super::{called, name};
use crate::i18n::{Arg, Lang, message};
use crate::platform::intl::{self, Style};
use crate::text::Names;
use crate::text::clean::{LINE_CHARS, listed, part, shorten};
use audit_detect::{Fact, FactValue, Finding, Rule};
use audit_model::Timestamp;
use audit_model::client::Client;

const NAME_CHARS: usize = 60;
const MINUTE_MS: i64 = 60_000;

/// What happened, in one sentence without its actor, who stands beside it. One line of plain text; names in it are
/// the log's own and belong into a `<bdi>`.
pub fn sentence(finding: &Finding, lang: Lang, names: &dyn Names) -> String {
    if finding.own.is_some() {
        return called(lang, finding);
    }
    let facts = Facts { finding, lang };
    let count = match finding.rule {
        Rule::BurstThenIn | Rule::ParallelSignIns | Rule::SeveralAtOnce => {
            facts.number(Fact::Count).unwrap_or_else(|| i64::from(finding.evidence.count))
        }
        Rule::DormantThenActive => facts.number(Fact::Days).unwrap_or_default(),
        _ => i64::from(finding.evidence.count),
    };
    let id = match finding.rule {
        Rule::MassDeletion => format!("rule-mass-deletion-{}-said", facts.things()),
        rule => format!("rule-{}-said", rule.slug()),
    };
    let yes = |yes: bool| if yes { "yes" } else { "no" };
    let person = |id: String| {
        names.person(&id).and_then(|name| part(&name, NAME_CHARS)).unwrap_or_else(|| format!("#{id}"))
    };
    let subject = facts.text(Fact::Subject).map(person).unwrap_or_default();
    let mut args: Vec<Arg<'_>> = vec![
        ("count", count.into()),
        ("n", intl::number(lang, usize::try_from(count).unwrap_or_default()).into()),
        ("span", duration(lang, finding.to.0 - finding.from.0).into()),
        ("from", facts.from().into()),
        ("client", facts.client().into()),
        ("actors", intl::number(lang, finding.actors.len()).into()),
        ("addresses", finding.addresses.len().into()),
        ("subject", subject.into()),
        ("signed-in", yes(facts.flag(Fact::SignedIn)).into()),
        ("self", yes(facts.flag(Fact::OneSelf)).into()),
        ("other", yes(facts.text(Fact::Subject).is_some() && !facts.flag(Fact::OneSelf)).into()),
        ("at-night", yes(facts.flag(Fact::AtNight)).into()),
        ("day-off", yes(facts.flag(Fact::DayOff)).into()),
        ("what", if facts.text(Fact::Host).is_some() { "host" } else { "app" }.into()),
        ("rules", facts.rules().into()),
        ("scopes", facts.scopes().into()),
    ];
    for (arg, fact) in
        [("application", Fact::Application), ("host", Fact::Host), ("leak-rule", Fact::LeakRule)]
    {
        args.push((arg, facts.text(fact).unwrap_or_else(|| "?".to_owned()).into()));
    }
    for (arg, fact) in [("kilometres", Fact::Kilometres), ("speed", Fact::Speed), ("hour", Fact::Hour)] {
        let number = usize::try_from(facts.number(fact).unwrap_or_default()).unwrap_or_default();
        args.push((arg, intl::number(lang, number).into()));
    }
    if let Some(deleted) = facts.number(Fact::DeletedAt) {
        args.push(("date", intl::date(lang, Style::Day, Timestamp(deleted)).into()));
    }
    shorten(&message(lang, &id, &args), 2 * LINE_CHARS)
}

/// How long something took, in its largest fitting unit: `6 min`.
pub fn duration(lang: Lang, ms: i64) -> String {
    let minutes = (ms + MINUTE_MS - 1).div_euclid(MINUTE_MS).max(1);
    let (id, n) = match minutes {
        ..120 => ("finding-span-minutes", minutes),
        120..2_880 => ("finding-span-hours", (minutes + 59) / 60),
        _ => ("finding-span-days", (minutes + 1_439) / 1_440),
    };
    message(lang, id, &[("n", n.to_string().into())])
}

/// The facts of a finding, read leniently: what is missing or of another kind is not said.
struct Facts<'a> {
    finding: &'a Finding,
    lang: Lang,
}

impl Facts<'_> {
    fn number(&self, fact: Fact) -> Option<i64> {
        match self.finding.facts.get(&fact) {
            Some(FactValue::Number(number)) => Some(*number),
            _ => None,
        }
    }

    fn flag(&self, fact: Fact) -> bool {
        matches!(self.finding.facts.get(&fact), Some(FactValue::Flag(true)))
    }

    fn text(&self, fact: Fact) -> Option<String> {
        match self.finding.facts.get(&fact) {
            Some(FactValue::Text(text)) => part(text, NAME_CHARS),
            _ => None,
        }
    }

    fn texts(&self, fact: Fact) -> &[String] {
        match self.finding.facts.get(&fact) {
            Some(FactValue::Texts(texts)) => texts,
            _ => &[],
        }
    }

    fn things(&self) -> &'static str {
        match self.text(Fact::Things).as_deref() {
            Some("people") => "people",
            Some("tags") => "tags",
            _ => "messages",
        }
    }

    /// The address, or how many there are.
    fn from(&self) -> String {
        match self.finding.addresses.as_slice() {
            [] => message(self.lang, "finding-no-address", &[]),
            [one] => part(one, NAME_CHARS).unwrap_or_default(),
            many => {
                let n = intl::number(self.lang, many.len());
                message(self.lang, "finding-addresses", &[("count", many.len().into()), ("n", n.into())])
            }
        }
    }

    fn client(&self) -> String {
        let agent = self.finding.user_agents.last().map(|agent| Client::parse(agent).to_string());
        agent
            .and_then(|client| part(&client, NAME_CHARS))
            .unwrap_or_else(|| message(self.lang, "finding-nobody-client", &[]))
    }

    fn rules(&self) -> String {
        let known = self.texts(Fact::Rules).iter().filter_map(|slug| Rule::from_slug(slug));
        let names = known.map(|rule| lower_first(&name(self.lang, rule)));
        // A name may have a comma of its own.
        names.collect::<Vec<_>>().join("; ")
    }

    fn scopes(&self) -> String {
        listed(self.lang, self.texts(Fact::Scopes)).map(|list| format!(": {list}")).unwrap_or_default()
    }
}

/// A title within a sentence.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_detect::{Engine, Settings};
    use audit_store::Store;
    use pachca_sim::{Config, Workspace};

    struct Nobody;

    impl Names for Nobody {
        fn person(&self, _: &str) -> Option<String> {
            None
        }
        fn chat(&self, _: &str) -> Option<String> {
            None
        }
        fn tag(&self, _: &str) -> Option<String> {
            None
        }
    }

    #[test]
    fn durations_are_said_in_a_unit_that_fits() {
        let say = |ms| duration(Lang::En, ms);
        assert_eq!([say(0), say(59_000), say(361_000)], ["1 min", "1 min", "7 min"]);
        assert_eq!([say(7_200_000), say(3 * 86_400_000)], ["2 h", "3 d"]);
    }

    #[test]
    fn a_rule_in_a_sentence_begins_with_a_small_letter() {
        assert_eq!(lower_first("Новая сеть"), "новая сеть");
    }

    /// Whatever the rules find in a year's worth of staged incidents is said wholly, in both languages.
    #[test]
    fn no_sentence_has_a_hole() {
        let mut said = std::collections::BTreeSet::new();
        for seed in 0..4 {
            let config = Config { seed, people: 120, ..Config::sample(Timestamp(1_795_424_400_000)) };
            let workspace = Workspace::generate(&config);
            let mut store = Store::new();
            let events: Vec<_> =
                workspace.records.iter().map(|record| record.event(&workspace.texts)).collect();
            store.append(&events);
            let mut engine = Engine::new(Settings::default());
            while !engine.step(&mut store, 50_000).is_done() {}
            for finding in engine.report(&store).all() {
                said.insert(finding.rule);
                for lang in Lang::ALL {
                    let text = sentence(finding, lang, &Nobody);
                    let whole =
                        !text.contains(['{', '}', '?']) && !text.contains("  ") && !text.ends_with("said");
                    assert!(whole, "{lang:?} {finding:?}: {text}");
                    let before = super::super::before_each(&[finding], lang).pop().flatten();
                    assert!(before.is_some_and(|it| it.ends_with('.') && !it.contains('{')), "{finding:?}");
                }
            }
        }
        assert!(said.len() > 10, "{said:?}");
    }
}
