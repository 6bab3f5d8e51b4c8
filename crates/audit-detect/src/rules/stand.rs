//! Where a rule stands while it sees an event: what it may know, and where it reports to.

use crate::desk::{Context, Desk, Draft, Earlier, Hit, Subject};
use crate::fact::{Fact, Facts};
use crate::history::{Actor, LearningSettings, Networks};
use crate::lexicon::Lexicon;
use crate::rule::Rule;
use crate::seen::Seen;
use crate::settings::{Settings, Surroundings, Thresholds};

/// All that a rule may know of the instant. The event itself is not part of any history yet.
pub struct Stand<'a, 's> {
    pub seen: &'a Seen<'s>,
    /// The actor as known before; nothing for an event without one.
    pub actor: Option<&'a Actor>,
    pub networks: &'a Networks,
    /// The oldest event of the log.
    pub began: i64,
    pub settings: &'a Settings,
    pub is_bot: bool,
    pub lexicon: &'a Lexicon,
    pub desk: &'a mut Desk,
    pub earlier: &'a mut Earlier,
}

impl Stand<'_, '_> {
    pub fn thresholds(&self) -> &Thresholds {
        &self.settings.thresholds
    }

    pub fn surroundings(&self) -> &Surroundings {
        &self.settings.surroundings
    }

    fn learning(&self) -> &LearningSettings {
        &self.settings.thresholds.learning
    }

    pub const fn subject(&self) -> Subject {
        Subject::Actor(self.seen.actor)
    }

    /// The actor, if there is history enough to call anything of theirs new. Bots have no such history.
    pub fn settled(&self) -> Option<&Actor> {
        self.actor.filter(|actor| !self.is_bot && actor.is_settled(self.seen.time, self.learning()))
    }

    /// Whether it comes from where the actor was before, or where colleagues are.
    pub fn network_is_familiar(&self) -> bool {
        let (Some(network), Some(actor)) = (self.seen.network, self.actor) else { return false };
        actor.knows_network(network, self.seen.time, self.learning())
            || self.networks.is_shared(network, self.seen.actor, self.seen.time, self.learning())
    }

    /// Whether it comes from a network that neither a settled actor nor their colleagues were seen in.
    pub fn network_is_new(&self) -> bool {
        self.settled().is_some() && self.seen.network.is_some() && !self.network_is_familiar()
    }

    /// Whether it is at night, and the actor was never active then before this day.
    pub fn is_odd_night(&self) -> bool {
        let (settings, clock) = (&self.thresholds().off_hours, self.seen.clock);
        let by_day = (settings.from_hour..settings.to_hour).contains(&clock.hour);
        !by_day
            && self
                .settled()
                .is_some_and(|actor| actor.days >= settings.days && !actor.knew_hour(clock.slot(), clock.day))
    }

    /// Whether the actor was seen with this client before.
    pub fn client_is_known(&self) -> bool {
        let family = self.seen.client.family;
        family != 0
            && self.actor.is_some_and(|actor| actor.knows_family(family, self.seen.time, self.learning()))
    }

    /// Whether the actor was seen with this very model of a device before.
    pub fn device_is_known(&self) -> bool {
        let device = self.seen.client.device;
        device != 0
            && self.actor.is_some_and(|actor| actor.knows_device(device, self.seen.time, self.learning()))
    }

    /// Whether both place and device are the actor's own.
    pub fn origin_is_known(&self) -> bool {
        self.device_is_known()
            && self.actor.is_some_and(|actor| {
                let known = |network| actor.knows_network(network, self.seen.time, self.learning());
                self.seen.network.is_some_and(known)
            })
    }

    /// Whether anything but scripts is known of the actor's clients.
    pub fn has_clients(&self) -> bool {
        self.actor.is_some_and(|actor| !actor.families.is_empty())
    }

    /// Network and client of the event.
    pub fn origin(&self) -> Facts {
        let network = self.seen.network.map(|network| (Fact::Network, network.to_string().into()));
        let family = self.lexicon.family_name(self.seen.client.family);
        network.into_iter().chain(family.map(|family| (Fact::Client, family.into()))).collect()
    }

    /// The open finding of a rule about the actor.
    pub fn open(&self, rule: Rule) -> Option<&Draft> {
        self.desk.open_draft(rule, self.subject(), self.seen.time)
    }

    /// Takes back the open finding of a rule about the actor.
    pub fn withdraw(&mut self, rule: Rule) {
        self.desk.withdraw(rule, Subject::Actor(self.seen.actor));
    }

    pub fn report(&mut self, mut hit: Hit) {
        if self.settings.off.contains(&hit.rule) {
            return;
        }
        if let Some(weight) = self.settings.weights.get(&hit.rule) {
            hit.weight = *weight;
        }
        let actor = if hit.subject == self.subject() { self.actor } else { None };
        let mut context = Context {
            store: self.seen.store,
            lexicon: self.lexicon,
            actor,
            settle_ms: super::minutes(self.settings.thresholds.learning.settle_minutes),
            earlier: self.earlier,
        };
        self.desk.report(hit, &mut context);
    }
}
