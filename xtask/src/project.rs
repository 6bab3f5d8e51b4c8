//! Where things are: the checkout, its build leftovers, and the cache that all checkouts of a person share.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The checkout and the cache.
pub struct Project {
    /// Directory of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Per-user directory of tools that take minutes to build.
    pub cache: PathBuf,
}

impl Project {
    pub fn find() -> Result<Self> {
        // Cargo says at run time where the package is; the compiled-in path would be stale in a moved checkout.
        let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = PathBuf::from(package).parent().context("xtask has no parent directory")?.to_owned();
        Ok(Self { root, cache: cache()? })
    }

    /// Cargo's target directory for native builds.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |dir| self.root.join(dir))
    }

    /// A native program built with the profile `tool`.
    pub fn program(&self, name: &str) -> PathBuf {
        self.target().join("tool").join(name)
    }

    /// The page as `serve` and the browser tests use it: quick to build, apart from `dist/`.
    pub fn page_dir(&self) -> PathBuf {
        self.target().join("page-dist")
    }

    /// The optimised page that `build` leaves.
    pub fn bundle_dir(&self) -> PathBuf {
        self.root.join("dist")
    }
}

fn cache() -> Result<PathBuf> {
    if let Some(dir) = env::var_os("PACHCA_AUDIT_CACHE") {
        return std::path::absolute(dir).context("PACHCA_AUDIT_CACHE is no path");
    }
    let base = match env::var_os("XDG_CACHE_HOME") {
        Some(dir) => PathBuf::from(dir),
        None => env::home_dir().context("there is no home directory; set PACHCA_AUDIT_CACHE")?.join(".cache"),
    };
    Ok(base.join("pachca-audit-dashboard"))
}
