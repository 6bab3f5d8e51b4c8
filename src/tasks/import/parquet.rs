//! Parquet, which a worker turns into lines: it says at its end what is where, so it is read from there.

use super::read::{Pace, STEP, Taker};
use crate::platform::files::GivenFile;
use crate::platform::streams::StreamError;
use crate::platform::worker::{Worker, WorkerError};
use crate::state::import::Failure;
use audit_export::Manifest;
use audit_export::read::Reader;
use worker_link::parquet::{Ask, Parquet, Told};

/// What such a file begins and ends with.
const MARK: &[u8] = b"PAR1";
/// The length of what it says about itself, and the mark.
const TAIL: u64 = 8;

/// Whether it is such a file, by its first bytes.
pub async fn is_one(file: &GivenFile) -> Result<bool, StreamError> {
    Ok(file.part(0..file.size.min(MARK.len() as u64)).await? == MARK)
}

/// Reads a file, group by group.
pub async fn pour(
    file: &GivenFile,
    reader: &mut Reader,
    taker: &mut Taker,
    manifests: &mut Vec<Manifest>,
) -> Result<(), Failure> {
    let end = end(file).await?;
    let mut worker = Worker::<Parquet>::load().await.map_err(Failure::Worker)?;
    let mut groups = Vec::new();
    let told = |told, _| {
        if let Told::Groups(all) = told {
            groups = all;
        }
    };
    worker
        .ask(&Ask::Open { size: file.size }, Some(end.as_slice().into()), told)
        .await
        .map_err(Failure::Worker)?;
    let mut pace = Pace::new();
    for (place, group) in groups.into_iter().enumerate() {
        let range = group.start..group.start.saturating_add(group.len).min(file.size);
        let bytes = file.buffer(range).await.map_err(Failure::Browser)?;
        worker.ask(&Ask::Group { place }, Some(bytes.into()), |_, _| ()).await.map_err(Failure::Worker)?;
        let mut rows = 0;
        loop {
            let lines = rows_of(&mut worker).await.map_err(Failure::Worker)?;
            if lines.is_empty() {
                break;
            }
            for step in lines.chunks(STEP) {
                reader.feed(step, |batch| taker.take(batch, manifests)).map_err(Failure::Content)?;
                rows += step.iter().filter(|byte| **byte == b'\n').count() as u64;
                let share = rows.min(group.rows) as f64 / group.rows.max(1) as f64;
                pace.rest(taker, group.start + (group.len as f64 * share) as u64).await?;
            }
        }
    }
    reader.finish(|batch| taker.take(batch, manifests)).map_err(Failure::Content)
}

async fn rows_of(worker: &mut Worker<Parquet>) -> Result<Vec<u8>, WorkerError> {
    let mut lines = Vec::new();
    worker.ask(&Ask::Rows, None, |_, bytes| lines = bytes.unwrap_or_default()).await?;
    Ok(lines)
}

/// What the file says about itself, as it stands there.
async fn end(file: &GivenFile) -> Result<Vec<u8>, Failure> {
    let tail = file.part(file.size.saturating_sub(TAIL)..file.size).await.map_err(Failure::Browser)?;
    let Some((len, MARK)) = tail.split_first_chunk::<4>() else { return Err(Failure::NoEnd) };
    let start = file.size.checked_sub(TAIL + u64::from(u32::from_le_bytes(*len))).ok_or(Failure::NoEnd)?;
    file.part(start..file.size).await.map_err(Failure::Browser)
}
