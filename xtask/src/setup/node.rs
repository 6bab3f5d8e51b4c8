//! Node and the packages that the browser tests and the bundle need, in `end2end/node_modules`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{output_of, run, say};
use crate::fingerprint;

const LOCK: &str = "end2end/package-lock.json";
const STAMP: &str = "end2end/node_modules/.installed";

/// The oldest major version that the packages run on.
const OLDEST: u32 = 20;

/// Node's version, such as `v20.20.2`.
pub fn find() -> Option<String> {
    output_of("node", &["--version"])
}

/// Whether the packages are there as locked.
pub fn has_packages() -> Result<bool> {
    Ok(fingerprint::is_current(Path::new(STAMP), &fingerprint::of(&[LOCK], "")?))
}

/// Installs the locked packages if they changed; returns the directory of their programs.
pub fn ensure_packages() -> Result<PathBuf> {
    check_version()?;
    if !has_packages()? {
        say("installing the Node packages of end2end/");
        let mut npm = Command::new("npm");
        npm.args(["ci", "--no-audit", "--no-fund"]).current_dir("end2end");
        run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
        fs::write(STAMP, fingerprint::of(&[LOCK], "")?)?;
    }
    Ok(std::path::absolute("end2end/node_modules/.bin")?)
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
