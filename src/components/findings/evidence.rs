//! The events that prove a finding, in sentences; each leads to the timeline.

use crate::components::avatar::Avatar;
use crate::i18n::use_i18n;
use crate::queries::findings::Proof;
use leptos::prelude::*;

/// How many are shown before somebody asks for all.
pub const FIRST: usize = 5;

/// The events.
#[component]
pub fn Evidence(
    /// The first so many events.
    rows: Callback<usize, Vec<Proof>>,
    /// How many there are.
    count: usize,
    /// How many of them are known by name.
    named: usize,
    on_open: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let all = RwSignal::new(false);
    let shown = Memo::new(move |_| rows.run(if all.get() { named } else { FIRST }));
    view! {
        <div class="evidence">
            <h4>{move || i18n.tn("findings-evidence", count)}</h4>
            <ul>
                <For each=move || shown.get() key=|proof| (proof.row.id.clone(), proof.moment.clone(), proof.row.sentence.did.clone())
                    children=move |proof| view! { <EvidenceRow proof on_open/> }/>
            </ul>
            <Show when=move || { named > FIRST && !all.get() }>
                <button type="button" class="link" on:click=move |_| all.set(true)>
                    {move || i18n.ta("findings-evidence-all", &[("n", named.to_string().into())])}</button>
            </Show>
            <Show when=move || { all.get() && named < count }>
                <p class="hint">{move || i18n.ta("findings-evidence-named", &[("n", named.to_string().into())])}</p>
            </Show>
        </div>
    }
}

#[component]
fn EvidenceRow(proof: Proof, on_open: Callback<String>) -> impl IntoView {
    let i18n = use_i18n();
    let row = proof.row;
    let id = row.id.clone();
    let place = [row.ip, row.client].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let actor = row.actor.map(|actor| {
        let name = actor.name.clone();
        view! { <Avatar actor/><bdi class="cut">{name}</bdi> }
    });
    let (did, object, extra) = (row.sentence.did, row.sentence.object, row.sentence.extra);
    view! {
        <li><button type="button" class="evidence-row" on:click=move |_| on_open.run(id.clone())
            title=move || i18n.t("findings-evidence-open")>
            <span class=format!("stripe cat-{}", row.category) role="presentation"></span>
            <span class="mono quiet">{proof.moment}</span>
            <span class="who">{actor}</span>
            <span class="what cut"><bdi class:mono=row.sentence.did_is_key>{did}</bdi>
                {object.map(|object| view! { " "<b><bdi>{object}</bdi></b> })}
                {extra.map(|extra| view! { " "<span class="quiet"><bdi>{extra}</bdi></span> })}
            </span>
            <span class="place cut quiet"><bdi>{place}</bdi></span>
        </button></li>
    }
}
