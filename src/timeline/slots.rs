//! Which colour each part of the bars has, where parts are values of a facet: a value keeps its colour as long as it is
//! among those that are shown.

/// So many values have a colour of their own; the others together are the rest.
pub const SLOTS: usize = 8;

/// The name of a slot's colour.
pub fn slug(slot: usize) -> String {
    format!("s{}", slot + 1)
}

/// The slot of a colour.
pub fn slot_of(slug: &str) -> Option<usize> {
    slug.strip_prefix('s')?
        .parse()
        .ok()
        .filter(|number| (1..=SLOTS).contains(number))
        .map(|number: usize| number - 1)
}

/// A slot for each of `values`, of which the first [`SLOTS`] get one. `before` are the values that had one.
pub fn slots(before: &[(usize, &str)], values: &[String]) -> Vec<usize> {
    let values = values.get(..SLOTS.min(values.len())).unwrap_or_default();
    let kept: Vec<Option<usize>> = values
        .iter()
        .map(|value| before.iter().find(|(_, known)| known == value).map(|(slot, _)| *slot))
        .collect();
    let mut free = (0..SLOTS).filter(|slot| !kept.contains(&Some(*slot))).collect::<Vec<_>>().into_iter();
    kept.into_iter().filter_map(|slot| slot.or_else(|| free.next())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(of: &[&str]) -> Vec<String> {
        of.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn a_value_keeps_its_slot_whatever_its_place() {
        assert_eq!(slots(&[], &values(&["a", "b", "c"])), [0, 1, 2]);
        let before = [(0, "a"), (1, "b"), (2, "c")];
        assert_eq!(slots(&before, &values(&["c", "a", "b"])), [2, 0, 1]);
        assert_eq!(slots(&before, &values(&["x", "b", "y"])), [0, 1, 2], "new ones take what is free");
    }

    #[test]
    fn no_slot_is_given_twice_and_there_are_only_so_many() {
        let many: Vec<String> = (0..20).map(|number| number.to_string()).collect();
        assert_eq!(slots(&[(7, "0")], &many), [7, 0, 1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn a_slug_leads_back_to_its_slot() {
        assert!((0..SLOTS).all(|slot| slot_of(&slug(slot)) == Some(slot)));
        for other in ["security", "s0", "s9", "search", "rest"] {
            assert_eq!(slot_of(other), None, "{other}");
        }
    }
}
