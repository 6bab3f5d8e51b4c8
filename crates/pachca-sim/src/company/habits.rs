//! How somebody lives with the messenger: when they work, from where, with what.

use super::devices::{Device, Kind};
use super::networks;
use crate::rng::Rng;
use crate::texts::{AddressId, Texts};
use audit_model::Timestamp;
use audit_model::time::{HOUR_MS, MINUTE_MS};
use std::ops::RangeInclusive;

/// The habits of one person or bot.
#[derive(Clone, Debug)]
pub(crate) struct Habits {
    /// The shape of their days.
    pub rhythm: Rhythm,
    /// How much they write, from 1.
    pub level: u64,
    /// How often they come on a day off, of 10,000.
    pub weekends: u64,
    /// How often they work in the office, of 10,000.
    pub office_days: u64,
    /// Local days on which they are away.
    pub vacation: Option<RangeInclusive<i64>>,
    /// Whether signing in takes a second factor.
    pub two_factor: bool,
    /// When they turned the second factor off.
    pub two_factor_off: Option<Timestamp>,
    /// Those who sign in often have a history by which something new stands out.
    pub signs_in_often: bool,
    /// The computer they work at; a bot's program.
    pub laptop: Device,
    /// Their phone; a bot has none and uses its program.
    pub phone: Device,
    /// The office's outer address, or a bot's server.
    pub office: AddressId,
    /// Their home's addresses, at least one.
    pub home: Vec<AddressId>,
    /// Their mobile network's addresses, at least one.
    pub mobile: Vec<AddressId>,
    /// A script that runs under their name: its user agent and server.
    pub script: Option<(&'static str, AddressId)>,
}

/// The shape of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rhythm {
    /// An employee, whose day begins so many milliseconds after nine in the workspace's time zone.
    Work(i64),
    /// An employee who begins later and is at it again late in the evening.
    NightOwl(i64),
    /// A program that answers people all day.
    RoundTheClock,
    /// A program that runs at the full hour.
    OnTheHour,
}

impl Habits {
    /// The habits of an employee whose home is this many hours ahead of the workspace's zone.
    pub fn of_person(rng: &mut Rng, texts: &mut Texts, hours_ahead: i64) -> Self {
        // Some start at eight, some at ten, and the east earlier than the west.
        let shift = rng.between(-45, 60) * MINUTE_MS - hours_ahead * HOUR_MS;
        let owl = rng.chance(700);
        // A few talk for many: squaring a uniform draw makes the tail.
        let talk = rng.between(1, 10);
        Self {
            rhythm: if owl { Rhythm::NightOwl(shift + 2 * HOUR_MS) } else { Rhythm::Work(shift) },
            level: (talk * talk) as u64 / 3 + 2,
            weekends: rng.below(1_400),
            office_days: if rng.chance(3_000) { 0 } else { 4_000 + rng.below(6_000) },
            vacation: None,
            two_factor: rng.chance(6_000),
            two_factor_off: None,
            signs_in_often: rng.chance(1_500),
            laptop: Device::laptop(rng),
            phone: Device::phone(rng),
            office: networks::office(rng, texts),
            home: networks::home(rng, texts),
            mobile: networks::mobile(rng, texts),
            script: rng.chance(400).then(|| {
                (
                    rng.word(&["python-httpx/0.28.1", "curl/8.5.0", "node-fetch/1.0"]),
                    networks::server(rng, texts),
                )
            }),
        }
    }

    /// The habits of a bot that runs this program.
    pub fn of_bot(
        rng: &mut Rng,
        texts: &mut Texts,
        program: &'static str,
        rhythm: Rhythm,
        level: u64,
    ) -> Self {
        let device = Device { kind: Kind::Script(program), lag: 0 };
        let server = networks::server(rng, texts);
        Self {
            rhythm,
            level,
            weekends: 10_000,
            office_days: 10_000,
            vacation: None,
            two_factor: false,
            two_factor_off: None,
            signs_in_often: false,
            laptop: device,
            phone: device,
            office: server,
            home: vec![server],
            mobile: vec![server],
            script: Some((program, server)),
        }
    }

    /// Whether a sign-in at this time takes a second factor.
    pub fn second_factor_at(&self, at: Timestamp) -> bool {
        self.two_factor && self.two_factor_off.is_none_or(|off| at < off)
    }
}
