//! Events sent on from the page to the programs that keep them, through a server with the settings that are shipped.

use std::fs;

use anyhow::{Context, Result};

use super::browser;
use super::counts::{Counts, Runner};
use super::deploy;
use crate::command::{output_of, run_and_read};
use crate::dist;
use crate::project::Project;
use crate::setup::{python, system};

pub fn run(project: &Project, extra: &[String]) -> Result<Counts> {
    let programs = ["caddy", "nginx-light", "openssl", "clickhouse-server"];
    system::ensure_packages(&programs, "sending events on to real systems")?;
    let python = python::ensure_environment(project, python::SYSTEMS)?.display().to_string();
    let asked = "import osmem_server; print(osmem_server.resolve_binary())";
    let search = output_of(&python, &["-c", asked]).context("the package osmem-server has no program")?;
    let mut playwright = browser::playwright(project)?;
    let served = project.target().join("systems");
    if served.exists() {
        fs::remove_dir_all(&served)?;
    }
    dist::served_folder(project, &deploy::built_page(project), &served)?;
    playwright.args(["--config", "systems.config.ts"]).args(extra);
    playwright.env("SERVED_DIR", served).env("DEPLOY_DIR", project.root.join("deploy"));
    playwright.env("SEARCH_SERVER", search);
    Counts::of(Runner::Playwright, &run_and_read(&mut playwright)?)
}
