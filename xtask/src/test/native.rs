//! Tests that run on this machine itself.

use std::process::Command;

use anyhow::Result;

use super::counts::{Counts, Runner};
use crate::command::{output_of, path_first, run_and_read};
use crate::project::Project;
use crate::setup::tools;

pub fn unit(project: &Project, extra: &[String]) -> Result<Counts> {
    let mut command = Command::new("cargo");
    if output_of("cargo", &["nextest", "--version"]).is_none() {
        path_first(&mut command, &[tools::nextest().ensure(project)?]);
    }
    command.args(["nextest", "run", "--workspace", "--all-features", "--no-fail-fast"]).args(extra);
    Counts::of(Runner::Nextest, &run_and_read(&mut command)?)
}

pub fn doc(_project: &Project, extra: &[String]) -> Result<Counts> {
    let mut command = Command::new("cargo");
    command.args(["test", "--doc", "--workspace", "--all-features", "--no-fail-fast"]).args(extra);
    Counts::of(Runner::Libtest, &run_and_read(&mut command)?)
}
