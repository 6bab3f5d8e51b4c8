//! The findings: incidents by severity, each with its evidence, what to do about it, and what was made of it.

mod alerts;
mod rules;

use self::alerts::AlertsPanel;
use self::rules::RulesPanel;
use super::focus::TITLE_ID;
use super::sigma::SigmaPanel;
use crate::charts::frame::NextFrame;
use crate::components::findings::{
    Calls, CasesButton, ExpectChoice, ExportMenu, FurtherPanels, Incident, Reach, SeverityPicks, Stage,
    WhichPicks,
};
use crate::components::places::PlacesPanel;
use crate::i18n::{I18n, use_i18n};
use crate::platform::clock::BrowserClock;
use crate::platform::files::GivenFile;
use crate::platform::save::{self, FileName};
use crate::platform::{intl, page};
use crate::queries::findings::{self, Proof};
use crate::queries::places as queries_places;
use crate::state::findings::Which;
use crate::state::notify::About;
use crate::state::progress::{Progress, Stage as Loading};
use crate::state::view::Tab;
use crate::state::{App, use_app};
use crate::tasks::{findings as tasks, navigate, notify, places};
use audit_client::Clock;
use audit_detect::{Expected, ExpectedScope, Finding, Severity};
use audit_model::time::DAY_MS;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// So many incidents are drawn when the screen opens: as many as there is room for.
const AT_ONCE: usize = 6;
/// So many are shown before somebody asks for more; those below the first come a frame later.
const FIRST: usize = 20;

/// The screen.
#[component]
pub fn Findings() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let most = RwSignal::new(AT_ONCE);
    let frame = NextFrame::new();
    Effect::new(move |_| frame.run(move || most.update(|most| *most = FIRST.max(*most))));
    let cards = Memo::new(move |_| findings::cards(app, i18n, most.get()));
    let ids = Memo::new(move |_| {
        cards.with(|(cards, _)| cards.iter().map(|card| card.id.clone()).collect::<Vec<_>>())
    });
    let inside = Callback::new(move |ids: Vec<String>| findings::inside(app, i18n, &ids));
    let rows = Callback::new(move |(id, most): (String, usize)| -> Vec<Proof> {
        findings::evidence(app, i18n, &id, most)
    });
    let has_more = Memo::new(move |_| most.get() >= FIRST && cards.with(|(cards, all)| cards.len() < *all));
    let calls = calls(app, i18n);
    let item = move |id: String| {
        let mine = id.clone();
        let card =
            Memo::new(move |_| cards.with(|(cards, _)| cards.iter().find(|card| card.id == mine).cloned()));
        let open = Memo::new(move |_| {
            let open = app.findings.open.get();
            open.is_some_and(|open| {
                card.with(|card| card.as_ref().is_some_and(|card| card.findings.contains(&open)))
            })
        });
        view! { <li><Incident card id open inside rows calls/></li> }
    };
    reveal_open(app, cards);
    view! {
        <div class="findings">
            <Head app i18n/>
            <FurtherPanels>
                <RulesPanel app i18n/>
                <SigmaPanel/>
                <Places app i18n/>
                <AlertsPanel app i18n/>
            </FurtherPanels>
            <Missing app i18n/>
            <ol class="incidents"><For each=move || ids.get() key=Clone::clone children=item/></ol>
            <Show when=move || has_more.get()>
                <button type="button" class="button" on:click=move |_| most.update(|most| *most += FIRST)>
                    {move || i18n.t("findings-show-more")}</button>
            </Show>
            <Show when=move || ids.with(Vec::is_empty)><Empty app i18n/></Show>
        </div>
    }
}

/// Brings the finding of the address into sight, once it is there.
fn reveal_open(app: App, cards: Memo<(Vec<findings::Card>, usize)>) {
    let pending = StoredValue::new(app.findings.open.get_untracked());
    Effect::new(move |_| {
        let Some(id) = pending.get_value() else { return };
        let found = cards.with(|(cards, _)| {
            cards.iter().find(|card| card.findings.contains(&id)).map(|card| format!("card-{}", card.id))
        });
        if let Some(element) = found {
            pending.set_value(None);
            page::reveal(&element);
        }
    });
}

/// How far reading and checking are.
pub fn stage(app: App) -> Stage {
    let reading = app.progress.with(|progress| progress.is_loading().then_some(progress.fraction));
    let sweep = app.findings.sweep.get();
    // Rounded down: 100 is said when it is done.
    let percent = reading.map(|fraction| (fraction.clamp(0.0, 1.0) * 100.0) as u8);
    let is_left = |progress: &Progress| {
        !progress.gaps.is_empty() || matches!(progress.stage, Loading::Failed(_) | Loading::Cancelled)
    };
    Stage {
        reading: percent.map(|percent| percent.min(99)),
        partly: app.progress.with(is_left),
        busy: sweep.busy,
        told: sweep.told,
    }
}

#[component]
fn Head(app: App, i18n: I18n) -> impl IntoView {
    let tally = Memo::new(move |_| findings::tally(app, app.findings.which.get()));
    let stage = Memo::new(move |_| stage(app));
    let incidents = move || tally.with(|tally| tally.which[0]);
    let dropped = Memo::new(move |_| app.findings.report.with(|report| report.dropped()));
    let status = move || {
        let now = stage.get();
        match now.reading {
            Some(percent) => i18n.ta("findings-reading", &[("n", percent.to_string().into())]),
            None if now.busy || !now.told => i18n.t("findings-checking"),
            None if app.progress.with(|progress| !progress.gaps.is_empty()) => i18n.t("findings-partial"),
            None if app.progress.with(|progress| progress.stage == Loading::Done && progress.rest_left) => {
                i18n.t("findings-rest")
            }
            None => i18n.t("findings-done"),
        }
    };
    let copied = RwSignal::new(false);
    let on_markdown = Callback::new(move |()| {
        let text = findings::markdown(app, i18n);
        spawn_local(async move {
            let done = page::copy(&text).await;
            copied.try_set(done);
        });
    });
    let on_json = Callback::new(move |()| {
        let day = BrowserClock.wall().to_string();
        let name = format!("pachca-findings-{}.json", &day[..10]);
        let file = FileName { name, media_type: "application/json", ending: ".json".to_owned() };
        save::download_text(&findings::json(app, i18n), &file);
    });
    let on_severity = Callback::new(move |severity: Severity| {
        app.findings.severities.update(|picked| {
            if !picked.remove(&severity) {
                picked.insert(severity);
            }
        });
    });
    view! {
        <section class="findings-head">
            <div class="findings-title">
                <div class="findings-said"><h1 id=TITLE_ID tabindex="-1"><b>{move || intl::number(i18n.lang(), incidents())}</b>" "{move || i18n.tn("findings-heading", incidents())}
                    <span class="quiet">" · "{move || i18n.tn("findings-count", tally.with(|tally| tally.findings))}</span></h1>
                <span class="quiet" role="status">{status}</span></div>
                <CasesButton/>
                <ExportMenu on_json on_markdown copied/>
            </div>
            <div class="findings-picks">
                <SeverityPicks tally picked=app.findings.severities on_pick=on_severity/>
                <span class="space"></span>
                <WhichPicks tally which=app.findings.which on_pick=Callback::new(move |which| app.findings.which.set(which))/>
            </div>
            <Show when=move || app.findings.which.get() == Which::Quiet>
                <p class="hint">{move || i18n.t("findings-which-quiet-hint")}</p>
            </Show>
            <Show when=move || app.filters.with(|filters| !filters.is_empty())><p class="hint">{move || i18n.t("findings-filters-hint")}</p></Show>
            <Show when=move || { dropped.get() > 0 }><p class="hint">{move || i18n.tn("findings-dropped", dropped.get())}</p></Show>
        </section>
    }
}

#[component]
fn Places(app: App, i18n: I18n) -> impl IntoView {
    let database = Memo::new(move |_| queries_places::database(app, i18n));
    let vague = Memo::new(move |_| queries_places::is_vague(app));
    let on_open = Callback::new(move |files: Vec<GivenFile>| {
        if let Some(file) = files.into_iter().next() {
            places::open(app, file);
        }
    });
    view! {
        <PlacesPanel database vague opening=app.places.opening problem=app.places.problem unfolded=app.places.unfolded
            on_open on_close=Callback::new(move |()| places::close(app))/>
    }
}

/// That the address names a finding which is not there.
#[component]
fn Missing(app: App, i18n: I18n) -> impl IntoView {
    let missing = Memo::new(move |_| {
        let now = stage(app);
        let settled = now.told && !now.busy && now.reading.is_none();
        let report = app.findings.report.get();
        settled
            && app.findings.open.get().is_some_and(|id| {
                audit_detect::FindingId::parse(&id).is_none_or(|id| report.finding(id).is_none())
            })
    });
    view! {
        <Show when=move || missing.get()>
            <div class="notice warn"><p>{move || i18n.t("findings-missing")}</p>
                <button type="button" class="button" on:click=move |_| navigate::open_finding(app, None)>{move || i18n.t("close")}</button></div>
        </Show>
    }
}

/// Why there is nothing, and what to do about it.
#[component]
fn Empty(app: App, i18n: I18n) -> impl IntoView {
    let words = Memo::new(move |_| {
        let now = stage(app);
        let narrowed = app.findings.which.get() != Which::All
            || !app.findings.severities.with(|picked| picked.is_empty());
        match now {
            _ if narrowed => ("findings-none-here", "findings-none-here-hint"),
            Stage { reading: None, partly: true, busy: false, told: true } => {
                ("found-none-part", "found-none-part-hint")
            }
            Stage { reading: None, busy: false, told: true, .. } => ("findings-none", "findings-none-hint"),
            _ => ("findings-none-yet", "findings-checking"),
        }
    });
    view! {
        <div class="empty" role="status"><p>{move || i18n.t(words.get().0)}</p>
            <p class="hint">{move || i18n.t(words.get().1)}</p></div>
    }
}

fn found(app: App, ids: &[String]) -> Vec<Finding> {
    ids.iter().filter_map(|id| app.findings.find(id)).collect()
}

fn calls(app: App, i18n: I18n) -> Calls {
    Calls {
        toggle: Callback::new(move |id: String| {
            let open = app.findings.open.get_untracked();
            let cards = app.findings.report.get_untracked();
            let same = open.as_deref().is_some_and(|open| findings::are_one_incident(&cards, open, &id));
            navigate::open_finding(app, (!same).then_some(id));
        }),
        open_event: Callback::new(move |(finding, event): (String, String)| {
            let filters = findings::led(&found(app, &[finding]));
            navigate::show(app, Tab::Timeline, filters, Some(event));
        }),
        show: Callback::new(move |ids: Vec<String>| {
            navigate::show(app, Tab::Timeline, findings::led(&found(app, &ids)), None);
        }),
        set_looked: Callback::new(move |(ids, looked): (Vec<String>, bool)| {
            tasks::set_looked(app, &found(app, &ids), looked);
        }),
        expect: Callback::new(move |(id, choice): (String, ExpectChoice)| {
            if let Some(finding) = app.findings.find(&id) {
                tasks::expect(app, expected(&finding, choice, BrowserClock.wall().0));
            }
        }),
        expect_no_more: Callback::new(move |id: String| {
            if let Some(finding) = app.findings.find(&id) {
                tasks::expect_no_more(app, &finding);
            }
        }),
        notify: Callback::new(move |ids: Vec<String>| notify::begin(app, i18n, About::Findings(ids))),
        markdown: Callback::new(move |ids: Vec<String>| findings::markdown_of(app, i18n, &ids)),
        offer_case: Callback::new(move |ids: Vec<String>| {
            app.case_offer.set(findings::offer(app, i18n, &ids));
        }),
        show_case: Callback::new(move |name: String| app.case_wanted.set(Some(name))),
        link: Callback::new(move |id: String| findings::link(app, &id)),
    }
}

/// What a choice means for a finding.
fn expected(finding: &Finding, choice: ExpectChoice, now_ms: i64) -> Expected {
    let once = Expected::once(finding);
    let scope = match (choice.reach, &finding.actor) {
        (Reach::Actor, Some(actor)) => ExpectedScope::Actor(actor.clone()),
        (Reach::Rule, _) => ExpectedScope::Rule,
        _ => once.scope,
    };
    let until_ms = choice.days.map(|days| now_ms + i64::from(days) * DAY_MS);
    Expected { scope, reason: choice.reason.trim().to_owned(), until_ms, ..once }
}
