//! Building the page with Trunk.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::command::{run, say};
use crate::fingerprint;
use crate::policy;
use crate::project::Project;
use crate::reproducible;
use crate::setup::tools;
use crate::setup::wasm::Toolchain;
use crate::split;

/// Everything that the page is made of.
const INPUTS: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "assets",
    "build.rs",
    "crates",
    "index.html",
    "loader.js",
    "locales",
    "old.js",
    "src",
    "style",
];

/// Builds the page for `serve` and the browser tests, unless nothing changed since it was built.
pub fn ensure_for_development(project: &Project) -> Result<PathBuf> {
    let (dir, toolchain) = (project.page_dir(), Toolchain::ensure()?);
    let stamp = dir.with_extension("fingerprint");
    let fingerprint = fingerprint::of(INPUTS, &toolchain.title())?;
    if dir.join("index.html").exists() && fingerprint::is_current(&stamp, &fingerprint) {
        return Ok(dir);
    }
    say("building the page");
    trunk(project, toolchain, &["--cargo-profile", "page"], &dir, &[], None)?;
    check(&dir)?;
    fs::write(stamp, fingerprint)?;
    Ok(dir)
}

/// Builds the optimised page, its program in parts; `programs` is the directory where Trunk finds wasm-opt.
pub fn build_optimised(project: &Project, dir: &Path, programs: PathBuf) -> Result<()> {
    let flags = ["--release", "--features", "split"];
    let parts = split::Parts::prepare(project)?;
    trunk(project, Toolchain::ensure()?, &flags, dir, std::slice::from_ref(&programs), Some(&parts))?;
    parts.finish(project, dir, &programs)?;
    check(dir)?;
    reproducible::check(project, dir)
}

fn trunk(
    project: &Project,
    toolchain: Toolchain,
    flags: &[&str],
    dir: &Path,
    programs: &[PathBuf],
    parts: Option<&split::Parts>,
) -> Result<()> {
    let mut path = vec![tools::trunk().ensure(project)?, tools::wasm_bindgen()?.ensure(project)?];
    path.extend_from_slice(programs);
    if parts.is_some() {
        path.insert(0, split::stand_in(project));
    }
    // Offline also keeps cargo offline, so what it needs is fetched first, the standard library's parts included.
    run(toolchain.command(project, "cargo", &[]).args(["fetch", "--quiet"]))?;

    let mut command = toolchain.command(project, "trunk", &path);
    command.arg("build").args(flags).arg("--dist").arg(dir);
    // Trunk would download tools of versions it likes; it gets ours, or fails.
    command.env("TRUNK_OFFLINE", "true").env("TRUNK_SKIP_VERSION_CHECK", "true");
    // The convention is that any value counts; Trunk takes nothing but `true` and `false`.
    command.env_remove("NO_COLOR");
    // What a failed build says is above Trunk's own trace, which only pushes it off the screen.
    command.env_remove("RUST_BACKTRACE");
    if let Some(parts) = parts {
        parts.tell(&mut command);
        reproducible::forget_machine(project, &mut command);
    }
    run(&mut command)
}

fn check(dir: &Path) -> Result<()> {
    match policy::objection(&fs::read_to_string(dir.join("index.html"))?) {
        None => Ok(()),
        Some(objection) => bail!("{}/index.html cannot be served as it is: {objection}", dir.display()),
    }
}
