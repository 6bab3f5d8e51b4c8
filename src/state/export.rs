//! What is to be exported, how, and how far that is.

use super::turn::Turn;
use crate::i18n::Lang;
use crate::platform::streams::StreamError;
use crate::state::picked::Picked;
use audit_export::{
    Format, Key, Layout, Redaction, Schema, Separator, Survey, Treatment, names_person, redactable,
};
use audit_store::{Row, Store};
use leptos::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// Which events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// All that is loaded.
    Everything,
    /// Those that pass the filters.
    #[default]
    Filtered,
    /// Those that are picked in the list.
    Picked,
}

impl What {
    /// All, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::Picked, Self::Filtered, Self::Everything];

    /// The name in manifests.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Filtered => "filtered",
            Self::Picked => "picked",
        }
    }

    /// Its events at a range of places, newest first.
    pub fn rows(self, store: &mut Store, picked: &Picked, places: Range<usize>) -> Vec<Row> {
        match self {
            Self::Everything => store.all_rows(places),
            Self::Filtered => store.rows(places),
            Self::Picked => {
                let mut rows: Vec<Row> = picked.ids().iter().filter_map(|id| store.row_of_id(id)).collect();
                rows.sort_by_key(|row| (Reverse(store.event(*row).map(|event| event.created_at)), *row));
                rows.into_iter().skip(places.start).take(places.len()).collect()
            }
        }
    }

    /// How many events it has.
    pub fn count(self, store: &mut Store, picked: &Picked) -> usize {
        match self {
            Self::Everything => store.len(),
            Self::Filtered => store.matching(),
            Self::Picked => picked.len(),
        }
    }
}

/// What kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileKind {
    /// A table.
    #[default]
    Csv,
    /// An object a line.
    Ndjson,
    /// One array.
    Json,
    /// A table with types.
    Parquet,
    /// Elastic Common Schema.
    Ecs,
    /// Open Cybersecurity Schema Framework.
    Ocsf,
    /// Common Event Format.
    Cef,
}

impl FileKind {
    /// All, in the order of the choice.
    pub const ALL: [Self; 7] =
        [Self::Csv, Self::Ndjson, Self::Json, Self::Parquet, Self::Ecs, Self::Ocsf, Self::Cef];

    /// The name in messages and forms.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
            Self::Json => "json",
            Self::Parquet => "parquet",
            Self::Ecs => "ecs",
            Self::Ocsf => "ocsf",
            Self::Cef => "cef",
        }
    }
}

/// Where to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Goal {
    /// A file.
    #[default]
    File,
    /// Another system.
    System,
}

impl Goal {
    /// Both, in the order of the choice.
    pub const ALL: [Self; 2] = [Self::File, Self::System];

    /// The name in messages and forms.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::System => "system",
        }
    }
}

/// What the person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Where to.
    pub goal: Goal,
    /// Which events.
    pub what: What,
    /// What kind of file.
    pub kind: FileKind,
    /// What stands between the cells of a table; as the language has it if not chosen.
    pub separator: Option<Separator>,
    /// Whether names, the category and the local time go along.
    pub noted: bool,
    /// Whether the file is packed.
    pub gzip: bool,
}

impl Choice {
    /// What stands between the cells of a table for a reader of this language.
    pub fn separator(&self, lang: Lang) -> Separator {
        self.separator.unwrap_or(match lang {
            Lang::En => Separator::Comma,
            Lang::Ru => Separator::Semicolon,
        })
    }

    /// Whether the file is packed as a whole: one that is packed within gains nothing.
    pub fn packs(&self) -> bool {
        self.gzip && self.kind != FileKind::Parquet
    }

    /// The format for a reader of this language.
    pub fn format(&self, lang: Lang) -> Format {
        match self.kind {
            FileKind::Csv => Format::Csv(self.separator(lang)),
            FileKind::Ndjson => Format::Ndjson,
            FileKind::Json => Format::Json,
            FileKind::Parquet => Format::Parquet,
            FileKind::Ecs => Format::Schema(Schema::Ecs),
            FileKind::Ocsf => Format::Schema(Schema::Ocsf),
            FileKind::Cef => Format::Schema(Schema::Cef),
        }
    }
}

/// What becomes of which field, and the passphrase of pseudonyms. In memory only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Fields that are not written as they are.
    pub fields: BTreeMap<String, Treatment>,
    /// What pseudonyms are made with.
    pub passphrase: String,
}

impl Rules {
    /// Whether pseudonyms are wanted, but nothing to make them with is given.
    pub fn lacks_passphrase(&self) -> bool {
        self.passphrase.is_empty() && self.fields.values().any(|one| *one == Treatment::Pseudonym)
    }

    /// The same for the writer.
    pub fn redaction(&self) -> Redaction {
        Redaction::new(self.fields.clone(), Key::new(&self.passphrase))
    }

    /// Treats these fields in one way, or as they are.
    pub fn treat(&mut self, fields: impl IntoIterator<Item = String>, treatment: Option<Treatment>) {
        for field in fields {
            match treatment {
                Some(treatment) => drop(self.fields.insert(field, treatment)),
                None => drop(self.fields.remove(&field)),
            }
        }
    }
}

/// The fields of these events that can be redacted.
pub fn fields_of(survey: &Survey) -> Vec<String> {
    let top = redactable().into_iter().filter(|field| *field != "extra" || survey.extra);
    let details = survey.details.iter().map(|name| format!("{}{name}", audit_export::DETAILS_PREFIX));
    top.map(str::to_owned).chain(details).collect()
}

/// Whether ids in a field tell who somebody is.
pub fn tells_people(field: &str) -> bool {
    let detail = field.strip_prefix(audit_export::DETAILS_PREFIX);
    matches!(field, "actor_id" | "entity_id") || detail.is_some_and(names_person)
}

/// Whether a field tells from where, and with what, somebody came.
pub fn tells_place(field: &str) -> bool {
    matches!(field, "ip_address" | "user_agent")
}

/// The events of an export, looked through.
#[derive(Debug)]
pub struct Prepared {
    /// Which events.
    pub what: What,
    /// Of which state of the store.
    pub generation: u64,
    /// Newest first.
    pub rows: Vec<Row>,
    /// What they have.
    pub survey: Survey,
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// Nothing is being written.
    #[default]
    Idle,
    /// So many events are written, of so many.
    Writing {
        /// Written.
        done: usize,
        /// In all.
        total: usize,
    },
    /// It is done.
    Done(Receipt),
    /// It failed; nothing is left behind.
    Failed(StreamError),
    /// The person stopped it; nothing is left behind.
    Stopped,
}

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// The name of the file.
    pub name: String,
    /// How many events.
    pub events: u64,
    /// How many bytes.
    pub bytes: u64,
    /// The hash of the file.
    pub sha256: String,
    /// Cells that a spreadsheet would have taken for formulas.
    pub defused: u64,
    /// The text of the manifest.
    pub manifest: Rc<str>,
}

impl Receipt {
    /// The name of the manifest.
    pub fn manifest_name(&self) -> String {
        format!("{}.manifest.json", self.name)
    }
}

/// The export of this page.
#[derive(Clone, Copy)]
pub struct Export {
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
    /// What the person chose.
    pub choice: RwSignal<Choice>,
    /// What is redacted.
    pub rules: RwSignal<Rules>,
    /// The events, once they have been looked through.
    pub prepared: RwSignal<Option<Rc<Prepared>>, LocalStorage>,
    /// How far it is.
    pub stage: RwSignal<Stage, LocalStorage>,
    /// Counts what was begun: an earlier one that still runs has no more say.
    pub turn: Turn,
}

impl Export {
    /// Nothing exported yet.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            choice: RwSignal::new(Choice { noted: true, ..Choice::default() }),
            rules: RwSignal::default(),
            prepared: RwSignal::new_local(None),
            stage: RwSignal::new_local(Stage::Idle),
            turn: Turn::new(),
        }
    }

    /// Whether a file is being written.
    pub fn is_writing(self) -> bool {
        self.stage.with(|stage| matches!(stage, Stage::Writing { .. }))
    }

    /// How to write, for a reader of this language.
    pub fn layout(self, lang: Lang) -> Layout {
        let choice = self.choice.get();
        Layout {
            format: choice.format(lang),
            noted: choice.noted,
            redaction: self.rules.with(Rules::redaction),
        }
    }
}

impl Default for Export {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_those_that_occur_and_people_are_found_among_them() {
        let mut survey =
            Survey { details: ["user_id", "name"].map(str::to_owned).into(), ..Survey::default() };
        let fields = fields_of(&survey);
        assert_eq!(
            fields,
            ["actor_id", "entity_id", "ip_address", "user_agent", "details.name", "details.user_id"]
        );
        let people: Vec<&String> = fields.iter().filter(|field| tells_people(field)).collect();
        assert_eq!(people, ["actor_id", "entity_id", "details.user_id"]);
        survey.extra = true;
        assert!(fields_of(&survey).contains(&"extra".to_owned()));
    }

    #[test]
    fn pseudonyms_need_a_passphrase_and_leaving_out_does_not() {
        let mut rules = Rules::default();
        rules.treat(["a".to_owned()], Some(Treatment::Drop));
        assert!(!rules.lacks_passphrase());
        rules.treat(["b".to_owned()], Some(Treatment::Pseudonym));
        assert!(rules.lacks_passphrase());
        rules.treat(["b".to_owned()], None);
        assert!(!rules.lacks_passphrase());
    }

    #[test]
    fn the_separator_follows_the_language_until_it_is_chosen() {
        let choice = Choice::default();
        assert_eq!(choice.separator(Lang::Ru), Separator::Semicolon);
        let chosen = Choice { separator: Some(Separator::Comma), ..choice };
        assert_eq!(chosen.format(Lang::Ru), Format::Csv(Separator::Comma));
    }
}
