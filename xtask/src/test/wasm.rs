//! Tests of browser code, run by wasm-bindgen's runner in headless Chromium.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::counts::{Counts, Runner};
use crate::command::{output_of, run_and_read};
use crate::project::Project;
use crate::setup::wasm::{TARGET, Toolchain};
use crate::setup::{browser, tools};

pub fn run(project: &Project, extra: &[String]) -> Result<Counts> {
    let packages = packages_with_tests()?;
    if packages.is_empty() {
        bail!("no package lists wasm-bindgen-test among its dev-dependencies");
    }
    browser::ensure_chromium()?;
    let driver = browser::ensure_chromedriver()?;
    let programs = [tools::wasm_bindgen()?.ensure(project)?];
    let mut command = Toolchain::ensure()?.command(project, "cargo", &programs);
    // The page's own profile, so that what was compiled for one serves the other.
    command.args(["test", "--tests", "--profile", "page", "--target", TARGET, "--no-fail-fast"]);
    for package in &packages {
        command.args(["--package", package]);
    }
    command
        .args(extra)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", driver)
        // The runner starts in each package's directory and would look there.
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", std::path::absolute("webdriver.json")?);
    let counts = Counts::of(Runner::Libtest, &run_and_read(&mut command)?)?;
    if counts == Counts::default() {
        bail!("the runner ran no test");
    }
    Ok(counts)
}

/// Packages of the workspace whose manifest names wasm-bindgen-test.
fn packages_with_tests() -> Result<Vec<String>> {
    let metadata =
        output_of("cargo", &["metadata", "--no-deps", "--format-version", "1"]).unwrap_or_default();
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut names = Vec::new();
    for package in packages {
        let (name, manifest) = (package["name"].as_str(), package["manifest_path"].as_str());
        if let (Some(name), Some(manifest)) = (name, manifest)
            && fs::read_to_string(Path::new(manifest))?
                .lines()
                .any(|line| line.starts_with("wasm-bindgen-test"))
        {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}
