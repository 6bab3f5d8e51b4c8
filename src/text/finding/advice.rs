//! What to do about a finding, and where its threshold comes from.

use crate::i18n::{Lang, message};
use audit_detect::{Finding, Rule};

/// What to do next; of a rule of the reader's own, also when its author holds it for harmless.
pub fn advice(lang: Lang, finding: &Finding) -> String {
    let advice = message(lang, &format!("advice-{}", about(finding.rule)), &[]);
    match finding.own.as_ref().filter(|own| !own.false_positives.is_empty()) {
        Some(own) => {
            let list = own.false_positives.join("; ");
            format!("{advice} {}", message(lang, "own-false-positives", &[("list", list.into())]))
        }
        None => advice,
    }
}

/// What the advice is about.
pub(super) const fn about(rule: Rule) -> &'static str {
    use Rule::*;
    match rule {
        TwoFactorBurst
        | BurstThenIn
        | OneAccountManyAddresses
        | LoneFailure
        | NewAddress
        | NewDevice
        | ParallelSignIns
        | ImpossibleTravel
        | OffHours
        | DormantThenActive
        | SeveralAtOnce => "account",
        OneAddressManyAccounts => "address",
        ScriptSignsIn => "program",
        ActiveAfterDeletion => "ghost",
        RoleRaised | CreatedThenRaised => "role",
        TokenMade => "token",
        AppLetIn => "app",
        TwoFactorOff => "second-factor",
        MassDeletion => "deletion",
        BulkReading => "reading",
        ChatOpened => "chat",
        LeakRuleHit => "leak",
        LogReadByAnother => "log",
        Own => "own",
    }
}

/// Where the rule of a finding comes from.
pub fn origin(lang: Lang, finding: &Finding) -> String {
    match (&finding.own, source(finding.rule)) {
        (Some(own), _) => {
            let known = message(lang, "own-source", &[]);
            std::iter::once(known).chain(own.references.iter().cloned()).collect::<Vec<_>>().join(" · ")
        }
        (None, Some(source)) => message(lang, "finding-source", &[("source", source.into())]),
        (None, None) => message(lang, "finding-source-own", &[]),
    }
}

/// Who has published the rule or its threshold, by the names that they are known by; nothing where it is our own.
const fn source(rule: Rule) -> Option<&'static str> {
    use Rule::*;
    Some(match rule {
        TwoFactorBurst => "Elastic, Okta MFA bombing (5 / 10 min); Panther, Auth0 MFA (5 / 30 min)",
        BurstThenIn => "Elastic, MFA bombing (5 / 10 min); Google SecOps, OneLogin (4 / 15 min)",
        OneAddressManyAccounts => "Elastic, password spray (15 / 5 / 1 h)",
        OneAccountManyAddresses => "Elastic, Okta (10 / 5 IP / 30 min)",
        LoneFailure => "Sigma, azure_mfa_interrupted",
        NewAddress => "Okta; Microsoft Entra ID Protection (5–10)",
        NewDevice => "Elastic, new terms (14 d); Okta",
        ScriptSignsIn => "Elastic; Microsoft Sentinel, user agents",
        ParallelSignIns => "Elastic, Okta concurrent sessions",
        ImpossibleTravel => "Elastic; Panther (500 km, 800 km/h)",
        OffHours => "Google SecOps (07–20)",
        ActiveAfterDeletion => "Microsoft Sentinel",
        RoleRaised => "Panther, Slack; Elastic, Google Workspace",
        CreatedThenRaised => "Google SecOps (30 min)",
        TokenMade => "Sigma; Elastic, API tokens",
        AppLetIn => "Datadog, new value (14 d)",
        MassDeletion => "Google SecOps, Drive; Panther, Notion",
        BulkReading => "Elastic, GitHub clones (25 / 10 min); Panther, Notion",
        ChatOpened => "Panther, Slack; Elastic, Google Workspace",
        LeakRuleHit => "Pachca DLP",
        SeveralAtOnce => "Elastic (5); Panther, Azure (3 / 15 min)",
        DormantThenActive | TwoFactorOff | LogReadByAnother | Own => return None,
    })
}
