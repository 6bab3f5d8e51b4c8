//! The rules, on and off, and what is known to be harmless: the whole of it can be saved as a file and opened again.

use crate::components::icons::CloseIcon;
use crate::i18n::use_i18n;
use crate::platform::files::{GivenFile, picked};
use crate::queries::exceptions::{Exception, RuleLine};
use audit_detect::Rule;
use leptos::prelude::*;

/// What an exception is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// An address or network.
    #[default]
    Address,
    /// A person.
    Actor,
    /// A client family.
    Client,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Address, Self::Actor, Self::Client];

    const fn slug(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Actor => "actor",
            Self::Client => "client",
        }
    }
}

/// A new exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What it is about.
    pub kind: Kind,
    /// Which one.
    pub value: String,
    /// Why.
    pub reason: String,
    /// For so many days; for ever if nothing.
    pub days: Option<u32>,
}

/// What can be done.
#[derive(Clone, Copy)]
pub struct RuleCalls {
    /// Switches a rule on or off.
    pub switch: Callback<(Rule, bool)>,
    /// Adds an exception, or says by the name of a message why not.
    pub add: Callback<Wish, Option<&'static str>>,
    /// Takes one back.
    pub remove: Callback<Exception>,
    /// Saves everything as a file.
    pub save: Callback<()>,
    /// Opens such a file.
    pub open: Callback<Vec<GivenFile>>,
}

/// The rules and exceptions, folded away until somebody wants them.
#[component]
pub fn Rules(
    #[prop(into)] lines: Signal<Vec<RuleLine>>,
    #[prop(into)] exceptions: Signal<Vec<Exception>>,
    /// Why the last file could not be taken.
    #[prop(into)]
    problem: Signal<Option<String>>,
    /// The form for thresholds.
    #[prop(into)]
    thresholds: ViewFn,
    calls: RuleCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let line = move |line: RuleLine| {
        view! {
            <li><label class="choice">
                <input type="checkbox" prop:checked=line.on on:change=move |event| calls.switch.run((line.rule, event_target_checked(&event)))/>
                <span class="cut">{line.name}</span><span class="quiet">{line.count}</span>
            </label></li>
        }
    };
    let exception = move |one: Exception| {
        let label = i18n.ta("rules-remove", &[("name", one.text.as_str().into())]);
        let title = label.clone();
        let taken = one.clone();
        view! {
            <li>
                <bdi>{one.text}</bdi><span class="quiet">{one.until}</span><span class="quiet"><bdi>{one.reason}</bdi></span>
                <button type="button" class="menu-side" title=title aria-label=label on:click=move |_| calls.remove.run(taken.clone())><CloseIcon/></button>
            </li>
        }
    };
    view! {
        <details class="rules" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{move || i18n.t("rules-title")}</summary>
            <Show when=move || open.get()>
                <div class="rules-body">
                    <section aria-labelledby="rules-rules">
                        <h2 id="rules-rules">{move || i18n.t("rules-rules")}</h2>
                        <p class="hint">{move || i18n.t("rules-rules-hint")}</p>
                        <ul class="rules-list">
                            <For each=move || lines.get() key=Clone::clone children=line/>
                        </ul>
                    </section>
                    <section>
                        <h2 id="rules-thresholds">{move || i18n.t("threshold-title")}</h2>
                        <p class="hint">{move || i18n.t("threshold-hint")}</p>
                        {thresholds.run()}
                    </section>
                    <section aria-labelledby="rules-exceptions">
                        <h2 id="rules-exceptions">{move || i18n.t("rules-exceptions")}</h2>
                        <Show when=move || exceptions.with(Vec::is_empty)>
                            <p class="hint">{move || i18n.t("rules-exceptions-none")}</p>
                        </Show>
                        <ul class="rules-exceptions"><For each=move || exceptions.get() key=Clone::clone children=exception/></ul>
                        <Add calls/>
                        <div class="rules-files">
                            <button type="button" class="button" on:click=move |_| calls.save.run(())>{move || i18n.t("rules-save")}</button>
                            <label class="button">{move || i18n.t("rules-open")}
                                <input type="file" class="hidden" accept=".json" on:change=move |event| calls.open.run(picked(&event_target(&event)))/></label>
                            <span class="hint">{move || i18n.t("rules-file-hint")}</span>
                        </div>
                        {move || problem.get().map(|error| view! {
                            <p class="rules-problem" role="alert">{i18n.ta("rules-open-bad", &[("error", error.into())])}</p>
                        })}
                    </section>
                </div>
            </Show>
        </details>
    }
}

#[component]
fn Add(calls: RuleCalls) -> impl IntoView {
    let i18n = use_i18n();
    let (kind, days) = (RwSignal::new(Kind::default()), RwSignal::new(None::<u32>));
    let (value, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None::<&'static str>);
    let add = move || {
        let wish = Wish {
            kind: kind.get_untracked(),
            value: value.get_untracked(),
            reason: reason.get_untracked(),
            days: days.get_untracked(),
        };
        let refused = calls.add.run(wish);
        if refused.is_none() {
            value.set(String::new());
            reason.set(String::new());
        }
        problem.set(refused);
    };
    let pick = move |slug: String| {
        problem.set(None);
        kind.set(Kind::ALL.into_iter().find(|kind| kind.slug() == slug).unwrap_or_default());
    };
    view! {
        <form class="rules-add" aria-label=move || i18n.t("rules-add") on:submit=move |event| { event.prevent_default(); add(); }>
            <select class="button" aria-label=move || i18n.t("rules-add-kind") on:change=move |event| pick(event_target_value(&event))>
                {Kind::ALL.map(|one| view! {
                    <option value=one.slug() selected=move || kind.get() == one>{move || i18n.t(&format!("rules-add-{}", one.slug()))}</option>
                })}
            </select>
            <input type="text" maxlength="100" autocomplete="off" aria-label=move || i18n.t("rules-add-value")
                placeholder=move || i18n.t("rules-add-value") prop:value=move || value.get()
                on:input=move |event| { problem.set(None); value.set(event_target_value(&event)); }/>
            <input type="text" maxlength="200" autocomplete="off" aria-label=move || i18n.t("findings-expect-reason")
                placeholder=move || i18n.t("findings-expect-reason") prop:value=move || reason.get()
                on:input=move |event| reason.set(event_target_value(&event))/>
            <super::expect::DaysSelect days/>
            <button type="submit" class="button" disabled=move || value.with(|value| value.trim().is_empty())>
                {move || i18n.t("rules-add-save")}</button>
            {move || problem.get().map(|id| view! { <p class="rules-problem" role="alert">{i18n.t(id)}</p> })}
        </form>
    }
}
