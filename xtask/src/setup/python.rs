//! Python and packages, in environments of the cache that are named by what is in them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::system;
use crate::command::{output_of, run, say};
use crate::fingerprint;
use crate::project::Project;

/// The packages that look at the simulated workspace.
pub const CONFORMANCE: &str = "conformance/requirements.txt";
/// The programs that events are sent on to.
pub const SYSTEMS: &str = "end2end/systems/requirements.txt";

/// Python's version, such as `Python 3.11.7`.
pub fn find() -> Option<String> {
    output_of("python3", &["--version"])
}

fn environment(project: &Project, requirements: &str) -> Result<PathBuf> {
    let version = find().context("Python 3 is needed: please install it")?;
    Ok(project.cache.join(format!("python-{}", fingerprint::of(&[requirements], &version)?)))
}

/// Whether the environment is complete.
pub fn has_environment(project: &Project, requirements: &str) -> bool {
    environment(project, requirements).is_ok_and(|dir| dir.join("complete").exists())
}

/// Makes the environment unless it is there; returns its interpreter.
pub fn ensure_environment(project: &Project, requirements: &str) -> Result<PathBuf> {
    let dir = environment(project, requirements)?;
    let python = dir.join("bin/python");
    if !has_environment(project, requirements) {
        say(&format!("installing the Python packages of {requirements} into the cache"));
        if output_of("python3", &["-c", "import ensurepip, venv"]).is_none() {
            system::ensure_packages(&["python3-venv"], "the Python environment")?;
        }
        fs::create_dir_all(&project.cache)?;
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&dir))?;
        let mut pip = Command::new(&python);
        run(pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
            requirements,
        ]))?;
        fs::write(dir.join("complete"), "")?;
    }
    Ok(python)
}
