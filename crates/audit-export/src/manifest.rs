//! What is in a file, written beside it.

use audit_model::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a manifest calls itself.
pub const FORMAT: &str = "pachca-audit-log-manifest";
/// The version of manifests that this crate writes.
pub const VERSION: u32 = 1;

/// All that a reader of the file should know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// The program that wrote the file, with its version.
    pub made_by: String,
    /// When.
    #[serde(with = "instant")]
    pub made_at: Timestamp,
    /// The time zone of local times in it, by its IANA name.
    pub time_zone: String,
    /// The file itself.
    pub file: FileFacts,
    /// Where the events came from.
    pub source: Origin,
    /// Which of them were written.
    pub selection: Selection,
    /// The period that was asked for.
    pub period: Stretch,
    /// Whether all of it was there.
    pub coverage: Completeness,
    /// How many events of each key there are in the file.
    pub counts_by_key: BTreeMap<String, u64>,
    /// Fields that were left out or replaced.
    pub redaction: Vec<Redacted>,
    /// The same in two files if their pseudonyms can be compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passphrase_check: Option<String>,
    /// What a person should know, in words.
    pub notes: Vec<String>,
}

/// The file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its name.
    pub name: String,
    /// `json`, `ndjson`, `csv`, `parquet`, `ecs.ndjson`, `ocsf.ndjson` or `cef`.
    pub format: String,
    /// The schema of security tools that it follows, with its version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Whether it is compressed.
    pub gzip: bool,
    /// Its length.
    pub bytes: u64,
    /// The hash of its bytes.
    pub sha256: String,
    /// How many events it has.
    pub events: u64,
    /// The oldest.
    #[serde(with = "optional_instant")]
    pub first_event: Option<Timestamp>,
    /// The newest.
    #[serde(with = "optional_instant")]
    pub last_event: Option<Timestamp>,
    /// Cells of a table that got an apostrophe in front, because a spreadsheet would have run them as formulas.
    pub defused_cells: u64,
}

/// Where events came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The API of a workspace.
    Api,
    /// Other files.
    File,
    /// The sample workspace, which is made up.
    Sample,
}

/// Which events were written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// `everything`, `filtered`, or whatever else was chosen.
    pub what: String,
    /// The filters as the dashboard's line of filters writes them; empty if none.
    pub filters: String,
}

/// A stretch of time, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// The first instant.
    #[serde(with = "instant")]
    pub start: Timestamp,
    /// The last.
    #[serde(with = "instant")]
    pub end: Timestamp,
}

/// Whether all of a period was there when the file was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completeness {
    /// Whether every event of the period was loaded.
    pub complete: bool,
    /// Which kinds of events were asked for: empty means all.
    pub keys: Vec<String>,
    /// What of that was not there, oldest first.
    pub gaps: Vec<Missing>,
}

/// A stretch that was not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// When.
    #[serde(flatten)]
    pub stretch: Stretch,
    /// Of which kind of event; all if missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// A field that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redacted {
    /// Its name.
    pub field: String,
    /// `dropped` or `pseudonyms`.
    pub treatment: String,
}

/// Why a text was not read as a manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// A later version of this crate wrote it.
    Newer,
    /// It is none.
    Other,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// For any other text, and for a version that is not known.
    pub fn read(json: &str) -> Result<Self, NotRead> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
        }
        match serde_json::from_str::<Head>(json) {
            Ok(head) if head.format == FORMAT && head.version > VERSION => Err(NotRead::Newer),
            Ok(head) if head.format == FORMAT => serde_json::from_str(json).map_err(|_| NotRead::Other),
            _ => Err(NotRead::Other),
        }
    }

    /// The text, for people, too.
    pub fn to_json(&self) -> String {
        // Nothing in it can fail to be written: no map has keys that are not texts.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

mod instant {
    use audit_model::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(at)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        let text = String::deserialize(deserializer)?;
        Timestamp::parse(&text).ok_or_else(|| D::Error::custom("not a time"))
    }
}

mod optional_instant {
    use audit_model::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
        match at {
            Some(at) => serializer.collect_str(at),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.and_then(|text| Timestamp::parse(&text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back_and_others_do_not() {
        let at = Timestamp(1_763_464_867_000);
        let stretch = Stretch { start: at, end: Timestamp(at.0 + 999) };
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            made_by: "test 1".to_owned(),
            made_at: at,
            time_zone: "Europe/Moscow".to_owned(),
            file: FileFacts {
                name: "a.csv".to_owned(),
                format: "csv".to_owned(),
                schema: None,
                gzip: true,
                bytes: 3,
                sha256: "00".to_owned(),
                events: 1,
                first_event: Some(at),
                last_event: None,
                defused_cells: 2,
            },
            source: Origin::Api,
            selection: Selection { what: "filtered".to_owned(), filters: "ip:::1".to_owned() },
            period: stretch,
            coverage: Completeness {
                complete: false,
                keys: vec!["user_login".to_owned()],
                gaps: vec![Missing { stretch, key: None }],
            },
            counts_by_key: BTreeMap::from([("user_login".to_owned(), 1)]),
            redaction: vec![Redacted { field: "ip_address".to_owned(), treatment: "dropped".to_owned() }],
            passphrase_check: None,
            notes: vec!["text".to_owned()],
        };
        let text = manifest.to_json();
        assert!(text.contains(r#""start": "2025-11-18T11:21:07.000Z""#), "{text}");
        assert_eq!(Manifest::read(&text), Ok(manifest));
        assert_eq!(Manifest::read(&text.replace(FORMAT, "other")), Err(NotRead::Other));
        assert_eq!(Manifest::read(&text.replace("made_by", "maker")), Err(NotRead::Other));
        let newer = text.replace("\"version\": 1", "\"version\": 2").replace("made_by", "maker");
        assert_eq!(Manifest::read(&newer), Err(NotRead::Newer));
    }
}
