//! Lines of events into a Parquet file, or back: `table write < events.ndjson > file` (with `--noted` for the columns of
//! names), `table read FILE > events.ndjson`.

use parquet_worker::{Reading, Writing};
use std::error::Error;
use std::io::{self, Read, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = io::stdout().lock();
    match arguments.first().map(String::as_str) {
        Some("write") => {
            let mut lines = Vec::new();
            io::stdin().lock().read_to_end(&mut lines)?;
            let mut writing = Writing::new(arguments.iter().any(|one| one == "--noted"))?;
            out.write_all(&writing.take(&lines)?)?;
            out.write_all(&writing.finish()?)?;
        }
        Some("read") => {
            let file = std::fs::read(arguments.get(1).ok_or("which file?")?)?;
            let mut reading = Reading::open(file.len() as u64, file.clone())?;
            for (place, group) in reading.groups().into_iter().enumerate() {
                let (start, end) = (group.start as usize, (group.start + group.len) as usize);
                reading
                    .group(place, file.get(start..end).ok_or("a group lies outside of the file")?.to_vec())?;
                loop {
                    let lines = reading.rows()?;
                    if lines.is_empty() {
                        break;
                    }
                    out.write_all(&lines)?;
                }
            }
        }
        _ => return Err("`write` or `read FILE`?".into()),
    }
    Ok(())
}
