//! The headings of the columns, with handles that change their widths.

use crate::i18n::use_i18n;
use crate::state::layout::{Column, Layout};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// How much an arrow changes a width, in CSS pixels.
const STEP_PX: f64 = 8.0;

/// A width that is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sized {
    /// Of which column.
    pub column: Column,
    /// How wide, in CSS pixels.
    pub px: f64,
    /// Whether this is the end of a drag.
    pub done: bool,
}

/// The headings of these columns.
#[component]
pub fn Head(
    #[prop(into)] columns: Signal<Vec<Column>>,
    #[prop(into)] layout: Signal<Layout>,
    on_size: Callback<Sized>,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = move |column: Column| {
        let handle = (column != Column::What).then(|| view! { <Handle column layout on_size/> });
        view! {
            <span role="columnheader" class=format!("cell {}", column.class())><span class="cut">{move || i18n.t(column.label())}</span>{handle}</span>
        }
    };
    view! {
        <div class="row head" role="row" aria-rowindex="1">
            <span class="stripe" role="presentation"></span>
            <For each=move || columns.get() key=|column| *column children=heading/>
        </div>
    }
}

/// A handle at the edge that faces what was done.
#[component]
fn Handle(column: Column, #[prop(into)] layout: Signal<Layout>, on_size: Callback<Sized>) -> impl IntoView {
    let i18n = use_i18n();
    let is_before = matches!(column, Column::Time | Column::Who);
    // Dragging towards what was done makes a column before it wider, and one behind it, too.
    let sign = if is_before { 1.0 } else { -1.0 };
    let px = move || layout.with(|layout| layout.px(column));
    let drag = StoredValue::new(None::<(f64, f64)>);
    let to = move |event: &PointerEvent, done: bool| {
        if let Some((from_x, from_px)) = drag.get_value() {
            let px = from_px + (f64::from(event.client_x()) - from_x) * sign;
            on_size.run(Sized { column, px, done });
        }
    };
    let on_down = move |event: PointerEvent| {
        event.prevent_default();
        drag.set_value(Some((f64::from(event.client_x()), f64::from(untrack(px)))));
        if let Some(handle) =
            event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        {
            // Without it a quick pointer leaves the handle behind, and nothing worse.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
    };
    let on_up = move |event: PointerEvent| {
        to(&event, true);
        drag.set_value(None);
    };
    let on_key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowLeft" => -STEP_PX,
            "ArrowRight" => STEP_PX,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        on_size.run(Sized { column, px: f64::from(untrack(px)) + step * sign, done: true });
    };
    let name = move || i18n.ta("list-width", &[("name", i18n.t(column.label()).into())]);
    view! {
        <span class="handle" class:before=is_before role="separator" aria-orientation="vertical" tabindex="0" aria-label=name title=name
            aria-valuenow=move || px().to_string() aria-valuemin="56" aria-valuemax="480" on:pointerdown=on_down
            on:pointermove=move |event| to(&event, false) on:pointerup=on_up on:keydown=on_key></span>
    }
}
