//! An application is let in that nobody in the workspace ever let in, or a webhook moves to a strange host.
//!
//! Source: Datadog, new-value detection (learns for 14 days). A new application keeps quiet unless it has company; a
//! webhook that moves to another domain speaks.

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;
use audit_model::time::DAY_MS;
use std::collections::HashSet;

settings! {
    /// Settings of [`Rule::AppLetIn`].
    AppSettings {
        /// The log must go back so many days before anything is called new.
        learning_days: u32 = 14,
    }
}

#[derive(Clone, Debug, Default)]
pub struct AppLetIn {
    applications: HashSet<String>,
    domains: HashSet<String>,
}

const MOST: usize = 4_096;

fn learn(known: &mut HashSet<String>, name: &str) -> bool {
    known.len() < MOST && known.insert(name.to_owned())
}

impl Reads for AppLetIn {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        let learnt =
            seen.time - stand.began >= i64::from(stand.thresholds().app_let_in.learning_days) * DAY_MS;
        match seen.action {
            Action::AppGranted | Action::AppOther => {
                let details = seen.details();
                let Some(application) = details["client_id"].as_str() else { return };
                let new = learn(&mut self.applications, application);
                if new && learnt && seen.action == Action::AppGranted {
                    let hit = Hit::new(Rule::AppLetIn, seen, 60)
                        .fact(Fact::Application, application)
                        .facts(stand.origin());
                    stand.report(hit);
                }
            }
            Action::Webhook => {
                let details = seen.details();
                let change = &details["changes"]["outgoing_url"];
                let host = |value: &serde_json::Value| value.as_str().and_then(host_of).map(str::to_owned);
                let (before, after) = (host(&change["previous"]), host(&change["new"]));
                if let Some(before) = &before {
                    learn(&mut self.domains, domain_of(before));
                }
                let Some(after) = after else { return };
                let new = learn(&mut self.domains, domain_of(&after));
                if new && learnt {
                    let weight = if before.is_some() { 3 } else { Rule::AppLetIn.weight() };
                    let hit = Hit::new(Rule::AppLetIn, seen, 70).weight(weight).fact(Fact::Host, after);
                    let hit = match before {
                        Some(before) => hit.fact(Fact::HostBefore, before),
                        None => hit,
                    };
                    stand.report(hit.facts(stand.origin()));
                }
            }
            _ => {}
        }
    }
}

/// The host of an address on the web.
fn host_of(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
    let host = host.rsplit_once(':').map_or(host, |(name, _)| name);
    (!host.is_empty()).then_some(host)
}

/// The last two names of a host: as near to its owner as can be said without a list of public suffixes.
fn domain_of(host: &str) -> &str {
    match host.rmatch_indices('.').nth(1) {
        Some((dot, _)) => &host[dot + 1..],
        None => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Lab;

    const GRANT: &str = r#"{"client_id":"n8n","scopes":["messages:read"]}"#;

    fn grant(lab: &mut Lab, application: &str) {
        let details = GRANT.replace("n8n", application);
        lab.event("oauth_authorization_granted", "7", Lab::OFFICE, Lab::CHROME, &details);
    }

    fn hook(lab: &mut Lab, before: &str, after: &str) {
        let details = format!(r#"{{"changes":{{"outgoing_url":{{"previous":{before},"new":{after}}}}}}}"#);
        lab.event("bot_webhook_settings_updated", "7", Lab::OFFICE, Lab::CHROME, &details);
    }

    #[test]
    fn an_application_is_new_once_and_only_after_learning() {
        let mut lab = Lab::new();
        grant(&mut lab, "zoom");
        lab.usual_life("7", 12);
        grant(&mut lab, "zoom");
        lab.none(Rule::AppLetIn);
        grant(&mut lab, "n8n");
        grant(&mut lab, "n8n");
        assert_eq!(lab.only(Rule::AppLetIn).evidence.count, 1);
    }

    #[test]
    fn a_webhook_may_move_within_its_domain_and_not_out_of_it() {
        let mut lab = Lab::new();
        lab.usual_life("7", 12);
        hook(&mut lab, r#""https://hooks.romashka.example/a""#, r#""https://n8n.romashka.example:8443/b""#);
        hook(&mut lab, "null", "null");
        lab.none(Rule::AppLetIn);
        hook(&mut lab, r#""https://hooks.romashka.example/a""#, r#""https://evil.test/b""#);
        let finding = lab.only(Rule::AppLetIn);
        assert!(finding.speaks());
        assert_eq!(finding.facts[&Fact::Host], "evil.test".into());
    }

    #[test]
    fn hosts_are_read_off_addresses() {
        assert_eq!(host_of("https://user@a.example:8443/x?y"), Some("a.example"));
        assert_eq!((host_of("a.example/x"), host_of("https://")), (Some("a.example"), None));
        assert_eq!((domain_of("a.b.example.org"), domain_of("localhost")), ("example.org", "localhost"));
    }
}
