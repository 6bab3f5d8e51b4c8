//! The simulated workspace held to the API's description and walked by an independent client; and what the page writes
//! for other programs, read by them.

use std::process::Command;

use anyhow::Result;

use super::counts::{Counts, Runner};
use crate::command::{run as run_command, run_and_read};
use crate::project::Project;
use crate::serve;
use crate::setup::python;

pub fn run(project: &Project, extra: &[String]) -> Result<Counts> {
    serve::build_servers(project, true)?;
    let examples =
        ["-p", "audit-export", "--example", "convert", "-p", "parquet-worker", "--example", "table"];
    run_command(Command::new("cargo").args(["build", "--profile", "tool"]).args(examples))?;
    let mut command = Command::new(python::ensure_environment(project, python::CONFORMANCE)?);
    command.arg("conformance/run.py").args(extra).env("PACHCA_SIM", project.program("pachca-sim"));
    command.env("CONVERT", project.program("examples/convert"));
    command.env("TABLE", project.program("examples/table"));
    Counts::of(Runner::Plain, &run_and_read(&mut command)?)
}
