//! Files that something happened to.

use audit_export::read::{Bad, Batch, Kind, Problem, Reader};

/// The first byte says how long the pieces are; the rest is the file.
pub fn check(bytes: &[u8]) {
    if let Some((&length, file)) = bytes.split_first() {
        is_the_same_in_pieces(file, &[usize::from(length) % 64 + 1]);
    }
}

/// A file is read or refused, the same whatever its pieces.
pub fn is_the_same_in_pieces(file: &[u8], lengths: &[usize]) {
    let whole = read(file, &[file.len().max(1)]);
    let pieces = read(file, lengths);
    assert_eq!(pieces.2, whole.2, "{:?}", String::from_utf8_lossy(file));
    // Where reading ends early, how much of the last piece was still read depends on its length.
    if whole.2.is_ok() {
        assert_eq!(pieces, whole, "{:?}", String::from_utf8_lossy(file));
    }
}

type Outcome = (Vec<String>, Vec<Bad>, Result<Option<Kind>, Problem>);

/// Reads in pieces of these lengths, over and over.
fn read(file: &[u8], lengths: &[usize]) -> Outcome {
    let (mut events, mut bad) = (Vec::new(), Vec::new());
    let mut take = |batch: Batch<'_>| {
        events.extend(batch.events.iter().map(|event| event.to_json()));
        bad.extend(batch.bad);
    };
    let mut reader = Reader::new();
    let (mut rest, mut outcome) = (file, Ok(()));
    for length in lengths.iter().cycle() {
        if rest.is_empty() || outcome.is_err() {
            break;
        }
        let (piece, after) = rest.split_at((*length).min(rest.len()));
        outcome = reader.feed(piece, &mut take);
        rest = after;
    }
    let outcome = outcome.and_then(|()| reader.finish(&mut take)).map(|()| reader.kind());
    (events, bad, outcome)
}
