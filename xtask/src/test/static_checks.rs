//! Checks that read the sources.

use std::process::Command;

use anyhow::Result;

use super::counts::Counts;
use crate::command::run;
use crate::project::Project;
use crate::setup::wasm::{TARGET, Toolchain};

/// The package that runs in the browser only.
const PAGE: &str = "audit-dashboard";

pub fn format(_project: &Project, _extra: &[String]) -> Result<Counts> {
    run(Command::new("cargo").args(["fmt", "--all", "--check"]))?;
    Ok(Counts::default())
}

pub fn lint(project: &Project, _extra: &[String]) -> Result<Counts> {
    let mut native = Command::new("cargo");
    native.args(["clippy", "--workspace", "--exclude", PAGE, "--all-targets", "--all-features"]);
    run(native.args(["--", "-D", "warnings"]))?;

    let mut page = Toolchain::ensure()?.command(project, "cargo", &[]);
    page.args(["clippy", "--package", PAGE, "--all-targets", "--target", TARGET]);
    run(page.args(["--", "-D", "warnings"]))?;
    Ok(Counts::default())
}
