//! Saying that a finding is expected: which of its kind, why, and for how long.

use crate::i18n::use_i18n;
use crate::queries::findings::FindingView;
use leptos::prelude::*;

/// Which findings are expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// This one.
    Once,
    /// All of its rule about its actor.
    Actor,
    /// All of its rule.
    Rule,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectChoice {
    /// Which findings.
    pub reach: Reach,
    /// Why, in the reader's own words.
    pub reason: String,
    /// For so many days; for ever if nothing.
    pub days: Option<u32>,
}

/// The lengths that can be chosen, in days.
const DAYS: [u32; 3] = [7, 30, 90];

/// The button, and the form that it opens.
#[component]
pub fn Expect(finding: FindingView, on_expect: Callback<ExpectChoice>) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let (reach, days) = (RwSignal::new(Reach::Once), RwSignal::new(None::<u32>));
    let reason = RwSignal::new(String::new());
    let id = StoredValue::new(finding.id.clone());
    let rule_name = StoredValue::new(finding.name.clone());
    let actor = StoredValue::new(finding.actor.map(|actor| actor.name));
    let save = move || {
        let choice = ExpectChoice {
            reach: reach.get_untracked(),
            reason: reason.get_untracked(),
            days: days.get_untracked(),
        };
        open.set(false);
        on_expect.run(choice);
    };
    let choice = move |value: Reach, label: Signal<String>| {
        view! {
            <label class="choice">
                <input type="radio" name=format!("reach-{}", id.get_value()) prop:checked=move || reach.get() == value
                    on:change=move |_| reach.set(value)/>
                <bdi>{move || label.get()}</bdi>
            </label>
        }
    };
    let actor_choice = move || {
        actor.get_value().map(|name| {
            let label = Signal::derive(move || {
                let rule = rule_name.get_value();
                i18n.ta("findings-expect-actor", &[("rule", rule.into()), ("name", name.clone().into())])
            });
            choice(Reach::Actor, label)
        })
    };
    let reason_id = move || format!("reason-{}", id.get_value());
    view! {
        <Show when=move || !open.get()>
            <button type="button" class="button" on:click=move |_| open.set(true)>{move || i18n.t("findings-expect")}</button>
        </Show>
        <Show when=move || open.get()>
            <form class="expect" on:submit=move |event| { event.prevent_default(); save(); }
                on:keydown=move |event| if event.key() == "Escape" { open.set(false) }>
                <fieldset>
                    <legend>{move || i18n.t("findings-expect-legend")}</legend>
                    {choice(Reach::Once, Signal::derive(move || i18n.t("findings-expect-once")))}
                    {actor_choice}
                    {choice(Reach::Rule, Signal::derive(move || {
                        i18n.ta("findings-expect-rule", &[("rule", rule_name.get_value().into())])
                    }))}
                </fieldset>
                <label for=reason_id>{move || i18n.t("findings-expect-reason")}</label>
                <input id=reason_id type="text" maxlength="200" autocomplete="off" prop:value=move || reason.get()
                    placeholder=move || i18n.t("findings-expect-reason-hint") on:input=move |event| reason.set(event_target_value(&event))/>
                <div class="expect-foot">
                    <DaysSelect days/>
                    <button type="submit" class="button primary">{move || i18n.t("findings-expect-save")}</button>
                    <button type="button" class="button" on:click=move |_| open.set(false)>{move || i18n.t("findings-expect-cancel")}</button>
                    <span class="hint">{move || i18n.t("findings-kept-hint")}</span>
                </div>
            </form>
        </Show>
    }
}

/// For how long something is expected.
#[component]
pub fn DaysSelect(days: RwSignal<Option<u32>>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <select class="button" aria-label=move || i18n.t("findings-expect-until")
            on:change=move |event| days.set(event_target_value(&event).parse().ok())>
            <option value="" selected=move || days.get().is_none()>{move || i18n.t("findings-expect-forever")}</option>
            {DAYS.map(|count| view! {
                <option value=count.to_string() selected=move || days.get() == Some(count)>
                    {move || i18n.tn("findings-expect-days", count as usize)}</option>
            })}
        </select>
    }
}
