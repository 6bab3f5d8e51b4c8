//! Where addresses are, by a database in the format of MaxMind that the reader opens. The file stays in the worker, and
//! the page gets what it asks for.
//!
//! Nothing here knows the browser but [`worker_host`]; all of it is tested natively.

use maxminddb::geoip2::{City, Names};
use maxminddb::{MaxMindDbError, Reader};
use std::net::IpAddr;
use worker_host::{Host, Tell};
use worker_link::geo::{Ask, Database, Geo, Name, Place, Told};

/// A database, once it has been opened.
#[derive(Default)]
pub struct Places {
    reader: Option<Reader<Vec<u8>>>,
}

impl Host<Geo> for Places {
    fn answer(&mut self, ask: Ask, bytes: Vec<u8>, tell: Tell<'_, Geo>) -> Result<(), String> {
        match ask {
            Ask::Open => {
                let database = self.open(bytes).map_err(|error| error.to_string())?;
                tell(Told::Opened(database), None);
            }
            Ask::Locate(addresses) => {
                let places = addresses.iter().map(|address| self.locate(address)).collect();
                tell(Told::Places(places), None);
            }
        }
        Ok(())
    }
}

impl Places {
    /// Takes a database in place of the one before.
    ///
    /// # Errors
    /// Where it is none, or damaged.
    pub fn open(&mut self, bytes: Vec<u8>) -> Result<Database, MaxMindDbError> {
        let reader = Reader::from_source(bytes)?;
        let about = reader.metadata();
        let made_seconds = i64::try_from(about.build_epoch).unwrap_or(i64::MAX);
        let database = Database { kind: about.database_type.clone(), made_seconds };
        self.reader = Some(reader);
        Ok(database)
    }

    /// Where an address is; nothing where it is no address, or the database does not know.
    pub fn locate(&self, address: &str) -> Option<Place> {
        let address: IpAddr = address.parse().ok()?;
        let found = self.reader.as_ref()?.lookup(address).ok()?;
        // Databases about other things are in the same format; their records have none of these fields.
        let found: City<'_> = found.decode().ok()??;
        let place = Place {
            country: name(&found.country.names).or_else(|| name(&found.registered_country.names)),
            city: name(&found.city.names),
            point: found.location.latitude.zip(found.location.longitude),
            radius_km: found.location.accuracy_radius,
        };
        (place != Place::default()).then_some(place)
    }
}

fn name(names: &Names<'_>) -> Option<Name> {
    let en = names.english.or(names.russian).or(names.german).or(names.french).or(names.spanish)?;
    Some(Name { en: en.to_owned(), ru: names.russian.map(str::to_owned) })
}
