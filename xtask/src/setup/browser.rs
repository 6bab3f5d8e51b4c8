//! The browser that tests drive, and its driver.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::system;
use crate::command::find_program;

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// Chromium or a relative: the one that `CHROMIUM` names, or the first on PATH.
pub fn find_chromium() -> Option<PathBuf> {
    named("CHROMIUM").or_else(|| BROWSERS.iter().find_map(|name| find_program(name)))
}

/// Its driver: the one that `CHROMEDRIVER` names, or that on PATH.
pub fn find_chromedriver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| find_program("chromedriver"))
}

/// Finds or installs Chromium.
pub fn ensure_chromium() -> Result<PathBuf> {
    if find_chromium().is_none() {
        system::ensure_packages(&["chromium"], "testing in a browser")?;
    }
    find_chromium().context("Chromium was installed but is not on PATH; name it in CHROMIUM")
}

/// Finds or installs the driver.
pub fn ensure_chromedriver() -> Result<PathBuf> {
    if find_chromedriver().is_none() {
        system::ensure_packages(&["chromium-driver"], "testing in a browser")?;
    }
    find_chromedriver().context("chromedriver was installed but is not on PATH; name it in CHROMEDRIVER")
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
