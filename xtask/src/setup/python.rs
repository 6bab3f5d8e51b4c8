//! Python and the packages of `conformance/`, in an environment of the cache that is named by what is in it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::system;
use crate::command::{output_of, run, say};
use crate::fingerprint;
use crate::project::Project;

const REQUIREMENTS: &str = "conformance/requirements.txt";

/// Python's version, such as `Python 3.11.7`.
pub fn find() -> Option<String> {
    output_of("python3", &["--version"])
}

fn environment(project: &Project) -> Result<PathBuf> {
    let version = find().context("Python 3 is needed: please install it")?;
    Ok(project.cache.join(format!("python-{}", fingerprint::of(&[REQUIREMENTS], &version)?)))
}

/// Whether the environment is complete.
pub fn has_environment(project: &Project) -> bool {
    environment(project).is_ok_and(|dir| dir.join("complete").exists())
}

/// Makes the environment unless it is there; returns its interpreter.
pub fn ensure_environment(project: &Project) -> Result<PathBuf> {
    let dir = environment(project)?;
    let python = dir.join("bin/python");
    if !has_environment(project) {
        say("installing the Python packages of conformance/ into the cache");
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
            REQUIREMENTS,
        ]))?;
        fs::write(dir.join("complete"), "")?;
    }
    Ok(python)
}
