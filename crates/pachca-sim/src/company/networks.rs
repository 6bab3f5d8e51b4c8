//! Addresses: offices that everybody there shares, homes, mobile networks, servers.
//!
//! All of them come from ranges that belong to nobody: RFC 5737 and 3849 (documentation), 2544 (benchmarks).
//! 203.0.113.0/24 is kept for intruders, see [`crate::incidents`].

use crate::rng::Rng;
use crate::texts::{AddressId, Texts};

/// The outer addresses of an office: whoever works there comes from one of them.
const OFFICES: &[(&str, u64, u64)] = &[
    // Moscow, Saint Petersburg, Kazan: prefix, first host, how many.
    ("192.0.2", 40, 12),
    ("192.0.2", 200, 4),
    ("198.51.100", 14, 3),
];

/// One office address.
pub fn office(rng: &mut Rng, texts: &mut Texts) -> AddressId {
    let (prefix, first, hosts) = OFFICES[rng.weighted(&[7, 2, 1])];
    texts.address_id(&format!("{prefix}.{}", first + rng.below(hosts)))
}

/// The addresses of a home: one, or several of one network where the provider has IPv6.
pub fn home(rng: &mut Rng, texts: &mut Texts) -> Vec<AddressId> {
    if rng.chance(800) {
        let network = rng.below(0x10000);
        return (0..4)
            .map(|_| {
                let host = rng.next();
                let part = |at: u32| host >> (at * 16) & 0xffff;
                let address =
                    format!("2001:db8:{network:x}:1:{:x}:{:x}:{:x}:{:x}", part(3), part(2), part(1), part(0));
                texts.address_id(&address)
            })
            .collect();
    }
    // 198.18.0.0 to 198.19.191.255
    let network = rng.below(256 + 192);
    let host = 1 + rng.below(254);
    vec![texts.address_id(&format!("198.{}.{}.{host}", 18 + network / 256, network % 256))]
}

/// Where a phone comes out of its provider's network: a few addresses of one block.
pub fn mobile(rng: &mut Rng, texts: &mut Texts) -> Vec<AddressId> {
    // Four providers with sixteen blocks each, 198.19.192.0 to 198.19.255.255.
    let block = 192 + rng.weighted(&[4, 4, 3, 1]) as u64 * 16 + rng.below(16);
    (0..6).map(|_| texts.address_id(&format!("198.19.{block}.{}", 1 + rng.below(254)))).collect()
}

/// The address of a server that runs bots and scripts.
pub fn server(rng: &mut Rng, texts: &mut Texts) -> AddressId {
    texts.address_id(&format!("198.51.100.{}", 200 + rng.below(12)))
}
