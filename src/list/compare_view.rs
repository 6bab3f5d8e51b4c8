//! Two events side by side, above the page. What differs is marked by a sign and a ground.

use super::compare::Compared;
use crate::components::icons::CloseIcon;
use crate::i18n::use_i18n;
use leptos::prelude::*;

/// Id of the view, for the button that shows it.
pub const COMPARE_ID: &str = "compare";

/// The two.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// When each happened.
    pub times: [String; 2],
    /// How long the one was after the other.
    pub apart: String,
    /// Their fields.
    pub rows: Vec<Compared>,
}

/// The view. The browser shows and hides it, also on Escape and on a click elsewhere.
#[component]
pub fn CompareView(#[prop(into)] pair: Signal<Option<Pair>>) -> impl IntoView {
    let i18n = use_i18n();
    let side = |text: Option<String>| match text {
        Some(text) => view! { <td><bdi>{text}</bdi></td> }.into_any(),
        None => view! { <td class="quiet">"—"</td> }.into_any(),
    };
    let row = move |row: Compared| {
        let differs = !row.is_same();
        let [one, other] = row.sides;
        let mark = differs.then(|| {
            view! { <span class="differs" title=i18n.t("compare-differs")>"≠"</span>
            <span class="hidden">{i18n.t("compare-differs")}</span> }
        });
        view! { <tr class:differs=differs><th scope="row"><bdi>{row.label}</bdi>" "{mark}</th>{side(one)}{side(other)}</tr> }
    };
    let table = move || {
        pair.get().map(|pair| {
            let same = pair.rows.iter().filter(|row| row.is_same()).count();
            let said = [i18n.tn("compare-differ", pair.rows.len() - same), i18n.tn("compare-same", same)].join(" · ");
            let [one, other] = pair.times;
            view! {
                <p class="hint">{said}" · "{i18n.t("compare-apart")}": "{pair.apart}</p>
                <div class="compare-scroll" tabindex="0" role="group" aria-labelledby="compare-title">
                    <table>
                        <thead><tr><th scope="col">{i18n.t("compare-field")}</th>
                            <th scope="col"><span class="hidden">{i18n.t("compare-one")}": "</span>{one}</th>
                            <th scope="col"><span class="hidden">{i18n.t("compare-other")}": "</span>{other}</th></tr></thead>
                        <tbody>{pair.rows.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            }
        })
    };
    view! {
        <section id=COMPARE_ID class="compare" popover="auto" aria-labelledby="compare-title">
            <header>
                <h2 id="compare-title">{move || i18n.t("compare-title")}</h2>
                <button type="button" class="button icon-only" popovertarget=COMPARE_ID popovertargetaction="hide"
                    title=move || i18n.t("close") aria-label=move || i18n.t("close")><CloseIcon/></button>
            </header>
            {table}
        </section>
    }
}
