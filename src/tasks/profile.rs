//! Profiles, made in the background: a few milliseconds at a time, gone on with when events come in.

use crate::platform::clock::BrowserClock;
use crate::state::App;
use crate::state::profile::Portrait;
use audit_client::Clock;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// Events that are looked at between two looks at the clock, and for how long before the browser has its turn.
const STEP: u32 = 20_000;
const SLICE_MS: u64 = 6;

/// Keeps the portrait of whoever's profile is open.
pub fn follow(app: App) {
    let portrait = StoredValue::new_local(None::<Portrait>);
    let busy = StoredValue::new_local(false);
    let epoch = StoredValue::new_local(app.log.epoch());
    Effect::new(move |_| {
        let subject = app.profile.get();
        app.log.view_all(|_| ());
        let is_new_log = epoch.get_value() != app.log.epoch();
        epoch.set_value(app.log.epoch());
        let is_same =
            portrait.with_value(|known| known.as_ref().map(|known| &known.subject) == subject.as_ref());
        if is_new_log || !is_same {
            portrait.set_value(subject.map(Portrait::new));
            app.portrait.set(None);
        }
        if !busy.get_value() && portrait.with_value(Option::is_some) {
            busy.set_value(true);
            spawn_local(async move {
                draw(app, portrait).await;
                busy.try_set_value(false);
            });
        }
    });
}

/// Whoever's portrait is wanted by the time that a slice is done: that may be somebody else's than at first.
async fn draw(app: App, portrait: StoredValue<Option<Portrait>, LocalStorage>) {
    let clock = BrowserClock;
    loop {
        let began_ms = clock.now_ms();
        let mut done = false;
        while !done && clock.now_ms() - began_ms < SLICE_MS {
            let advanced = portrait.try_update_value(|portrait| {
                app.log.peek(|store| {
                    let Some(portrait) = portrait else { return true };
                    portrait.advance(store, STEP);
                    portrait.is_done(store)
                })
            });
            done = advanced.unwrap_or(true);
        }
        if done {
            let drawn = portrait.try_with_value(|portrait| portrait.clone().map(Rc::new)).flatten();
            let _ = app.portrait.try_set(drawn);
            return;
        }
        clock.sleep(0).await;
    }
}
