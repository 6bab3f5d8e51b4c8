//! What the page knows: signals and plain data. Nothing here starts work or touches the browser.
//!
//! Event data never sits in a signal: the store is behind one handle ([`log`]), and a counter tells when to look
//! at it again.

pub mod address;
pub mod alerts;
pub mod archive;
pub mod cases;
pub mod export;
pub mod filters;
pub mod findings;
pub mod history;
pub mod import;
pub mod layout;
pub mod lens;
pub mod live;
pub mod log;
pub mod meaning;
pub mod names;
pub mod notes;
pub mod notify;
pub mod own;
pub mod parts;
pub mod period;
pub mod picked;
pub mod places;
pub mod prefs;
pub mod profile;
pub mod progress;
pub mod saved;
pub mod scan;
pub mod seen;
pub mod send;
pub mod session;
pub mod sigma;
pub mod steady;
pub mod steps;
pub mod terms;
pub mod turn;
pub mod view;

use self::address::Address;
use self::alerts::Alerts;
use self::archive::Archive;
use self::cases::Offer;
use self::export::Export;
use self::filters::Filters;
use self::findings::Findings;
use self::history::History;
use self::import::Import;
use self::layout::Layout;
use self::lens::{Lens, Ranges};
use self::live::Live;
use self::log::Log;
use self::names::NamesState;
use self::notes::Notebook;
use self::notify::Notify;
use self::parts::Parts;
use self::period::{Period, TimeRange};
use self::picked::Picked;
use self::places::Places;
use self::prefs::Prefs;
use self::profile::{Portrait, Subject};
use self::progress::Progress;
use self::saved::Saved;
use self::seen::Seen;
use self::send::Outbox;
use self::session::Session;
use self::sigma::Sigma;
use self::view::{Plan, Tab};
use audit_model::Timestamp;
use leptos::prelude::*;
use std::rc::Rc;

/// Everything the page knows, as handles that are free to copy.
#[derive(Clone, Copy)]
pub struct App {
    /// Connected or not.
    pub session: Session,
    /// What of the program has come.
    pub parts: Parts,
    /// The loaded events.
    pub log: Log,
    /// What is selected.
    pub filters: RwSignal<Filters>,
    /// How the histogram looks at the log.
    pub lens: RwSignal<Lens>,
    /// The way back through what was selected and shown.
    pub ranges: RwSignal<History<Ranges>>,
    /// Whether the brush is being dragged: what takes long waits until it is let go.
    pub brushing: RwSignal<bool>,
    /// Which screen.
    pub tab: RwSignal<Tab>,
    /// The time zone that everything is shown in, by name; nothing for the browser's own.
    pub zone: RwSignal<Option<String>>,
    /// The event whose details are open, by id.
    pub open_event: RwSignal<Option<String>>,
    /// The open event once the walk through the list rests: what is dear to tell waits for it.
    pub rested_event: RwSignal<Option<String>>,
    /// The events that are picked.
    pub picked: RwSignal<Picked>,
    /// Notes on events, and cases.
    pub notes: RwSignal<Notebook>,
    /// What somebody is about to make a case of, while the notebook is open for that.
    pub case_offer: RwSignal<Option<Offer>>,
    /// The case that the notebook is opened for, by name.
    pub case_wanted: RwSignal<Option<String>>,
    /// Whether the browser has kept the last change of them.
    pub notes_kept: RwSignal<bool>,
    /// What of them this tab has seen in the browser.
    pub notes_seen: Seen,
    /// How the list looks.
    pub layout: RwSignal<Layout>,
    /// About what time it is, for how long ago things were.
    pub now: RwSignal<Timestamp>,
    /// Whose profile is open, in place of the event's details.
    pub profile: RwSignal<Option<Subject>>,
    /// What is known of them, once the log has been looked through.
    pub portrait: RwSignal<Option<Rc<Portrait>>, LocalStorage>,
    /// The period that was asked for.
    pub period: RwSignal<Period>,
    /// What was asked to be loaded of it.
    pub plan: RwSignal<Plan>,
    /// The stretch this means; fixed when connecting.
    pub range: RwSignal<Option<TimeRange>>,
    /// How far loading has come.
    pub progress: RwSignal<Progress>,
    /// Whether new events are followed.
    pub live: RwSignal<Live>,
    /// Names for ids.
    pub names: NamesState,
    /// What the rules found.
    pub findings: Findings,
    /// Where addresses are.
    pub places: Places,
    /// Sigma rules.
    pub sigma: Sigma,
    /// What new incidents set off.
    pub alerts: Alerts,
    /// A message about findings.
    pub notify: Notify,
    /// Theme.
    pub prefs: Prefs,
    /// What is being exported.
    pub export: Export,
    /// What is being sent to another system.
    pub outbox: Outbox,
    /// What this browser keeps.
    pub archive: Archive,
    /// Files that are opened.
    pub import: Import,
    /// Lines and views that were kept.
    pub saved: Saved,
    /// How many events the sample workspace is to have; as many as suit it if not given.
    pub sample: RwSignal<Option<u32>>,
    /// How many parts of the address made no sense.
    pub ignored: RwSignal<usize>,
}

impl App {
    /// The state of a page that was just opened.
    pub fn new() -> Self {
        Self {
            session: Session::new(),
            parts: Parts::new(),
            log: Log::new(),
            filters: RwSignal::default(),
            lens: RwSignal::default(),
            ranges: RwSignal::default(),
            brushing: RwSignal::new(false),
            tab: RwSignal::default(),
            zone: RwSignal::default(),
            open_event: RwSignal::default(),
            rested_event: RwSignal::default(),
            picked: RwSignal::default(),
            notes: RwSignal::default(),
            case_offer: RwSignal::default(),
            case_wanted: RwSignal::default(),
            notes_kept: RwSignal::new(true),
            notes_seen: Seen::new(),
            layout: RwSignal::default(),
            now: RwSignal::new(Timestamp(0)),
            profile: RwSignal::default(),
            portrait: RwSignal::new_local(None),
            period: RwSignal::default(),
            plan: RwSignal::default(),
            range: RwSignal::default(),
            progress: RwSignal::default(),
            live: RwSignal::default(),
            names: NamesState::new(),
            export: Export::new(),
            archive: Archive::new(),
            import: Import::new(),
            findings: Findings::new(),
            places: Places::new(),
            sigma: Sigma::new(),
            alerts: Alerts::new(),
            notify: Notify::new(),
            outbox: Outbox::new(),
            saved: Saved::new(),
            sample: RwSignal::default(),
            prefs: Prefs {
                theme: RwSignal::default(),
                dark: RwSignal::new(false),
                rate: RwSignal::new(prefs::RATES[0]),
                idle_minutes: RwSignal::new(prefs::IDLE_MINUTES[0]),
            },
            ignored: RwSignal::new(0),
        }
    }

    /// What the address bar should say now.
    pub fn address(&self) -> Address {
        Address {
            period: self.period.get_untracked(),
            plan: self.plan.get_untracked(),
            tab: self.tab.get_untracked(),
            zone: self.zone.get_untracked(),
            filters: self.filters.get_untracked(),
            lens: self.lens.get_untracked(),
            event: self.open_event.get_untracked(),
            profile: self.profile.get_untracked(),
            finding: self.findings.open.get_untracked().filter(|_| self.tab.get_untracked() == Tab::Findings),
            sample: self.sample.get_untracked(),
        }
    }
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}

/// The state of the page.
pub fn use_app() -> App {
    use_context().unwrap_or_default()
}
