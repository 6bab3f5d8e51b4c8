//! What users do, by Playwright in Chromium, against the built page and simulated workspaces that the tests start.

use std::process::Command;

use anyhow::Result;

use super::counts::{Counts, Runner};
use crate::command::run_and_read;
use crate::project::Project;
use crate::setup::{browser, node};
use crate::{page, serve};

pub fn run(project: &Project, extra: &[String]) -> Result<Counts> {
    let programs = node::ensure_packages(node::END2END)?;
    let chromium = browser::ensure_chromium()?;
    let page_dir = page::ensure_for_development(project)?;
    serve::build_servers(project, true)?;
    let mut command = Command::new(programs.join("playwright"));
    command
        .arg("test")
        .args(extra)
        .current_dir("end2end")
        .env("CHROMIUM", chromium)
        .env("PAGE_DIR", page_dir)
        .env("PAGE_SERVER", project.program("page-server"))
        .env("PACHCA_SIM", project.program("pachca-sim"));
    Counts::of(Runner::Playwright, &run_and_read(&mut command)?)
}
