//! Lighthouse on the page as it is served; see `bench/lighthouse`.

use anyhow::Result;

use super::page;
use crate::project::Project;

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    page::run_with(project, arguments, "bench/lighthouse", "bench/lighthouse/main.js", page::Behind::Nothing)
}
