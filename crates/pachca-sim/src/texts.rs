//! Texts that many events share, kept once each.

use std::collections::HashMap;
use std::num::{NonZeroU16, NonZeroU32};

/// An event key of this workspace, see [`Texts::key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub u16);

/// An entity type of this workspace, see [`Texts::entity_type`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityTypeId(pub u8);

/// An address of this workspace, see [`Texts::address`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AddressId(pub NonZeroU32);

/// A user agent of this workspace, see [`Texts::client`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientId(pub NonZeroU16);

/// The texts behind the numbers in a [`Record`](crate::record::Record).
#[derive(Clone, Debug, Default)]
pub struct Texts {
    keys: Pool,
    entity_types: Pool,
    addresses: Pool,
    clients: Pool,
}

impl Texts {
    /// The number of an event key, given now if it is new.
    pub fn key_id(&mut self, key: &str) -> KeyId {
        KeyId(self.keys.id(key) as u16)
    }

    /// The number of an event key that some event has had.
    pub fn find_key(&self, key: &str) -> Option<KeyId> {
        self.keys.find(key).map(|id| KeyId(id as u16))
    }

    /// An event key.
    pub fn key(&self, id: KeyId) -> &str {
        self.keys.text(u32::from(id.0))
    }

    /// The number of an entity type, given now if it is new.
    pub fn entity_type_id(&mut self, entity_type: &str) -> EntityTypeId {
        EntityTypeId(self.entity_types.id(entity_type) as u8)
    }

    /// The number of an entity type that some event has had.
    pub fn find_entity_type(&self, entity_type: &str) -> Option<EntityTypeId> {
        self.entity_types.find(entity_type).map(|id| EntityTypeId(id as u8))
    }

    /// An entity type, such as `Chat`.
    pub fn entity_type(&self, id: EntityTypeId) -> &str {
        self.entity_types.text(u32::from(id.0))
    }

    /// The number of an address, given now if it is new.
    pub fn address_id(&mut self, address: &str) -> AddressId {
        AddressId(NonZeroU32::MIN.saturating_add(self.addresses.id(address)))
    }

    /// An address, such as `192.0.2.44`.
    pub fn address(&self, id: AddressId) -> &str {
        self.addresses.text(id.0.get() - 1)
    }

    /// The number of a user agent, given now if it is new. As the API does, only 255 characters are kept.
    pub fn client_id(&mut self, user_agent: &str) -> ClientId {
        let kept = user_agent.char_indices().nth(255).map_or(user_agent, |(end, _)| &user_agent[..end]);
        ClientId(NonZeroU16::MIN.saturating_add(self.clients.id(kept) as u16))
    }

    /// Gives user agents other texts; their numbers stay.
    pub fn rename_clients(&mut self, mut rename: impl FnMut(usize, &str) -> String) {
        let mut renamed = Pool::default();
        for (index, text) in self.clients.texts.iter().enumerate() {
            let name = rename(index, text);
            renamed.ids.entry(name.as_str().into()).or_insert(index as u32);
            renamed.texts.push(name.into());
        }
        self.clients = renamed;
    }

    /// A user agent.
    pub fn client(&self, id: ClientId) -> &str {
        self.clients.text(u32::from(id.0.get()) - 1)
    }
}

/// Texts numbered in the order they came. The map is only asked, never walked: its order must not matter.
#[derive(Clone, Debug, Default)]
struct Pool {
    texts: Vec<Box<str>>,
    ids: HashMap<Box<str>, u32>,
}

impl Pool {
    fn id(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = self.texts.len() as u32;
        self.texts.push(text.into());
        self.ids.insert(text.into(), id);
        id
    }

    fn find(&self, text: &str) -> Option<u32> {
        self.ids.get(text).copied()
    }

    fn text(&self, id: u32) -> &str {
        self.texts.get(id as usize).map_or("", |text| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_number() {
        let mut texts = Texts::default();
        let (office, home) = (texts.address_id("192.0.2.1"), texts.address_id("198.18.0.9"));
        assert_eq!(texts.address_id("192.0.2.1"), office);
        assert_eq!((texts.address(office), texts.address(home)), ("192.0.2.1", "198.18.0.9"));
        assert_eq!(texts.find_key("user_login"), None);
        let key = texts.key_id("user_login");
        assert_eq!(texts.find_key("user_login"), Some(key));
    }

    #[test]
    fn a_user_agent_is_cut_at_255_characters() {
        let mut texts = Texts::default();
        let id = texts.client_id(&"ё".repeat(300));
        assert_eq!(texts.client(id).chars().count(), 255);
    }
}
