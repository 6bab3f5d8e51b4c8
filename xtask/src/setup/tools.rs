//! Programs built by cargo, of exact versions, in the cache that all checkouts share.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{output_of, run, say};
use crate::project::Project;

/// A program from the package registry.
pub struct Tool {
    package: &'static str,
    binary: &'static str,
    version: String,
    /// Whether to build with the dependencies its authors locked.
    locked: bool,
    /// Without which it has no program.
    features: &'static [&'static str],
}

/// Builds the page.
pub fn trunk() -> Tool {
    Tool { package: "trunk", binary: "trunk", version: "0.21.14".to_owned(), locked: true, features: &[] }
}

/// Runs the native tests. Only built where cargo has none: any version will do.
pub fn nextest() -> Tool {
    Tool {
        package: "cargo-nextest",
        binary: "cargo-nextest",
        version: "0.9.143".to_owned(),
        locked: true,
        features: &[],
    }
}

/// Builds what libFuzzer runs.
pub fn fuzz() -> Tool {
    Tool {
        package: "cargo-fuzz",
        binary: "cargo-fuzz",
        version: "0.13.2".to_owned(),
        locked: true,
        features: &[],
    }
}

/// Joins Rust and JavaScript. Its version must be that of the library in Cargo.lock, to the last digit.
pub fn wasm_bindgen() -> Result<Tool> {
    let version = locked_version("wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    // Unlocked, because one of the dependencies it locks is no longer to be had.
    Ok(Tool { package: "wasm-bindgen-cli", binary: "wasm-bindgen", version, locked: false, features: &[] })
}

/// Takes the linked program apart. A pair with the library of the same name, see src/parts.
pub fn wasm_split() -> Tool {
    Tool {
        package: "wasm_split_cli_support",
        binary: "wasm-split-cli",
        version: "0.2.4".to_owned(),
        locked: true,
        features: &["build-binary"],
    }
}

fn locked_version(package: &str) -> Option<String> {
    let lock = fs::read_to_string("Cargo.lock").ok()?;
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    after.split_once('"').map(|(version, _)| version.to_owned())
}

impl Tool {
    /// Name and version, for people.
    pub fn title(&self) -> String {
        format!("{} {}", self.package, self.version)
    }

    fn dir(&self, project: &Project) -> PathBuf {
        project.cache.join("tools").join(format!("{}-{}", self.package, self.version))
    }

    fn bin(&self, project: &Project) -> PathBuf {
        self.dir(project).join("bin")
    }

    /// The program itself, once it is installed.
    pub fn path(&self, project: &Project) -> PathBuf {
        self.bin(project).join(self.binary)
    }

    /// Whether it is in the cache, in one piece: it runs. The name of its directory says its version.
    pub fn is_installed(&self, project: &Project) -> bool {
        output_of(self.path(project), &["--help"]).is_some()
    }

    /// Builds it unless it is there; returns the directory to put on PATH.
    pub fn ensure(&self, project: &Project) -> Result<PathBuf> {
        if !self.is_installed(project) {
            say(&format!("building {} into the cache; this takes minutes, once per user", self.title()));
            self.install(project)?;
        }
        Ok(self.bin(project))
    }

    /// Builds beside the final place and moves it there when complete, so that what is there is whole.
    fn install(&self, project: &Project) -> Result<()> {
        let (done, making) =
            (self.dir(project), self.dir(project).with_extension(std::process::id().to_string()));
        fs::create_dir_all(&making)?;
        let mut command = Command::new("cargo");
        command.args(["install", self.package, "--version", &self.version, "--root"]).arg(&making);
        if self.locked {
            command.arg("--locked");
        }
        if !self.features.is_empty() {
            command.args(["--features", &self.features.join(",")]);
        }
        // Half the build time; these programs wait for others more than they compute.
        command
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_TARGET_DIR", making.join("target"));
        let built = run(&mut command);
        if built.is_ok() {
            fs::remove_dir_all(making.join("target"))?;
            let _ = fs::remove_dir_all(&done);
            fs::rename(&making, &done)?;
        } else {
            let _ = fs::remove_dir_all(&making);
        }
        built
    }
}
