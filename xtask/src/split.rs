//! Taking the optimised program apart after linking, so that the first screen does not wait for the rest: `wasm-split` cuts
//! the linked module where `src/parts` says, wasm-bindgen works on the first part, wasm-opt on each. Trunk builds programs
//! in one piece only, so a stand-in for wasm-bindgen does the cutting, and what Trunk does not know of is added afterwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::run;
use crate::project::Project;
use crate::setup::tools;

/// Where Trunk finds what it takes for wasm-bindgen.
pub fn stand_in(project: &Project) -> PathBuf {
    project.root.join("xtask/split")
}

/// The programs that cut and join, and where the parts lie between the two.
pub struct Parts {
    split: PathBuf,
    bindgen: PathBuf,
    dir: PathBuf,
}

impl Parts {
    pub fn prepare(project: &Project) -> Result<Self> {
        let (split, bindgen) = (tools::wasm_split(), tools::wasm_bindgen()?);
        split.ensure(project)?;
        bindgen.ensure(project)?;
        Ok(Self {
            split: split.path(project),
            bindgen: bindgen.path(project),
            dir: project.target().join("parts"),
        })
    }

    /// Tells the stand-in.
    pub fn tell(&self, trunk: &mut Command) {
        trunk.env("WASM_BINDGEN", &self.bindgen).env("WASM_SPLIT", &self.split).env("PARTS_DIR", &self.dir);
    }

    /// Puts the parts into the built page.
    pub fn finish(&self, project: &Project, page: &Path, programs: &Path) -> Result<()> {
        let html = fs::read_to_string(project.root.join("index.html"))?;
        let level = attribute(&html, "data-wasm-opt").context("index.html has no data-wasm-opt")?;
        let flags = attribute(&html, "data-wasm-opt-params").unwrap_or_default();
        let mut node = Command::new("node");
        node.arg(stand_in(project).join("finish.mjs")).arg(page).arg(&self.dir);
        node.arg(programs.join("wasm-opt")).arg(format!("-O{level}")).args(flags.split_whitespace());
        run(&mut node)
    }
}

/// The value of an attribute: the parts are to be optimised as Trunk is told to optimise the first.
fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    html.split_once(&format!("{name}=\""))?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::attribute;

    #[test]
    fn parts_are_optimised_as_the_page_says() {
        let html = include_str!("../../index.html");
        assert_eq!(attribute(html, "data-wasm-opt"), Some("z"));
        assert!(attribute(html, "data-wasm-opt-params").unwrap().contains("--enable-bulk-memory"));
        assert_eq!(attribute(html, "data-nothing"), None);
    }
}
