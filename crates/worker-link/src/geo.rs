//! Where addresses are, by a database that the reader brings.

use crate::Topic;
use serde::{Deserialize, Serialize};

/// The topic.
#[derive(Debug)]
pub struct Geo;

impl Topic for Geo {
    const NAME: &'static str = "geo-worker";
    type Ask = Ask;
    type Told = Told;
}

/// What the page says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Take the database in the bytes. Answered by [`Told::Opened`].
    Open,
    /// Where are these addresses? Answered by [`Told::Places`].
    Locate(Vec<String>),
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// It is a database.
    Opened(Database),
    /// What it knows of each address, in the order in which they were asked.
    Places(Vec<Option<Place>>),
}

/// What a database says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Database {
    /// What kind it is, such as `GeoLite2-City`.
    pub kind: String,
    /// When it was made, in seconds since 1970.
    pub made_seconds: i64,
}

/// Where an address is, as far as the database knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The country.
    pub country: Option<Name>,
    /// The city.
    pub city: Option<Name>,
    /// North and east, in degrees.
    pub point: Option<(f64, f64)>,
    /// How far off it may be, in kilometres.
    pub radius_km: Option<u16>,
}

/// A name in the languages of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// In English, or whatever language there is.
    pub en: String,
    /// In Russian, where there is one.
    pub ru: Option<String>,
}
