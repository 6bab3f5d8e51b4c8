//! Who plays a part in the incidents: chosen before the history is written, so that chance spares them.

use crate::company::devices::{Device, Kind};
use crate::company::habits::Rhythm;
use crate::company::person::Role;
use crate::rng::Rng;
use crate::workspace::Workspace;

/// Indexes among the people of the workspace.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cast {
    /// Whose second factor is guessed.
    pub victim: usize,
    /// Who makes themselves an administrator.
    pub climber: usize,
    /// Whose token reads at night.
    pub sleeper: usize,
}

impl Cast {
    /// Chooses three employees with a long and plain history, and gives them habits against which the incident
    /// stands out.
    pub fn choose(workspace: &mut Workspace) -> Option<Self> {
        let mut rng = Rng::new(workspace.config.seed, 0x4341_5354);
        let mut plain = plain(workspace);
        rng.shuffle(&mut plain);
        let &[victim, climber, sleeper, ..] = plain.as_slice() else { return None };
        for index in [victim, climber, sleeper] {
            settle(workspace, index);
        }
        Some(Self { victim, climber, sleeper })
    }
}

/// Employees who were there from the first day on and whom nothing sets apart.
pub(super) fn plain(workspace: &Workspace) -> Vec<usize> {
    let start = workspace.config.start();
    let fits = |&index: &usize| {
        let person = &workspace.people[index];
        let settled = person.created_at < start && person.deleted_at.is_none();
        let here = !person.suspended && !person.invited_only && !person.bot;
        settled && here && person.role == Role::User
    };
    (0..workspace.people.len()).filter(fits).collect()
}

/// Gives somebody the habits of an employee whom one could set a clock by.
pub(super) fn settle(workspace: &mut Workspace, index: usize) {
    let habits = &mut workspace.habits[index];
    habits.rhythm = Rhythm::Work(0);
    habits.level = habits.level.max(14);
    habits.vacation = None;
    habits.two_factor = true;
    habits.signs_in_often = true;
    habits.script = None;
    // The browsers that intruders and new devices come with must be new.
    if habits.laptop.is_chrome() || habits.laptop.is_firefox() {
        habits.laptop = Device { kind: Kind::YandexWindows, ..habits.laptop };
    }
    workspace.things.cast.push(workspace.people[index].id);
}
