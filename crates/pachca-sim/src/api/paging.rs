//! The four values that say where the neighbours of a page are, and pages of the short lists.

use super::cursor::{Cursor, Direction};
use super::errors::ApiError;
use super::params::Params;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What a page found, from which `has_next` and `has_prev` follow.
pub struct Found {
    /// The way that the request's cursor led; none for a first page.
    pub direction: Option<Direction>,
    /// Whether the page holds nothing.
    pub empty: bool,
    /// Whether there is more in the direction of reading.
    pub more: bool,
    /// Whether there is anything on the other side of the cursor.
    pub behind: bool,
}

impl Found {
    /// `(has_next, has_prev)` by the documented table. Mind its asymmetry: a poll by `prev_page` that found
    /// something says `has_next: false` although older records exist.
    pub fn flags(&self) -> (bool, bool) {
        match self.direction {
            None => (self.more, false),
            Some(Direction::Next) => (self.more, !self.empty || self.behind),
            Some(Direction::Prev) => (self.empty && self.behind, self.more),
        }
    }

    /// The `meta` of the answer.
    pub fn meta(&self, next_page: &str, prev_page: &str) -> Value {
        let (has_next, has_prev) = self.flags();
        json!({ "paginate": {
            "next_page": next_page, "prev_page": prev_page, "has_next": has_next, "has_prev": has_prev,
        }})
    }
}

/// The place of an item in a short list: its sort key and, among equal ones, its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ItemPlace {
    #[serde(rename = "v", default)]
    key: i64,
    id: i64,
}

impl ItemPlace {
    /// The place of the item with this sort key and id. With `descending`, larger ones come first.
    pub fn new(key: i64, id: i64, descending: bool) -> Self {
        if descending {
            Self { key: key.saturating_neg(), id: id.saturating_neg() }
        } else {
            Self { key, id }
        }
    }
}

/// A page of a list that is short enough to be sorted for each request: people, chats, tags.
pub struct ListPage<'a, T> {
    /// The items of the page, in the order of the list.
    pub items: Vec<&'a T>,
    /// The `meta` of the answer.
    pub meta: Value,
    /// How many items match in all.
    pub total: usize,
}

/// The filters `F` of a list request: the request's own, or those that its cursor remembers.
///
/// # Errors
/// 400 for a text that is no cursor of this list.
pub fn read_cursor<F: Serialize + DeserializeOwned>(
    params: &Params<'_>,
) -> Result<Option<Cursor<ItemPlace, F>>, ApiError> {
    params.get("cursor").map(|text| Cursor::decode(text).ok_or_else(|| bad_cursor(text))).transpose()
}

/// The answer to a text that is no cursor of the list.
pub fn bad_cursor(text: &str) -> ApiError {
    ApiError::bad_request("cursor", Some(text.to_owned()), "invalid", "Неверный курсор")
}

/// Cuts a page out of the matching items, which `place` puts in order.
pub fn list_page<'a, T, F: Clone + Serialize + DeserializeOwned>(
    mut matching: Vec<&'a T>,
    place: impl Fn(&T) -> ItemPlace,
    filter: &F,
    cursor: Option<&Cursor<ItemPlace, F>>,
    limit: usize,
) -> ListPage<'a, T> {
    matching.sort_by_key(|item| place(item));
    let total = matching.len();
    let direction = cursor.map(|cursor| cursor.direction);
    let range = match cursor {
        None => 0..total.min(limit),
        Some(Cursor { direction: Direction::Next, place: at, .. }) => {
            let start = matching.partition_point(|item| place(item) <= *at);
            start..total.min(start + limit)
        }
        Some(Cursor { direction: Direction::Prev, place: at, .. }) => {
            let end = matching.partition_point(|item| place(item) < *at);
            end.saturating_sub(limit)..end
        }
    };
    let backwards = direction == Some(Direction::Prev);
    let found = Found {
        direction,
        empty: range.is_empty(),
        more: if backwards { range.start > 0 } else { range.end < total },
        behind: if backwards { range.end < total } else { range.start > 0 },
    };
    let items = matching[range].to_vec();
    // Without an item to hold on to, the cursors stay where the request's was, or at the start of the list.
    let resting = cursor.map_or(ItemPlace { key: i64::MIN, id: i64::MIN }, |cursor| cursor.place);
    let edge = |direction, item: Option<&&T>| {
        let place = item.map_or(resting, |item| place(item));
        Cursor { direction, place, filter: filter.clone(), empty_pages: 0 }.encode()
    };
    let meta = found.meta(&edge(Direction::Next, items.last()), &edge(Direction::Prev, items.first()));
    ListPage { items, meta, total }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(cursor: Option<&str>, descending: bool) -> (Vec<i64>, Value) {
        let items: Vec<i64> = (1..=7).collect();
        let cursor = cursor.map(|text| Cursor::decode(text).unwrap());
        let page = list_page(
            items.iter().collect(),
            |item| ItemPlace::new(item / 2, *item, descending),
            &(),
            cursor.as_ref(),
            3,
        );
        (page.items.into_iter().copied().collect(), page.meta["paginate"].clone())
    }

    fn walk(descending: bool) -> Vec<i64> {
        let (mut seen, mut meta) = page(None, descending);
        while meta["has_next"] == true {
            let (items, next) = page(meta["next_page"].as_str(), descending);
            seen.extend(items);
            meta = next;
        }
        seen
    }

    #[test]
    fn a_walk_sees_each_item_once_in_either_order() {
        assert_eq!(walk(false), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(walk(true), [7, 6, 5, 4, 3, 2, 1]);
    }

    #[test]
    fn the_way_back_gives_the_nearest_first() {
        let (_, first) = page(None, false);
        let (_, second) = page(first["next_page"].as_str(), false);
        let (back, meta) = page(second["prev_page"].as_str(), false);
        assert_eq!(back, [1, 2, 3]);
        assert_eq!((&meta["has_next"], &meta["has_prev"]), (&json!(false), &json!(false)));
    }
}
