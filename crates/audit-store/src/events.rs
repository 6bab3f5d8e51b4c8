//! The events themselves: what is counted in [`Columns`], everything else beside it; rows never move.

use crate::chunked::Chunked;
use crate::columns::Columns;
use crate::dictionary::Dictionary;
use crate::facet::Column;
use crate::ids::{Ids, NewId};
use crate::kinds::{Kinds, category_code, category_of_code};
use crate::labels::Labels;
use crate::sparse::SparseTexts;
use crate::totals::Totals;
use crate::{Code, Facet};
use audit_model::client::Client;
use audit_model::event::NO_DETAILS;
use audit_model::rights::Rights;
use audit_model::{AuditEvent, Category, Timestamp};
use std::borrow::Cow;

/// All columns.
#[derive(Debug, Default)]
pub struct Events {
    pub ids: Ids,
    pub columns: Columns,
    pub totals: Totals,
    /// Plain numbers with [`NUMERAL`] set, or codes of `entity_names`.
    pub entities: Chunked<u32>,
    pub details: SparseTexts,
    pub extra: SparseTexts,
    pub kinds: Kinds,
    actors: Dictionary,
    addresses: Dictionary,
    agents: Dictionary,
    clients: Dictionary,
    /// The client of each agent.
    client_of: Vec<u32>,
    pub entity_names: Dictionary,
    /// In the order of [`Facet::LABELS`].
    labels: [Labels; 5],
}

/// Marks an entity id that is a plain number below it: most are, and most occur once, so a dictionary of them
/// would outweigh all else.
pub const NUMERAL: u32 = 1 << 31;

impl Events {
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Adds an event; nothing, and nothing changed that can be seen, if there is no room.
    pub fn push(&mut self, event: &AuditEvent<'_>, id: &NewId<'_>) -> Option<()> {
        let row = u32::try_from(self.len()).ok()?;
        let codes = [
            self.kinds.intern(&event.event_key, event.actor_type.as_deref(), event.entity_type.as_deref())?,
            self.actors.intern(event.actor_id.as_deref())?,
            self.addresses.intern(event.ip_address.as_deref())?,
            self.intern_agent(event.user_agent.as_deref())?,
        ];
        let entity = match event.entity_id.as_deref().and_then(numeral) {
            Some(number) => number | NUMERAL,
            None => self.entity_names.intern(event.entity_id.as_deref())?,
        };
        let details = match event.details.as_ref() {
            NO_DETAILS => None,
            text => Some(self.details.store(text)?),
        };
        let extra = match event.extra.as_deref() {
            None => None,
            Some(text) => Some(self.extra.store(text)?),
        };
        if !self.ids.push(id) {
            return None;
        }
        self.columns.push(event.created_at.millis(), codes, Column::ALL.map(|column| self.codes(column)));
        self.totals.add(codes, event.created_at.millis());
        self.entities.push(entity);
        if let Some(span) = details {
            self.details.assign(row, span);
            let rights = Rights::read(&event.details);
            for (facet, found) in [(Facet::Scope, &rights.scopes), (Facet::Role, &rights.roles)] {
                if let Some(labels) = self.labels_mut(facet).filter(|_| !found.is_empty()) {
                    labels.assign(row, found.iter().map(String::as_str));
                }
            }
        }
        if let Some(span) = extra {
            self.extra.assign(row, span);
        }
        Some(())
    }

    fn intern_agent(&mut self, agent: Option<&str>) -> Option<u32> {
        let code = self.agents.intern(agent)?;
        while self.client_of.len() < self.agents.len() {
            let next = u32::try_from(self.client_of.len()).ok()?;
            let family = self.agents.text(next).map(|agent| Client::parse(agent).family);
            self.client_of.push(self.clients.intern(family.as_deref())?);
        }
        Some(code)
    }

    /// An event as it came. `row` is below [`len`](Self::len).
    pub fn get(&self, row: u32) -> AuditEvent<'_> {
        let text = |facet| self.label(facet, self.facet(row, facet));
        AuditEvent {
            id: self.ids.get(row),
            created_at: Timestamp(self.columns.time(row)),
            event_key: text(Facet::EventKey).unwrap_or_default(),
            actor_id: text(Facet::Actor),
            actor_type: text(Facet::ActorType),
            entity_id: text(Facet::Entity),
            entity_type: text(Facet::EntityType),
            details: Cow::Borrowed(self.details.get(row).unwrap_or(NO_DETAILS)),
            ip_address: text(Facet::Address),
            user_agent: text(Facet::UserAgent),
            extra: self.extra.get(row).map(Cow::Borrowed),
        }
    }

    /// The values of a facet of which an event has several.
    pub fn labels(&self, facet: Facet) -> Option<&Labels> {
        self.labels.get(facet.label_index()?)
    }

    pub fn labels_mut(&mut self, facet: Facet) -> Option<&mut Labels> {
        self.labels.get_mut(facet.label_index()?)
    }

    /// How many codes a column uses: all of them are below.
    pub fn codes(&self, column: Column) -> usize {
        match column {
            Column::Kind => self.kinds.len(),
            Column::Actor => self.actors.len(),
            Column::Address => self.addresses.len(),
            Column::Agent => self.agents.len(),
        }
    }

    /// How many codes a facet uses: all of them are below. Not known for entities.
    pub fn facet_codes(&self, facet: Facet) -> Option<usize> {
        match facet {
            Facet::Category => Some(Category::ALL.len() + 1),
            Facet::Entity => None,
            // Not one code for each row.
            _ if facet.label_index().is_some() => None,
            _ => self.dictionary(facet).map(Dictionary::len),
        }
    }

    /// What a row is in a facet.
    pub fn facet(&self, row: u32, facet: Facet) -> u32 {
        match (Column::of(facet), self.labels(facet)) {
            (Some(column), _) => self.facet_of(facet, self.columns.code(column, row)),
            (None, Some(labels)) => labels.first_of(row),
            (None, None) => self.entities.get(row),
        }
    }

    /// What a code of the facet's column is in the facet.
    pub fn facet_of(&self, facet: Facet, code: u32) -> u32 {
        match facet {
            Facet::Category | Facet::EventKey | Facet::ActorType | Facet::EntityType => {
                self.kinds.facet(code, facet)
            }
            Facet::Client => self.client_of.get(code as usize).copied().unwrap_or(Code::MISSING.0),
            Facet::Actor | Facet::Entity | Facet::Address | Facet::UserAgent => code,
            Facet::Scope | Facet::Role | Facet::Note | Facet::Tag | Facet::Case => code,
        }
    }

    /// The text of a code of a facet; nothing for the one that is missing.
    pub fn label(&self, facet: Facet, code: u32) -> Option<Cow<'_, str>> {
        if facet == Facet::Category {
            return category_of_code(code).map(|category| Cow::Borrowed(category.slug()));
        }
        if facet == Facet::Entity && code & NUMERAL != 0 {
            return Some(Cow::Owned((code & !NUMERAL).to_string()));
        }
        self.dictionary(facet)?.text(code).map(Cow::Borrowed)
    }

    /// The code of a text in a facet, if any event has it.
    pub fn code(&self, facet: Facet, label: &str) -> Option<u32> {
        if facet == Facet::Category {
            return Category::from_slug(label).map(category_code);
        }
        match numeral(label) {
            Some(number) if facet == Facet::Entity => Some(number | NUMERAL),
            _ => self.dictionary(facet)?.code(label),
        }
    }

    fn dictionary(&self, facet: Facet) -> Option<&Dictionary> {
        Some(match facet {
            Facet::Category => return None,
            Facet::EventKey => &self.kinds.keys,
            Facet::Actor => &self.actors,
            Facet::ActorType => &self.kinds.actor_types,
            Facet::Entity => &self.entity_names,
            Facet::EntityType => &self.kinds.entity_types,
            Facet::Address => &self.addresses,
            Facet::Client => &self.clients,
            Facet::UserAgent => &self.agents,
            Facet::Scope | Facet::Role | Facet::Note | Facet::Tag | Facet::Case => &self.labels(facet)?.names,
        })
    }
}

/// The number that a text is, if the number's usual spelling is that text and it is below [`NUMERAL`].
fn numeral(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > 10 || (bytes[0] == b'0' && bytes.len() > 1) {
        return None;
    }
    let number = bytes
        .iter()
        .try_fold(0u64, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0')))?;
    u32::try_from(number).ok().filter(|number| *number < NUMERAL)
}
