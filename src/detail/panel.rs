//! Everything that is known of one event.

use super::facts::{CopyButton, Fact, Use, named};
use super::rows::{NameOf, Rows};
use super::story::{Lead, StoryView};
use super::{By, Want};
use crate::components::avatar::Avatar;
use crate::components::icons::{CloseIcon, DownIcon, UpIcon};
use crate::i18n::{I18n, use_i18n};
use crate::notes::form::{NoteCalls, NoteForm, StarButton};
use crate::platform::intl::{self, Style};
use crate::platform::page;
use crate::queries::list::ActorView;
use crate::queries::story::Story;
use crate::state::names::{Directory, Name, Noting};
use crate::state::profile::Subject;
use crate::text::{DetailRow, detail_rows, pretty_json, words};
use audit_model::AuditEvent;
use audit_model::client::{Client, ClientGroup};
use audit_store::Facet;
use leptos::prelude::*;
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
    /// Where its address is, if a database of places is open.
    pub place: Option<String>,
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
            place: None,
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
            && self.place == other.place
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
    /// What was noted on it.
    Note,
}

impl Half {
    const ALL: [Self; 4] = [Self::Story, Self::Details, Self::Json, Self::Note];

    const fn label(self) -> &'static str {
        match self {
            Self::Story => "detail-tab-story",
            Self::Details => "detail-tab-details",
            Self::Json => "detail-tab-json",
            Self::Note => "note",
        }
    }
}

/// What the panel leads to.
#[derive(Clone, Copy)]
pub struct Calls {
    /// Other filters.
    pub want: Callback<Want>,
    /// The profile of an actor or an address.
    pub profile: Callback<Subject>,
    /// Back to the list.
    pub close: Callback<()>,
    /// Whether there is an event to step to.
    pub can_step: Callback<Step, bool>,
    /// To that event.
    pub step: Callback<Step>,
    /// Where the story leads.
    pub lead: Callback<Lead>,
    /// What happened to the token that an event is about.
    pub token: Callback<Arc<AuditEvent<'static>>, Option<AnyView>>,
    /// Names of people and chats in the details.
    pub name: Callback<(NameOf, String), Name>,
    /// What is noted.
    pub notes: NoteCalls,
    /// Begins a message about the event, by id.
    pub notify: Callback<String>,
}

/// The panel.
#[component]
pub fn DetailPanel(
    detail: Detail,
    calls: Calls,
    /// What the lower half shows; stays from event to event.
    half: RwSignal<Half>,
    /// What happened around the event, while that is shown.
    #[prop(into)]
    story: Signal<Option<Story>>,
    /// Whether the story is still that of an event before.
    #[prop(into)]
    is_late: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let event = detail.event.clone();
    let lang = i18n.lang();
    let raw = pretty_json(&event.to_json(), 2);
    let copied = raw.clone();
    // The address bar follows with a delay.
    let id = event.id.to_string();
    let (noted, told) = (id.clone(), id.clone());
    let agent = event.user_agent.clone();
    let on_person = Callback::new(move |id| calls.profile.run(Subject::Actor(id)));
    let on_want = calls.want;
    let facts = facts(i18n, &detail, calls);
    let about = event.clone();
    view! {
        <section class="detail" aria-labelledby="detail-title" on:keydown=move |event| {
            if event.key() == "Escape" {
                calls.close.run(());
            }
        }>
            <header>
                <div>
                    <h2 id="detail-title">{words::title(lang, &event.event_key)}</h2>
                    <p class="mono quiet"><bdi>{event.event_key.to_string()}</bdi></p>
                    {detail.own.then(|| view! { <p class="hint"><span class="own-tag">{i18n.t("own-tag")}</span>" "{i18n.t("own-hint")}</p> })}
                </div>
                <StarButton id=event.id.to_string() calls=calls.notes/>
                <StepButton step=Step::Newer label="detail-newer" calls/>
                <StepButton step=Step::Older label="detail-older" calls/>
                <button type="button" class="button icon-only" on:click=move |_| calls.close.run(())
                    title=i18n.t("detail-close") aria-label=i18n.t("detail-close")><CloseIcon/></button>
            </header>
            <div class="detail-body" tabindex="0" role="group" aria-labelledby="detail-title">
                {facts}
                {move || calls.token.run(about.clone())}
                <div class="switch" role="tablist">
                    {Half::ALL.map(|this| view! { <SwitchTab half this/> }).collect_view()}
                </div>
                <div role="tabpanel" id="detail-panel">
                    {move || match half.get() {
                        Half::Story => view! {
                            <div class="told" class:late=is_late aria-busy=move || is_late.get().to_string()>
                                {move || story.get().map(|story| view! { <StoryView story on_lead=calls.lead/> })}
                            </div>
                        }.into_any(),
                        Half::Details => {
                            let agent = agent.as_deref().map(|agent| {
                                let usage = Use::of(Some(By::Agent(agent.to_owned())), agent);
                                let shown = view! { <bdi>{agent.to_owned()}</bdi> }.into_any();
                                view! { <dl><Fact label=i18n.t("detail-agent") shown usage on_want/></dl> }
                            });
                            view! { <Rows rows=detail.rows.clone() name=calls.name on_want on_person/>{agent} }.into_any()
                        }
                        Half::Json => view! {
                            <pre class="raw mono" tabindex="0" role="region" aria-label="JSON">{raw.clone()}</pre>
                        }.into_any(),
                        Half::Note => view! { <NoteForm id=noted.clone() calls=calls.notes/> }.into_any(),
                    }}
                </div>
                <div class="actions">
                    <CopyButton label="detail-copy-link" text=Callback::new(move |()| page::url_with("id", &id))/>
                    <CopyButton label="detail-copy-json" text=Callback::new(move |()| copied.clone())/>
                    <button type="button" class="button" on:click=move |_| calls.notify.run(told.clone())>{i18n.t("notify-open")}</button>
                </div>
            </div>
        </section>
    }
}

/// The fields that every event has.
fn facts(i18n: I18n, detail: &Detail, calls: Calls) -> impl IntoView + use<> {
    let event = detail.event.clone();
    let lang = i18n.lang();
    let on_want = calls.want;
    let fact = move |label: &'static str, shown: AnyView, usage: Use| {
        view! { <Fact label=i18n.t(label) shown usage on_want/> }
    };
    let value = |facet: Facet, value: &str| Use::of(Some(By::Value(facet, value.to_owned())), value);
    let profile = move |subject: Subject, shown: AnyView| {
        view! {
            <button type="button" class="link" title=i18n.t("profile-open")
                on:click=move |_| calls.profile.run(subject.clone())>{shown}</button>
        }
        .into_any()
    };
    let when = view! {
        <time datetime=event.created_at.to_string()>{intl::date(lang, Style::Exact, event.created_at)}</time>
    };
    let actor = match (detail.actor.clone(), event.actor_id.as_deref()) {
        (Some(actor), Some(id)) => {
            let name = Name { text: actor.name.clone(), from_log: actor.from_log };
            let shown = view! { <Avatar actor/>{named(i18n, name)} }.into_any();
            fact("detail-actor", profile(Subject::Actor(id.to_owned()), shown), value(Facet::Actor, id))
        }
        _ => fact("detail-actor", i18n.t("list-nobody").into_any(), Use::default()),
    };
    let entity = event.entity_id.as_deref();
    let object = detail.object.clone().or_else(|| entity.map(|id| Name::plain(id.to_owned())));
    let object = named(i18n, object.unwrap_or_else(|| Name::plain("—".to_owned()))).into_any();
    let kind = event.entity_type.as_deref().filter(|kind| !kind.is_empty()).map(|kind| {
        let shown = view! { <bdi>{words::entity_type_name(lang, kind)}</bdi> }.into_any();
        fact("facet-type", shown, value(Facet::EntityType, kind))
    });
    let ip = match event.ip_address.as_deref() {
        Some(ip) => {
            let shown = view! { <bdi class="mono">{ip.to_owned()}</bdi> }.into_any();
            fact("detail-ip", profile(Subject::Address(ip.to_owned()), shown), value(Facet::Address, ip))
        }
        None => fact("detail-ip", i18n.t("list-server").into_any(), Use::default()),
    };
    let place = detail.place.clone().map(|place| {
        fact("places-where", view! { <bdi>{place.clone()}</bdi> }.into_any(), Use::of(None, place))
    });
    let client = match event.user_agent.as_deref().map(Client::parse) {
        Some(client) => {
            let by = By::Value(Facet::Client, ClientGroup::whole(&client).to_string());
            let usage = Use::of(Some(by), client.to_string());
            fact("detail-client", view! { <bdi>{client.to_string()}</bdi> }.into_any(), usage)
        }
        None => fact("detail-client", i18n.t("list-server").into_any(), Use::default()),
    };
    let key = view! { <bdi class="mono">{event.event_key.to_string()}</bdi> }.into_any();
    let id = view! { <bdi class="mono">{event.id.to_string()}</bdi> }.into_any();
    let hour = Use::of(Some(By::Hour(event.created_at)), event.created_at.to_string());
    view! {
        <dl>
            {fact("detail-when", when.into_any(), hour)}
            {actor}
            {fact("detail-object", object, entity.map_or_else(Use::default, |id| value(Facet::Entity, id)))}
            {kind}
            {ip}
            {place}
            {client}
            {fact("detail-key", key, value(Facet::EventKey, &event.event_key))}
            {fact("detail-id", id, Use::of(None, event.id.to_string()))}
        </dl>
    }
}

/// A button to a neighbour. At the end of the list it stays, so that the keyboard does not fall off it.
#[component]
fn StepButton(step: Step, label: &'static str, calls: Calls) -> impl IntoView {
    let i18n = use_i18n();
    let icon = match step {
        Step::Newer => view! { <UpIcon/> }.into_any(),
        Step::Older => view! { <DownIcon/> }.into_any(),
    };
    view! {
        <button type="button" class="button icon-only" aria-disabled=move || (!calls.can_step.run(step)).to_string()
            title=move || i18n.t(label) aria-label=move || i18n.t(label)
            on:click=move |_| if calls.can_step.run(step) { calls.step.run(step) }>{icon}</button>
    }
}

#[component]
fn SwitchTab(half: RwSignal<Half>, this: Half) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <button type="button" role="tab" aria-controls="detail-panel" aria-selected=move || (half.get() == this).to_string()
            on:click=move |_| half.set(this)>{move || i18n.t(this.label())}</button>
    }
}
