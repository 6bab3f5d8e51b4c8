//! A failure as a sentence: what happened, why, and what to do.

use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use audit_client::check::ConnectFailure;
use audit_client::{ApiFailure, FailureKind};
use audit_model::page::BodyError;
use leptos::prelude::*;

/// The sentence for a failure.
pub fn sentence(i18n: I18n, failure: &ConnectFailure) -> String {
    match failure {
        ConnectFailure::Plan(_) => i18n.t("failure-plan"),
        ConnectFailure::Suspended(_) => i18n.t("failure-suspended"),
        ConnectFailure::Api(failure) => of_api(i18n, failure),
    }
}

/// The sentence for a failure of one request.
pub fn of_api(i18n: I18n, failure: &ApiFailure) -> String {
    let path = || [("path", failure.path.as_str().into())];
    match &failure.kind {
        FailureKind::BadToken => i18n.t("failure-bad-token"),
        FailureKind::MissingScope { required } => {
            let scope = required.as_deref().unwrap_or(audit_client::check::AUDIT_SCOPE);
            i18n.ta("failure-missing-scope", &[("scope", scope.into())])
        }
        FailureKind::RoleForbidden => i18n.t("failure-role"),
        FailureKind::AccessDenied => i18n.t("failure-access"),
        FailureKind::PaymentRequired => i18n.t("failure-plan"),
        FailureKind::NotFound => i18n.ta("failure-not-found", &path()),
        FailureKind::Invalid => i18n.ta("failure-invalid", &path()),
        FailureKind::RateLimited | FailureKind::DailyLimit => match failure.retry_after_ms {
            Some(ms) => i18n.ta("failure-rate-limited", &[("wait", duration(i18n, ms).into())]),
            None => i18n.t("failure-rate-limited-open"),
        },
        FailureKind::ServerFault => {
            let status = failure.status.map_or_else(|| "5xx".to_owned(), |status| status.to_string());
            i18n.ta("failure-server", &[("status", status.into())])
        }
        FailureKind::NotTheApi => i18n.t("failure-not-api"),
        FailureKind::Network { offline: true, .. } => i18n.t("failure-offline"),
        FailureKind::Network { .. } => i18n.t("failure-network"),
        FailureKind::Timeout => i18n.t("failure-timeout"),
        FailureKind::BadAnswer(BodyError::CutShort) => i18n.t("failure-cut"),
        FailureKind::BadAnswer(_) => i18n.ta("failure-bad-answer", &path()),
        FailureKind::BrokenPaging(_) => i18n.t("failure-paging"),
    }
}

/// A wait in words, in its largest fitting unit, rounded up.
pub fn duration(i18n: I18n, ms: u64) -> String {
    let seconds = ms.div_ceil(1_000);
    let (id, count) = match seconds {
        0..=119 => ("seconds", seconds),
        120..=7_199 => ("minutes", seconds.div_ceil(60)),
        _ => ("hours", seconds.div_ceil(3_600)),
    };
    i18n.tn(id, count as usize)
}

/// A short time left, as `0:24`.
pub fn clock_time(ms: u64) -> String {
    let seconds = ms.div_ceil(1_000);
    if seconds >= 3_600 {
        format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
    } else {
        format!("{}:{:02}", seconds / 60, seconds % 60)
    }
}

/// The sentence with the API's own words and the request's id below it.
#[component]
pub fn FailureText(failure: ConnectFailure) -> impl IntoView {
    let i18n = use_i18n();
    let api = failure.failure().clone();
    let said =
        api.message.clone().filter(|_| matches!(api.kind, FailureKind::Invalid | FailureKind::ServerFault));
    view! {
        <span>{move || sentence(i18n, &failure)}</span>
        {said.map(|message| view! {
            <small>{move || i18n.ta("failure-server-said", &[("message", message.as_str().into())])}</small>
        })}
        {api.request_id.map(|id| view! {
            <small>{move || i18n.ta("failure-request-id", &[("id", id.as_str().into())])}</small>
        })}
    }
}

/// A count in words of the language, for places that need only the number.
pub fn count(i18n: I18n, value: usize) -> String {
    intl::number(i18n.lang(), value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn waits_are_said_in_a_unit_that_fits() {
        let owner = Owner::new();
        owner.with(|| {
            let i18n = I18n(RwSignal::new(Lang::Ru));
            assert_eq!(duration(i18n, 900), "1 секунду");
            assert_eq!(duration(i18n, 125_000), "3 минуты");
            assert_eq!(duration(i18n, 7_200_000), "2 часа");
        });
        assert_eq!([clock_time(24_000), clock_time(3_725_000)], ["0:24", "1:02:05"]);
    }
}
