//! Something is done by a deleted account: a token or a session of it still works.
//!
//! Source: Microsoft Sentinel, activity of deleted or disabled accounts. What others do to the account is no activity
//! of it: tags and chats are cleaned up after a deletion.

use super::{Reads, Stand};
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;

#[derive(Clone, Debug, Default)]
pub struct ActiveAfterDeletion;

impl Reads for ActiveAfterDeletion {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        let Some(deleted) = stand.actor.and_then(|actor| actor.deleted) else { return };
        // What happens in the second of the deletion may have been before it.
        if seen.time <= deleted || !seen.action.is_own() || !seen.has_origin() {
            return;
        }
        let count = stand.open(Rule::ActiveAfterDeletion).map_or(0, |draft| draft.count) + 1;
        let hit = Hit::new(Rule::ActiveAfterDeletion, seen, 95)
            .fact(Fact::DeletedAt, deleted)
            .fact(Fact::Count, count)
            .facts(stand.origin());
        stand.report(hit);
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    #[test]
    fn a_message_after_the_deletion_is_one_finding_with_all_that_follow() {
        let mut lab = Lab::new();
        lab.usual_life("7", 3);
        lab.on("user_deleted", "1", "7", "{}");
        for _ in 0..3 {
            lab.event("message_created", "7", Lab::OFFICE, Lab::CHROME, "{}");
        }
        assert_eq!(lab.only(Rule::ActiveAfterDeletion).evidence.count, 3);
    }

    #[test]
    fn cleaning_up_a_second_account_and_the_time_before_are_none() {
        let mut lab = Lab::new();
        lab.usual_life("7", 3);
        lab.on("user_deleted", "1", "7", "{}");
        lab.event("user_removed_from_tag", "7", Lab::OFFICE, Lab::CHROME, r#"{"initiator_id":1}"#);
        lab.on("user_created", "1", "7", "{}");
        lab.event("message_created", "7", Lab::OFFICE, Lab::CHROME, "{}");
        lab.none(Rule::ActiveAfterDeletion);
    }
}
