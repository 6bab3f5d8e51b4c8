//! Keys that no catalogue knows: what it was done to, and the first of its details as they are.

use super::Said;
use super::context::Context;
use crate::text::clean::part;
use crate::text::details::{DetailRow, DetailValue, detail_rows};

/// How many details a row shows.
const SHOWN: usize = 3;

pub fn said(c: &Context<'_>) -> Said {
    let mut said = Said::nothing().object(c.any_entity());
    for row in detail_rows(c.event, c.lang).into_iter().take(SHOWN) {
        said = said.extra(setting(c, &row));
    }
    said
}

fn setting(c: &Context<'_>, row: &DetailRow) -> Option<String> {
    let value = match &row.value {
        DetailValue::Person { id } => c.named_or_number("User", id),
        DetailValue::Chat { id } => c.named_or_number("Chat", id),
        value => part(&value.plain(), 40),
    };
    let (name, value) = (part(&row.label, 40)?, value?);
    Some(c.phrase("phrase-setting", &[("name", name.into()), ("value", value.into())]))
}
