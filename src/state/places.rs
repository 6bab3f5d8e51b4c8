//! Where addresses are, by a database that the reader opened. It lasts as long as the page.

use super::sigma::Problem;
use leptos::prelude::*;
use std::collections::HashMap;
use std::rc::Rc;
use worker_link::geo::{Database, Place};

/// A database and what it knows, as handles that are free to copy.
#[derive(Clone, Copy)]
pub struct Places {
    /// The open database.
    pub database: RwSignal<Option<Opened>>,
    /// What it was asked of the addresses in the log; one that it does not know is there without a place.
    pub known: RwSignal<Rc<Atlas>, LocalStorage>,
    /// Whether a database is being opened.
    pub opening: RwSignal<bool>,
    /// Why the last could not be.
    pub problem: RwSignal<Option<Problem>>,
    /// Whether the panel is unfolded.
    pub unfolded: RwSignal<bool>,
}

/// Addresses, and where they are.
pub type Atlas = HashMap<String, Option<Place>>;

/// An open database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The file's name.
    pub file: String,
    /// What it says of itself.
    pub about: Database,
}

impl Places {
    /// No database.
    pub fn new() -> Self {
        Self {
            database: RwSignal::default(),
            known: RwSignal::new_local(Rc::default()),
            opening: RwSignal::default(),
            problem: RwSignal::default(),
            unfolded: RwSignal::default(),
        }
    }
}

impl Default for Places {
    fn default() -> Self {
        Self::new()
    }
}

/// A place that may be farther off than this, in kilometres, says nothing of a journey: databases put whole countries
/// into their middle.
const MOST_RADIUS_KM: u16 = 250;

/// Places as the rules take them.
pub struct Surely(pub Rc<Atlas>);

impl audit_detect::Locate for Surely {
    fn locate(&self, address: &str) -> Option<audit_detect::Place> {
        let place = self.0.get(address)?.as_ref()?;
        let (latitude, longitude) = place.point?;
        let is_sure = place.radius_km.is_none_or(|radius| radius <= MOST_RADIUS_KM) && place.city.is_some();
        is_sure.then_some(audit_detect::Place { latitude, longitude })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_detect::Locate;
    use worker_link::geo::Name;

    #[test]
    fn only_what_is_near_enough_counts_as_a_place() {
        let city = || Some(Name { en: "Amsterdam".to_owned(), ru: None });
        let place = |radius_km, city| Place { city, point: Some((52.4, 4.9)), radius_km, ..Place::default() };
        let atlas: Atlas = [
            ("near", Some(place(Some(20), city()))),
            ("unsaid", Some(place(None, city()))),
            ("far", Some(place(Some(1_000), city()))),
            ("country", Some(place(None, None))),
            ("unknown", None),
        ]
        .map(|(address, place)| (address.to_owned(), place))
        .into();
        let places = Surely(Rc::new(atlas));
        let told = ["near", "unsaid", "far", "country", "unknown", "never asked"]
            .map(|one| places.locate(one).is_some());
        assert_eq!(told, [true, true, false, false, false, false]);
    }
}
