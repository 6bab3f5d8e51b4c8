//! A small log for the tests of rules: written event by event, twenty seconds apart.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a helper of a test fails the test")]

use crate::engine::Engine;
use crate::finding::Finding;
use crate::place::Locate;
use crate::report::Report;
use crate::rule::Rule;
use crate::settings::Settings;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use audit_model::{AuditEvent, Timestamp};
use audit_store::Store;
use std::rc::Rc;

pub struct Lab {
    pub settings: Settings,
    pub events: Vec<AuditEvent<'static>>,
    now: i64,
    locate: Option<Rc<dyn Locate>>,
}

/// Monday, 5 January 2026, noon in UTC: the workspace's clock.
const MONDAY_NOON: i64 = 1_767_614_400_000;

impl Lab {
    pub const OFFICE: &str = "192.0.2.1";
    pub const CHROME: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    pub const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    pub const PHONE: &str = "Pachca/3.60.0 (co.staply.pachca; build:15; iOS 18.5.0)";

    pub fn new() -> Self {
        Self { settings: Settings::default(), events: Vec::new(), now: MONDAY_NOON, locate: None }
    }

    pub fn locate(&mut self, locate: impl Locate + 'static) {
        self.locate = Some(Rc::new(locate));
    }

    pub fn wait(&mut self, minutes: i64) {
        self.now += minutes * MINUTE_MS;
    }

    /// Until it next strikes this hour of a working day.
    pub fn wait_until_hour(&mut self, hour: i64) {
        loop {
            self.now += MINUTE_MS;
            let weekday = (self.now.div_euclid(DAY_MS) + 3).rem_euclid(7);
            if self.now.rem_euclid(DAY_MS) / HOUR_MS == hour && weekday < 5 {
                return;
            }
        }
    }

    /// Working days of somebody in the office; it is noon afterwards.
    pub fn usual_life(&mut self, actor: &str, days: i64) {
        self.live(actor, days, Self::OFFICE, Self::CHROME);
    }

    /// Working days of somebody somewhere.
    pub fn live(&mut self, actor: &str, days: i64, address: &str, agent: &str) {
        for _ in 0..days {
            self.wait_until_hour(9);
            self.sign_in(actor, address, agent);
            self.event("message_created", actor, address, agent, "{}");
            self.wait_until_hour(11);
            self.event("message_created", actor, address, agent, "{}");
        }
        self.wait_until_hour(12);
    }

    pub fn sign_in(&mut self, actor: &str, address: &str, agent: &str) {
        self.event("user_login", actor, address, agent, "{}");
    }

    pub fn fail(&mut self, actor: &str, address: &str, agent: &str) {
        self.event("user_2fa_fail", actor, address, agent, "{}");
    }

    pub fn pass(&mut self, actor: &str, address: &str, agent: &str) {
        self.event("user_2fa_success", actor, address, agent, "{}");
    }

    pub fn event(&mut self, key: &str, actor: &str, address: &str, agent: &str, details: &str) {
        self.write(key, actor, actor, (address, agent), details);
    }

    /// Something done to something else, from the office.
    pub fn on(&mut self, key: &str, actor: &str, entity: &str, details: &str) {
        self.write(key, actor, entity, (Self::OFFICE, Self::CHROME), details);
    }

    fn write(&mut self, key: &str, actor: &str, entity: &str, (address, agent): (&str, &str), details: &str) {
        self.now += 20_000;
        self.events.push(AuditEvent {
            id: format!("e{:05}", self.events.len()).into(),
            created_at: Timestamp(self.now),
            event_key: key.to_owned().into(),
            actor_id: Some(actor.to_owned().into()),
            actor_type: Some("User".into()),
            entity_id: Some(entity.to_owned().into()),
            entity_type: Some("User".into()),
            details: details.to_owned().into(),
            ip_address: Some(address.to_owned().into()),
            user_agent: Some(agent.to_owned().into()),
            extra: None,
        });
    }

    /// What all rules say of it.
    pub fn report(&self) -> Report {
        let mut store = Store::new();
        store.append(&self.events);
        let mut engine = Engine::new(self.settings.clone());
        engine.set_locate(self.locate.clone().map(|locate| Box::new(locate) as Box<dyn Locate>));
        while !engine.step(&mut store, 1_000).is_done() {}
        engine.report(&store)
    }

    /// The only finding of a rule, silent or not.
    pub fn only(&self, rule: Rule) -> Finding {
        let mut found: Vec<Finding> =
            self.report().all().iter().filter(|finding| finding.rule == rule).cloned().collect();
        assert_eq!(found.len(), 1, "{found:#?}");
        found.pop().unwrap()
    }

    pub fn none(&self, rule: Rule) {
        let report = self.report();
        assert!(report.all().iter().all(|finding| finding.rule != rule), "{:#?}", report.all());
    }
}

impl Locate for Rc<dyn Locate> {
    fn locate(&self, address: &str) -> Option<crate::place::Place> {
        self.as_ref().locate(address)
    }
}
