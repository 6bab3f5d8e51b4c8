//! The reader's own rules, in Sigma form: what is in each file, and what in it cannot be used.

mod file;

use self::file::File;
use crate::components::icons::OpenIcon;
use crate::i18n::use_i18n;
use crate::platform::files::{GivenFile, picked};
use crate::state::sigma::Problem;
use leptos::prelude::*;
use std::rc::Rc;
use worker_link::sigma::FileReport;

/// What can be done with rules.
#[derive(Clone, Copy)]
pub struct SigmaCalls {
    /// Opens files.
    pub open: Callback<Vec<GivenFile>>,
    /// Adds the rules that come with the page.
    pub examples: Callback<()>,
    /// Forgets a file, by name.
    pub remove: Callback<String>,
    /// Switches a rule, by key.
    pub switch: Callback<(String, bool)>,
    /// Whether a rule is on.
    pub is_on: Callback<String, bool>,
    /// How many findings a rule has.
    pub count: Callback<String, usize>,
}

/// The files, folded away until somebody wants them.
#[component]
pub fn SigmaRules(
    #[prop(into)] files: Signal<Rc<Vec<FileReport>>, LocalStorage>,
    /// What is being done, in words.
    #[prop(into)]
    status: Signal<String>,
    #[prop(into)] problem: Signal<Option<Problem>>,
    /// The titles of rules that were given up because they took too long.
    #[prop(into)]
    slow: Signal<Vec<String>>,
    unfolded: RwSignal<bool>,
    calls: SigmaCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    let toggle = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        unfolded.update(|unfolded| *unfolded = !*unfolded);
    };
    let list = move || files.with(|files| files.to_vec());
    view! {
        <details class="rules sigma" prop:open=move || unfolded.get()>
            <summary on:click=toggle>{move || i18n.t("sigma-title")}</summary>
            <div class="rules-body">
                <p class="hint">{move || i18n.t("sigma-hint")}</p>
                <ul class="sigma-files">
                    <For each=list key=Clone::clone children=move |file| view! { <File file calls/> }/>
                </ul>
                <div class="rules-files">
                    <label class="button"><OpenIcon/>{move || i18n.t("sigma-open")}
                        <input type="file" multiple class="hidden" accept=".yml,.yaml"
                            on:change=move |event| calls.open.run(picked(&event_target(&event)))/></label>
                    <button type="button" class="button" on:click=move |_| calls.examples.run(())>{move || i18n.t("sigma-examples")}</button>
                    <span class="hint" role="status">{move || status.get()}</span>
                </div>
                <Show when=move || slow.with(|slow| !slow.is_empty())>
                    <p class="notice warn" role="status"><bdi>{move || i18n.ta("sigma-slow", &[("rules", slow.get().join(", ").into())])}</bdi></p>
                </Show>
                {move || problem.get().map(|Problem { id, name }| view! {
                    <p class="rules-problem" role="alert">{i18n.ta(id, &[("name", name.into())])}</p>
                })}
            </div>
        </details>
    }
}
