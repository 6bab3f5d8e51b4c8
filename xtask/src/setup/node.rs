//! Node and the packages that a directory of this project needs, in its `node_modules`: `end2end` for the browser tests
//! and the bundle, `bench` for benchmarks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{output_of, run, say};
use crate::fingerprint;

/// Of the browser tests, and of the optimiser for the bundle.
pub const END2END: &str = "end2end";
/// Of the engines that the benchmarks measure ours beside.
pub const BENCH: &str = "bench";

/// The oldest major version that the packages run on.
const OLDEST: u32 = 20;

/// Node's version, such as `v20.20.2`.
pub fn find() -> Option<String> {
    output_of("node", &["--version"])
}

/// Whether the packages of a directory are there as locked.
pub fn has_packages(dir: &str) -> Result<bool> {
    Ok(fingerprint::is_current(&stamp(dir), &fingerprint_of_lock(dir)?))
}

/// Installs the locked packages of a directory if they changed; returns the directory of their programs.
pub fn ensure_packages(dir: &str) -> Result<PathBuf> {
    check_version()?;
    if !has_packages(dir)? {
        say(&format!("installing the Node packages of {dir}/"));
        let mut npm = Command::new("npm");
        npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(dir);
        run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
        fs::write(stamp(dir), fingerprint_of_lock(dir)?)?;
    }
    Ok(std::path::absolute(Path::new(dir).join("node_modules/.bin"))?)
}

fn stamp(dir: &str) -> PathBuf {
    Path::new(dir).join("node_modules/.installed")
}

fn fingerprint_of_lock(dir: &str) -> Result<String> {
    fingerprint::of(&[&format!("{dir}/package-lock.json")], "")
}

fn check_version() -> Result<()> {
    let version =
        find().with_context(|| format!("Node {OLDEST} or newer is needed, with npm: please install it"))?;
    let major =
        version.trim_start_matches('v').split('.').next().and_then(|number| number.parse::<u32>().ok());
    match major {
        Some(major) if major < OLDEST => bail!("Node {version} is too old: {OLDEST} or newer is needed"),
        _ => Ok(()),
    }
}
