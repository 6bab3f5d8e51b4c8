//! Databases that are right, wrong and damaged.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod support;

use geo_worker::Places;
use std::net::Ipv4Addr;
use support::{Value, database};

fn names(en: &'static str, ru: &'static str) -> Value {
    Value::Map(vec![("names", Value::Map(vec![("en", Value::Text(en)), ("ru", Value::Text(ru))]))])
}

fn cities() -> Vec<u8> {
    let amsterdam = Value::Map(vec![
        ("city", names("Amsterdam", "Амстердам")),
        ("country", names("Netherlands", "Нидерланды")),
        (
            "location",
            Value::Map(vec![
                ("accuracy_radius", Value::Small(20)),
                ("latitude", Value::Double(52.37)),
                ("longitude", Value::Double(4.9)),
            ]),
        ),
    ]);
    let somewhere = Value::Map(vec![("registered_country", names("Norway", "Норвегия"))]);
    let networks =
        [(Ipv4Addr::new(203, 0, 113, 0), 24, amsterdam), (Ipv4Addr::new(198, 51, 100, 128), 25, somewhere)];
    database("Test-City", &networks)
}

#[test]
fn addresses_are_where_the_database_says() {
    let mut places = Places::default();
    assert_eq!(places.locate("203.0.113.9"), None);
    let about = places.open(cities()).unwrap();
    assert_eq!((about.kind.as_str(), about.made_seconds), ("Test-City", 1_790_000_000));
    let place = places.locate("203.0.113.9").unwrap();
    assert_eq!(place.city.unwrap().ru.as_deref(), Some("Амстердам"));
    assert_eq!(place.country.unwrap().en, "Netherlands");
    assert_eq!((place.point, place.radius_km), (Some((52.37, 4.9)), Some(20)));
    let place = places.locate("198.51.100.200").unwrap();
    assert_eq!((place.country.unwrap().en.as_str(), place.city, place.point), ("Norway", None, None));
    for unknown in ["198.51.100.1", "10.0.0.1", "2001:db8::1", "", "nonsense", "203.0.113.9.9"] {
        assert_eq!(places.locate(unknown), None, "{unknown}");
    }
}

#[test]
fn what_is_no_database_is_refused_and_the_one_before_stays() {
    let mut places = Places::default();
    places.open(cities()).unwrap();
    let whole = cities();
    for wrong in [Vec::new(), b"PK\x03\x04".to_vec(), vec![0; 4_096], whole[..whole.len() / 2].to_vec()] {
        assert!(places.open(wrong).is_err());
    }
    assert!(places.locate("203.0.113.9").is_some());
}

#[test]
fn a_damaged_database_says_nothing_and_does_no_harm() {
    let whole = cities();
    for at in 0..whole.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut damaged = whole.clone();
            damaged[at] ^= flip;
            let mut places = Places::default();
            if places.open(damaged).is_ok() {
                let _ = (places.locate("203.0.113.9"), places.locate("198.51.100.200"));
            }
        }
    }
}

#[test]
fn a_database_about_other_things_knows_no_places() {
    let record = Value::Map(vec![("autonomous_system_number", Value::Large(64_496))]);
    let mut places = Places::default();
    places.open(database("Test-ASN", &[(Ipv4Addr::new(203, 0, 113, 0), 24, record)])).unwrap();
    assert_eq!(places.locate("203.0.113.9"), None);
}
