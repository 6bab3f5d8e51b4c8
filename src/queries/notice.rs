//! Whom to write to about findings or an event, and what.

use super::findings::{link, link_to_event, moment, told_of};
use super::list::{ActorView, actor_view, event};
use crate::i18n::I18n;
use crate::state::App;
use crate::state::names::Directory;
use crate::state::notify::About;
use crate::text::notice;
use audit_detect::Finding;
use leptos::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;

/// Somebody to write to.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipient {
    /// Who.
    pub actor: ActorView,
    /// An administrator.
    pub admin: bool,
    /// The owner of the token: the message goes to the chat with oneself.
    pub own: bool,
}

/// People by name or id, administrators first; whom the message is about comes last, for it may be a warning of them.
pub fn search(app: App, text: &str, most: usize) -> Vec<Recipient> {
    let names = app.names.get();
    let involved = app.notify.about.get().map(|about| involved(app, &about)).unwrap_or_default();
    let found = find(&names, text, most, &involved);
    found.into_iter().map(|id| recipient(app, &id)).collect()
}

/// The ids of everybody who acts in what a message is about, or whom it was done to.
fn involved(app: App, about: &About) -> HashSet<String> {
    match about {
        About::Findings(ids) => {
            let findings = ids.iter().filter_map(|id| app.findings.find(id));
            findings.flat_map(|finding| finding.actors.into_iter().chain(finding.actor)).collect()
        }
        About::Event(id) => {
            let Some(event) = event(app, id) else { return HashSet::new() };
            let is_person = event.entity_type.as_deref() == Some("User");
            let entity = event.entity_id.filter(|_| is_person);
            event.actor_id.into_iter().chain(entity).map(Cow::into_owned).collect()
        }
    }
}

/// One of them, by id.
pub fn recipient(app: App, id: &str) -> Recipient {
    let admin = app.names.get().profiles.get(id).is_some_and(|profile| profile.admin);
    let own = app.session.owner.get().as_deref() == Some(id);
    Recipient { actor: actor_view(app, id), admin, own }
}

/// The ids of people whose names have all the words, or who have the id; nobody who reads no messages. A number that
/// nobody is known by may still be somebody's id.
fn find(names: &Directory, text: &str, most: usize, involved: &HashSet<String>) -> Vec<String> {
    let text = text.trim().to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let fits = |id: &str, name: &str| {
        let name = name.to_lowercase();
        id == text || words.iter().all(|word| name.contains(word))
    };
    let reads = |id: &String| names.profiles.get(id).is_none_or(|profile| !profile.bot && !profile.suspended);
    let is_admin = |id: &String| names.profiles.get(id).is_some_and(|profile| profile.admin);
    let mut found: Vec<(&String, &str)> = names
        .people
        .iter()
        .map(|(id, name)| (id, name.as_ref()))
        .filter(|(id, name)| reads(id) && fits(id, name))
        .collect();
    found.sort_by_key(|(id, name)| (involved.contains(*id), !is_admin(id), *name, *id));
    let mut ids: Vec<String> = found.into_iter().take(most).map(|(id, _)| id.clone()).collect();
    let is_number =
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u64>().is_ok();
    if is_number && !names.people.contains_key(&text) {
        ids.push(text);
    }
    ids
}

/// The message about findings, with the address of the first.
pub fn text(app: App, i18n: I18n, ids: &[String]) -> String {
    let findings: Vec<Finding> = ids.iter().filter_map(|id| app.findings.find(id)).collect();
    let names = app.names.0.get_untracked();
    let link = ids.first().map(|id| link(app, id)).unwrap_or_default();
    let told: Vec<(&Finding, String)> =
        findings.iter().map(|finding| (finding, moment(i18n, finding.from, finding.to))).collect();
    let from = findings.iter().map(|finding| finding.from).min().unwrap_or_default();
    let to = findings.iter().map(|finding| finding.to).max().unwrap_or_default();
    notice::compose(&told, &moment(i18n, from, to), i18n.lang(), names.as_ref(), &link)
}

/// The message about an event, with its address.
pub fn event_text(app: App, i18n: I18n, id: &str) -> String {
    let Some(event) = event(app, id) else { return String::new() };
    let names = app.names.0.get_untracked();
    let when = moment(i18n, event.created_at, event.created_at);
    notice::about_event(&event, &when, i18n.lang(), names.as_ref(), &link_to_event(app, id))
}

/// Whom the last message about the same went to, and when.
pub fn already(app: App, i18n: I18n, about: &About) -> Option<(String, String)> {
    match about {
        About::Findings(ids) => super::findings::notice(app, i18n, ids),
        About::Event(id) => {
            let kept = app.findings.kept.get();
            kept.event_notice(id).map(|notice| told_of(app, i18n, &notice.to, notice.at_ms))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::names::Profile;

    fn directory() -> Directory {
        let mut names = Directory::default();
        for (id, name, profile) in [
            ("1", "Анна Белова", Profile::default()),
            ("2", "Игорь Панов", Profile { admin: true, ..Profile::default() }),
            ("3", "Release Bot", Profile { bot: true, ..Profile::default() }),
            ("4", "Анна Gone", Profile { suspended: true, ..Profile::default() }),
        ] {
            names.people.insert(id.into(), name.into());
            names.profiles.insert(id.into(), profile);
        }
        names
    }

    #[test]
    fn whom_it_is_about_comes_last() {
        let involved = HashSet::from(["2".to_owned()]);
        assert_eq!(find(&directory(), "", 8, &involved), ["1", "2"]);
    }

    #[test]
    fn administrators_come_first_and_nobody_who_reads_no_messages() {
        let names = directory();
        assert_eq!(find(&names, "", 8, &HashSet::new()), ["2", "1"]);
        assert_eq!(find(&names, "белова АННА", 8, &HashSet::new()), ["1"]);
        assert_eq!(find(&names, "", 1, &HashSet::new()), ["2"]);
        assert!(find(&names, "bot", 8, &HashSet::new()).is_empty());
    }

    #[test]
    fn an_id_is_somebody_even_without_a_name() {
        let names = directory();
        assert_eq!(find(&names, " 2 ", 8, &HashSet::new()), ["2"]);
        assert_eq!(find(&names, "133321", 8, &HashSet::new()), ["133321"]);
        assert!(
            find(&names, "99999999999999999999999", 8, &HashSet::new()).is_empty()
                && find(&names, "12x", 8, &HashSet::new()).is_empty()
        );
    }
}
