//! The profile of an actor or an address. Every value filters by it.

use crate::components::avatar::Avatar;
use crate::components::icons::{BackIcon, CloseIcon};
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl::{self, Style};
use crate::queries::names;
use crate::queries::profile::{Group, Profile};
use crate::state::profile::Subject;
use audit_store::Facet;
use leptos::prelude::*;

/// Id of what scrolls in it, for whoever gives it the focus.
pub const PROFILE_ID: &str = "profile-body";

/// What a profile leads to.
#[derive(Clone, Copy)]
pub struct ProfileCalls {
    /// Back to the event, or to the list.
    pub close: Callback<()>,
    /// To an event, by id.
    pub event: Callback<String>,
    /// To another profile.
    pub profile: Callback<Subject>,
    /// To the events of the subject that have a value, or to all of them.
    pub pick: Callback<(Subject, Option<(Facet, String)>)>,
    /// To the events of everybody else.
    pub exclude: Callback<Subject>,
}

/// The panel; while the profile is being made it says so.
#[component]
pub fn ProfilePanel(
    #[prop(into)] profile: Signal<Option<Profile>>,
    /// Whether there is an event to go back to.
    #[prop(into)]
    has_event: Signal<bool>,
    calls: ProfileCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    let close_id = move || if has_event.get() { "profile-back" } else { "profile-close" };
    let icon = move || {
        if has_event.get() { view! { <BackIcon/> }.into_any() } else { view! { <CloseIcon/> }.into_any() }
    };
    let title = move || match profile.get() {
        None => view! { <h2 id="profile-title">{i18n.t("profile")}</h2> }.into_any(),
        Some(profile) => {
            let value = profile.subject.value().to_owned();
            match profile.actor {
                Some(actor) => {
                    let name = actor.name.clone();
                    view! {
                        <h2 id="profile-title" class="profile-name"><Avatar actor/><bdi>{name}</bdi></h2>
                        <p class="mono quiet"><bdi>{value}</bdi></p>
                    }
                    .into_any()
                }
                None => view! {
                    <h2 id="profile-title"><bdi class="mono">{value}</bdi></h2>
                    {profile.place.map(|place| view! { <p class="quiet"><bdi>{place}</bdi></p> })}
                }
                .into_any(),
            }
        }
    };
    let body = move || match profile.get() {
        None => view! { <p class="hint" role="status">{i18n.t("profile-making")}</p> }.into_any(),
        Some(profile) if profile.count == 0 => {
            view! { <p class="hint">{i18n.t("profile-nothing")}</p> }.into_any()
        }
        Some(profile) => told(i18n, profile, calls),
    };
    view! {
        <section class="detail profile" aria-labelledby="profile-title" on:keydown=move |event| {
            if event.key() == "Escape" {
                calls.close.run(());
            }
        }>
            <header>
                <div>{title}</div>
                <button type="button" class="button icon-only" on:click=move |_| calls.close.run(())
                    title=move || i18n.t(close_id()) aria-label=move || i18n.t(close_id())>{icon}</button>
            </header>
            <div class="detail-body" id=PROFILE_ID tabindex="0" role="group" aria-labelledby="profile-title">{body}</div>
        </section>
    }
}

fn told(i18n: I18n, profile: Profile, calls: ProfileCalls) -> AnyView {
    let (only, others) = (profile.subject.clone(), profile.subject.clone());
    let ends = profile.ends.map(|ends| {
        let labels = ["profile-first", "profile-last"];
        labels
            .into_iter()
            .zip(ends)
            .map(|(label, (at, id))| {
                view! {
                    <div class="fact"><dt>{i18n.t(label)}</dt><dd>
                        <button type="button" class="link" title=i18n.t("profile-event") on:click=move |_| calls.event.run(id.clone())>
                            <time datetime=at.to_string()>{intl::date(i18n.lang(), Style::Exact, at)}</time></button>
                    </dd></div>
                }
            })
            .collect_view()
    });
    let subject = profile.subject;
    let groups =
        profile.groups.into_iter().map(move |group| values(i18n, &subject, group, calls)).collect_view();
    view! {
        <p class="profile-count"><b>{i18n.tn("events", profile.count)}</b>" "<span class="quiet">{i18n.t("profile-scope")}</span></p>
        <div class="actions">
            <button type="button" class="button" on:click=move |_| calls.pick.run((only.clone(), None))>{i18n.t("profile-only")}</button>
            <button type="button" class="button" on:click=move |_| calls.exclude.run(others.clone())>{i18n.t("profile-others")}</button>
        </div>
        <dl>{ends}</dl>
        <h3>{i18n.t("profile-hours")}</h3>
        {hours(i18n, profile.hours)}
        {groups}
    }
    .into_any()
}

/// A bar for each hour of the local day; each says its hour and number.
fn hours(i18n: I18n, hours: [u32; 24]) -> impl IntoView {
    let most = hours.iter().copied().max().unwrap_or_default().max(1);
    let bar = |(hour, count): (usize, u32)| {
        let said = format!("{hour:02}:00–{:02}:00 · {}", (hour + 1) % 24, i18n.tn("events", count as usize));
        let height = format!("{}%", (f64::from(count) / f64::from(most) * 100.0).ceil());
        let title = said.clone();
        let mark =
            (hour % 6 == 0).then(|| view! { <small aria-hidden="true">{format!("{hour:02}")}</small> });
        view! {
            <li title=title><span class="hidden">{said}</span>
                <i style:height=height class:none={count == 0} aria-hidden="true"></i>{mark}</li>
        }
    };
    view! { <ol class="hours">{hours.into_iter().enumerate().map(bar).collect_view()}</ol> }
}

/// The values of a facet: each filters for the subject's events that have it.
fn values(i18n: I18n, subject: &Subject, group: Group, calls: ProfileCalls) -> impl IntoView + use<> {
    let Group { facet, values, more } = group;
    let most = values.first().map_or(1, |(_, _, count)| *count).max(1);
    let subject = subject.clone();
    let row = move |(value, label, count): (String, String, u32)| {
        let (subject, picked) = (subject.clone(), value.clone());
        let swatch = (facet == Facet::Category).then(|| {
            view! { <span class=format!("swatch bg-{value}") aria-hidden="true"></span> }
        });
        let share = format!("{}%", (f64::from(count) / f64::from(most) * 100.0).ceil());
        let other = match facet {
            Facet::Actor if !value.is_empty() => Some(Subject::Actor(value)),
            Facet::Address if !value.is_empty() => Some(Subject::Address(value)),
            _ => None,
        };
        let is_code = names::is_mono(facet) && names::key(facet, &picked).is_none();
        let title = names::with_key(facet, &picked, label.clone());
        let title = i18n.ta("profile-with", &[("name", title.into())]);
        let open = other.map(|other| {
            let name = i18n.ta("profile-of", &[("name", label.as_str().into())]);
            view! {
                <button type="button" class="profile-other" title=name.clone() aria-label=name
                    on:click=move |_| calls.profile.run(other.clone())>"›"</button>
            }
        });
        view! {
            <li>
                <button type="button" class="profile-value" title=title
                    on:click=move |_| calls.pick.run((subject.clone(), Some((facet, picked.clone()))))>
                    {swatch}<bdi class="cut" class:mono=is_code>{label}</bdi>
                    <span class="count">{intl::number(i18n.lang(), count as usize)}</span>
                    <i class="share" style:width=share aria-hidden="true"></i>
                </button>{open}
            </li>
        }
    };
    let rest = (more > 0).then(|| view! { <li class="hint">{i18n.tn("profile-more", more)}</li> });
    view! {
        <h3>{i18n.t(names::facet_id(facet))}</h3>
        <ul class="profile-values">{values.into_iter().map(row).collect_view()}{rest}</ul>
    }
}
