//! The reader's own rules on the findings' screen.

use crate::components::sigma::{Hit, HitCalls, SigmaCalls, SigmaRules};
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use crate::queries::sigma as queries;
use crate::state::sigma::Stage;
use crate::state::view::Tab;
use crate::state::{App, use_app};
use crate::tasks::{navigate, sigma};
use leptos::prelude::*;

/// So many findings are shown before somebody asks for more.
const FIRST: usize = 20;

/// The files of rules.
#[component]
pub fn SigmaPanel() -> impl IntoView {
    let (app, i18n) = (use_app(), use_i18n());
    let calls = SigmaCalls {
        open: Callback::new(move |files| sigma::open(app, files)),
        examples: Callback::new(move |()| sigma::add_examples(app)),
        remove: Callback::new(move |name: String| sigma::remove(app, &name)),
        switch: Callback::new(move |(key, on): (String, bool)| sigma::switch(app, &key, on)),
        is_on: Callback::new(move |key: String| app.sigma.kept.with(|kept| !kept.off.contains(&key))),
        count: Callback::new(move |key: String| {
            app.sigma.results.with(|results| results.findings.iter().filter(|one| one.rule == key).count())
        }),
    };
    let status = Signal::derive(move || status(app, i18n));
    view! { <SigmaRules files=app.sigma.files status problem=app.sigma.problem unfolded=app.sigma.unfolded calls/> }
}

/// What is being done, in words.
fn status(app: App, i18n: I18n) -> String {
    let number = |count| intl::number(i18n.lang(), count).into();
    match app.sigma.stage.get() {
        Stage::Idle => String::new(),
        Stage::Reading => i18n.t("sigma-reading"),
        Stage::Running { done, total } => {
            i18n.ta("sigma-running", &[("done", number(done)), ("total", number(total))])
        }
        Stage::Done => i18n.t("sigma-done"),
    }
}

/// What the rules found.
#[component]
pub fn SigmaFindings() -> impl IntoView {
    let (app, i18n) = (use_app(), use_i18n());
    let most = RwSignal::new(FIRST);
    let cards = Memo::new(move |_| queries::cards(app, i18n, most.get()));
    let ids = Memo::new(move |_| {
        cards.with(|(cards, _)| cards.iter().map(|card| card.id.clone()).collect::<Vec<_>>())
    });
    let slow = Memo::new(move |_| queries::slow(app));
    let calls = HitCalls {
        toggle: Callback::new(move |id: String| {
            app.sigma.open.update(|open| *open = (open.as_ref() != Some(&id)).then_some(id));
        }),
        rows: Callback::new(move |(id, most): (String, usize)| queries::evidence(app, i18n, &id, most)),
        open_event: Callback::new(move |(id, event): (String, String)| {
            navigate::show(app, Tab::Timeline, queries::led(app, &id), Some(event));
        }),
        show: Callback::new(move |id: String| {
            navigate::show(app, Tab::Timeline, queries::led(app, &id), None);
        }),
    };
    let item = move |id: String| {
        let mine = id.clone();
        let card =
            Memo::new(move |_| cards.with(|(cards, _)| cards.iter().find(|card| card.id == mine).cloned()));
        let mine = id.clone();
        let open = Memo::new(move |_| app.sigma.open.with(|open| open.as_ref() == Some(&mine)));
        view! { <li><Hit card id open calls/></li> }
    };
    let has_rules = Memo::new(move |_| app.sigma.files.with(|files| !files.is_empty()));
    view! {
        <Show when=move || has_rules.get()>
            <section class="sigma-found" aria-labelledby="sigma-found">
                <h2 id="sigma-found">{move || i18n.t("sigma-found")}
                    <span class="quiet">" · "{move || i18n.tn("findings-count", cards.with(|(_, all)| *all))}</span></h2>
                <Show when=move || slow.with(|slow| !slow.is_empty())>
                    <p class="notice warn">{move || i18n.ta("sigma-slow", &[("rules", slow.with(|slow| slow.join(", ")).into())])}</p>
                </Show>
                <ol class="incidents"><For each=move || ids.get() key=Clone::clone children=item/></ol>
                <Show when=move || cards.with(|(cards, all)| cards.len() < *all)>
                    <button type="button" class="button" on:click=move |_| most.update(|most| *most += FIRST)>
                        {move || i18n.t("findings-show-more")}</button>
                </Show>
            </section>
        </Show>
    }
}
