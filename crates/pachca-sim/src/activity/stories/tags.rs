//! Group tags are made and deleted, given and taken.

use super::super::details::Details;
use super::super::scene::{Actor, Scene};
use crate::company::rooms::tag_name;
use crate::company::tag::Tag;
use audit_model::Timestamp;

impl Scene<'_> {
    /// A new tag.
    pub fn tag_created(&mut self, at: Timestamp) {
        let Some(admin) = self.admin(at) else { return };
        let id = self.workspace.tags.last().map_or(9_100, |tag| tag.id) + 1 + self.rng.below(6) as u32;
        let name = tag_name(&mut self.rng);
        let details = Details::new().text("name", &name);
        self.workspace.tags.push(Tag { id, name, member_ids: Vec::new(), deleted: false });
        self.write(at, admin, "tag_created", ("GroupTag", u64::from(id)), details);
    }

    /// A tag is deleted; one is made first where few are left.
    pub fn tag_deleted(&mut self, at: Timestamp) {
        if self.workspace.tags.iter().filter(|tag| !tag.deleted).count() < 4 {
            self.tag_created(Timestamp(at.0 - 60_000));
        }
        let (Some(admin), Some(tag)) = (self.admin(at), self.some_tag()) else { return };
        let tag = &mut self.workspace.tags[tag];
        tag.deleted = true;
        let (id, details) = (tag.id, Details::new().text("name", &tag.name));
        for chat in &mut self.workspace.chats {
            chat.group_tag_ids.retain(|other| *other != id);
        }
        self.write(at, admin, "tag_deleted", ("GroupTag", u64::from(id)), details);
    }

    /// Somebody gets a tag.
    pub fn tag_given(&mut self, at: Timestamp) {
        let (Some(person), Some(admin)) = (self.anyone(at), self.admin(at)) else { return };
        self.tagged(at, person.index, admin);
    }

    /// Gives somebody a tag. The person is the actor, who did it is in `initiator_id`; the tag is the entity.
    pub fn tagged(&mut self, at: Timestamp, index: usize, admin: Actor) {
        let Some(tag) = self.some_tag() else { return };
        let id = self.workspace.people[index].id;
        let tag = &mut self.workspace.tags[tag];
        if !tag.member_ids.contains(&id) {
            tag.member_ids.push(id);
        }
        let entity = ("GroupTag", u64::from(tag.id));
        let person = Actor { index, id, ..admin };
        let details = Details::new().number("initiator_id", u64::from(admin.id));
        self.write(at, person, "user_added_to_tag", entity, details);
    }

    /// Somebody loses a tag.
    pub fn tag_taken(&mut self, at: Timestamp) {
        let worn: Vec<usize> = (0..self.workspace.tags.len())
            .filter(|&tag| {
                !self.workspace.tags[tag].deleted && !self.workspace.tags[tag].member_ids.is_empty()
            })
            .collect();
        let (Some(admin), Some(&tag)) = (self.admin(at), self.rng.pick(&worn)) else { return };
        let tag = &mut self.workspace.tags[tag];
        let Some(id) = tag.member_ids.pop() else { return };
        let entity = ("GroupTag", u64::from(tag.id));
        let Ok(index) = self.workspace.people.binary_search_by_key(&id, |person| person.id) else { return };
        let details = Details::new().number("initiator_id", u64::from(admin.id));
        self.write(at, Actor { index, id, ..admin }, "user_removed_from_tag", entity, details);
    }

    /// Some tag that is not deleted.
    pub fn some_tag(&mut self) -> Option<usize> {
        let tags = &self.workspace.tags;
        let living: Vec<usize> = (0..tags.len()).filter(|&index| !tags[index].deleted).collect();
        self.rng.pick(&living).copied()
    }
}
