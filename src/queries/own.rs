//! This dashboard's own reads of the log: how many are hidden.

use crate::state::App;
use crate::state::own::SOURCE;

/// Own reads kept off the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Those that would show under the other filters.
    pub here: usize,
    /// All that are loaded.
    pub all: usize,
}

/// How many are hidden now; none where they are shown.
pub fn hidden(app: App) -> Hidden {
    app.log.view(|store| Hidden { here: store.kept_out(SOURCE), all: store.ruled_out(SOURCE) })
}
