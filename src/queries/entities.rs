//! What the objects of events are called. Ids of different things are counted apart: what an id is of, events tell.

use crate::i18n::I18n;
use crate::state::App;
use crate::text::words;
use audit_store::{Code, Facet, Row};
use std::collections::HashMap;

/// So many of the events that came last are looked through: a pass over all of a large log would be felt.
const MOST_LOOKED: usize = 100_000;

/// The names of objects, by id. One that is not found, or stands for several things, keeps its id.
pub fn labels(app: App, i18n: I18n, ids: &[&str]) -> HashMap<String, String> {
    let (kinds, directory) = (kinds(app, ids), app.names.get());
    let label = |id: &str| {
        let name = kinds
            .get(id)
            .map(|kind| words::object_name(i18n.lang(), kind, id, &*directory).unwrap_or_default());
        (id.to_owned(), name.filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_owned()))
    };
    ids.iter()
        .map(|id| if id.is_empty() { (String::new(), i18n.t("facet-none")) } else { label(id) })
        .collect()
}

/// The name of one.
pub fn label(app: App, i18n: I18n, id: &str) -> String {
    labels(app, i18n, &[id]).remove(id).unwrap_or_default()
}

/// The types of the things that these ids stand for, each by its id.
fn kinds(app: App, ids: &[&str]) -> HashMap<String, String> {
    app.log.peek(|store| {
        let mut found: HashMap<Code, Option<Option<Code>>> =
            ids.iter().filter_map(|id| Some((store.code(Facet::Entity, id)?, None))).collect();
        if found.is_empty() {
            return HashMap::new();
        }
        for row in (0..store.len()).rev().take(MOST_LOOKED) {
            let row = Row::from_number(u32::try_from(row).unwrap_or(u32::MAX));
            let Some(entry) = store.value(row, Facet::Entity).and_then(|code| found.get_mut(&code)) else {
                continue;
            };
            let kind = store.value(row, Facet::EntityType);
            *entry = Some(entry.map_or(kind, |known| known.filter(|known| Some(*known) == kind)));
        }
        let kind = |(code, kind): (Code, Option<Option<Code>>)| {
            let id = store.label(Facet::Entity, code)?.into_owned();
            Some((id, store.label(Facet::EntityType, kind??)?.into_owned()))
        };
        found.into_iter().filter_map(kind).collect()
    })
}
