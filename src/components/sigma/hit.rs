//! What a rule found, as a card that opens like ours.

use crate::components::avatar::Avatar;
use crate::components::findings::{Evidence, SeverityWord};
use crate::components::icons::DownIcon;
use crate::i18n::use_i18n;
use crate::queries::findings::Proof;
use crate::queries::sigma::SigmaCard;
use leptos::prelude::*;
use worker_link::sigma::RuleInfo;

/// What can be done with findings.
#[derive(Clone, Copy)]
pub struct HitCalls {
    /// Opens or closes one.
    pub toggle: Callback<String>,
    /// The first so many events of one.
    pub rows: Callback<(String, usize), Vec<Proof>>,
    /// Opens an event of one in the timeline.
    pub open_event: Callback<(String, String)>,
    /// Shows one in the timeline.
    pub show: Callback<String>,
}

/// The card.
#[component]
pub fn Hit(
    #[prop(into)] card: Signal<Option<SigmaCard>>,
    id: String,
    #[prop(into)] open: Signal<bool>,
    calls: HitCalls,
) -> impl IntoView {
    let body = StoredValue::new(format!("sigma-{id}"));
    let id = StoredValue::new(id);
    let class = move || {
        card.with(|card| {
            card.as_ref().map_or_else(String::new, |card| format!("incident {}", card.severity.slug()))
        })
    };
    view! {
        <article class=class class:open=move || open.get()>
            <h3>
                <button type="button" class="incident-head" aria-expanded=move || open.get().to_string()
                    aria-controls=body.get_value() on:click=move |_| calls.toggle.run(id.get_value())>
                    {move || card.get().map(|card| view! { <Head card/> })}
                    <DownIcon/>
                </button>
            </h3>
            <Show when=move || open.get()>
                <div class="incident-body" id=body.get_value()>
                    {move || card.get().map(|card| view! { <Body card calls/> })}
                </div>
            </Show>
        </article>
    }
}

#[component]
fn Head(card: SigmaCard) -> impl IntoView {
    let i18n = use_i18n();
    let people = card.who.into_iter().map(|actor| {
        let name = actor.name.clone();
        view! { <span class="person"><Avatar actor/><bdi class="cut">{name}</bdi></span> }
    });
    let more = (card.more > 0).then(
        || view! { <span>{i18n.ta("findings-more-people", &[("n", card.more.to_string().into())])}</span> },
    );
    view! {
        <SeverityWord severity=card.severity/>
        <span class="incident-title"><bdi>{card.rule.title}</bdi></span>
        <span class="incident-facts">
            {people.collect_view()}{more}
            {card.addresses.into_iter().map(|address| view! { <bdi class="mono">{address}</bdi> }).collect_view()}
            <span>{card.when}</span>
            <span>{i18n.tn("events", card.events)}</span>
        </span>
    }
}

#[component]
fn Body(card: SigmaCard, calls: HitCalls) -> impl IntoView {
    let i18n = use_i18n();
    let id = StoredValue::new(card.id);
    let RuleInfo { description, references, false_positives, .. } = card.rule;
    let entry = move |label: &'static str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| {
            view! {
                <dt>{i18n.t(label)}</dt>
                <dd>{lines.into_iter().map(|line| view! { <p><bdi>{line}</bdi></p> }).collect_view()}</dd>
            }
        })
    };
    let description = if description.is_empty() { Vec::new() } else { vec![description] };
    view! {
        <div class="incident-actions">
            <button type="button" class="button" on:click=move |_| calls.show.run(id.get_value())>{i18n.t("findings-show-timeline")}</button>
        </div>
        <section class="finding">
            <dl>
                {entry("sigma-description", description)}
                {entry("sigma-false-positives", false_positives)}
                {entry("sigma-references", references)}
            </dl>
            <Evidence rows=Callback::new(move |most| calls.rows.run((id.get_value(), most))) count=card.events named=card.named
                on_open=Callback::new(move |event| calls.open_event.run((id.get_value(), event)))/>
        </section>
    }
}
