//! Where on earth an address is: known only to a database that the user brings.

/// A point on earth, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

/// A database of addresses.
pub trait Locate {
    /// Where an address is, if the database knows.
    fn locate(&self, address: &str) -> Option<Place>;
}

impl Place {
    /// The way along the surface, in kilometres, by the haversine formula.
    pub fn distance_km(self, other: Self) -> f64 {
        const EARTH_KM: f64 = 6_371.0;
        let (from, to) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let across = half(other.longitude - self.longitude);
        let chord = half(other.latitude - self.latitude) + from.cos() * to.cos() * across;
        2.0 * EARTH_KM * chord.sqrt().min(1.0).asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_an_atlas() {
        let moscow = Place { latitude: 55.75, longitude: 37.62 };
        let petersburg = Place { latitude: 59.94, longitude: 30.31 };
        assert!((moscow.distance_km(petersburg) - 634.0).abs() < 5.0);
        assert_eq!(moscow.distance_km(moscow), 0.0);
    }
}
