//! Employees and tags.

use super::context::Context;
use super::{Lead, Said};
use crate::text::clean::{listed, part};
use crate::text::words::value_word;

pub fn said(c: &Context<'_>) -> Said {
    match c.event.event_key.as_ref() {
        "user_updated" => Said::nothing().person(c.other_person()).object(changed_fields(c)).extra(
            c.text("context").map(|context| match context.as_str() {
                "sso_login" => c.phrase("phrase-sso-login", &[]),
                _ => context,
            }),
        ),
        "user_role_changed" => role(c),
        "tag_created" | "tag_deleted" => {
            Said::nothing().object(c.text("name")).or_object(|| c.entity("GroupTag"))
        }
        "user_added_to_tag" | "user_removed_from_tag" => tagged(c),
        _ => Said::nothing().person(c.other_person()).extra(c.by("initiator_id")),
    }
}

/// `phone, job title`
fn changed_fields(c: &Context<'_>) -> Option<String> {
    let fields = c.details.texts("changed_attrs");
    let words: Vec<String> = fields.iter().map(|field| value_word(c.lang, "attr", field)).collect();
    listed(c.lang, &words)
}

/// `Пётр Ильин · user → admin`
fn role(c: &Context<'_>) -> Said {
    let word = |field| c.text(field).map(|role| value_word(c.lang, "role", &role));
    let initiator = c.by("initiator_id");
    let lead = if c.is_own() && initiator.is_none() { Lead::Own } else { Lead::None };
    Said { lead, ..Said::nothing() }
        .person(c.other_person())
        .object(c.change(word("previous_company_role"), word("new_company_role")))
        .extra(initiator)
        .alert(matches!(c.text("new_company_role").as_deref(), Some("admin" | "owner")))
}

/// `Подрядчики · Олег Петров`: the tag is the entity, or in `details`; the person is the entity or the actor.
fn tagged(c: &Context<'_>) -> Said {
    let tag = ["tag_name", "name"].into_iter().find_map(|field| c.details.text(field));
    let tag = tag.and_then(|tag| part(&tag, 60));
    let said = Said::nothing().object(tag);
    let said = match c.entity_type() {
        "User" => said.person(c.other_person()),
        _ => said.or_object(|| c.entity("GroupTag")).person(c.person("user_id")),
    };
    said.extra(c.by("initiator_id"))
}
