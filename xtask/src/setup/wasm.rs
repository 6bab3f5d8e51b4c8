//! Which compiler builds for the browser. rustup's, where it has or can fetch the target; otherwise Debian's, which
//! is a second, complete toolchain that builds the standard library from source. What the second needs is set for
//! the commands that use it and nowhere else.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::system;
use crate::command::{find_program, output_of, path_first, run, say};
use crate::project::Project;

/// The compilation target of everything that runs in a browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Forces the choice: `rustup` or `debian`.
const CHOICE: &str = "PACHCA_AUDIT_WASM";

/// Debian's compiler with the library's source, a linker, and clippy.
const DEBIAN_PACKAGES: &[&str] =
    &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22", "rust-web-clippy"];

/// A toolchain that can build for the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toolchain {
    /// The one that cargo on PATH belongs to, with the target installed.
    Rustup,
    /// The one in `/usr/bin`.
    Debian,
}

impl Toolchain {
    /// What is installed, or what was asked for.
    pub fn find() -> Result<Option<Self>> {
        Ok(match forced()? {
            Some(choice) => choice.is_installed().then_some(choice),
            None => [Self::Rustup, Self::Debian].into_iter().find(|choice| choice.is_installed()),
        })
    }

    /// Finds or installs one.
    pub fn ensure() -> Result<Self> {
        if let Some(found) = Self::find()? {
            return Ok(found);
        }
        let forced = forced()?;
        if forced != Some(Self::Debian) && add_target() {
            return Ok(Self::Rustup);
        }
        if forced == Some(Self::Rustup) {
            bail!("rustup could not add {TARGET}, and {CHOICE}=rustup forbids another way");
        }
        say("rustup has no target for browsers here, so Debian's compiler is used for the page");
        system::ensure_packages(DEBIAN_PACKAGES, "building for the browser")?;
        Ok(Self::Debian)
    }

    fn is_installed(self) -> bool {
        match self {
            Self::Rustup => output_of("rustc", &["--print", "sysroot"])
                .is_some_and(|root| Path::new(&root).join("lib/rustlib").join(TARGET).join("lib").is_dir()),
            Self::Debian => DEBIAN_PACKAGES.iter().all(|name| system::has_package(name)),
        }
    }

    /// Which it is, for people.
    pub fn title(self) -> String {
        let version = |rustc: &str| output_of(rustc, &["--version"]).unwrap_or_else(|| "no rustc".to_owned());
        match self {
            Self::Rustup => format!("{} with {TARGET}", version("rustc")),
            Self::Debian => format!("Debian's {}, building the standard library", version("/usr/bin/rustc")),
        }
    }

    /// A command that builds for the browser, or runs what does. `first` are directories to search for programs
    /// before all others.
    pub fn command(self, project: &Project, program: &str, first: &[PathBuf]) -> Command {
        let mut command = Command::new(program);
        let mut dirs = first.to_vec();
        if self == Self::Debian {
            dirs.push(PathBuf::from("/usr/bin"));
            command
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                // Shared with the other compiler, everything would be built again at each switch.
                .env("CARGO_TARGET_DIR", self.target_dir(project));
            // rustup's shim left these for its own toolchain.
            for name in ["RUSTUP_TOOLCHAIN", "CARGO", "RUSTC", "LD_LIBRARY_PATH"] {
                command.env_remove(name);
            }
        }
        path_first(&mut command, &dirs);
        command
    }

    /// Where its builds go.
    pub fn target_dir(self, project: &Project) -> PathBuf {
        match self {
            Self::Rustup => project.target(),
            Self::Debian => project.target().join("debian"),
        }
    }
}

fn forced() -> Result<Option<Toolchain>> {
    match env::var(CHOICE).as_deref() {
        Err(_) | Ok("") => Ok(None),
        Ok("rustup") => Ok(Some(Toolchain::Rustup)),
        Ok("debian") => Ok(Some(Toolchain::Debian)),
        Ok(other) => bail!("{CHOICE} is {other:?}; it can be \"rustup\" or \"debian\""),
    }
}

fn add_target() -> bool {
    if find_program("rustup").is_none() {
        return false;
    }
    say(&format!("adding the target {TARGET} to rustup's toolchain"));
    run(Command::new("rustup").args(["target", "add", TARGET])).is_ok() && Toolchain::Rustup.is_installed()
}
