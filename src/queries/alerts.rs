//! What new incidents have set off, in words.

use crate::components::failure::of_api;
use crate::i18n::I18n;
use crate::platform::intl::{self, Style};
use crate::state::App;
use crate::state::alerts::{Alert, Fate};
use audit_detect::Severity;
use audit_model::Timestamp;
use leptos::prelude::*;

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AlertLine {
    /// The incident's first finding, by id.
    pub id: String,
    /// How grave.
    pub severity: Severity,
    /// What happened.
    pub headline: String,
    /// When it was told.
    pub at: String,
    /// What was done.
    pub did: String,
}

/// The log, the newest first.
pub fn log(app: App, i18n: I18n) -> Vec<AlertLine> {
    app.alerts.log.with(|log| log.iter().map(|alert| line(i18n, alert)).collect())
}

fn line(i18n: I18n, alert: &Alert) -> AlertLine {
    let ways = [(alert.notified, "alerts-did-notify"), (alert.sounded, "alerts-did-sound")];
    let ways = ways.into_iter().filter(|(did, _)| *did).map(|(_, id)| i18n.t(id));
    let did: Vec<String> = ways.chain(alert.message.as_ref().map(|fate| message(i18n, fate))).collect();
    AlertLine {
        id: alert.id.clone(),
        severity: alert.severity,
        headline: alert.headline.clone(),
        at: intl::date(i18n.lang(), Style::DayMinute, Timestamp(alert.at_ms)),
        did: did.join(" · "),
    }
}

fn message(i18n: I18n, fate: &Fate) -> String {
    match fate {
        Fate::Sending => i18n.t("alerts-message-sending"),
        Fate::Sent => i18n.t("alerts-message-sent"),
        Fate::Already => i18n.t("alerts-message-already"),
        Fate::Refused(failure) => {
            i18n.ta("alerts-message-refused", &[("reason", of_api(i18n, failure).into())])
        }
        Fate::Found => i18n.t("alerts-message-found"),
        Fate::Unclear => i18n.t("alerts-message-unclear"),
        Fate::Impossible => i18n.t("alerts-message-impossible"),
    }
}
