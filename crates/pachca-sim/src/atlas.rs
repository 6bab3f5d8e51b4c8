//! Where the simulated addresses are, as a database of places would tell.
//!
//! Offices, homes and servers are in Moscow and around, hotels by the sea, intruders far away. A mobile network comes out
//! where its provider likes, which need not be where its phones are.

use crate::activity::oddities::HOTEL;

/// Degrees north and east.
pub type Degrees = (f64, f64);

const MOSCOW: Degrees = (55.75, 37.62);
const PETERSBURG: Degrees = (59.94, 30.31);
const SOCHI: Degrees = (43.59, 39.72);
const AMSTERDAM: Degrees = (52.37, 4.90);

/// Where an address is.
pub fn place(address: &str) -> Option<Degrees> {
    if address.starts_with("203.0.113.") {
        return Some(AMSTERDAM);
    }
    if let Some(rest) = address.strip_prefix("2001:db8:") {
        return Some(if rest.split(':').nth(1) == Some(HOTEL) { SOCHI } else { MOSCOW });
    }
    let mobile = address.strip_prefix("198.19.").and_then(|rest| rest.split('.').next()?.parse::<u8>().ok());
    match mobile {
        Some(block) if block >= 224 => Some(PETERSBURG),
        _ if address.starts_with("198.") || address.starts_with("192.0.2.") => Some(MOSCOW),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intruders_are_far_away_and_phones_come_out_where_their_provider_likes() {
        assert_eq!(place("203.0.113.99"), Some(AMSTERDAM));
        assert_eq!((place("2001:db8:a1:7::1a"), place("2001:db8:a1:1::1a")), (Some(SOCHI), Some(MOSCOW)));
        assert_eq!((place("198.19.230.4"), place("198.19.200.4")), (Some(PETERSBURG), Some(MOSCOW)));
        assert_eq!((place("192.0.2.44"), place("10.0.0.1")), (Some(MOSCOW), None));
    }
}
