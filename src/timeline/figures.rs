//! The numbers of the bars as a table that everybody sees, one key away.

use super::data::HistogramData;
use super::keys::Act;
use super::table::{MANY_ROWS, data_table};
use super::toolbar::on_key;
use crate::charts::data_table::Rows;
use crate::i18n::use_i18n;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The id of the table's frame, which takes the focus.
pub const FIGURES_ID: &str = "histogram-figures";

/// The table. It scrolls within its frame; Escape and the key that opened it close it.
#[component]
pub fn Figures(data: Signal<HistogramData>, on_act: Callback<Act>) -> impl IntoView {
    let i18n = use_i18n();
    let table = Memo::new(move |_| data.with(|data| data_table(i18n, data, MANY_ROWS)));
    let on_press = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            on_act.run(Act::Table);
        } else {
            on_key(&event, on_act);
        }
    };
    view! {
        <div class="figures" id=FIGURES_ID tabindex="0" role="region" aria-label=move || i18n.t("histogram-table")
            on:keydown=on_press>
            <Rows table/>
        </div>
    }
}
