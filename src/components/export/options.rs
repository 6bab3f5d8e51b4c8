//! Where to, which events, and in what form.

use crate::components::segmented::{Segment, Segmented};
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use crate::state::export::{Choice, FileKind, Goal, What};
use audit_export::Separator;
use leptos::prelude::*;

/// Where to.
#[component]
pub fn GoalField(choice: RwSignal<Choice>) -> impl IntoView {
    let i18n = use_i18n();
    let segments = Signal::derive(move || {
        let segment = |goal: Goal| Segment {
            value: goal.slug().to_owned(),
            label: i18n.t(&format!("send-to-{}", goal.slug())),
        };
        Goal::ALL.into_iter().map(segment).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || choice.with(|choice| choice.goal.slug().to_owned()));
    let on_pick = Callback::new(move |value: String| {
        if let Some(goal) = Goal::ALL.into_iter().find(|goal| goal.slug() == value) {
            choice.update(|choice| choice.goal = goal);
        }
    });
    view! { <Segmented name="export-goal" label=Signal::derive(move || i18n.t("send-to")) segments value on_pick/> }
}

/// Which events. `counts` says how many each choice of [`What::ALL`] has; what has none is no choice, but for the usual
/// two.
#[component]
pub fn WhatField(choice: RwSignal<Choice>, #[prop(into)] counts: Signal<Vec<usize>>) -> impl IntoView {
    let i18n = use_i18n();
    let segments = Signal::derive(move || {
        let segment = |(what, count): (What, usize)| Segment {
            value: what.slug().to_owned(),
            label: format!(
                "{} · {}",
                i18n.t(&format!("export-what-{}", what.slug())),
                intl::number(i18n.lang(), count)
            ),
        };
        let choices = What::ALL.into_iter().zip(counts.get());
        choices.filter(|(what, count)| *what != What::Picked || *count > 0).map(segment).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || choice.with(|choice| choice.what.slug().to_owned()));
    let on_pick = Callback::new(move |value: String| {
        if let Some(what) = What::ALL.into_iter().find(|what| what.slug() == value) {
            choice.update(|choice| choice.what = what);
        }
    });
    view! { <Segmented name="export-what" label=Signal::derive(move || i18n.t("export-what")) segments value on_pick/> }
}

/// What kind of file.
#[component]
pub fn FormatFields(choice: RwSignal<Choice>) -> impl IntoView {
    let i18n = use_i18n();
    let kinds = Signal::derive(move || {
        let segment = |kind: FileKind| Segment {
            value: kind.slug().to_owned(),
            label: i18n.t(&format!("export-format-{}", kind.slug())),
        };
        FileKind::ALL.into_iter().map(segment).collect::<Vec<_>>()
    });
    let kind = Signal::derive(move || choice.with(|choice| choice.kind.slug().to_owned()));
    let on_kind = Callback::new(move |value: String| {
        if let Some(kind) = FileKind::ALL.into_iter().find(|kind| kind.slug() == value) {
            choice.update(|choice| choice.kind = kind);
        }
    });
    let is_table = Memo::new(move |_| choice.with(|choice| choice.kind == FileKind::Csv));
    view! {
        <Segmented name="export-format" label=Signal::derive(move || i18n.t("export-format")) segments=kinds value=kind on_pick=on_kind/>
        <p class="hint">{move || i18n.t(&format!("export-format-{}-hint", kind.get()))}</p>
        <Show when=move || is_table.get()><SeparatorField choice i18n/></Show>
    }
}

/// What goes along, and whether the file is packed.
#[component]
pub fn Checks(choice: RwSignal<Choice>) -> impl IntoView {
    let can_pack = Memo::new(move |_| {
        choice.with(|choice| choice.goal == Goal::File && choice.kind != FileKind::Parquet)
    });
    view! {
        <div class="export-checks">
            <Check choice id="export-noted" read=|choice| choice.noted write=|choice, on| choice.noted = on/>
            <Show when=move || can_pack.get()>
                <Check choice id="export-gzip" read=|choice| choice.gzip write=|choice, on| choice.gzip = on/>
            </Show>
        </div>
    }
}

#[component]
fn SeparatorField(choice: RwSignal<Choice>, i18n: I18n) -> impl IntoView {
    const SEPARATORS: [(&str, Separator); 2] =
        [("comma", Separator::Comma), ("semicolon", Separator::Semicolon)];
    let segments = Signal::derive(move || {
        let segment = |(value, _): (&str, Separator)| Segment {
            value: value.to_owned(),
            label: i18n.t(&format!("export-separator-{value}")),
        };
        SEPARATORS.into_iter().map(segment).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let chosen = choice.with(|choice| choice.separator(i18n.lang()));
        let found = SEPARATORS.into_iter().find(|(_, separator)| *separator == chosen);
        found.map_or_else(String::new, |(value, _)| value.to_owned())
    });
    let pick = Callback::new(move |value: String| {
        let found = SEPARATORS.into_iter().find(|(name, _)| *name == value);
        choice.update(|choice| choice.separator = found.map(|(_, separator)| separator));
    });
    view! {
        <Segmented name="export-separator" label=Signal::derive(move || i18n.t("export-separator")) segments value on_pick=pick/>
    }
}

/// A box with a word and a hint; `id` names both messages.
#[component]
fn Check(
    choice: RwSignal<Choice>,
    id: &'static str,
    read: fn(&Choice) -> bool,
    write: fn(&mut Choice, bool),
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || choice.with(read)
                on:change=move |event| choice.update(|choice| write(choice, event_target_checked(&event)))/>
            <span>{move || i18n.t(id)}" "<span class="quiet">{move || i18n.t(&format!("{id}-hint"))}</span></span>
        </label>
    }
}
