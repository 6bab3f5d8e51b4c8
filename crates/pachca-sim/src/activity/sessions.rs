//! Signing in and out.

use super::day::Span;
use super::details::Details;
use super::scene::{Actor, Scene};
use crate::company::devices::Kind;
use crate::record::EventId;
use audit_model::Timestamp;

impl Scene<'_> {
    /// Spreads about so many sign-ins over everybody's days: at the computer first, then on other devices.
    pub fn sign_ins(&mut self, about: u64) {
        let days: Vec<i64> = self.calendar.days().collect();
        let eagerness = |often: bool| if often { 8u64 } else { 1 };
        let mut total = 0;
        for &day in &days {
            for index in 0..self.workspace.people.len() {
                if self.signs_in(index) && !self.day(index, day).spans.is_empty() {
                    total += eagerness(self.workspace.habits[index].signs_in_often);
                }
            }
        }
        let (mut seen, mut made) = (0, 0);
        for &day in &days {
            for index in 0..self.workspace.people.len() {
                let spans = if self.signs_in(index) { self.day(index, day).spans } else { Vec::new() };
                if spans.is_empty() {
                    continue;
                }
                seen += eagerness(self.workspace.habits[index].signs_in_often);
                let due = about * seen / total.max(1) - made;
                made += due;
                let most = (due as usize).min(spans.len());
                // Work begins at the computer; the phone comes when there is more than one sign-in.
                let first = spans.iter().position(|span| span.density >= 6).unwrap_or(0);
                for step in 0..most {
                    self.sign_in(index, &spans[(first + step) % spans.len()]);
                }
            }
        }
    }

    fn signs_in(&self, index: usize) -> bool {
        self.workspace.people.get(index).is_some_and(|person| !person.bot)
    }

    /// One sign-in at the beginning of a span, and sometimes a sign-out at its end.
    pub fn sign_in(&mut self, index: usize, span: &Span) {
        let actor = self.actor_in(index, span);
        let at = span.from;
        let second_factor = self.workspace.habits[index].second_factor_at(at);
        let phone = matches!(span.device.kind, Kind::AppIos | Kind::AppAndroid(_));
        if phone && self.rng.chance(1_200) {
            self.sign_in_by_code(actor, at);
        } else {
            self.write_empty(at, actor, "user_login", actor.user());
        }
        if second_factor {
            // A code typed wrong, now and then.
            let wrong = if self.rng.chance(350) { 1 + self.rng.below(2) as i64 } else { 0 };
            for step in 0..wrong {
                self.write_empty(Timestamp(at.0 + 9_000 * (step + 1)), actor, "user_2fa_fail", actor.user());
            }
            let passed = self.later(at, 9 * wrong + 5, 9 * wrong + 25);
            self.write_empty(passed, actor, "user_2fa_success", actor.user());
        }
        if self.workspace.people[index].sso && self.rng.chance(700) {
            let details = Details::new().texts("changed_attrs", &["title"]).text("context", "sso_login");
            self.write(at, actor, "user_updated", actor.user(), details);
        }
        if self.rng.chance(1_500) {
            self.write_empty(span.to, actor, "user_logout", actor.user());
        }
    }

    /// A sign-in on the phone: the computer shows a code, the phone reads it, and is in.
    fn sign_in_by_code(&mut self, phone: Actor, at: Timestamp) {
        let grant = self.grant_id();
        let computer = self.actor_at_home(phone.index, at);
        let entity = ("LoginGrant", self.workspace.things.other(&mut self.rng));
        let shown = Timestamp(at.0 - 8_000);
        self.write(
            shown,
            computer,
            "login_grant_created",
            entity,
            Details::new().text("login_grant_id", &grant),
        );
        let details = self.grant_details(phone, &grant);
        self.write(at, computer, "login_grant_approved", entity, details);
        let details = Details::new().text("method", "qr").text("login_grant_id", &grant);
        self.write(at, phone, "user_login", phone.user(), details);
    }

    /// A code that was shown, and what became of it: `None` lets it lapse.
    pub fn login_code(&mut self, at: Timestamp, verdict: Option<&str>) {
        let Some(actor) = self.anyone(at) else { return };
        let grant = self.grant_id();
        let entity = ("LoginGrant", self.workspace.things.other(&mut self.rng));
        self.write(at, actor, "login_grant_created", entity, Details::new().text("login_grant_id", &grant));
        let Some(reason) = verdict else { return };
        let answered = self.later(at, 6, 50);
        let details = self.grant_details(actor, &grant);
        if reason == "approved" {
            self.write(answered, actor, "login_grant_approved", entity, details);
            let details = Details::new().text("method", "qr").text("login_grant_id", &grant);
            self.write(answered, actor, "user_login", actor.user(), details);
        } else {
            self.write(answered, actor, "login_grant_denied", entity, details.text("reason", reason));
        }
    }

    fn grant_id(&mut self) -> String {
        EventId::new(self.rng.next(), 0).to_string()
    }

    fn grant_details(&mut self, actor: Actor, grant: &str) -> Details {
        let phone = self.workspace.habits[actor.index].phone;
        let device = Details::new();
        let device = match phone.kind {
            Kind::AppAndroid(model) => {
                let store = ["Android", "Rustore", "Appgallery"][self.rng.weighted(&[6, 3, 1])];
                device.text("name", model).text("platform", store)
            }
            _ => device.text("name", "iPhone 15").text("platform", "iOS"),
        };
        // Older applications do not say their versions.
        let device = if self.rng.chance(7_000) {
            let system = if matches!(phone.kind, Kind::AppAndroid(_)) { "15" } else { "18.5.0" };
            device.text("os_version", system).text("app_version", "3.60.0")
        } else {
            device
        };
        Details::new().text("login_grant_id", grant).object("device", device)
    }
}
