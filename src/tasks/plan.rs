//! What a plan wants of the log, in order of importance.
//!
//! The API filters by one event key a request, so "security first" is one walk at least for each published key but
//! the talkative ones. Everything, unknown keys included, can only be read without a filter.

use crate::state::period::TimeRange;
use crate::state::view::Plan;
use audit_client::load::{Part, Wanted};
use audit_model::Category;
use audit_model::catalogue::KEYS;

/// What a plan wants.
pub fn wanted(plan: &Plan, range: TimeRange) -> Wanted {
    let part = match plan {
        Plan::Everything => Part::Everything,
        Plan::SecurityFirst => keys(|category| !category.is_talk()),
        // Nothing chosen can only mean that nothing was left out.
        Plan::Chosen(wanted) if wanted.is_empty() || wanted.contains(&Category::Other) => Part::Everything,
        Plan::Chosen(wanted) => keys(|category| wanted.contains(&category)),
    };
    Wanted { range, parts: vec![part] }
}

/// The same and then the rest: everything, so that unknown keys come, too.
pub fn with_rest(plan: &Plan, range: TimeRange) -> Wanted {
    let mut wanted = wanted(plan, range);
    if !wanted.parts.contains(&Part::Everything) {
        wanted.parts.push(Part::Everything);
    }
    wanted
}

/// Whether the plan leaves events for later.
pub fn leaves_rest(plan: &Plan) -> bool {
    match plan {
        Plan::Everything => false,
        Plan::SecurityFirst => true,
        Plan::Chosen(wanted) => !wanted.is_empty() && !wanted.contains(&Category::Other),
    }
}

fn keys(wanted: impl Fn(Category) -> bool) -> Part {
    Part::Keys(KEYS.iter().filter(|key| wanted(key.category)).map(|key| key.name).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::Timestamp;
    use std::collections::BTreeSet;

    const RANGE: TimeRange = TimeRange { start: Timestamp(5), end: Timestamp(7) };

    #[test]
    fn security_first_leaves_talk_and_unknown_keys_for_later() {
        let scopes = wanted(&Plan::SecurityFirst, RANGE).scopes();
        assert_eq!(scopes.len(), 62 - 6);
        assert!(scopes.iter().all(|scope| scope.is_some_and(|key| !Category::of(key).is_talk())));
        assert!(leaves_rest(&Plan::SecurityFirst) && !leaves_rest(&Plan::Everything));
    }

    #[test]
    fn the_rest_comes_after_what_matters() {
        let rest = with_rest(&Plan::SecurityFirst, RANGE);
        assert_eq!(rest.parts.len(), 2);
        assert_eq!(rest.parts.last(), Some(&Part::Everything));
        assert_eq!(with_rest(&Plan::Everything, RANGE), wanted(&Plan::Everything, RANGE));
    }

    #[test]
    fn choosing_other_means_reading_everything() {
        let chosen = Plan::Chosen(BTreeSet::from([Category::Auth, Category::Other]));
        assert_eq!(wanted(&chosen, RANGE), wanted(&Plan::Everything, RANGE));
        assert!(!leaves_rest(&chosen));
    }
}
