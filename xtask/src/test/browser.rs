//! What users do, by Playwright in Chromium, against the built page and simulated workspaces that the tests start.

use std::process::Command;

use anyhow::Result;

use super::counts::{Counts, Runner};
use crate::command::run_and_read;
use crate::project::Project;
use crate::setup::{browser, node};
use crate::{page, serve};

pub fn run(project: &Project, extra: &[String]) -> Result<Counts> {
    Counts::of(Runner::Playwright, &run_and_read(playwright(project)?.args(extra))?)
}

/// `playwright test`, with the page and the servers built and named to it.
pub fn playwright(project: &Project) -> Result<Command> {
    let programs = node::ensure_packages(node::END2END)?;
    let chromium = browser::ensure_chromium()?;
    let page_dir = page::ensure_for_development(project)?;
    serve::build_servers(project, true)?;
    let mut command = Command::new(programs.join("playwright"));
    command
        .arg("test")
        .current_dir("end2end")
        .env("CHROMIUM", chromium)
        .env("PAGE_DIR", page_dir)
        .env("PAGE_SERVER", project.program("page-server"))
        .env("PACHCA_SIM", project.program("pachca-sim"));
    Ok(command)
}
