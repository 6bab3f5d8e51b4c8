//! `cargo xtask with-wasm cargo check --target wasm32-unknown-unknown`: any command, in the environment that the
//! page is built in, wherever its compiler comes from.

use anyhow::{Context, Result};

use crate::command::run as run_command;
use crate::project::Project;
use crate::setup::tools;
use crate::setup::wasm::Toolchain;

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let (program, rest) = arguments.split_first().context("with-wasm needs a command to run")?;
    let programs = [tools::trunk().ensure(project)?, tools::wasm_bindgen()?.ensure(project)?];
    run_command(Toolchain::ensure()?.command(project, program, &programs).args(rest))
}
