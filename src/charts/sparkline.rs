//! A small line with the shape of a series, for a row of text.

use super::palette::category_css;
use super::sparkline_path::sparkline_path;
use leptos::prelude::*;

const WIDTH: f64 = 58.0;
const HEIGHT: f64 = 16.0;

/// The shape of `values` in the colour of a category. Decoration: the number stands beside it.
#[component]
pub fn Sparkline(#[prop(into)] slug: String, #[prop(into)] values: Signal<Vec<u32>>) -> impl IntoView {
    let path = Memo::new(move |_| values.with(|values| sparkline_path(values, WIDTH, HEIGHT)));
    view! {
        <svg
            class="sparkline"
            style:color=move || category_css(&slug)
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <path class="sparkline-area" d=move || path.with(|path| path.area.clone())></path>
            <path class="sparkline-line" d=move || path.with(|path| path.line.clone())></path>
        </svg>
    }
}
