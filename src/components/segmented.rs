//! A row of choices of which one is taken: radio buttons in the shape of a segmented control.

use leptos::prelude::*;

/// One choice.
#[derive(Clone, PartialEq, Eq)]
pub struct Segment {
    /// What is reported when it is taken.
    pub value: String,
    /// What is read on it.
    pub label: String,
}

/// The row. `name` has to be unique on the page; `label` says what is chosen.
#[component]
pub fn Segmented(
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] segments: Signal<Vec<Segment>>,
    #[prop(into)] value: Signal<String>,
    on_pick: Callback<String>,
) -> impl IntoView {
    let item = move |segment: Segment| {
        let picked = segment.value.clone();
        let chosen = segment.value.clone();
        view! {
            <label class="segment">
                <input type="radio" name=name value=segment.value
                    prop:checked=move || value.get() == chosen
                    on:change=move |_| on_pick.run(picked.clone())/>
                <span>{segment.label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{move || label.get()}</legend>
            <div class="segments">
                <For each=move || segments.get() key=|segment| (segment.value.clone(), segment.label.clone())
                    children=item/>
            </div>
        </fieldset>
    }
}
