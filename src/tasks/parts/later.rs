//! The parts that come after the dashboard: in idle moments once it stands, or when a screen asks for one.

use super::{at_home, wait_for};
use crate::parts::archive::Archive;
use crate::parts::charts::Charts;
use crate::parts::export::Export;
use crate::parts::findings::Findings;
use crate::parts::import::Import;
use crate::parts::sample::Sample;
use crate::parts::{self, NotBrought};
use crate::platform::clock::BrowserClock;
use crate::platform::idle;
use crate::state::App;
use crate::state::parts::Coming;
use audit_client::Clock;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::pin::Pin;
use std::thread::LocalKey;

type Brought<T> = Pin<Box<dyn Future<Output = Result<&'static T, NotBrought>>>>;
type Kept<T> = LocalKey<Cell<Option<&'static T>>>;

/// A part that comes after the dashboard.
pub trait Later: Sized + 'static {
    /// Brings it.
    fn bring() -> Brought<Self>;
    /// How far it is.
    fn coming(app: App) -> RwSignal<Coming>;
    /// Where it is kept.
    fn kept() -> &'static Kept<Self>;
    /// Starts what follows the page from now on.
    fn start(&'static self) {}
}

/// Says where a part comes from and where it is kept.
macro_rules! later {
    ($table:ty, $name:ident, $kept:ident $(, $start:expr)?) => {
        thread_local! {
            static $kept: Cell<Option<&'static $table>> = const { Cell::new(None) };
        }

        impl Later for $table {
            fn bring() -> Brought<Self> {
                Box::pin(parts::$name())
            }

            fn coming(app: App) -> RwSignal<Coming> {
                app.parts.$name
            }

            fn kept() -> &'static Kept<Self> {
                &$kept
            }

            $(fn start(&'static self) {
                let start: fn(&'static Self) = $start;
                start(self);
            })?
        }
    };
}

later!(Charts, charts, CHARTS);
later!(Findings, findings, FINDINGS, |findings| at_home(findings.start));
later!(Export, export, EXPORT, |export| at_home(|app, _| (export.start)(app)));
later!(Import, import, IMPORT);
later!(Archive, archive, ARCHIVE, |archive| (archive.start)());
later!(Sample, sample, SAMPLE);

/// A part, once it has come; whoever asks is told when it does.
pub fn part<T: Later>(app: App) -> Option<&'static T> {
    T::coming(app).track();
    there()
}

/// A part, if it has come.
pub fn there<T: Later>() -> Option<&'static T> {
    T::kept().get()
}

/// Has a part come, unless it is there. What failed once is tried again.
pub fn ask<T: Later>(app: App) {
    spawn_local(async move {
        let _ = bring::<T>(app).await;
    });
}

/// Does something with a part: at once if it has come, else when it comes. The first screen says where it does not.
pub fn with<T: Later>(app: App, then: impl FnOnce(&'static T) + 'static) {
    match there() {
        Some(part) => then(part),
        None => wait_for(app, bring(app), then),
    }
}

/// Brings a part, unless it is there.
pub async fn bring<T: Later>(app: App) -> Result<&'static T, NotBrought> {
    if let Some(part) = there() {
        return Ok(part);
    }
    let coming = T::coming(app);
    coming.set(Coming::OnItsWay);
    let brought = T::bring().await;
    match brought {
        // Whoever else has waited for it may have been first.
        Ok(part) if T::kept().replace(Some(part)).is_none() => {
            part.start();
            coming.set(Coming::There);
        }
        Ok(_) => {}
        Err(NotBrought) => coming.set(Coming::Missing),
    }
    brought
}

/// Brings what the dashboard leads to, one after the other: the rules at once, for they have work to do, and all else while
/// nobody has asked for it yet. What does not come is asked for again by whoever needs it.
pub fn fetch_later(app: App) {
    spawn_local(async move {
        // The screen that asks is coming up: what follows the rules starts after that.
        BrowserClock.sleep(0).await;
        let _ = bring::<Findings>(app).await;
        idle::moment().await;
        let _ = bring::<Charts>(app).await;
        idle::moment().await;
        let _ = bring::<Export>(app).await;
        idle::moment().await;
        let _ = bring::<Import>(app).await;
    });
}
