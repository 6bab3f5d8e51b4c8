//! The strip above the timeline: is anything wrong?

use super::SeverityWord;
use crate::i18n::use_i18n;
use crate::queries::findings::{Card, Tally};
use crate::state::parts::Coming;
use crate::text::clean::isolated;
use crate::text::finding as text;
use audit_detect::{Rule, Severity};
use leptos::prelude::*;

/// How far reading and checking are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// How much of the period has been read, in percent, while it is being read.
    pub reading: Option<u8>,
    /// Whether reading has ended before all was read.
    pub partly: bool,
    /// Whether the rules are at work.
    pub busy: bool,
    /// Whether they have come to an end at least once.
    pub told: bool,
}

/// The strip. It is as high with findings as without, so that nothing moves when they come.
#[component]
pub fn FindingsStrip(
    #[prop(into)] cards: Signal<Vec<Card>>,
    #[prop(into)] tally: Signal<Tally>,
    #[prop(into)] stage: Signal<Stage>,
    /// How far the rules themselves are.
    #[prop(into)]
    coming: Signal<Coming>,
    on_ask: Callback<()>,
    on_open: Callback<String>,
    on_all: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let any = Memo::new(move |_| tally.with(|tally| tally.findings > 0));
    let missing = Memo::new(move |_| coming.get() == Coming::Missing);
    let instead = move || match missing.get() {
        true => view! { <Missing on_ask/> }.into_any(),
        false => view! { <Instead any stage/> }.into_any(),
    };
    view! {
        <section class="found" aria-label=move || i18n.t("found-findings")>
            <div class="found-cards">
                <For each=move || cards.get() key=|card| (card.id.clone(), card.headline.clone(), card.severity)
                    children=move |card| view! { <StripCard card on_open/> }/>
                <Show when=move || cards.with(Vec::is_empty)>{instead}</Show>
            </div>
            <Show when=move || any.get()>
                <div class="found-side">
                    <Counts tally/>
                    <button type="button" class="link" on:click=move |_| on_all.run(())>{move || i18n.t("found-all")}</button>
                    <Note stage/>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn StripCard(card: Card, on_open: Callback<String>) -> impl IntoView {
    let i18n = use_i18n();
    let id = card.id.clone();
    let names = card.who.iter().map(|actor| isolated(&actor.name));
    let more =
        (card.more > 0).then(|| i18n.ta("findings-more-people", &[("n", card.more.to_string().into())]));
    let who = names.chain(more).collect::<Vec<_>>().join(", ");
    let title = format!("{} · {}", card.headline, card.when);
    view! {
        <button type="button" class=format!("found-card {}", card.severity.slug()) on:click=move |_| on_open.run(id.clone())
            title=title>
            <b><bdi>{card.headline}</bdi></b>
            <span class="found-who">
                <SeverityWord severity=card.severity/>
                <bdi class="cut">{who}</bdi>
                <span class="go">{move || i18n.t("found-investigate")}</span>
            </span>
        </button>
    }
}

/// What stands where there is nothing to show.
#[component]
fn Instead(any: Memo<bool>, stage: Signal<Stage>) -> impl IntoView {
    let i18n = use_i18n();
    let rules = || Rule::ALL.len();
    let words = Memo::new(move |_| {
        let stage = stage.get();
        if let Some(percent) = stage.reading {
            let part = i18n.ta("found-part", &[("n", percent.to_string().into())]);
            return (i18n.t("found-looking"), part, false);
        }
        match (stage.told && !stage.busy, any.get()) {
            (false, _) => (i18n.t("found-looking"), i18n.t("found-checking"), false),
            (true, true) => (i18n.t("found-all-looked"), i18n.t("found-all-looked-hint"), true),
            (true, false) if stage.partly => {
                (i18n.t("found-none-part"), i18n.t("found-none-part-hint"), false)
            }
            (true, false) => (i18n.t("found-none"), i18n.tn("found-none-hint", rules()), true),
        }
    });
    view! {
        <p class="found-instead" class:ok=move || words.get().2>
            <b>{move || words.get().0}</b><span class="quiet">{move || words.get().1}</span>
        </p>
    }
}

/// That the rules have not come.
#[component]
fn Missing(on_ask: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="found-instead missing" role="alert">
            <b>{move || i18n.t("later-no-rules")}</b><span class="quiet">{move || i18n.t("later-no-rules-hint")}</span>
            <button type="button" class="button" on:click=move |_| on_ask.run(())>{move || i18n.t("retry")}</button>
        </div>
    }
}

#[component]
fn Counts(tally: Signal<Tally>) -> impl IntoView {
    let i18n = use_i18n();
    let counts = Memo::new(move |_| {
        let severities = tally.get().severities;
        Severity::ALL.into_iter().zip(severities).filter(|(_, count)| *count > 0).collect::<Vec<_>>()
    });
    let item = move |(severity, count): (Severity, usize)| {
        let label = move || {
            let word = text::severity(i18n.lang(), severity);
            i18n.ta("found-severity", &[("severity", word.into()), ("n", count.to_string().into())])
        };
        view! { <li class=severity.slug()>{label}</li> }
    };
    view! {
        <ul class="found-counts" aria-label=move || i18n.t("found-counts")>
            {move || counts.get().into_iter().map(item).collect_view()}
        </ul>
    }
}

/// That the findings are not the last word yet.
#[component]
fn Note(stage: Signal<Stage>) -> impl IntoView {
    let i18n = use_i18n();
    let note = move || {
        let percent = stage.get().reading?;
        let full = i18n.ta("found-part", &[("n", percent.to_string().into())]);
        let title = full.clone();
        Some(
            view! { <span class="found-note" title=title>{format!("{percent} %")}<span class="hidden">{full}</span></span> },
        )
    };
    view! { {note} }
}
