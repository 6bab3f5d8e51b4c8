//! What one day of one person looks like: spans of time at a place with a device.

use super::calendar::Calendar;
use crate::company::devices::Device;
use crate::company::habits::{Habits, Rhythm};
use crate::company::person::Person;
use crate::rng::Rng;
use crate::texts::AddressId;
use audit_model::Timestamp;
use audit_model::time::{HOUR_MS, MINUTE_MS};

/// Some uninterrupted time with one device at one place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    /// When it begins, a whole second.
    pub from: Timestamp,
    /// When it ends.
    pub to: Timestamp,
    /// How much is written in it, beside other spans.
    pub density: u64,
    /// What it is written with.
    pub device: Device,
    /// Where it is written from.
    pub address: AddressId,
}

impl Span {
    /// How much of the day's writing falls into it.
    pub const fn weight(&self) -> u64 {
        self.density * ((self.to.0 - self.from.0) / MINUTE_MS) as u64
    }

    /// Whether an instant lies in it.
    pub fn covers(&self, at: Timestamp) -> bool {
        self.from <= at && at <= self.to
    }
}

/// A person's day. Always the same for the same person and day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Day {
    /// In the order of time; empty where the person is away.
    pub spans: Vec<Span>,
    /// How talkative the person is on this day; 4 is usual.
    pub mood: u64,
}

impl Day {
    /// The day of a person, cut to the history and to the life of the account.
    pub fn of(seed: u64, calendar: &Calendar, person: &Person, habits: &Habits, day: i64) -> Self {
        let mut rng = Rng::new(seed ^ u64::from(person.id) << 24, day as u64);
        let mut sketch = Sketch { rng: &mut rng, midnight: calendar.midnight(day).0, spans: Vec::new() };
        let away = habits.vacation.as_ref().is_some_and(|vacation| vacation.contains(&day));
        if !away && !person.suspended && !person.invited_only {
            sketch.fill(habits, calendar.is_day_off(day), day);
        }
        let mut spans = sketch.spans;
        let first = calendar.start.max(Timestamp(person.created_at.0 + 5 * MINUTE_MS));
        let last =
            person.deleted_at.map_or(calendar.end, |gone| calendar.end.min(Timestamp(gone.0 - MINUTE_MS)));
        spans.retain_mut(|span| {
            span.from = ceil_second(span.from.max(first));
            span.to = span.to.min(last);
            span.to.0 - span.from.0 > 2 * MINUTE_MS
        });
        Self { spans, mood: 1 + rng.below(7) }
    }

    /// How much of everybody's writing falls into this day.
    pub fn weight(&self, level: u64) -> u64 {
        self.spans.iter().map(Span::weight).sum::<u64>() * level * self.mood
    }

    /// One of the spans, as likely as its weight.
    pub fn span(&self, rng: &mut Rng) -> Option<&Span> {
        let mut rest = rng.below(self.spans.iter().map(Span::weight).sum());
        self.spans.iter().find(|span| {
            let weight = span.weight();
            let found = rest < weight;
            rest = rest.saturating_sub(weight);
            found
        })
    }
}

/// Up to the next whole second.
const fn ceil_second(at: Timestamp) -> Timestamp {
    Timestamp(at.0 + (-at.0).rem_euclid(1_000))
}

/// A day being drawn. Times are milliseconds after local midnight.
struct Sketch<'a> {
    rng: &'a mut Rng,
    midnight: i64,
    spans: Vec<Span>,
}

impl Sketch<'_> {
    fn fill(&mut self, habits: &Habits, day_off: bool, day: i64) {
        let home = habits.home[day.rem_euclid(habits.home.len() as i64) as usize];
        match habits.rhythm {
            Rhythm::RoundTheClock | Rhythm::OnTheHour => {
                self.add(0, 24 * HOUR_MS - 1_000, 4, habits.laptop, habits.office);
            }
            Rhythm::Work(_) | Rhythm::NightOwl(_) if day_off => {
                if self.rng.chance(habits.weekends) {
                    let from = self.minutes(11 * 60, 19 * 60);
                    let to = from + self.minutes(30, 200);
                    self.add(from, to, 2, habits.phone, home);
                }
            }
            Rhythm::Work(shift) => {
                self.workday(habits, shift, home);
            }
            Rhythm::NightOwl(shift) => {
                let evening = self.workday(habits, shift, home) + self.minutes(60, 120);
                let night = evening + self.minutes(60, 150);
                self.add(evening, night, 6, habits.laptop, home);
            }
        }
    }

    /// An employee's day; gives back when work ends.
    fn workday(&mut self, habits: &Habits, shift: i64, home: AddressId) -> i64 {
        // Three in a hundred are ill or elsewhere.
        let ill = self.rng.chance(300);
        let in_office = self.rng.chance(habits.office_days);
        let place = if in_office { habits.office } else { home };
        let mobile = self.rng.pick(&habits.mobile).copied().unwrap_or(home);
        let begin = 9 * HOUR_MS + shift + self.minutes(-25, 25);
        let lunch = begin + self.minutes(200, 260);
        let back = lunch + self.minutes(35, 75);
        let end = begin + self.minutes(500, 580);
        if ill {
            return end;
        }
        if in_office {
            let leave = begin - self.minutes(35, 60);
            self.add(leave, begin - 5 * MINUTE_MS, 2, habits.phone, mobile);
        }
        self.add(begin, lunch, 10, habits.laptop, place);
        self.add(lunch + MINUTE_MS, back - MINUTE_MS, 3, habits.phone, if in_office { mobile } else { home });
        self.add(back, end, 10, habits.laptop, place);
        if self.rng.chance(3_500) {
            let evening = end + self.minutes(60, 150);
            let night = evening + self.minutes(30, 120);
            self.add(evening, night, 2, habits.phone, home);
        }
        end
    }

    fn minutes(&mut self, low: i64, high: i64) -> i64 {
        self.rng.between(low * 60, high * 60) * 1_000
    }

    fn add(&mut self, from: i64, to: i64, density: u64, device: Device, address: AddressId) {
        let (from, to) = (Timestamp(self.midnight + from), Timestamp(self.midnight + to));
        self.spans.push(Span { from, to, density, device, address });
    }
}
