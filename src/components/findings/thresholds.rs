//! The form for thresholds: one group at a time, with what other values would find.

use crate::i18n::use_i18n;
use crate::queries::thresholds::{self as words, GroupLine};
use crate::state::findings::{Preview, Tuning};
use audit_detect::{Group, Knob, Unit};
use leptos::prelude::*;

/// What can be done.
#[derive(Clone, Copy)]
pub struct TuningCalls {
    /// Shows another group.
    pub pick: Callback<Group>,
    /// Takes the typed values over.
    pub apply: Callback<()>,
    /// Makes all thresholds usual again.
    pub forget_all: Callback<()>,
}

/// The form.
#[component]
pub fn Thresholds(
    tuning: RwSignal<Tuning>,
    #[prop(into)] groups: Signal<Vec<GroupLine>>,
    /// How many differ from the usual.
    #[prop(into)]
    changed: Signal<usize>,
    #[prop(into)] preview: Signal<Preview>,
    /// The same in words.
    #[prop(into)]
    said: Signal<String>,
    calls: TuningCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    let group = Memo::new(move |_| tuning.with(|tuning| tuning.group));
    let wrong = Memo::new(move |_| {
        tuning.with(|tuning| tuning.group.knobs().any(|knob| tuning.problem(knob).is_some()))
    });
    let touched = Memo::new(move |_| wrong.get() || preview.get() != Preview::Nothing);
    let usual = Memo::new(move |_| tuning.with(|tuning| *tuning == Tuning::usual(tuning.group)));
    let option = move |line: GroupLine| {
        let text = if line.changed > 0 {
            i18n.ta("threshold-changed", &[("name", line.name.into())])
        } else {
            line.name
        };
        view! { <option value=line.group.slug() selected=move || group.get() == line.group>{text}</option> }
    };
    let knobs = move || group.get().knobs().collect::<Vec<_>>();
    let pick = move |slug: String| {
        if let Some(group) = Group::all().into_iter().find(|group| group.slug() == slug) {
            calls.pick.run(group);
        }
    };
    view! {
        <form class="thresholds" aria-labelledby="rules-thresholds" on:submit=move |event| { event.prevent_default(); calls.apply.run(()); }>
            <div class="thresholds-head">
                <select class="button" aria-label=move || i18n.t("threshold-which") on:change=move |event| pick(event_target_value(&event))>
                    {move || groups.get().into_iter().map(option).collect_view()}
                </select>
                <Show when=move || { changed.get() > 0 }>
                    <span class="quiet">{move || i18n.tn("threshold-differ", changed.get())}</span>
                    <button type="button" class="link" on:click=move |_| calls.forget_all.run(())>{move || i18n.t("threshold-forget-all")}</button>
                </Show>
            </div>
            <div class="thresholds-fields">
                <For each=knobs key=|knob| knob.name
                    children=move |knob| view! { <Field knob tuning/> }/>
            </div>
            <p class="thresholds-said" role="status">{said}</p>
            <div class="thresholds-foot">
                <button type="submit" class="button primary" disabled=move || wrong.get() || !touched.get()>{move || i18n.t("threshold-apply")}</button>
                <button type="button" class="button" disabled=move || !touched.get() on:click=move |_| calls.pick.run(group.get_untracked())>
                    {move || i18n.t("threshold-discard")}</button>
                <button type="button" class="button" disabled=usual on:click=move |_| tuning.set(Tuning::usual(group.get_untracked()))>
                    {move || i18n.t("threshold-usual")}</button>
            </div>
        </form>
    }
}

#[component]
fn Field(knob: &'static Knob, tuning: RwSignal<Tuning>) -> impl IntoView {
    let i18n = use_i18n();
    let id = StoredValue::new(words::label(knob));
    let hint = StoredValue::new(format!("{}-hint", words::label(knob)));
    let label = move || i18n.t(&id.get_value());
    let set = move |text: String| tuning.update(|tuning| *tuning = tuning.with(knob, text));
    if knob.unit == Unit::Switch {
        let on = move || tuning.with(|tuning| tuning.text(knob) == "1");
        let flip = move |event| set(u8::from(event_target_checked(&event)).to_string());
        return view! {
            <label class="choice threshold-switch"><input type="checkbox" prop:checked=on on:change=flip/><span>{label}</span></label>
        }
        .into_any();
    }
    let problem = Memo::new(move |_| tuning.with(|tuning| tuning.problem(knob)));
    let told = move || match problem.get() {
        Some(problem) => format!("{} {}", i18n.t(problem.message()), words::bounds(i18n, knob)),
        None => words::bounds(i18n, knob),
    };
    view! {
        <div class="threshold">
            <label for=id.get_value()>{label}</label>
            <span class="threshold-value">
                <input id=id.get_value() type="text" inputmode="numeric" autocomplete="off" maxlength="8" class:bad=move || problem.get().is_some()
                    aria-invalid=move || problem.get().is_some().to_string() aria-describedby=hint.get_value()
                    prop:value=move || tuning.with(|tuning| tuning.text(knob).to_owned()) on:input=move |event| set(event_target_value(&event))/>
                <span class="quiet">{move || words::unit(i18n, knob)}</span>
            </span>
            <span id=hint.get_value() class="hint" class:rules-problem=move || problem.get().is_some() aria-live="polite">{told}</span>
        </div>
    }
    .into_any()
}
