//! What was normal for the actor before.

use crate::i18n::{Lang, message};
use crate::text::clean::part;
use audit_detect::{Fact, FactValue, Finding, Usual};

/// How many networks and clients are named.
const NAMED: usize = 3;
/// How many characters of each.
const CHARS: usize = 40;

/// What was normal before, in one sentence.
pub fn before(finding: &Finding, lang: Lang) -> String {
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
    if let Some(FactValue::Number(most)) = finding.facts.get(&Fact::UsualMost) {
        parts.push(message(lang, "finding-usual-most", &[("n", most.to_string().into())]));
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
