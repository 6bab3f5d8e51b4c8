//! Events that go on arriving while the workspace runs.

use super::Sim;
use crate::LiveActivity;
use crate::company::person::Role;
use crate::record::Record;
use crate::workspace::Draft;
use audit_model::Timestamp;
use audit_model::time::MINUTE_MS;
use std::collections::VecDeque;

/// What goes on, and how far it has come.
#[derive(Debug)]
pub struct Arrivals {
    activity: LiveActivity,
    per_minute: f64,
    /// Since when that is the rate.
    since: Timestamp,
    /// How many have arrived since then.
    count: u64,
    /// What was staged and time has not reached yet, oldest first.
    staged: VecDeque<Record>,
    /// How often something was staged.
    stagings: usize,
}

impl Arrivals {
    pub const fn new(activity: LiveActivity) -> Self {
        Self {
            activity,
            per_minute: 0.0,
            since: Timestamp(0),
            count: 0,
            staged: VecDeque::new(),
            stagings: 0,
        }
    }

    /// When the next event is due. Counted from the start of the rate, so that fractions do not add up.
    fn next(&self) -> Timestamp {
        let ms = (self.count + 1) as f64 * MINUTE_MS as f64 / self.per_minute;
        Timestamp(self.since.0.saturating_add(ms.min(1e15) as i64))
    }
}

impl Sim {
    /// Lets time pass: whatever was due until `now` is in the log afterwards. Each request does that too; a
    /// server calls it besides, so that a long silence does not pile up.
    pub fn advance(&mut self, now: Timestamp) {
        let Self { arrivals, workspace, log, settings, .. } = self;
        if settings.live_per_minute != arrivals.per_minute {
            (arrivals.per_minute, arrivals.since, arrivals.count) = (settings.live_per_minute, self.now, 0);
        }
        self.now = self.now.max(now);
        while arrivals.per_minute > 0.0 && arrivals.next() <= self.now {
            log.push(arrivals.activity.next(workspace, arrivals.next()));
            arrivals.count += 1;
        }
        while let Some(record) = arrivals.staged.pop_front_if(|record| record.at <= self.now) {
            log.push(record);
        }
    }

    /// Stages an incident that begins now and lasts two seconds: somebody's second factor is guessed. Each time somebody
    /// else's; false where there is nobody. It is not among the staged incidents of the history.
    pub fn stage_guess(&mut self) -> bool {
        let now = self.now;
        let fits = |person: &&crate::company::person::Person| {
            person.exists_at(now) && !person.suspended && !person.invited_only && !person.bot
        };
        let people = self.workspace.people.iter().filter(fits).filter(|person| person.role == Role::User);
        let victims: Vec<u32> = people.map(|person| person.id).collect();
        let Some(&victim) = victims.get(self.arrivals.stagings % victims.len().max(1)) else { return false };
        self.arrivals.stagings += 1;
        let failures = (0..7).map(|_| (0, "user_2fa_fail"));
        for (seconds, key) in failures.chain([(1, "user_2fa_success"), (2, "user_login")]) {
            let record = self.workspace.record(&Draft {
                at: Timestamp(now.0 + seconds * 1_000),
                key,
                actor: victim,
                entity_type: "User",
                entity: u64::from(victim),
                details: None,
                address: Some("203.0.113.77"),
                client: Some("curl/8.5.0"),
            });
            self.arrivals.staged.push_back(record);
        }
        true
    }
}
