//! A message about findings or an event, and what it will look like.

use super::Names;
use super::escape::harmless;
use super::finding::{advice, sentence, severity};
use crate::i18n::{Lang, message};
use audit_detect::{Finding, Rule};
use audit_model::AuditEvent;
use audit_model::client::Client;

/// So many findings of an incident are told one by one.
const TOLD: usize = 6;
/// So many people and addresses are named.
const NAMED: usize = 6;

/// The message: what happened, who, from where, when, what to do, and where to look. All that stems from the log is
/// [`harmless`]; the only signs that format are our own.
pub fn compose(
    findings: &[(&Finding, String)],
    when: &str,
    lang: Lang,
    names: &dyn Names,
    link: &str,
) -> String {
    let grave = |(finding, _): &&(&Finding, String)| {
        (finding.rule != Rule::SeveralAtOnce, finding.severity, finding.own.is_none())
    };
    let Some((gravest, _)) = findings.iter().max_by_key(grave) else { return String::new() };
    let worst = findings.iter().map(|(finding, _)| finding.severity).max().unwrap_or(gravest.severity);
    let said = |finding: &Finding| harmless(&sentence(finding, lang, names));
    let title = [("severity", severity(lang, worst).into()), ("said", said(gravest).into())];
    let mut lines = vec![format!("**{}**", message(lang, "notify-text-title", &title))];
    let mut fact = |id: &str, items: Vec<String>| {
        let count = items.len();
        if count == 0 {
            return;
        }
        let mut list = items.into_iter().take(NAMED).collect::<Vec<_>>().join(", ");
        if count > NAMED {
            let more = [("n", (count - NAMED).to_string().into())];
            list = format!("{list} {}", message(lang, "findings-more-people", &more));
        }
        lines.push(format!("{}: {list}", message(lang, id, &[])));
    };
    let people = distinct(findings, |finding| finding.actor.iter().chain(&finding.actors).collect());
    fact("findings-markdown-who", people.into_iter().map(|id| person(id, names)).collect());
    let places = distinct(findings, |finding| finding.addresses.iter().collect());
    fact("findings-markdown-where", places.into_iter().map(|place| harmless(place)).collect());
    fact("findings-markdown-when", vec![harmless(when)]);
    if findings.len() > 1 {
        lines.push(String::new());
        lines.push(message(lang, "notify-text-all", &[]));
        // "Several at once" says less than what happened at once.
        let told: Vec<_> =
            findings.iter().filter(|(finding, _)| finding.rule != Rule::SeveralAtOnce).collect();
        for (finding, when) in told.iter().take(TOLD) {
            lines.push(format!("• {}: {}", harmless(when), said(finding)));
        }
        if told.len() > TOLD {
            let more = [("n", (told.len() - TOLD).to_string().into())];
            lines.push(format!("• {}", message(lang, "findings-more-people", &more)));
        }
    }
    lines.push(String::new());
    lines.push(format!("{}: {}", message(lang, "finding-next", &[]), advice(lang, gravest)));
    lines.push(format!("{}: {link}", message(lang, "notify-text-link", &[])));
    lines.join("\n")
}

/// The message about one event: who did what, with the same in figures, from where, with what, when, and where to look.
/// [`harmless`] as above.
pub fn about_event(event: &AuditEvent<'_>, when: &str, lang: Lang, names: &impl Names, link: &str) -> String {
    let said = harmless(&super::sentence(event, lang, names).text());
    // What is said of somebody says what the title of the kind does.
    let title = match event.actor_id.as_deref() {
        Some(id) => {
            let name =
                names.person(id).map_or_else(|| format!("id {}", harmless(id)), |name| harmless(&name));
            format!("{name}: {said}")
        }
        None => said,
    };
    let mut lines = vec![format!("**{title}**")];
    let mut fact = |id: &str, text: Option<String>| {
        lines.extend(text.map(|text| format!("{}: {text}", message(lang, id, &[]))));
    };
    fact("findings-markdown-who", event.actor_id.as_deref().map(|id| person(id, names)));
    fact("findings-markdown-where", event.ip_address.as_deref().map(harmless));
    fact(
        "detail-client",
        event.user_agent.as_deref().map(|agent| harmless(&Client::parse(agent).to_string())),
    );
    fact("findings-markdown-when", Some(harmless(when)));
    fact("detail-key", Some(format!("{} · {}", harmless(&event.event_key), harmless(&event.id))));
    lines.push(String::new());
    lines.push(format!("{}: {link}", message(lang, "notify-text-link", &[])));
    lines.join("\n")
}

/// Somebody by name, if that is known, and by id.
fn person(id: &str, names: &(impl Names + ?Sized)) -> String {
    match names.person(id) {
        Some(name) => format!("{} (id {})", harmless(&name), harmless(id)),
        None => format!("id {}", harmless(id)),
    }
}

/// What the findings name, each once, in their order.
fn distinct<'a>(
    findings: &[(&'a Finding, String)],
    of: impl Fn(&'a Finding) -> Vec<&'a String>,
) -> Vec<&'a String> {
    let mut list: Vec<&String> = Vec::new();
    for one in findings.iter().flat_map(|(finding, _)| of(finding)) {
        if !list.contains(&one) {
            list.push(one);
        }
    }
    list
}

/// A piece of a line as the messenger shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain.
    Text(String),
    /// Bold.
    Bold(String),
    /// A link.
    Link(String),
    /// Somebody who will be notified by it.
    Mention(String),
}

/// The lines of a message in pieces.
pub fn preview(text: &str) -> Vec<Vec<Piece>> {
    text.lines().map(line).collect()
}

/// Whom a message mentions: there should be nobody, unless its author means it.
pub fn mentions(text: &str) -> Vec<String> {
    let pieces = preview(text).into_iter().flatten();
    let mut found: Vec<String> = pieces
        .filter_map(|piece| match piece {
            Piece::Mention(who) => Some(who),
            _ => None,
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn line(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut bold = false;
    let parts: Vec<&str> = text.split("**").collect();
    // Signs without a partner are text.
    let paired = parts.len() % 2 == 1;
    for (place, part) in parts.iter().enumerate() {
        if bold && (paired || place + 1 < parts.len()) {
            pieces.push(Piece::Bold((*part).to_owned()));
        } else {
            let lone = if bold { "**" } else { "" };
            plain(&format!("{lone}{part}"), &mut pieces);
        }
        bold = !bold;
    }
    pieces
}

/// Links and mentions in a text that is not bold.
fn plain(text: &str, pieces: &mut Vec<Piece>) {
    let mut rest = String::new();
    let flush = |rest: &mut String, pieces: &mut Vec<Piece>| {
        if !rest.is_empty() {
            pieces.push(Piece::Text(std::mem::take(rest)));
        }
    };
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        let special = if bare.starts_with("http://") || bare.starts_with("https://") {
            Some(Piece::Link(bare.to_owned()))
        } else if is_mention(bare) {
            Some(Piece::Mention(bare.trim_end_matches(['.', ',', '!', '?', ':', ';']).to_owned()))
        } else {
            None
        };
        match special {
            Some(piece) => {
                let length = match &piece {
                    Piece::Mention(who) => who.len(),
                    _ => bare.len(),
                };
                flush(&mut rest, pieces);
                pieces.push(piece);
                rest.push_str(&word[length..]);
            }
            None => rest.push_str(word),
        }
    }
    flush(&mut rest, pieces);
}

/// `@all`, `@here`, `@nickname`, `<@12>`.
fn is_mention(word: &str) -> bool {
    let name = word.trim_start_matches(['(', '«', '"']);
    let after = name.strip_prefix("<@").or_else(|| name.strip_prefix('@'));
    after.is_some_and(|rest| rest.chars().next().is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_detect::{Engine, Report, Settings};
    use audit_model::{AuditEvent, Timestamp};
    use audit_store::Store;

    /// Everybody has the same hostile name.
    struct Evil;

    const NAME: &str = "@all **pay** [here](https://evil.example) <@7> _now_ `x`\n# @here";

    impl Names for Evil {
        fn person(&self, _: &str) -> Option<String> {
            Some(NAME.to_owned())
        }
        fn chat(&self, _: &str) -> Option<String> {
            Some(NAME.to_owned())
        }
        fn tag(&self, _: &str) -> Option<String> {
            Some(NAME.to_owned())
        }
    }

    /// Findings whose every text is hostile.
    fn report() -> Report {
        let event = |number: i64, key: &'static str, details: String| AuditEvent {
            id: format!("event-{number}").into(),
            created_at: Timestamp(1_763_000_000_000 + number * 30_000),
            event_key: key.into(),
            actor_id: Some("@all".into()),
            actor_type: Some("User".into()),
            entity_id: Some("7".into()),
            entity_type: Some("User".into()),
            details: details.into(),
            ip_address: Some("@here **203**".into()),
            user_agent: Some("@all/1.0 [x](https://evil.example)".into()),
            extra: None,
        };
        let evil = serde_json::to_string(NAME).unwrap();
        let mut events: Vec<_> = (0..8).map(|number| event(number, "user_2fa_fail", "{}".into())).collect();
        events.push(event(9, "dlp_violation_detected", format!(r#"{{"dlp_rule_name":{evil},"user_id":7}}"#)));
        let raised = r#"{"new_company_role":"admin","previous_company_role":"@all","initiator_id":9}"#;
        events.push(event(10, "user_role_changed", raised.into()));
        events.push(event(11, "bot_token_created", format!(r#"{{"scopes":[{evil},"@here"]}}"#)));
        let mut store = Store::new();
        store.append(&events);
        let mut engine = Engine::new(Settings::default());
        while !engine.step(&mut store, 1_000).is_done() {}
        engine.report(&store)
    }

    #[test]
    fn a_message_about_hostile_names_mentions_nobody_and_formats_nothing_but_its_title() {
        let report = report();
        let findings: Vec<(&Finding, String)> =
            report.all().iter().map(|one| (one, "18 Nov, 14:14".to_owned())).collect();
        assert!(findings.len() >= 3, "{findings:?}");
        let link = "https://dashboard.example/?period=30&tab=findings";
        for lang in Lang::ALL {
            for some in findings.chunks(1).chain([findings.as_slice()]) {
                let text = compose(some, "18 Nov, 14:14", lang, &Evil, link);
                assert_eq!(mentions(&text), Vec::<String>::new(), "{text}");
                let (title, body) = text.split_once('\n').unwrap();
                let inner = title.strip_prefix("**").and_then(|rest| rest.strip_suffix("**")).unwrap();
                let active = ['@', '*', '_', '~', '`', '[', ']', '<', '>', '|', '\\'];
                assert!(!inner.contains(active), "{title}");
                let without_link = body.replace(link, "");
                assert!(!without_link.contains(active) && !without_link.contains("//"), "{body}");
                assert!(!body.lines().any(|line| line.starts_with(['#', '-', '+'])), "{body}");
                assert!(text.chars().count() < 4_000);
            }
        }
    }

    #[test]
    fn a_message_about_a_hostile_event_or_one_that_says_little_formats_nothing_but_its_title() {
        let text = |value: &'static str| Some(value.into());
        let evil = AuditEvent {
            id: "event-1".into(),
            created_at: Timestamp(1_763_000_000_000),
            event_key: "@here **new** kind".into(),
            actor_id: text("@all"),
            actor_type: text("User"),
            entity_id: text("7"),
            entity_type: text("User"),
            details: serde_json::json!({ "name": NAME }).to_string().into(),
            ip_address: text("@here **203**"),
            user_agent: text("@all/1.0 [x](https://evil.example)"),
            extra: None,
        };
        let bare = AuditEvent {
            event_key: "user_login".into(),
            actor_id: None,
            entity_id: None,
            ip_address: None,
            user_agent: None,
            details: "{}".into(),
            ..evil.clone()
        };
        let link = "https://dashboard.example/?id=event-1";
        for lang in Lang::ALL {
            let said = about_event(&evil, "18 Nov, 14:14", lang, &Evil, link);
            assert_eq!(mentions(&said), Vec::<String>::new(), "{said}");
            let (title, body) = said.split_once('\n').unwrap();
            assert_eq!(title.matches("**").count(), 2, "{title}");
            assert!(title.starts_with("**＠all ∗∗pay"), "who did it comes first: {title}");
            let active = ['@', '*', '_', '~', '`', '[', ']', '<', '>', '|', '\\'];
            assert!(!title.replace("**", "").contains(active), "{title}");
            assert!(!body.replace(link, "").contains(active), "{body}");
            let said = about_event(&bare, "18 Nov, 14:14", lang, &Evil, link);
            assert_eq!(said.lines().count(), 5, "title, when, key, nothing, link: {said}");
        }
    }

    #[test]
    fn a_message_says_what_who_from_where_when_and_what_to_do() {
        let report = report();
        let burst = report.all().iter().find(|one| one.rule == Rule::TwoFactorBurst).unwrap();
        let text = compose(
            &[(burst, String::new())],
            "18 Nov, 14:14 – 14:21",
            Lang::En,
            &Evil,
            "https://x.example/?finding=1",
        );
        let starts = [
            "**High: 8 wrong second factors",
            "Who: ",
            "From: ",
            "When: 18 Nov",
            "",
            "What to do: ",
            "Open in",
        ];
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), starts.len(), "{text}");
        for (line, start) in lines.iter().zip(starts) {
            assert!(line.starts_with(start), "{line}");
        }
    }

    #[test]
    fn a_preview_shows_what_the_messenger_would_make_of_it() {
        let pieces = line("**High: x** see https://a.example/?b=1 @all, ok a@b.example **");
        assert_eq!(
            pieces,
            [
                Piece::Bold("High: x".into()),
                Piece::Text(" see ".into()),
                Piece::Link("https://a.example/?b=1".into()),
                Piece::Text(" ".into()),
                Piece::Mention("@all".into()),
                Piece::Text(", ok a@b.example ".into()),
                Piece::Text("**".into()),
            ]
        );
        assert_eq!(mentions("hey @anna and <@12>\n(@all)"), ["(@all)", "<@12>", "@anna"]);
        assert!(mentions("＠all, a @ b").is_empty());
    }
}
