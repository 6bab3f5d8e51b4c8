//! The tools of the list: go to a time, and how the list looks.

use super::menu::Menu;
use crate::components::icons::{ClockIcon, LayoutIcon, NotebookIcon};
use crate::components::segmented::{Segment, Segmented};
use crate::components::session_menu::SESSION_MENU;
use crate::i18n::use_i18n;
use crate::notes::notebook::NOTEBOOK_ID;
use crate::platform::intl;
use crate::state::layout::{Column, Density, Layout, Times};
use audit_model::Timestamp;
use leptos::prelude::*;

/// Where in the list to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    /// To the newest event.
    First,
    /// To the oldest.
    Last,
    /// To the newest one that is not newer than this.
    Time(Timestamp),
}

/// Id of the field for a time, for whoever gives it the focus.
pub const JUMP_ID: &str = "list-jump-when";

/// The tools. `jumping` says whether the field for a time is open; `G` in the list opens it, too.
#[component]
pub fn ListBar(
    #[prop(into)] layout: Signal<Layout>,
    /// The columns that have room.
    #[prop(into)]
    shown: Signal<Vec<Column>>,
    /// Whether an event has lines, and no columns at all.
    #[prop(into)]
    is_narrow: Signal<bool>,
    on_layout: Callback<Layout>,
    jumping: RwSignal<bool>,
    /// When the event that the list is at happened, to begin from.
    at: Callback<(), Option<Timestamp>>,
    on_jump: Callback<Jump>,
    /// The place that the time zone is named after.
    #[prop(into)]
    zone: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let looking = RwSignal::new(false);
    view! {
        <div class="list-bar">
            <button type="button" class="list-tool" popovertarget=NOTEBOOK_ID title=move || i18n.t("notes") aria-label=move || i18n.t("notes")><NotebookIcon/></button>
            <Menu id="list-jump" label=Signal::derive(move || i18n.t("list-jump")) icon=view! { <ClockIcon/> }.into_any() open=jumping>
                <JumpForm jumping at on_jump/>
                <button type="button" class="link" popovertarget=SESSION_MENU>{move || i18n.ta("zone-sign", &[("zone", zone.get().into())])}</button>
            </Menu>
            <Menu id="list-layout" label=Signal::derive(move || i18n.t("list-options")) icon=view! { <LayoutIcon/> }.into_any() open=looking>
                <LayoutForm layout shown is_narrow on_layout/>
            </Menu>
        </div>
    }
}

#[component]
fn JumpForm(
    jumping: RwSignal<bool>,
    at: Callback<(), Option<Timestamp>>,
    on_jump: Callback<Jump>,
) -> impl IntoView {
    let i18n = use_i18n();
    let value = RwSignal::new(at.run(()).map(intl::to_local_input).unwrap_or_default());
    let go = move |jump: Jump| {
        jumping.set(false);
        on_jump.run(jump);
    };
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(time) = value.with_untracked(|value| intl::from_local_input(value)) {
            // Of the whole minute that was named.
            go(Jump::Time(Timestamp(time.0 + 59_999)));
        }
    };
    view! {
        <form on:submit=on_submit>
            <label for=JUMP_ID>{move || i18n.t("list-jump-when")}</label>
            <div class="list-jump-line">
                <input id=JUMP_ID type="datetime-local" prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))/>
                <button type="submit" class="button primary">{move || i18n.t("list-jump-go")}</button>
            </div>
            <div class="list-jump-line">
                <button type="button" class="button" on:click=move |_| go(Jump::First)>{move || i18n.t("list-first")}</button>
                <button type="button" class="button" on:click=move |_| go(Jump::Last)>{move || i18n.t("list-last")}</button>
            </div>
        </form>
    }
}

#[component]
fn LayoutForm(
    #[prop(into)] layout: Signal<Layout>,
    shown: Signal<Vec<Column>>,
    is_narrow: Signal<bool>,
    on_layout: Callback<Layout>,
) -> impl IntoView {
    let i18n = use_i18n();
    let without_room = move || {
        let is_out = |column: &Column| {
            layout.with(|layout| layout.has(*column)) && shown.with(|shown| !shown.contains(column))
        };
        let names: Vec<String> =
            Column::ALL.into_iter().filter(is_out).map(|column| i18n.t(column.label())).collect();
        (!names.is_empty()).then(|| i18n.ta("list-no-room", &[("names", names.join(", ").into())]))
    };
    let segments = move |ids: [&'static str; 2], values: [&'static str; 2]| {
        Signal::derive(move || {
            let segment = |at: usize| Segment { value: values[at].to_owned(), label: i18n.t(ids[at]) };
            vec![segment(0), segment(1)]
        })
    };
    let label = move |id: &'static str| Signal::derive(move || i18n.t(id));
    let density = Signal::derive(move || match layout.get().density {
        Density::Comfortable => "comfortable".to_owned(),
        Density::Compact => "compact".to_owned(),
    });
    let times = Signal::derive(move || match layout.get().times {
        Times::Exact => "exact".to_owned(),
        Times::Relative => "relative".to_owned(),
    });
    let on_density = Callback::new(move |value: String| {
        let density = if value == "compact" { Density::Compact } else { Density::Comfortable };
        on_layout.run(Layout { density, ..layout.get_untracked() });
    });
    let on_times = Callback::new(move |value: String| {
        let times = if value == "relative" { Times::Relative } else { Times::Exact };
        on_layout.run(Layout { times, ..layout.get_untracked() });
    });
    let column = move |column: Column| {
        view! {
            <label class="list-check"><input type="checkbox" prop:checked=move || layout.with(|layout| layout.has(column))
                on:change=move |_| on_layout.run(layout.get_untracked().toggled(column))/>{move || i18n.t(column.label())}</label>
        }
    };
    view! {
        <Show when=move || !is_narrow.get()>
            <Segmented name="list-density" label=label("list-density") value=density on_pick=on_density
                segments=segments(["list-density-comfortable", "list-density-compact"], ["comfortable", "compact"])/>
        </Show>
        <Segmented name="list-times" label=label("list-times") value=times on_pick=on_times
            segments=segments(["list-times-exact", "list-times-relative"], ["exact", "relative"])/>
        <label class="list-check"><input type="checkbox" prop:checked=move || layout.with(|layout| layout.folded)
            on:change=move |_| on_layout.run(Layout { folded: !layout.get_untracked().folded, ..layout.get_untracked() })/>
            {move || i18n.t("list-fold")}</label>
        <Show when=move || !is_narrow.get() fallback=move || view! { <p class="hint">{move || i18n.t("list-narrow-hint")}</p> }>
            <fieldset class="field"><legend>{move || i18n.t("list-columns")}</legend>
                {Column::optional().map(column).collect_view()}</fieldset>
            <p class="hint" role="status">{without_room}</p>
        </Show>
        <button type="button" class="link" on:click=move |_| on_layout.run(Layout::default())>{move || i18n.t("list-reset")}</button>
    }
}
