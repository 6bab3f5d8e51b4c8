//! Checks that read the sources.

use std::process::Command;

use anyhow::Result;

use super::counts::Counts;
use crate::command::run;
use crate::project::Project;
use crate::setup::wasm::{TARGET, Toolchain};

/// The package that runs in the browser only.
const PAGE: &str = "audit-dashboard";

/// The package that libFuzzer runs, see `fuzz`.
const FUZZ: &str = "audit-fuzz";

pub fn format(_project: &Project, _extra: &[String]) -> Result<Counts> {
    run(Command::new("cargo").args(["fmt", "--all", "--check"]))?;
    Ok(Counts::default())
}

pub fn lint(project: &Project, _extra: &[String]) -> Result<Counts> {
    let mut native = Command::new("cargo");
    native.args([
        "clippy",
        "--workspace",
        "--exclude",
        PAGE,
        "--exclude",
        FUZZ,
        "--all-targets",
        "--all-features",
    ]);
    run(native.args(["--", "-D", "warnings"]))?;

    // With all its features it would have the page checked natively, too.
    let mut fuzz = Command::new("cargo");
    fuzz.args(["clippy", "--package", FUZZ, "--all-targets"]);
    run(fuzz.args(["--", "-D", "warnings"]))?;

    let mut page = Toolchain::ensure()?.command(project, "cargo", &[]);
    page.args(["clippy", "--package", PAGE, "--all-targets", "--target", TARGET]);
    run(page.args(["--", "-D", "warnings"]))?;
    Ok(Counts::default())
}
