//! An incident: a heading that opens, and the findings in it.

use super::{Calls, Part, SeverityWord};
use crate::components::avatar::Avatar;
use crate::components::icons::DownIcon;
use crate::detail::facts::CopyButton;
use crate::i18n::use_i18n;
use crate::notes::notebook::NOTEBOOK_ID;
use crate::queries::findings::{Card, Inside, Proof};
use crate::state::cases::InCase;
use crate::state::findings::Standing;
use leptos::prelude::*;

/// The incident.
#[component]
pub fn Incident(
    #[prop(into)] card: Signal<Option<Card>>,
    /// The id of its first finding.
    id: String,
    #[prop(into)] open: Signal<bool>,
    /// Its findings in full.
    inside: Callback<Vec<String>, Inside>,
    rows: Callback<(String, usize), Vec<Proof>>,
    calls: Calls,
) -> impl IntoView {
    let i18n = use_i18n();
    let body = StoredValue::new(format!("incident-{id}"));
    let first = StoredValue::new(id);
    let ids = Memo::new(move |_| {
        card.with(|card| card.as_ref().map(|card| card.findings.clone())).unwrap_or_default()
    });
    let standing =
        Memo::new(move |_| card.with(|card| card.as_ref().map(|card| card.standing)).unwrap_or_default());
    let case = Memo::new(move |_| card.with(|card| card.as_ref()?.cases.first().cloned()));
    let found = Memo::new(move |_| if open.get() { inside.run(ids.get()) } else { Inside::default() });
    let before = Memo::new(move |_| found.with(|found| found.before.clone()));
    view! {
        <article class=move || card.with(|card| card.as_ref().map_or_else(String::new, |card| format!("incident {}", card.severity.slug())))
            class:open=move || open.get() class:looked=move || standing.get() != Standing::New id=format!("card-{}", first.get_value())>
            <h2>
                <button type="button" class="incident-head" aria-expanded=move || open.get().to_string() aria-controls=body.get_value()
                    on:click=move |_| calls.toggle.run(first.get_value())>
                    {move || card.get().map(|card| view! { <Head card/> })}
                    <DownIcon/>
                </button>
            </h2>
            <Show when=move || open.get()>
                <div class="incident-body" id=body.get_value()>
                    <div class="incident-actions">
                        <button type="button" class="button" on:click=move |_| calls.show.run(ids.get_untracked())>
                            {move || i18n.t("findings-show-timeline")}</button>
                        <button type="button" class="button" on:click=move |_| calls.notify.run(ids.get_untracked())>
                            {move || i18n.t("notify-open")}</button>
                        <CaseButton case ids calls/>
                        <LookedButton standing ids calls/>
                        <CopyButton label="findings-export-markdown" text=Callback::new(move |()| calls.markdown.run(ids.get_untracked()))/>
                        <CopyButton label="findings-copy-link" text=Callback::new(move |()| calls.link.run(first.get_value()))/>
                    </div>
                    {move || before.get().map(|before| view! {
                        <dl class="incident-usual"><dt>{i18n.t("finding-usual")}</dt><dd><bdi>{before}</bdi></dd></dl>
                    })}
                    <For each=move || found.get().findings key=|part| (part.id.clone(), part.sentence.clone(), part.standing, part.events, part.before.clone())
                        children=move |finding| view! { <Part alone=ids.with_untracked(|ids| ids.len() == 1) finding rows calls/> }/>
                </div>
            </Show>
        </article>
    }
}

#[component]
fn Head(card: Card) -> impl IntoView {
    let i18n = use_i18n();
    let looked = (card.standing == Standing::Looked)
        .then(|| view! { <span class="state">{i18n.t("findings-looked")}</span> });
    let expected = (card.standing == Standing::Expected)
        .then(|| view! { <span class="state">{i18n.t("findings-expected")}</span> });
    let notice = card.notice.map(|(name, at)| {
        view! { <span class="state"><bdi>{i18n.ta("notify-sent-note", &[("name", name.into()), ("at", at.into())])}</bdi></span> }
    });
    // Which one is said where it can be opened.
    let case = card.cases.first().map(|case| {
        view! { <span class="state">{i18n.t(if case.whole { "case-has" } else { "case-has-part" })}</span> }
    });
    let people = card.who.into_iter().map(|actor| {
        let name = actor.name.clone();
        view! { <span class="person"><Avatar actor/><bdi class="cut">{name}</bdi></span> }
    });
    let more = (card.more > 0).then(
        || view! { <span>{i18n.ta("findings-more-people", &[("n", card.more.to_string().into())])}</span> },
    );
    let count = card.findings.len();
    view! {
        <SeverityWord severity=card.severity/>
        <span class="incident-title"><bdi>{card.headline}</bdi></span>
        <span class="incident-facts">
            {people.collect_view()}{more}
            {card.addresses.into_iter().map(|address| view! { <bdi class="mono">{address}</bdi> }).collect_view()}
            <span>{card.when}</span>
            {(count > 1).then(|| view! { <span>{i18n.tn("findings-count", count)}</span> })}
            {looked}{expected}{case}{notice}
        </span>
    }
}

/// Makes a case of the incident, or leads to the one that it is in: one button, so that the focus stays on it when the
/// one becomes the other.
#[component]
fn CaseButton(case: Memo<Option<InCase>>, ids: Memo<Vec<String>>, calls: Calls) -> impl IntoView {
    let i18n = use_i18n();
    let label = move || match case.get() {
        Some(InCase { name, whole: true }) => i18n.ta("case-in", &[("name", name.into())]),
        Some(InCase { name, whole: false }) => i18n.ta("case-add-rest", &[("name", name.into())]),
        None => i18n.t("case-open"),
    };
    view! {
        <button type="button" class="button" class:named=move || case.with(Option::is_some) popovertarget=NOTEBOOK_ID title=move || case.with(Option::is_some).then(label)
            on:click=move |_| match case.get_untracked() {
                Some(InCase { name, whole: true }) => calls.show_case.run(name),
                _ => calls.offer_case.run(ids.get_untracked()),
            }><bdi>{label}</bdi></button>
    }
}

#[component]
fn LookedButton(standing: Memo<Standing>, ids: Memo<Vec<String>>, calls: Calls) -> impl IntoView {
    let i18n = use_i18n();
    let looked = move || standing.get() == Standing::Looked;
    view! {
        <Show when=move || matches!(standing.get(), Standing::New | Standing::Looked)>
            <button type="button" class="button"
                on:click=move |_| calls.set_looked.run((ids.get_untracked(), standing.get_untracked() == Standing::New))>
                {move || i18n.t(if looked() { "findings-set-new" } else { "findings-set-looked" })}</button>
        </Show>
    }
}
