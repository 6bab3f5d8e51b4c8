//! Who plays in the incidents that only a thorough workspace stages, see [`Config::thorough`](crate::Config).

use super::cast::{plain, settle};
use crate::activity::calendar::Calendar;
use crate::rng::Rng;
use crate::workspace::Workspace;

/// Indexes among the people of the workspace.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extras {
    /// Whose second factor is guessed from many addresses.
    pub proxied: usize,
    /// As whom a program signs in.
    pub scripted: usize,
    /// Who is in several places at once.
    pub doubled: usize,
    /// Who is in another country an hour later.
    pub traveller: usize,
    /// Whose password is used at night.
    pub nightly: usize,
    /// Who was away for as long as the log goes back.
    pub dormant: usize,
    /// In whose name chats are opened.
    pub opener: usize,
    /// Whose second factor is taken off.
    pub stripped: usize,
    /// Who sends what must not leave.
    pub leaker: usize,
}

impl Extras {
    /// Chooses them among those who play in nothing else.
    pub fn choose(workspace: &mut Workspace) -> Option<Self> {
        let mut rng = Rng::new(workspace.config.seed, 0x4558_5452);
        let mut others = plain(workspace);
        others.retain(|&index| !workspace.things.cast.contains(&workspace.people[index].id));
        rng.shuffle(&mut others);
        let &[proxied, scripted, doubled, traveller, nightly, dormant, opener, stripped, leaker, ..] =
            others.as_slice()
        else {
            return None;
        };
        for index in [proxied, scripted, doubled, traveller, nightly, dormant, opener, stripped, leaker] {
            settle(workspace, index);
        }
        // Nights and weekends are what the incident at night stands out against.
        workspace.habits[nightly].weekends = 0;
        let days = Calendar::of(&workspace.config).days();
        workspace.habits[dormant].vacation = Some(days);
        Some(Self { proxied, scripted, doubled, traveller, nightly, dormant, opener, stripped, leaker })
    }
}
