//! What happened to the token that an event is about.

use super::story::Lead;
use crate::components::avatar::Avatar;
use crate::i18n::{I18n, use_i18n};
use crate::queries::token::{Life, Step};
use crate::text::scopes::{GONE, MADE, Scopes};
use leptos::prelude::*;

/// Its life. Each step leads to its event.
#[component]
pub fn TokenView(life: Life, on_lead: Callback<Lead>) -> impl IntoView {
    let i18n = use_i18n();
    let hint =
        move |id: &'static str, is_so: bool| is_so.then(|| view! { <li class="hint">{i18n.t(id)}</li> });
    let mut steps = life.steps.into_iter().map(|step| view! { <StepLine step on_lead/> });
    let first = steps.next();
    let left_out = (life.left_out > 0)
        .then(|| view! { <li class="hint">{i18n.tn("token-left-out", life.left_out)}</li> });
    let only = Lead::Token(life.id);
    view! {
        <section class="story token" aria-labelledby="token-title">
            <h3 id="token-title">{i18n.t("token-title")}</h3>
            <ol>
                {hint("token-no-begin", !life.begins)}
                {first}{left_out}{steps.collect_view()}
                {hint("token-no-end", !life.ends)}
            </ol>
            <button type="button" class="link" on:click=move |_| on_lead.run(only.clone())>{i18n.t("token-only")}</button>
        </section>
    }
}

#[component]
fn StepLine(step: Step, on_lead: Callback<Lead>) -> impl IntoView {
    let i18n = use_i18n();
    let who = match step.who {
        Some(actor) => {
            let name = actor.name.clone();
            view! { " "<Avatar actor/><bdi>{name}</bdi> }.into_any()
        }
        None => format!(" {}", i18n.t("list-nobody")).into_any(),
    };
    let scopes =
        said(i18n, step.scopes).map(|said| view! { <span class="scopes quiet"><bdi>{said}</bdi></span> });
    let this = step.is_this.then(|| view! { " "<span class="quiet">{i18n.t("story-this")}</span> });
    let what = match step.key.as_str() {
        MADE => "token-made",
        GONE => "token-gone",
        _ => "token-changed",
    };
    let lead = Lead::Event(step.id);
    view! {
        <li aria-current=step.is_this.then_some("true")><button type="button" class="story-line step" on:click=move |_| on_lead.run(lead.clone())>
            <span class="times mono">{step.day}<br/>{step.minute}</span>
            <span class="dot bg-tokens" role="presentation"></span>
            <span class="what">{i18n.t(what)}{who}{this}{scopes}</span>
        </button></li>
    }
}

/// Scopes in words; nothing where there is nothing to say.
fn said(i18n: I18n, scopes: Scopes) -> Option<String> {
    match scopes {
        Scopes::Unsaid => None,
        Scopes::Same => Some(i18n.t("token-scopes-same")),
        Scopes::These(all) if all.is_empty() => Some(i18n.t("token-scopes-none")),
        Scopes::These(all) => Some(all.join(", ")),
        Scopes::Changed(came, went) => {
            let signed = |sign: &'static str, list: Vec<String>| {
                list.into_iter().map(move |scope| format!("{sign}{scope}"))
            };
            Some(signed("+\u{a0}", came).chain(signed("−\u{a0}", went)).collect::<Vec<_>>().join(", "))
        }
    }
}
