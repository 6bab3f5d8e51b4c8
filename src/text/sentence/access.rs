//! Sign-in, apps and access tokens.

use super::Said;
use super::context::Context;
use crate::text::clean::part;
use crate::text::words::value_word;

pub fn said(c: &Context<'_>) -> Said {
    match c.event.event_key.as_ref() {
        "user_login" => Said::nothing().person(c.other_person()).extra(sign_in_method(c)),
        "user_2fa_fail" | "user_2fa_disabled" => Said::nothing().person(c.other_person()).alert(true),
        "login_grant_approved" => device(c),
        "login_grant_denied" => device(c).extra(failed_verification(c)).alert(true),
        "oauth_authorization_granted" | "oauth_device_authorization_approved" => app(c),
        "oauth_device_authorization_denied" => app(c).alert(true),
        "oauth_authorization_revoked" => app(c)
            .extra(c.around("phrase-data-of", c.person("user_id").or_else(|| c.other_person())))
            .extra(c.counted("phrase-tokens", "revoked_tokens_count")),
        "oauth_token_revoked" => {
            Said::nothing().object(c.text("client_id")).or_object(|| c.entity("AccessToken"))
        }
        "access_token_created" | "access_token_updated" | "access_token_destroy" => access_token(c),
        _ => Said::nothing().person(c.other_person()),
    }
}

/// "by QR code"; a method that is not known by its name.
fn sign_in_method(c: &Context<'_>) -> Option<String> {
    let method = c.text("method")?;
    Some(match method.as_str() {
        "qr" | "qr_code" => c.phrase("phrase-by-qr", &[]),
        _ => method,
    })
}

/// Being denied is what the verb says; that a verification failed is more.
fn failed_verification(c: &Context<'_>) -> Option<String> {
    let reason = c.text("reason").filter(|reason| reason != "denied")?;
    Some(value_word(c.lang, "reason", &reason))
}

/// `iPhone 16 · iOS 18.5`
fn device(c: &Context<'_>) -> Said {
    let device = c.details.object("device").unwrap_or_default();
    let name = device.text("name").and_then(|name| part(&name, 60));
    let system = device.text("platform").and_then(|platform| part(&platform, 20)).map(|platform| {
        let platform = value_word(c.lang, "platform", &platform);
        match device.text("os_version").and_then(|version| part(&version, 20)) {
            Some(version) => format!("{platform} {version}"),
            None => platform,
        }
    });
    Said::nothing().object(name).object(system)
}

/// `n8n · MacBook · messages:create`
fn app(c: &Context<'_>) -> Said {
    Said::nothing()
        .object(c.text("client_id"))
        .object(c.text("device_name"))
        .object(c.list("scopes"))
        .or_object(|| c.any_entity())
}

/// `Nightly export · chats:read, users:read`, and whose token it is where it is not the actor's.
fn access_token(c: &Context<'_>) -> Said {
    let owner = || c.person("resource_owner_id").or_else(|| c.other_person());
    let owner = if c.details.text("bot_id").is_some() { c.bot_in("bot_id") } else { owner() };
    let number = || if c.entity_type() == "User" { None } else { c.entity("AccessToken") };
    Said::nothing()
        .object(c.text("token_name"))
        .object(c.list("scopes"))
        .or_object(number)
        .extra(c.around("phrase-owner", owner))
}
