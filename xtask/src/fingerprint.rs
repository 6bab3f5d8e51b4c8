//! Whether files changed since something was made of them.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

/// A number over names and contents of files and directories; what does not exist counts as such. It may differ
/// between two versions of Rust, at the price of one needless build.
pub fn of(paths: &[&str], and: &str) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    and.hash(&mut hasher);
    for path in paths {
        add(Path::new(path), &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    path.hash(hasher);
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        entries.sort();
        entries.iter().try_for_each(|entry| add(entry, hasher))
    } else if path.exists() {
        fs::read(path).with_context(|| format!("cannot read {}", path.display()))?.hash(hasher);
        Ok(())
    } else {
        Ok(())
    }
}

/// Whether the stamp file says that what it stands for was made from this fingerprint.
pub fn is_current(stamp: &Path, fingerprint: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|text| text == fingerprint)
}
