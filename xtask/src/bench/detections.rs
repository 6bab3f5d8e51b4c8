//! How right the rules are, over simulated workspaces: a native program, optimised.

use anyhow::Result;
use std::process::Command;

use crate::command::run as run_command;
use crate::project::Project;

pub fn run(_: &Project, arguments: &[String]) -> Result<()> {
    let program = ["run", "--quiet", "--profile", "tool", "--package", "detect-bench", "--"];
    run_command(Command::new("cargo").args(program).args(arguments))
}
