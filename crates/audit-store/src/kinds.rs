//! The kinds of events: event key, actor type and entity type together. There are few, so that one code says
//! all three and the category besides.

use crate::Facet;
use crate::dictionary::Dictionary;
use audit_model::Category;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// The distinct kinds.
#[derive(Debug, Default)]
pub struct Kinds {
    pub keys: Dictionary,
    pub actor_types: Dictionary,
    pub entity_types: Dictionary,
    kinds: Vec<Kind>,
    /// By the three texts, so that a known kind takes one look-up.
    codes: HashTable<(u64, u32)>,
    hasher: DefaultHashBuilder,
}

#[derive(Clone, Copy, Debug)]
struct Kind {
    category: u32,
    key: u32,
    actor_type: u32,
    entity_type: u32,
}

impl Kinds {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// The code of a kind, given out now if it is new.
    pub fn intern(&mut self, key: &str, actor_type: Option<&str>, entity_type: Option<&str>) -> Option<u32> {
        let hash = self.hasher.hash_one((key, actor_type, entity_type));
        let same = |(_, code): &(u64, u32)| {
            let kind = &self.kinds[*code as usize];
            self.keys.text(kind.key) == Some(key)
                && self.actor_types.text(kind.actor_type) == actor_type
                && self.entity_types.text(kind.entity_type) == entity_type
        };
        if let Some((_, code)) = self.codes.find(hash, same) {
            return Some(*code);
        }
        let kind = Kind {
            category: category_code(Category::of(key)),
            key: self.keys.intern(Some(key))?,
            actor_type: self.actor_types.intern(actor_type)?,
            entity_type: self.entity_types.intern(entity_type)?,
        };
        let code = u32::try_from(self.kinds.len()).ok()?;
        self.kinds.push(kind);
        self.codes.insert_unique(hash, (hash, code), |(hash, _)| *hash);
        Some(code)
    }

    /// What a kind is in a facet that is read off it.
    pub fn facet(&self, kind: u32, facet: Facet) -> u32 {
        let kind = &self.kinds[kind as usize];
        match facet {
            Facet::Category => kind.category,
            Facet::ActorType => kind.actor_type,
            Facet::EntityType => kind.entity_type,
            _ => kind.key,
        }
    }
}

/// Codes of categories are fixed: their order, from 1.
pub const fn category_code(category: Category) -> u32 {
    category as u32 + 1
}

/// Back from [`category_code`].
pub fn category_of_code(code: u32) -> Option<Category> {
    Category::ALL.get((code as usize).checked_sub(1)?).copied()
}
