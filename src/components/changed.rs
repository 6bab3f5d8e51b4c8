//! What changed most since the period before, each a filter.

use crate::charts::change::ChangeMark;
use crate::charts::labels;
use crate::i18n::use_i18n;
use crate::queries::changed::Changed;
use leptos::prelude::*;

/// The line below what the charts are compared with: nothing where there is no comparison, and a sentence where nothing
/// changed more than chance does.
#[component]
pub fn ChangedMost(
    #[prop(into)] rows: Signal<Option<Vec<Changed>>>,
    on_pick: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let item = move |kind: Changed| {
        let category = kind.category();
        let Changed { key, name, change, later } = kind;
        let number = |n: u64| labels::number(i18n.lang(), n);
        let later = (later > 0).then(|| i18n.ta("changed-later", &[("n", number(later).into())]));
        let before = [number(change.before)].into_iter().chain(later).collect::<Vec<_>>().join(" ");
        let numbers = format!("{before} → {}", number(change.now));
        view! {
            <li><button type="button" class="changed-kind" on:click=move |_| on_pick.run(key.clone())>
                <i class=format!("swatch bg-{category}") aria-hidden="true"></i>
                {name}
                <span class="quiet">{numbers}</span>
                <ChangeMark change=Signal::stored(Some(change))/>
            </button></li>
        }
    };
    move || {
        rows.get().map(|rows| {
            let title = if rows.is_empty() { "changed-nothing" } else { "changed-most" };
            let list = (!rows.is_empty()).then(|| {
                view! { <ul aria-labelledby="changed">{rows.into_iter().map(item).collect_view()}</ul> }
            });
            view! { <div class="changed"><span id="changed" class="quiet">{i18n.t(title)}</span>{list}</div> }
        })
    }
}
