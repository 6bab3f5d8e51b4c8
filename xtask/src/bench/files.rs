//! What a million events cost on their way out of the page, back into it, and into the archive; see `bench/files`.

use anyhow::Result;

use super::page::{self, Behind};
use crate::project::Project;
use crate::setup::node;

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    page::run_with(project, arguments, node::BENCH, "bench/files/main.js", Behind::Simulator)
}
