//! The tools above the histogram: the way back, and what its axis shows. Each has a key, too.

use super::keys::{Act, PAN, act_of};
use super::options::{Choice, HistogramOptions, Options};
use super::zoom::Zoom;
use crate::components::icons::{
    EarlierIcon, LaterIcon, RedoIcon, TableIcon, UndoIcon, WholeIcon, ZoomInIcon, ZoomOutIcon,
};
use crate::i18n::use_i18n;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

/// The id of the button that shows the table, which takes the focus when the table goes.
pub const TABLE_TOOL_ID: &str = "histogram-table-tool";

/// What the tools can do now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Can {
    /// Whether there is a step back.
    pub back: bool,
    /// Whether there is a step forward.
    pub forward: bool,
    /// Whether less can be shown.
    pub zoom_in: bool,
    /// Whether less than everything is shown.
    pub zoom_out: bool,
}

/// Hands on what a key means; says so to the browser. Keys of a field for choosing are its own.
pub fn on_key(event: &KeyboardEvent, on_act: Callback<Act>) {
    let is_choosing = event.target().is_some_and(|target| target.dyn_ref::<HtmlSelectElement>().is_some());
    if event.alt_key() || is_choosing {
        return;
    }
    let command = event.ctrl_key() || event.meta_key();
    if let Some(act) = act_of(&event.key(), &event.code(), event.shift_key(), command) {
        event.prevent_default();
        event.stop_propagation();
        on_act.run(act);
    }
}

/// The row of tools; the choices stand between them.
#[component]
pub fn Toolbar(
    #[prop(into)] can: Signal<Can>,
    /// What is shown, in words, told after it has changed; empty while it is everything.
    #[prop(into)]
    shown: Signal<String>,
    #[prop(into)] options: Signal<Options>,
    on_choose: Callback<Choice>,
    /// Whether the numbers stand in a table.
    #[prop(into)]
    has_table: Signal<bool>,
    on_act: Callback<Act>,
) -> impl IntoView {
    let i18n = use_i18n();
    let of = move |part: fn(Can) -> bool| Signal::derive(move || part(can.get()));
    view! {
        <div class="histogram-tools" role="toolbar" aria-label=move || i18n.t("tools-label")
            on:keydown=move |event| on_key(&event, on_act)>
            <div class="tool-group">
                <Tool name="tools-back" act=Act::Back can=of(|can| can.back) on_act><UndoIcon/></Tool>
                <Tool name="tools-forward" act=Act::Forward can=of(|can| can.forward) on_act><RedoIcon/></Tool>
            </div>
            <div class="tool-group">
                <Tool name="tools-earlier" act=Act::Zoom(Zoom::Pan(-PAN)) can=of(|can| can.zoom_out) on_act wide=true>
                    <EarlierIcon/></Tool>
                <Tool name="tools-out" act=Act::Zoom(Zoom::Out) can=of(|can| can.zoom_out) on_act><ZoomOutIcon/></Tool>
                <Tool name="tools-in" act=Act::Zoom(Zoom::In) can=of(|can| can.zoom_in) on_act><ZoomInIcon/></Tool>
                <Tool name="tools-whole" act=Act::Zoom(Zoom::Whole) can=of(|can| can.zoom_out) on_act><WholeIcon/></Tool>
                <Tool name="tools-later" act=Act::Zoom(Zoom::Pan(PAN)) can=of(|can| can.zoom_out) on_act wide=true>
                    <LaterIcon/></Tool>
            </div>
            <HistogramOptions options on_choose/>
            <button type="button" class="tool" id=TABLE_TOOL_ID aria-label=move || i18n.t("tools-table")
                title=move || format!("{} (T)", i18n.t("tools-table"))
                aria-pressed=move || has_table.get().to_string() on:click=move |_| on_act.run(Act::Table)>
                <TableIcon/></button>
            <span class="hidden" role="status">{move || shown.get()}</span>
        </div>
    }
}

/// A button. One that can do nothing now stays where it is and keeps the focus.
#[component]
fn Tool(
    name: &'static str,
    act: Act,
    can: Signal<bool>,
    on_act: Callback<Act>,
    /// Whether it is left out where there is little room.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let label = move || i18n.t(name);
    let title = move || format!("{} ({})", i18n.t(name), i18n.t(&format!("{name}-key")));
    view! {
        <button
            type="button"
            class="tool"
            class:is-wide=wide
            aria-label=label
            title=title
            aria-disabled=move || (!can.get()).then_some("true")
            on:click=move |_| if can.get_untracked() { on_act.run(act) }
        >
            {children()}
        </button>
    }
}
