//! A chat is opened to everybody in the workspace.
//!
//! Sources: Panther, Slack (private channel made public); Elastic, Google Workspace (sharing widened). It happens every
//! week, so it keeps quiet unless it has company.

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;

#[derive(Clone, Debug, Default)]
pub struct ChatOpened;

impl Reads for ChatOpened {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        if seen.action == Action::ChatPermission && seen.details()["public_access"] == true {
            let count = stand.open(Rule::ChatOpened).map_or(0, |draft| draft.count) + 1;
            stand.report(Hit::new(Rule::ChatOpened, seen, 95).fact(Fact::Count, count));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    #[test]
    fn opened_is_noted_and_closed_is_not() {
        let mut lab = Lab::new();
        lab.on("chat_permission_changed", "7", "55", r#"{"public_access":false}"#);
        lab.on("chat_permission_changed", "7", "55", "{}");
        lab.none(Rule::ChatOpened);
        lab.on("chat_permission_changed", "7", "55", r#"{"public_access":true}"#);
        assert!(!lab.only(Rule::ChatOpened).speaks());
    }
}
