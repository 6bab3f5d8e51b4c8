//! The records of an open archive, and its key.

use super::keep::Kept;
use crate::platform::cipher::{self, IV_BYTES, Key};
use crate::platform::records::{Change, Expected, Records, RecordsError};
use crate::platform::streams::gzip;
use crate::state::archive::{Holding, Problem};
use audit_archive::{Chunk, Damage, Header, HeaderProblem, Index, Kind, SALT_BYTES, days_of};
use audit_model::Timestamp;
use js_sys::Uint8Array;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// The name of the database; it says whose page this is, and nothing of what is kept.
const DATABASE: &str = "audit-dashboard.archive";
/// Chunks that are looked at side by side.
const AT_ONCE: usize = 16;

/// How a content is packed, in its first byte.
const PLAIN: u8 = 0;
const GZIP: u8 = 1;

impl From<RecordsError> for Problem {
    fn from(error: RecordsError) -> Self {
        match error {
            RecordsError::Full => Self::Full,
            RecordsError::Changed => Self::OtherTab,
            RecordsError::Refused(words) => Self::Refused(words),
        }
    }
}

/// An open archive.
pub struct Vault {
    records: Records,
    header: Header,
    key: Key,
    index: RefCell<Index>,
    /// The record that the index is kept in, as it was last seen: another one is another tab's.
    index_record: RefCell<Option<Vec<u8>>>,
    /// Chunks that are lost, and are taken away with the next change.
    lost: RefCell<BTreeSet<u64>>,
    /// How many names were kept last.
    pub names_kept: Cell<usize>,
    /// What of the log on the screen is in it.
    pub kept: RefCell<Kept>,
}

/// A chunk that is ready to be written.
pub struct Sealed {
    /// What the index says of it.
    pub chunk: Chunk,
    record: Vec<u8>,
}

/// Whether there is an archive.
pub async fn is_there() -> Result<bool, Problem> {
    let records = Records::open(DATABASE).await?;
    Ok(records.get(&[Header::NAME.to_owned()]).await?.into_iter().flatten().next().is_some())
}

/// Takes the archive away.
pub async fn delete() -> Result<(), Problem> {
    Ok(Records::open(DATABASE).await?.clear().await?)
}

impl Vault {
    /// Makes an archive that holds nothing.
    pub async fn create(passphrase: &str) -> Result<Self, Problem> {
        let records = Records::open(DATABASE).await?;
        let salt = cipher::chance::<SALT_BYTES>().ok_or(Problem::NoCipher)?;
        let header = Header::new(salt);
        let key = Key::derive(passphrase, &salt, header.iterations).await.ok_or(Problem::NoCipher)?;
        let vault = Self::of(records, header, key);
        let check = vault.seal(Kind::Check, &[]).await.ok_or(Problem::NoCipher)?;
        let index = vault.seal(Kind::Index, &Index::default().to_bytes()).await.ok_or(Problem::NoCipher)?;
        let bytes = |bytes: &[u8]| Uint8Array::from(bytes);
        let put = vec![
            (Header::NAME.to_owned(), bytes(&vault.header.to_bytes())),
            (Kind::Check.name(), bytes(&check)),
            (Kind::Index.name(), bytes(&index)),
        ];
        let nobody_else = Expected { name: Header::NAME, content: None };
        vault.records.change(&Change { put, delete: Vec::new() }, &nobody_else).await?;
        vault.index_record.replace(Some(index));
        Ok(vault)
    }

    /// Opens the archive and looks whether all of it is there.
    pub async fn open(passphrase: &str) -> Result<(Self, Option<Damage>), Problem> {
        if !cipher::is_offered() {
            return Err(Problem::NoCipher);
        }
        let records = Records::open(DATABASE).await?;
        let names = [Header::NAME.to_owned(), Kind::Check.name(), Kind::Index.name()];
        let mut found = records.get(&names).await?.into_iter().map(|one| one.map(|one| one.to_vec()));
        let mut next = || found.next().flatten();
        let (header, check, index) = (next(), next(), next());
        let header = Header::read(&header.unwrap_or_default()).map_err(|problem| match problem {
            HeaderProblem::NotOurs => Problem::NotOurs,
            HeaderProblem::Newer => Problem::Newer,
        })?;
        let salt = header.salt().ok_or(Problem::NotOurs)?;
        let key = Key::derive(passphrase, &salt, header.iterations).await.ok_or(Problem::NoCipher)?;
        let vault = Self::of(records, header, key);
        let content = vault.unseal(Kind::Index, index.as_deref()).await;
        let known = content.and_then(|content| Index::read(&content));
        let check = vault.unseal(Kind::Check, check.as_deref()).await;
        // Any record that opens proves the passphrase.
        if check.is_none() && known.is_none() {
            return Err(Problem::Passphrase);
        }
        vault.index_record.replace(index);
        let damage = match known {
            Some(index) => vault.look_through(index).await?,
            None => Some(vault.recover().await?),
        };
        Ok((vault, damage))
    }

    fn of(records: Records, header: Header, key: Key) -> Self {
        Self {
            records,
            header,
            key,
            index: RefCell::default(),
            index_record: RefCell::default(),
            lost: RefCell::default(),
            names_kept: Cell::new(0),
            kept: RefCell::default(),
        }
    }

    /// Opens every chunk once: what is lost is known before anything is built on it.
    async fn look_through(&self, index: Index) -> Result<Option<Damage>, Problem> {
        let mut lost = BTreeSet::new();
        for chunks in index.chunks.chunks(AT_ONCE) {
            let names: Vec<String> = chunks.iter().map(|chunk| Kind::Chunk(chunk.number).name()).collect();
            for (chunk, record) in chunks.iter().zip(self.records.get(&names).await?) {
                let record =
                    record.map(|record| record.to_vec()).filter(|record| mark_of(record) == chunk.mark);
                let binding = self.header.binding(Kind::Chunk(chunk.number));
                // What opens is what was written, so it need not be unpacked.
                let opens = match record {
                    Some(record) => self.key.open(&binding, &record).await.is_some(),
                    None => false,
                };
                if !opens {
                    lost.insert(chunk.number);
                }
            }
        }
        let (left, damage) = index.without(&lost);
        self.index.replace(left);
        self.lost.replace(lost);
        Ok((!self.lost.borrow().is_empty()).then_some(damage))
    }

    /// Without an index, the chunks that open are kept; what was read completely nobody knows any more.
    async fn recover(&self) -> Result<Damage, Problem> {
        let mut index = Index::default();
        for name in self.records.names().await? {
            let Some(number) = Kind::chunk_number(&name) else { continue };
            let record = self.records.get(&[name]).await?.into_iter().flatten().next();
            let Some(record) = record.map(|record| record.to_vec()) else { continue };
            match self.unseal(Kind::Chunk(number), Some(&record)).await {
                Some(content) => {
                    let days = days_of(moments_in(&content));
                    let events = days.iter().map(|(_, count)| u64::from(*count)).sum();
                    let (mark, bytes) = (mark_of(&record), record.len() as u64);
                    index.chunks.push(Chunk { number, mark, bytes, events, days });
                }
                None => drop(self.lost.borrow_mut().insert(number)),
            }
        }
        index.chunks.sort_by_key(|chunk| chunk.number);
        self.index.replace(index);
        Ok(Damage { index: true, ..Damage::default() })
    }

    /// What it holds, for the screen.
    pub fn holding(&self) -> Holding {
        let index = self.index.borrow();
        Holding { events: index.events(), bytes: index.bytes(), span: index.span(), is_cut: index.is_cut() }
    }

    /// Reads something off the index.
    pub fn with_index<T>(&self, read: impl FnOnce(&Index) -> T) -> T {
        read(&self.index.borrow())
    }

    /// The events of a chunk as JSON; nothing if the record is not the one that the index means.
    pub async fn chunk(&self, chunk: &Chunk) -> Option<Vec<u8>> {
        let kind = Kind::Chunk(chunk.number);
        let record = self.records.get(&[kind.name()]).await.ok()?.into_iter().flatten().next()?.to_vec();
        if mark_of(&record) != chunk.mark {
            return None;
        }
        self.unseal(kind, Some(&record)).await
    }

    /// The names that were kept, as JSON.
    pub async fn names(&self) -> Option<Vec<u8>> {
        let record = self.records.get(&[Kind::Names.name()]).await.ok()?.into_iter().flatten().next()?;
        self.unseal(Kind::Names, Some(&record.to_vec())).await
    }

    /// Seals events as a chunk with a number.
    pub async fn sealed(&self, number: u64, json: &[u8], moments: Vec<Timestamp>) -> Option<Sealed> {
        let record = self.seal(Kind::Chunk(number), json).await?;
        let chunk = Chunk {
            number,
            mark: mark_of(&record),
            bytes: record.len() as u64,
            events: moments.len() as u64,
            days: days_of(moments),
        };
        Some(Sealed { chunk, record })
    }

    /// Writes chunks and the index that names them, or neither. `replaced` is the chunk in whose place they stand.
    pub async fn write(
        &self,
        sealed: Vec<Sealed>,
        replaced: Option<u64>,
        names: Option<Vec<u8>>,
        change: impl FnOnce(&mut Index),
    ) -> Result<(), Problem> {
        let mut index = self.index.borrow().clone();
        index.chunks.retain(|chunk| Some(chunk.number) != replaced);
        index.chunks.extend(sealed.iter().map(|one| one.chunk.clone()));
        change(&mut index);
        let record = self.seal(Kind::Index, &index.to_bytes()).await.ok_or(Problem::NoCipher)?;
        let mut put: Vec<(String, Uint8Array)> = sealed
            .iter()
            .map(|one| (Kind::Chunk(one.chunk.number).name(), Uint8Array::from(one.record.as_slice())))
            .collect();
        put.push((Kind::Index.name(), Uint8Array::from(record.as_slice())));
        if let Some(names) = names {
            let record = self.seal(Kind::Names, &names).await.ok_or(Problem::NoCipher)?;
            put.push((Kind::Names.name(), Uint8Array::from(record.as_slice())));
        }
        let lost = self.lost.borrow().clone();
        let delete = lost.into_iter().chain(replaced).map(|number| Kind::Chunk(number).name()).collect();
        let known = self.index_record.borrow().clone();
        let expected = Expected { name: &Kind::Index.name(), content: known.as_deref() };
        self.records.change(&Change { put, delete }, &expected).await?;
        self.lost.borrow_mut().clear();
        self.index.replace(index);
        self.index_record.replace(Some(record));
        Ok(())
    }

    async fn seal(&self, kind: Kind, content: &[u8]) -> Option<Vec<u8>> {
        let packed = match gzip(false).filter(|_| !content.is_empty()) {
            Some(filter) => filter.pass(content).await.ok(),
            None => None,
        };
        let (how, body) = packed.as_deref().map_or((PLAIN, content), |packed| (GZIP, packed));
        let mut plain = Vec::with_capacity(body.len() + 1);
        plain.push(how);
        plain.extend_from_slice(body);
        self.key.seal(&self.header.binding(kind), &plain).await
    }

    async fn unseal(&self, kind: Kind, record: Option<&[u8]>) -> Option<Vec<u8>> {
        let plain = self.key.open(&self.header.binding(kind), record?).await?;
        match plain.split_first()? {
            (&PLAIN, content) => Some(content.to_vec()),
            (&GZIP, packed) => gzip(true)?.pass(packed).await.ok(),
            _ => None,
        }
    }
}

/// What tells a record from any other of the same number.
fn mark_of(record: &[u8]) -> String {
    record.iter().take(IV_BYTES).map(|byte| format!("{byte:02x}")).collect()
}

/// When the events of a chunk were.
fn moments_in(json: &[u8]) -> Vec<Timestamp> {
    let mut reader = audit_export::read::Reader::new();
    let mut moments = Vec::new();
    let mut take = |batch: audit_export::read::Batch<'_>| {
        moments.extend(batch.events.iter().map(|event| event.created_at));
    };
    // We wrote it ourselves, and the cipher vouches for it.
    let read = reader.feed(json, &mut take).and_then(|()| reader.finish(&mut take));
    if read.is_err() {
        moments.clear();
    }
    moments
}
