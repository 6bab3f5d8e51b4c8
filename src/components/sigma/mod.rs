//! Sigma rules that somebody opened: what is in each file, and what in it cannot be used.

mod file;

use self::file::File;
use crate::components::icons::OpenIcon;
use crate::i18n::use_i18n;
use crate::platform::files::{GivenFile, picked};
use leptos::prelude::*;
use std::rc::Rc;
use worker_link::sigma::FileReport;

/// What can be done.
#[derive(Clone, Copy)]
pub struct SigmaCalls {
    /// Opens files.
    pub open: Callback<Vec<GivenFile>>,
    /// Forgets one, by name.
    pub remove: Callback<String>,
}

/// The files, folded away until somebody wants them.
#[component]
pub fn SigmaRules(
    #[prop(into)] files: Signal<Rc<Vec<FileReport>>, LocalStorage>,
    #[prop(into)] busy: Signal<bool>,
    /// Why the last could not be read: the name of a sentence, and what is put into it.
    #[prop(into)]
    problem: Signal<Option<(&'static str, String)>>,
    calls: SigmaCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    let list = move || files.with(|files| files.iter().cloned().collect::<Vec<_>>());
    view! {
        <details class="rules sigma">
            <summary>{move || i18n.t("sigma-title")}</summary>
            <div class="rules-body">
                <p class="hint">{move || i18n.t("sigma-hint")}</p>
                <ul class="sigma-files">
                    <For each=list key=Clone::clone children=move |file| view! { <File file remove=calls.remove/> }/>
                </ul>
                <div class="rules-files">
                    <label class="button"><OpenIcon/>{move || i18n.t("sigma-open")}
                        <input type="file" multiple class="hidden" accept=".yml,.yaml" disabled=move || busy.get()
                            on:change=move |event| calls.open.run(picked(&event_target(&event)))/></label>
                    <span class="hint" role="status">{move || busy.get().then(|| i18n.t("sigma-reading"))}</span>
                </div>
                {move || problem.get().map(|(id, name)| view! {
                    <p class="rules-problem" role="alert">{i18n.ta(id, &[("name", name.into())])}</p>
                })}
            </div>
        </details>
    }
}
