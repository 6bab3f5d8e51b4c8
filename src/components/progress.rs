//! The progress line in the header: how many events, how fast, how long; and a way to stop.

use super::failure::{clock_time, duration};
use super::icons::StopIcon;
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use crate::state::progress::Progress;
use crate::state::use_app;
use crate::tasks::load;
use leptos::prelude::*;

/// The line. Its numbers change several times a second, so it is no live region; its ends are (see notices).
#[component]
pub fn ProgressLine() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let loading = Memo::new(move |_| app.progress.with(Progress::is_loading));
    let percent = move || app.progress.with(|progress| (progress.fraction * 100.0).round());
    view! {
        <div class="progress">
            <Show when=move || loading.get()>
                <span class="bar" role="progressbar" aria-label=move || i18n.t("progress-label") aria-valuemin="0"
                    aria-valuemax="100" aria-valuenow=move || percent().to_string()>
                    <i style:width=move || format!("{}%", percent())></i>
                </span>
            </Show>
            <span class="numbers">{move || app.progress.with(|progress| numbers(i18n, progress))}</span>
            <Show when=move || loading.get()>
                <button class="button icon-only" type="button" on:click=move |_| load::stop()
                    title=move || i18n.t("progress-stop") aria-label=move || i18n.t("cancel")><StopIcon/></button>
            </Show>
        </div>
    }
}

fn numbers(i18n: I18n, progress: &Progress) -> String {
    let number = |value: usize| intl::number(i18n.lang(), value);
    if !progress.is_loading() {
        return i18n.tn("progress-done", progress.events);
    }
    let mut parts = vec![match progress.expected {
        Some(expected) => {
            format!(
                "{} {}",
                number(progress.events),
                i18n.ta("progress-of", &[("n", number(rounded(expected)).into())])
            )
        }
        None => number(progress.events),
    }];
    match progress.pause_s {
        Some(seconds) => {
            let time = duration(i18n, u64::from(seconds) * 1_000);
            parts.push(i18n.ta("progress-pause", &[("time", time.into())]));
        }
        None => {
            parts.push(i18n.ta("progress-rate", &[("n", progress.requests_per_second.to_string().into())]));
            if let Some(left) = progress.left_ms {
                parts.push(i18n.ta("progress-left", &[("time", clock_time(left).into())]));
            }
        }
    }
    parts.join(" · ")
}

/// Two figures that hold still are worth more than six that do not.
fn rounded(expected: usize) -> usize {
    let unit = 10usize.pow(expected.checked_ilog10().unwrap_or(0).saturating_sub(1));
    expected.div_ceil(unit) * unit
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_estimate_has_two_figures() {
        assert_eq!([0, 7, 84, 128_598].map(super::rounded), [0, 7, 84, 130_000]);
    }
}
