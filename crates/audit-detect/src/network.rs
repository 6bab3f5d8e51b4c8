//! Networks: the addresses that are taken for one place.

use serde::{Serialize, Serializer};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The network of an address: its first 24 bits, or the first 48 of an IPv6 address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Network(u64);

const V6: u64 = 1 << 63;

impl Network {
    /// The network of an address in text form; nothing for what is no address.
    pub fn of(address: &str) -> Option<Self> {
        Some(match address.trim().parse::<IpAddr>().ok()?.to_canonical() {
            IpAddr::V4(address) => Self(u64::from(u32::from(address) >> 8)),
            IpAddr::V6(address) => Self(V6 | (u128::from(address) >> 80) as u64),
        })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 & V6 == 0 {
            write!(f, "{}/24", Ipv4Addr::from((self.0 as u32) << 8))
        } else {
            write!(f, "{}/48", Ipv6Addr::from(u128::from(self.0 & !V6) << 80))
        }
    }
}

impl Serialize for Network {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_of_one_network() {
        let text = |address| Network::of(address).map(|network| network.to_string());
        assert_eq!(text("192.0.2.44").as_deref(), Some("192.0.2.0/24"));
        assert_eq!(text("::ffff:192.0.2.7").as_deref(), Some("192.0.2.0/24"));
        assert_eq!(text("2001:db8:7:1::9").as_deref(), Some("2001:db8:7::/48"));
        assert_ne!(Network::of("192.0.2.1"), Network::of("192.0.3.1"));
        assert_eq!((text(""), text("203.0.113.999")), (None, None));
    }
}
