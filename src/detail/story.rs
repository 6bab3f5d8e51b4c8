//! The story around an event, told as a session.

use crate::components::avatar::Avatar;
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl::{self, Style};
use crate::queries::story::{StepView, Story};
use leptos::prelude::*;

/// Where a story leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// To an event, by id.
    Event(String),
    /// To everything of its session.
    Session,
    /// To what came from an address.
    Address(String),
    /// To what somebody did, by id.
    Actor(String),
    /// To everything about a token, by id.
    Token(String),
}

/// The story. Every line leads on.
#[component]
pub fn StoryView(story: Story, on_lead: Callback<Lead>) -> impl IntoView {
    let i18n = use_i18n();
    let lang = i18n.lang();
    let (start, end) = story.span;
    let span = if start == end {
        intl::date(lang, Style::Minute, start)
    } else {
        format!("{} – {}", intl::date(lang, Style::Minute, start), intl::date(lang, Style::Minute, end))
    };
    let left_out = move |id: &'static str, count: usize| {
        (count > 0).then(|| view! { <li class="hint">{i18n.tn(id, count)}</li> })
    };
    let place =
        [story.address.clone(), story.client.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let place = if place.is_empty() { i18n.t("list-server") } else { place };
    let elsewhere = story.elsewhere.into_iter().map(move |(ip, client, count)| {
        let lead = Lead::Address(ip.clone());
        line(
            i18n,
            view! { <bdi class="mono">{ip}</bdi>" "<span class="quiet">{client}</span> }.into_any(),
            count,
            lead,
            on_lead,
        )
    });
    let others = story.others.into_iter().map(move |(actor, count)| {
        let (lead, name) = (Lead::Actor(actor.id.clone()), actor.name.clone());
        line(i18n, view! { <Avatar actor/><bdi>{name}</bdi> }.into_any(), count, lead, on_lead)
    });
    let (elsewhere, others) = (elsewhere.collect::<Vec<_>>(), others.collect::<Vec<_>>());
    view! {
        <div class="story">
            <p class="story-head"><b>{span}</b>" "<span class="quiet"><bdi>{place}</bdi></span></p>
            <ol>
                {left_out("story-before", story.left_out.0)}
                {story.steps.into_iter().map(|step| view! { <StepLine step on_lead/> }).collect_view()}
                {left_out("story-after", story.left_out.1)}
            </ol>
            {(story.count > 1).then(|| view! {
                <button type="button" class="link" on:click=move |_| on_lead.run(Lead::Session)>
                    {i18n.tn("story-session", story.count)}</button>
            })}
            {(!elsewhere.is_empty()).then(|| view! { <h3>{i18n.t("story-elsewhere")}</h3><ul>{elsewhere}</ul> })}
            {(!others.is_empty()).then(|| view! { <h3>{i18n.t("story-others")}</h3><ul>{others}</ul> })}
        </div>
    }
}

fn line(i18n: I18n, what: AnyView, count: usize, lead: Lead, on_lead: Callback<Lead>) -> impl IntoView {
    view! {
        <li><button type="button" class="story-line" on:click=move |_| on_lead.run(lead.clone())>
            <span class="what cut">{what}</span><span class="quiet">{i18n.tn("events", count)}</span>
        </button></li>
    }
}

#[component]
fn StepLine(step: StepView, on_lead: Callback<Lead>) -> impl IntoView {
    let i18n = use_i18n();
    let lang = i18n.lang();
    let from = intl::date(lang, Style::Time, step.start);
    let until = (step.end != step.start).then(|| intl::date(lang, Style::Time, step.end));
    let lead = Lead::Event(step.id.clone());
    let sentence = step.sentence;
    let told = match step.count {
        1 => view! { <bdi>{sentence.text()}</bdi> }.into_any(),
        count => view! { <b>{format!("{count} ×")}</b>" "<bdi>{sentence.did}</bdi> }.into_any(),
    };
    let this = step.is_this.then(|| view! { " "<span class="quiet">{i18n.t("story-this")}</span> });
    view! {
        <li aria-current=step.is_this.then_some("true")><button type="button" class="story-line step" on:click=move |_| on_lead.run(lead.clone())>
            <span class="times mono">{from}{until.map(|until| view! { <br/>{until} })}</span>
            <span class=format!("dot bg-{}", step.category) role="presentation"></span>
            <span class="what" class:alert=sentence.alert>{told}{this}</span>
        </button></li>
    }
}
