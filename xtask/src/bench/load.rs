//! How fast a log is loaded, in simulated time: a native program, optimised.

use anyhow::Result;
use std::process::Command;

use super::with_whole_paths;
use crate::command::run as run_command;
use crate::project::Project;

pub fn run(_: &Project, arguments: &[String]) -> Result<()> {
    let program = ["run", "--quiet", "--profile", "tool", "--package", "load-bench", "--"];
    run_command(Command::new("cargo").args(program).args(with_whole_paths(arguments)?))
}
