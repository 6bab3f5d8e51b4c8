use super::*;
use crate::record::EventId;
use crate::rng::Rng;

/// A record of one of few keys, actors and entities, so that every combination has some.
fn record(rng: &mut Rng, number: u64, second: i64) -> Record {
    Record {
        at: Timestamp(second * 1_000),
        id: EventId::new(1, number),
        entity: rng.below(5),
        details: None,
        actor: rng.below(3) as u32,
        address: None,
        client: None,
        key: KeyId(rng.below(4) as u16),
        entity_type: EntityTypeId(rng.below(3) as u8),
    }
}

/// A log of which half was there at the start, several records to a second.
fn log(rng: &mut Rng, count: u64) -> Log {
    let mut second = 0;
    let mut next = |number| {
        second += i64::from(rng.chance(3_000));
        record(rng, number, second)
    };
    let history = (0..count / 2).map(&mut next).collect();
    let mut log = Log::new(history);
    for number in count / 2..count {
        log.push(next(number));
    }
    log
}

fn selection(rng: &mut Rng) -> Selection {
    let mut maybe = |share, value: u64| if rng.chance(share) { Some(rng.below(value)) } else { None };
    Selection {
        start: maybe(3_000, 30).map(|second| Timestamp(second as i64 * 1_000)),
        end: maybe(3_000, 90).map(|second| Timestamp(second as i64 * 1_000)),
        keys: maybe(5_000, 5)
            .map(|key| if key == 4 { vec![KeyId(0), KeyId(2)] } else { vec![KeyId(key as u16)] }),
        actor: maybe(3_000, 4).map(|actor| actor as u32),
        entity: maybe(3_000, 6),
        entity_type: maybe(3_000, 4).map(|kind| EntityTypeId(kind as u8)),
    }
}

fn matches(selection: &Selection, record: &Record) -> bool {
    selection.start.is_none_or(|start| record.at >= start)
        && selection.end.is_none_or(|end| record.at <= end)
        && selection.keys.as_ref().is_none_or(|keys| keys.contains(&record.key))
        && selection.actor.is_none_or(|actor| record.actor == actor)
        && selection.entity.is_none_or(|entity| record.entity == entity)
        && selection.entity_type.is_none_or(|kind| record.entity_type == kind)
}

#[test]
fn every_page_of_every_selection_is_what_a_plain_search_finds() {
    let mut rng = Rng::new(5, 5);
    let log = log(&mut rng, 300);
    for _ in 0..3_000 {
        let (selection, gap, limit) = (selection(&mut rng), rng.below(310) as u32, 1 + rng.index(7));
        let found = |place: &u32| matches(&selection, log.record(*place).unwrap());
        let older: Vec<u32> = (0..gap.min(300)).filter(found).rev().collect();
        let newer: Vec<u32> = (gap..300).filter(found).collect();

        let before = log.before(&selection, gap, limit);
        assert_eq!(before.places, older[..older.len().min(limit)]);
        assert_eq!((before.more, before.behind), (older.len() > limit, !newer.is_empty()));

        let after = log.after(&selection, gap, limit);
        let nearest: Vec<u32> = newer.iter().take(limit).rev().copied().collect();
        assert_eq!(after.places, nearest);
        assert_eq!((after.more, after.behind), (newer.len() > limit, !older.is_empty()));

        assert_eq!(log.all(&selection).count(), (0..300).filter(found).count());
    }
}

#[test]
fn a_gap_stays_put_while_records_arrive() {
    let mut rng = Rng::new(6, 6);
    let mut log = log(&mut rng, 100);
    for gap in 0..=100 {
        let (time, ordinal) = log.time_of_gap(gap);
        let newest = log.record(log.len() - 1).unwrap().at;
        log.push(record(&mut rng, 1_000, newest.millis() / 1_000));
        assert_eq!(log.gap_at_time(time, ordinal), gap);
    }
}

#[test]
fn a_late_record_is_put_at_the_newest_time() {
    let mut rng = Rng::new(7, 7);
    let mut log = log(&mut rng, 10);
    let newest = log.record(9).unwrap().at;
    log.push(record(&mut rng, 11, -5));
    assert_eq!(log.record(10).unwrap().at, newest);
}
