//! Bots: their scopes, tokens, webhooks and OAuth clients.

use super::Said;
use super::context::Context;
use crate::i18n::find_message;
use crate::text::clean::{listed, part};
use crate::text::fields::{Fields, items, scalar};
use crate::text::words::{slug, yes_or_no};

pub fn said(c: &Context<'_>) -> Said {
    let said = Said::nothing().bot(c.bot());
    let said = match c.event.event_key.as_ref() {
        "bot_scopes_updated" => {
            let (added, removed) = (c.details.texts("added_scopes"), c.details.texts("removed_scopes"));
            said.object(c.scopes_change(&added, &removed))
        }
        "bot_webhook_settings_updated" => changes(c, said),
        "bot_token_created"
        | "bot_token_updated"
        | "bot_token_reissued"
        | "bot_token_recreated"
        | "bot_token_deleted" => {
            said.object(c.text("token_name")).object(c.list("current_scopes").or_else(|| c.list("scopes")))
        }
        "bot_oauth_client_updated" => changes(c, said).extra(c.text("client_id")),
        "bot_oauth_client_disabled" => said
            .extra(c.counted("phrase-tokens", "deleted_access_tokens_count"))
            .extra(c.counted("phrase-grants", "deleted_access_grants_count"))
            .extra(c.text("client_id")),
        "bot_oauth_client_secret_issued" | "bot_oauth_client_secret_rotated" => {
            said.extra(c.text("client_id"))
        }
        _ => said,
    };
    // Where the event says nothing of the bot, at least what it was done to.
    said.or_object(|| c.entity("Bot")).extra(c.by("actor_id"))
}

/// `changes`: hosts and scopes belong to the object, switches are said after it.
fn changes(c: &Context<'_>, mut said: Said) -> Said {
    let Some(changes) = c.details.object("changes") else { return said };
    for (setting, raw) in changes.iter().take(6) {
        let Some(change) = Fields::read(raw) else { continue };
        said = match setting {
            "scopes" => {
                let (before, after) = (change.texts("previous"), change.texts("new"));
                let only = |these: &[String], those: &[String]| -> Vec<String> {
                    these.iter().filter(|scope| !those.contains(scope)).cloned().collect()
                };
                said.object(c.scopes_change(&only(&after, &before), &only(&before, &after)))
            }
            "outgoing_url" | "redirect_uris" => said.object(addresses(c, &change)),
            _ => {
                let value = change.raw("new").and_then(|raw| setting_value(c, raw));
                said.extra(value.map(|value| {
                    c.phrase(
                        "phrase-setting",
                        &[("name", setting_name(c, setting).into()), ("value", value.into())],
                    )
                }))
            }
        };
    }
    said
}

/// `old.example → new.example`: the host is what an investigator looks for. The whole addresses where the host
/// stayed.
fn addresses(c: &Context<'_>, change: &Fields<'_>) -> Option<String> {
    let side = |name: &str| -> Vec<String> {
        let texts = change.texts(name);
        texts.iter().filter_map(|url| part(url, 80)).collect()
    };
    let hosts = |urls: &[String]| {
        let mut hosts: Vec<String> = urls.iter().map(|url| host(url).to_owned()).collect();
        hosts.dedup();
        hosts
    };
    let (before, after) = (side("previous"), side("new"));
    let (old_hosts, new_hosts) = (hosts(&before), hosts(&after));
    let (before, after) = if old_hosts == new_hosts { (before, after) } else { (old_hosts, new_hosts) };
    let joined = |list: Vec<String>| listed(c.lang, &list);
    c.change(joined(before), joined(after))
}

/// The host of an address, with its port; the whole text where there is none.
fn host(url: &str) -> &str {
    let Some((_, rest)) = url.split_once("://") else { return url };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest);
    // A name and password before the host must not pass for it.
    let host = authority.rsplit('@').next().unwrap_or(authority);
    if host.is_empty() { url } else { host }
}

/// The label of a setting in lower case, as inside a sentence; an unknown one as it is written.
fn setting_name(c: &Context<'_>, setting: &str) -> String {
    let label = slug(setting).and_then(|slug| find_message(c.lang, &format!("field-changes-{slug}"), &[]));
    match label {
        Some(label) => {
            let mut rest = label.chars();
            rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
        }
        None => part(setting, 40).unwrap_or_default(),
    }
}

fn setting_value(c: &Context<'_>, raw: &str) -> Option<String> {
    match raw {
        "true" => Some(yes_or_no(c.lang, true)),
        "false" => Some(yes_or_no(c.lang, false)),
        _ => match items(raw) {
            Some(list) => listed(c.lang, &list.into_iter().filter_map(scalar).collect::<Vec<_>>()),
            None => scalar(raw).and_then(|text| part(&text, 60)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn the_host_is_the_real_one() {
        for (url, expected) in [
            ("https://hooks.example:8443/a?b#c", "hooks.example:8443"),
            ("https://bank.example@evil.example/x", "evil.example"),
            ("https://evil.example\\@bank.example", "evil.example"),
            ("no address", "no address"),
            ("https://", "https://"),
        ] {
            assert_eq!(host(url), expected);
        }
    }
}
