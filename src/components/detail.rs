//! Everything that is known of one event.

use super::avatar::Avatar;
use super::facets::Pick;
use super::icons::{CloseIcon, DownIcon, MinusIcon, PlusIcon, UpIcon};
use super::story::{Lead, StoryView};
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl::{self, Style};
use crate::platform::page;
use crate::queries::list::ActorView;
use crate::queries::story::Story;
use crate::state::names::{Directory, Name, Noting};
use crate::text::{DetailRow, DetailValue, detail_rows, pretty_json, words};
use audit_model::AuditEvent;
use audit_model::client::Client;
use audit_store::Facet;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// An event with the names that belong to it.
#[derive(Clone)]
pub struct Detail {
    /// The event.
    pub event: Arc<AuditEvent<'static>>,
    /// Who did it.
    pub actor: Option<ActorView>,
    /// What it was done to, in words.
    pub object: Option<Name>,
    /// Its details, labelled.
    pub rows: Vec<DetailRow>,
    /// Whether it is this dashboard's own read of the log.
    pub own: bool,
}

impl Detail {
    /// Gathers what the panel shows.
    pub fn of(
        event: AuditEvent<'static>,
        i18n: I18n,
        names: &Directory,
        actor: Option<ActorView>,
        own: bool,
    ) -> Self {
        let lang = i18n.lang();
        let noting = Noting::new(names);
        let object = words::entity_name(&event, lang, &noting);
        Self {
            object: object.map(|text| Name { from_log: noting.is_marked(Some(&text)), text }),
            rows: detail_rows(&event, lang),
            event: Arc::new(event),
            actor,
            own,
        }
    }
}

impl PartialEq for Detail {
    fn eq(&self, other: &Self) -> bool {
        self.event.id == other.event.id
            && self.actor == other.actor
            && self.object == other.object
            && self.rows == other.rows
            && self.own == other.own
    }
}

/// The way from an event to its neighbours in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Up the list.
    Newer,
    /// Down the list.
    Older,
}

/// What the lower half of the panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Half {
    /// What happened around the event.
    #[default]
    Story,
    /// Its details, labelled.
    Details,
    /// The event as it came.
    Json,
}

impl Half {
    const ALL: [Self; 3] = [Self::Story, Self::Details, Self::Json];

    const fn label(self) -> &'static str {
        match self {
            Self::Story => "detail-tab-story",
            Self::Details => "detail-tab-details",
            Self::Json => "detail-tab-json",
        }
    }
}

/// The panel. Filters by a field's value are reported with its facet.
#[component]
pub fn DetailPanel(
    detail: Detail,
    on_pick: Callback<(Facet, Pick)>,
    on_close: Callback<()>,
    /// Whether there is an event to step to.
    can_step: Callback<Step, bool>,
    on_step: Callback<Step>,
    /// Names of people and chats in the details.
    name: Callback<(NameOf, String), Name>,
    /// What the lower half shows; stays from event to event.
    half: RwSignal<Half>,
    /// What happened around the event, while that is shown.
    #[prop(into)]
    story: Signal<Option<Story>>,
    on_lead: Callback<Lead>,
) -> impl IntoView {
    let i18n = use_i18n();
    let event = detail.event.clone();
    let lang = i18n.lang();
    let field = move |label: &'static str, facet: Facet, value: Option<String>, shown: AnyView| {
        let filter = value.map(|value| view! { <PickButtons facet value on_pick/> });
        view! { <dt>{i18n.t(label)}</dt><dd><span class="value">{shown}</span>{filter}</dd> }
    };
    let text = |value: Option<&str>| value.map(str::to_owned);
    let actor = match detail.actor.clone() {
        Some(actor) => {
            let name = Name { text: actor.name.clone(), from_log: actor.from_log };
            view! { <Avatar actor/>{named(i18n, name)} }.into_any()
        }
        None => i18n.t("list-nobody").into_any(),
    };
    let ip = text(event.ip_address.as_deref());
    let agent = text(event.user_agent.as_deref());
    let client = agent.as_deref().map(Client::parse);
    let family = client.as_ref().map(|client| client.family.clone());
    let object = detail.object.clone().or_else(|| text(event.entity_id.as_deref()).map(Name::plain));
    let raw = pretty_json(&event.to_json(), 2);
    let copied = raw.clone();
    // The address bar follows with a delay.
    let id = event.id.to_string();
    view! {
        <section class="detail" aria-labelledby="detail-title" on:keydown=move |event| {
            if event.key() == "Escape" {
                on_close.run(());
            }
        }>
            <header>
                <div>
                    <h2 id="detail-title">{words::title(lang, &event.event_key)}</h2>
                    <p class="mono quiet"><bdi>{event.event_key.to_string()}</bdi></p>
                    {detail.own.then(|| view! { <p class="hint"><span class="own-tag">{i18n.t("own-tag")}</span>" "{i18n.t("own-hint")}</p> })}
                </div>
                <StepButton step=Step::Newer label="detail-newer" can_step on_step/>
                <StepButton step=Step::Older label="detail-older" can_step on_step/>
                <button type="button" class="button icon-only" on:click=move |_| on_close.run(())
                    title=i18n.t("detail-close") aria-label=i18n.t("detail-close")><CloseIcon/></button>
            </header>
            <div class="detail-body" tabindex="0" role="group" aria-labelledby="detail-title">
                <dl>
                    <dt>{i18n.t("detail-when")}</dt>
                    <dd><time datetime=event.created_at.to_string()>{intl::date(lang, Style::Exact, event.created_at)}</time></dd>
                    {field("detail-actor", Facet::Actor, text(event.actor_id.as_deref()), actor)}
                    {field("detail-object", Facet::Entity, text(event.entity_id.as_deref()),
                        named(i18n, object.unwrap_or_else(|| Name::plain("—".to_owned()))).into_any())}
                    {field("detail-ip", Facet::Address, ip.clone(),
                        view! { <bdi class="mono">{ip.unwrap_or_else(|| i18n.t("list-server"))}</bdi> }.into_any())}
                    {field("detail-client", Facet::Client, family,
                        view! { <bdi>{client.map_or_else(|| i18n.t("list-server"), |client| client.to_string())}</bdi> }.into_any())}
                    {field("detail-key", Facet::EventKey, Some(event.event_key.to_string()),
                        view! { <bdi class="mono">{event.event_key.to_string()}</bdi> }.into_any())}
                    <dt>{i18n.t("detail-id")}</dt><dd class="wrap"><bdi class="mono">{event.id.to_string()}</bdi></dd>
                </dl>
                <p class="hint picks-hint" aria-hidden="true">
                    <PlusIcon/><span>{i18n.t("detail-only-hint")}</span><MinusIcon/><span>{i18n.t("detail-exclude-hint")}</span>
                </p>
                <div class="switch" role="tablist">
                    {Half::ALL.map(|this| view! { <SwitchTab half this/> }).collect_view()}
                </div>
                <div role="tabpanel" id="detail-panel">
                    {move || match half.get() {
                        Half::Story => story.get().map(|story| view! { <StoryView story on_lead/> }).into_any(),
                        Half::Details => {
                            let agent = agent.clone().map(|agent| view! {
                                <dl><dt>{i18n.t("detail-agent")}</dt><dd class="wrap"><bdi>{agent}</bdi></dd></dl>
                            });
                            view! { <Rows rows=detail.rows.clone() name/>{agent} }.into_any()
                        }
                        Half::Json => view! {
                            <pre class="raw mono" tabindex="0" role="region" aria-label="JSON">{raw.clone()}</pre>
                        }.into_any(),
                    }}
                </div>
                <div class="actions">
                    <CopyButton label="detail-copy-link" text=Callback::new(move |()| page::url_with("id", &id))/>
                    <CopyButton label="detail-copy-json" text=Callback::new(move |()| copied.clone())/>
                </div>
            </div>
        </section>
    }
}

/// A name, marked where only the log gives it.
fn named(i18n: I18n, name: Name) -> impl IntoView {
    let title = name.from_log.then(|| i18n.t("name-from-log"));
    view! { <bdi class:from-log=name.from_log title=title>{name.text}</bdi> }
}

/// A button to a neighbour. At the end of the list it stays, so that the keyboard does not fall off it.
#[component]
fn StepButton(
    step: Step,
    label: &'static str,
    can_step: Callback<Step, bool>,
    on_step: Callback<Step>,
) -> impl IntoView {
    let i18n = use_i18n();
    let icon = match step {
        Step::Newer => view! { <UpIcon/> }.into_any(),
        Step::Older => view! { <DownIcon/> }.into_any(),
    };
    view! {
        <button type="button" class="button icon-only" aria-disabled=move || (!can_step.run(step)).to_string()
            title=move || i18n.t(label) aria-label=move || i18n.t(label)
            on:click=move |_| if can_step.run(step) { on_step.run(step) }>{icon}</button>
    }
}

/// What kind of thing an id in the details names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOf {
    /// A person or a bot.
    Person,
    /// A chat.
    Chat,
}

#[component]
fn SwitchTab(half: RwSignal<Half>, this: Half) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <button type="button" role="tab" aria-controls="detail-panel" aria-selected=move || (half.get() == this).to_string()
            on:click=move |_| half.set(this)>{move || i18n.t(this.label())}</button>
    }
}

#[component]
fn PickButtons(facet: Facet, value: String, on_pick: Callback<(Facet, Pick)>) -> impl IntoView {
    let i18n = use_i18n();
    let (wanted, excluded) = (value.clone(), value.clone());
    let only = i18n.ta("detail-only", &[("name", value.as_str().into())]);
    let exclude = i18n.ta("detail-exclude", &[("name", value.as_str().into())]);
    view! {
        <span class="picks">
            <button type="button" title=only.clone() aria-label=only
                on:click=move |_| on_pick.run((facet, Pick::Toggle(wanted.clone())))><PlusIcon/></button>
            <button type="button" title=exclude.clone() aria-label=exclude
                on:click=move |_| on_pick.run((facet, Pick::Exclude(excluded.clone())))><MinusIcon/></button>
        </span>
    }
}

#[component]
fn Rows(rows: Vec<DetailRow>, name: Callback<(NameOf, String), Name>) -> impl IntoView {
    let i18n = use_i18n();
    if rows.is_empty() {
        return view! { <p class="hint">{i18n.t("detail-no-details")}</p> }.into_any();
    }
    let value = move |value: DetailValue| match value {
        DetailValue::Text(text) => view! { <bdi>{text}</bdi> }.into_any(),
        DetailValue::Change { before, after } => {
            view! { <del><bdi>{before}</bdi></del>" → "<ins><bdi>{after}</bdi></ins> }.into_any()
        }
        DetailValue::List(items) => values(items),
        DetailValue::Person { id } => named(i18n, name.run((NameOf::Person, id))).into_any(),
        DetailValue::Chat { id } => named(i18n, name.run((NameOf::Chat, id))).into_any(),
    };
    let row = move |row: DetailRow| view! { <dt><bdi>{row.label}</bdi></dt><dd class="wrap">{value(row.value)}</dd> };
    view! { <dl>{rows.into_iter().map(row).collect_view()}</dl> }.into_any()
}

fn values(items: Vec<String>) -> AnyView {
    let item = |item| view! { <li><bdi>{item}</bdi></li> };
    view! { <ul class="values">{items.into_iter().map(item).collect_view()}</ul> }.into_any()
}

/// Copies a text and says so.
#[component]
fn CopyButton(label: &'static str, text: Callback<(), String>) -> impl IntoView {
    let i18n = use_i18n();
    let done = RwSignal::new(false);
    let copy = move |_| {
        let text = text.run(());
        spawn_local(async move {
            let copied = page::copy(&text).await;
            let _ = done.try_set(copied);
        });
    };
    view! {
        <button type="button" class="button" on:click=copy>
            {move || i18n.t(if done.get() { "copied" } else { label })}
        </button>
    }
}
