//! The store, compiled to WebAssembly as the page has it, beside other engines in one Chromium; see `bench/store`.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::with_whole_paths;
use crate::command::{run as run_command, say};
use crate::project::Project;
use crate::setup::wasm::{TARGET, Toolchain};
use crate::setup::{browser, node, tools};

const PACKAGE: &str = "store-wasm";

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let arguments = with_whole_paths(arguments)?;
    node::ensure_packages(node::BENCH)?;
    let chromium = browser::ensure_chromium()?;
    let module = build_module(project)?;
    run_command(
        Command::new("node")
            .arg("bench/store/run/main.js")
            .args(arguments)
            .env("CHROMIUM", chromium)
            .env("STORE_MODULE", module),
    )
}

/// Builds the module; gives the directory that a page loads it from.
fn build_module(project: &Project) -> Result<PathBuf> {
    let toolchain = Toolchain::ensure()?;
    let programs = [tools::wasm_bindgen()?.ensure(project)?];
    // Other flags than those of the page would have it built anew each time, if they shared a directory.
    let target = toolchain.target_dir(project).join("bench-store");
    say("building the store for the browser");
    let flags = format!("{} -C target-feature=+simd128", env::var("RUSTFLAGS").unwrap_or_default());
    run_command(
        toolchain
            .command(project, "cargo", &programs)
            .args(["build", "--release", "--target", TARGET, "--package", PACKAGE])
            .env("CARGO_TARGET_DIR", &target)
            .env("RUSTFLAGS", flags.trim()),
    )?;
    let module = target.join("module");
    run_command(
        toolchain
            .command(project, "wasm-bindgen", &programs)
            .args(["--target", "web", "--out-dir"])
            .arg(&module)
            .arg(target.join(TARGET).join("release/store_wasm.wasm")),
    )?;
    Ok(module)
}
