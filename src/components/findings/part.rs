//! One finding in full: what happened, what was normal, what to do, why, and what proves it.

use super::{Calls, Evidence, Expect, SeverityWord};
use crate::i18n::use_i18n;
use crate::queries::findings::{FindingView, Proof};
use crate::state::findings::Standing;
use leptos::prelude::*;

/// The finding. Within an incident of several each has its own sentence; alone, its card has it.
#[component]
pub fn Part(
    finding: FindingView,
    alone: bool,
    /// The first so many events.
    rows: Callback<(String, usize), Vec<Proof>>,
    calls: Calls,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = StoredValue::new(finding.id.clone());
    let (is_expected, reason) = (finding.standing == Standing::Expected, finding.reason.clone());
    let count = finding.events;
    let named = finding.named;
    let entry = move |label: &'static str, text: String| {
        view! { <dt>{move || i18n.t(label)}</dt><dd><bdi>{text}</bdi></dd> }
    };
    let label = finding.name.clone();
    // Of a rule of the reader's own the sentence is its name.
    let said = (!alone && finding.sentence != finding.name).then_some(finding.sentence.clone());
    let state = if is_expected {
        let because = match reason {
            Some(reason) => i18n.ta("findings-expected-because", &[("reason", reason.into())]),
            None => i18n.t("findings-expected"),
        };
        view! {
            <span class="state"><bdi>{because}</bdi></span>
            <button type="button" class="button" on:click=move |_| calls.expect_no_more.run(id.get_value())>
                {i18n.t("findings-expect-undo")}</button>
        }
        .into_any()
    } else {
        let on_expect = Callback::new(move |choice| calls.expect.run((id.get_value(), choice)));
        view! { <Expect finding=finding.clone() on_expect/> }.into_any()
    };
    view! {
        <section class="finding" aria-label=label>
            <h3><SeverityWord severity=finding.severity/><span><bdi>{finding.name}</bdi></span>
                <span class="quiet">{finding.when}</span>
                <span class="sure" title=i18n.t("finding-sure-hint")>{finding.sure}</span></h3>
            {said.map(|said| view! { <p class="said"><bdi>{said}</bdi></p> })}
            <dl>
                {finding.before.map(|before| entry("finding-usual", before))}
                {entry("finding-next", finding.next)}
                <dt>{i18n.t("finding-why")}</dt><dd><bdi>{finding.why}</bdi>" "<span class="quiet"><bdi>{finding.source}</bdi></span></dd>
            </dl>
            <Evidence rows=Callback::new(move |most| rows.run((id.get_value(), most))) count named
                on_open=Callback::new(move |event| calls.open_event.run((id.get_value(), event)))/>
            <div class="finding-state">{state}</div>
        </section>
    }
}
