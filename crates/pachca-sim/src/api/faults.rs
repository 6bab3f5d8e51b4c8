//! What goes wrong on purpose, so that clients can be tested against it.
//!
//! The core decides and says how to deliver; whoever carries the answer (the server, or a transport in a test)
//! does the dropping and cutting.

use crate::rng::Rng;
use serde::{Deserialize, Serialize};

/// A fault of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The limiter refuses, and a pause begins.
    TooMany,
    /// The application fails.
    Internal,
    /// A proxy answers with a page of HTML.
    BadGateway,
    /// The connection ends without an answer; the request was carried out.
    Drop,
    /// The connection ends within the body; the request was carried out.
    Truncate,
    /// The body takes long.
    Slow,
    /// The body is right, its declared type is not.
    WrongType,
    /// A page of the log that is not the last holds fewer events than asked for.
    Short,
    /// A page of the log that is not the last holds no events.
    Empty,
}

/// How likely each fault is, from 0 to 1; together at most 1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FaultRates {
    /// 429 as plain text.
    #[serde(rename = "429")]
    pub too_many: f64,
    /// 500.
    #[serde(rename = "500")]
    pub internal: f64,
    /// 502 with HTML.
    #[serde(rename = "502")]
    pub bad_gateway: f64,
    /// Dropped connection.
    pub drop: f64,
    /// Truncated body.
    pub truncate: f64,
    /// Slow body.
    pub slow: f64,
    /// Wrong content type.
    #[serde(rename = "type")]
    pub wrong_type: f64,
    /// Short middle page.
    pub short: f64,
    /// Empty middle page.
    pub empty: f64,
}

impl FaultRates {
    /// Every fault, together as likely as `total`.
    pub fn all(total: f64) -> Self {
        let one = total / 9.0;
        Self {
            too_many: one,
            internal: one,
            bad_gateway: one,
            drop: one,
            truncate: one,
            slow: one,
            wrong_type: one,
            short: one,
            empty: one,
        }
    }

    /// The rate of the fault with this name: the status, or the word that its JSON field has.
    pub fn by_name(&mut self, name: &str) -> Option<&mut f64> {
        Some(match name {
            "429" => &mut self.too_many,
            "500" => &mut self.internal,
            "502" => &mut self.bad_gateway,
            "drop" => &mut self.drop,
            "truncate" => &mut self.truncate,
            "slow" => &mut self.slow,
            "type" => &mut self.wrong_type,
            "short" => &mut self.short,
            "empty" => &mut self.empty,
            _ => return None,
        })
    }

    /// Draws the fault of a request, if any.
    pub fn draw(&self, rng: &mut Rng) -> Option<Fault> {
        // 53 bits are what a float holds exactly.
        let mut rest = (rng.next() >> 11) as f64 / (1u64 << 53) as f64;
        let shares = [
            (self.too_many, Fault::TooMany),
            (self.internal, Fault::Internal),
            (self.bad_gateway, Fault::BadGateway),
            (self.drop, Fault::Drop),
            (self.truncate, Fault::Truncate),
            (self.slow, Fault::Slow),
            (self.wrong_type, Fault::WrongType),
            (self.short, Fault::Short),
            (self.empty, Fault::Empty),
        ];
        for (share, fault) in shares {
            if rest < share {
                return Some(fault);
            }
            rest -= share.max(0.0);
        }
        None
    }
}

/// How to carry an answer to the client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// As it is.
    #[default]
    Whole,
    /// Not at all: the connection ends.
    Drop,
    /// Headers that promise the whole body, this many bytes of it, and then the end of the connection.
    CutAt(usize),
    /// Whole, but slowly.
    Slow,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_come_as_often_as_asked() {
        let mut rng = Rng::new(3, 3);
        let rates = FaultRates { drop: 0.25, empty: 0.5, ..FaultRates::default() };
        let mut counts = [0; 3];
        for _ in 0..10_000 {
            match rates.draw(&mut rng) {
                Some(Fault::Drop) => counts[0] += 1,
                Some(Fault::Empty) => counts[1] += 1,
                None => counts[2] += 1,
                Some(other) => panic!("{other:?} was not asked for"),
            }
        }
        assert!((2_300..2_700).contains(&counts[0]) && (4_800..5_200).contains(&counts[1]), "{counts:?}");
        assert_eq!(FaultRates::default().draw(&mut rng), None);
    }
}
