//! The bundle behind the servers that an owner would put it behind, and as an extension: with the settings that are
//! shipped, by the programs themselves.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::browser;
use super::counts::{Counts, Runner};
use crate::command::run_and_read;
use crate::dist;
use crate::project::Project;
use crate::setup::system;

pub fn run(project: &Project, extra: &[String]) -> Result<Counts> {
    system::ensure_packages(&["caddy", "nginx-light", "openssl"], "testing behind real servers")?;
    let mut playwright = browser::playwright(project)?;
    let page = built_page(project);
    let dir = project.target().join("deploy");
    if dir.exists() {
        fs::remove_dir_all(&dir)?;
    }
    let (served, extension) = (dir.join("page"), dir.join("extension"));
    dist::served_folder(project, &page, &served)?;
    dist::extension_folder(project, &page, dist::API_ORIGIN, &extension)?;
    playwright.args(["--config", "deploy.config.ts"]).args(extra);
    playwright.env("SERVED_DIR", served).env("EXTENSION_DIR", extension);
    playwright.env("DEPLOY_DIR", project.root.join("deploy"));
    Counts::of(Runner::Playwright, &run_and_read(&mut playwright)?)
}

/// The bundle as the step before left it; where there is none, a page as the browser tests use it does as well.
pub fn built_page(project: &Project) -> PathBuf {
    let bundle = project.bundle_dir();
    if bundle.join("index.html").exists() { bundle } else { project.page_dir() }
}
