//! Connecting and disconnecting.

use super::load::Begun;
use super::{archive, import, load, names, navigate, own, parts, plan};
use crate::parts::archive::Archive;
use crate::parts::sample::Sample;
use crate::platform::clock::BrowserClock;
use crate::platform::http::{self, HttpTransport};
use crate::platform::source::Source;
use crate::state::App;
use crate::state::period::{Period, TimeRange, union};
use crate::state::progress::Progress;
use crate::state::session::{ApiClient, ConnectProblem, PageLoader, Phase};
use audit_client::load::Loader;
use audit_client::{Client, Clock, Settings, check};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// Walks side by side until it is known what the connection bears.
const WALKS: usize = 8;

/// The requests a second that the sample workspace is asked for: as many as the tab can answer.
const SAMPLE_RATE: u32 = 2_000;

/// What a clock may be off, and an answer be on its way, in milliseconds.
const CLOCK_TOLERANCE_MS: u64 = 5 * 60_000;

/// Connects with a token, or says what is wrong with it. The text is taken as it was pasted.
pub fn with_token(app: App, token: &str) {
    let token = token.trim();
    let problem = if token.is_empty() {
        Some("connect-no-token")
    } else if !token.chars().all(|c| c.is_ascii_graphic()) {
        Some("connect-bad-token-text")
    } else if http::is_mixed() {
        Some("connect-mixed")
    } else {
        None
    };
    let settings = Settings { requests_per_second: app.prefs.rate.get_untracked(), ..Settings::default() };
    match problem {
        Some(sentence) => app.session.problem.set(Some(ConnectProblem::Form(sentence))),
        None => start(app, Source::Api(HttpTransport::new(token)), settings),
    }
}

/// Opens the sample workspace.
pub fn with_sample(app: App) {
    let settings =
        Settings { start_per_second: SAMPLE_RATE, requests_per_second: SAMPLE_RATE, ..Settings::default() };
    parts::with::<Sample>(app, move |sample| {
        let workspace = (sample.workspace)(BrowserClock.wall(), app.sample.get_untracked());
        start(app, Source::Sample(workspace), settings);
    });
}

fn start(app: App, source: Source, settings: Settings) {
    if app.session.phase.get_untracked() == Phase::Checking {
        return;
    }
    navigate::keep_choice(app);
    app.session.problem.set(None);
    app.session.phase.set(Phase::Checking);
    app.session.sample.set(matches!(source, Source::Sample(_)));
    let jitter_seed = js_sys::Math::random().to_bits();
    let client = Rc::new(Client::new(source, BrowserClock, Settings { jitter_seed, ..settings }));
    spawn_local(async move {
        let range = app.period.get_untracked().resolve(client.clock().wall());
        let loader = Rc::new(Loader::new(Rc::clone(&client), WALKS));
        loader.want(plan::wanted(&app.plan.get_untracked(), range));
        let Some(first) = loader.first() else { return };
        let outcome = check::connect(&client, first.query.clone()).await;
        if app.session.phase.try_get_untracked() != Some(Phase::Checking) {
            return; // The person went away meanwhile.
        }
        match outcome {
            Ok(connected) => {
                import::forget(app);
                archive::part(app);
                app.session.from_files.set(false);
                app.session.set_client(Some(client.clone()));
                app.session.owner.set(connected.token.user_id.clone());
                app.session.access.set(Some(connected.access));
                let is_off = |ms: &i64| ms.unsigned_abs() > CLOCK_TOLERANCE_MS;
                app.session.clock_ahead_ms.set(client.ahead_ms().filter(is_off));
                app.range.set(Some(range));
                app.progress.set(Progress::default());
                app.log.clear();
                app.log.know_own(None, &app.filters.get_untracked());
                app.session.phase.set(Phase::Connected);
                own::find(app, client.clone());
                names::fetch(app, client.clone(), connected.access);
                loader.set_side_by_side(http::walks());
                let begun = Begun { first, walk: connected.walk, page: connected.first_page };
                let waits = |archive: &'static Archive| Some((archive, (archive.waits)(app)?));
                match parts::there().and_then(waits) {
                    Some(joining) => with_archive(app, client, joining, range, loader, begun).await,
                    None => load::begin(app, loader, begun),
                }
            }
            Err(failure) => {
                app.session.problem.set(Some(ConnectProblem::Api(failure)));
                app.session.phase.set(Phase::Disconnected);
            }
        }
    });
}

/// Brings the archive onto the screen, and then loads what it lacks.
async fn with_archive(
    app: App,
    client: Rc<ApiClient>,
    (archive, run): (&'static Archive, u64),
    range: TimeRange,
    loader: Rc<PageLoader>,
    begun: Begun,
) {
    let read = (archive.join)(app, client.clone(), run).await;
    if !app.session.is_current(&client) {
        return;
    }
    let Some(read) = read else { return load::begin(app, loader, begun) };
    // The first page was chosen before it was known what need not be read.
    let loader = Rc::new(Loader::new(client, http::walks()));
    read.stretches().for_each(|(scope, stretch)| loader.cover(scope, stretch));
    let wanted = plan::wanted(&app.plan.get_untracked(), archive::stretch(app, range));
    load::start(app, loader, wanted);
    (archive.keep)(app);
}

/// Loads another period with the same token. Of a longer one only what is missing is read.
pub fn change_period(app: App, period: Period) {
    let Some(client) = app.session.client() else { return };
    let range = period.resolve(client.clock().wall());
    let holds = |former: TimeRange| range.start <= former.start && former.end <= range.end;
    let archived = app.archive.joined.get_untracked();
    // What the archive has brought stays.
    let keeps = archived.is_some() || app.range.get_untracked().is_some_and(holds);
    app.period.set(period);
    app.range.set(Some(archived.map_or(range, |archived| union(archived, range))));
    if !keeps {
        load::set_live(app, false);
        app.progress.set(Progress::default());
        app.log.clear();
    }
    app.lens.update(|lens| lens.shown = None);
    // A selected stretch of the former period may lie outside of the new one; the person chose a period, not it.
    let filters = app.filters.get_untracked().with_range(None);
    app.log.select(&filters);
    app.filters.set(filters);
    navigate::keep_choice(app);
    let wanted = plan::wanted(&app.plan.get_untracked(), archive::stretch(app, range));
    if keeps {
        load::want(app, wanted);
    } else {
        load::start(app, Rc::new(Loader::new(client, http::walks())), wanted);
    }
}

/// Forgets the token and everything loaded; the address keeps the view.
pub fn disconnect(app: App) {
    load::forget(app);
    import::forget(app);
    if let Some(archive) = parts::there::<Archive>() {
        (archive.lock)(app);
    }
    app.session.from_files.set(false);
    app.session.set_client(None);
    app.session.phase.set(Phase::Disconnected);
    app.session.problem.set(None);
    app.session.owner.set(None);
    app.session.access.set(None);
    app.session.clock_ahead_ms.set(None);
    app.names.0.set(Rc::default());
    app.progress.set(Progress::default());
    app.log.clear();
}
