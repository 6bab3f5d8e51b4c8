//! What could come next, as a list below the line.

use crate::i18n::use_i18n;
use crate::platform::intl;
use leptos::prelude::*;

/// One thing that could be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it says.
    pub label: String,
    /// What it means, if it says too little.
    pub hint: String,
    /// How many events have it.
    pub count: Option<u32>,
    /// The line with it.
    pub line: String,
    /// The caret behind it, in bytes.
    pub caret: usize,
}

/// The list. It has no focus of its own: the field says which of it is active.
#[component]
pub fn Suggestions(
    list: Memo<Vec<Suggestion>>,
    active: RwSignal<Option<usize>>,
    on_take: Callback<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let option = move |(index, suggestion): (usize, Suggestion)| {
        let count = suggestion.count.map(|count| intl::number(i18n.lang(), count as usize));
        view! {
            <li role="option" id=format!("query-{index}") aria-selected=move || (active.get() == Some(index)).to_string()
                // The field must not lose the focus before the click has come.
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| on_take.run(index)>
                <bdi class="cut">{suggestion.label}</bdi>
                <span class="hint cut">{suggestion.hint}</span>
                <span class="count">{count}</span>
            </li>
        }
    };
    view! {
        <ul class="suggestions" id="query-list" role="listbox" tabindex="-1" aria-label=move || i18n.t("query-suggestions")
            class:empty=move || list.with(Vec::is_empty)>
            {move || list.get().into_iter().enumerate().map(option).collect_view()}
        </ul>
    }
}
