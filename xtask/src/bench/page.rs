//! What a person does on the page with a million events, recorded in Chromium; see `bench/page`.

use std::process::Command;

use anyhow::Result;

use super::with_whole_paths;
use crate::command::run as run_command;
use crate::dist;
use crate::page;
use crate::project::Project;
use crate::serve;
use crate::setup::{browser, node};

/// Takes the page as `serve` builds it, in seconds, in place of the optimised one, in minutes.
const QUICK_BUILD: &str = "--quick-build";

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    run_with(project, arguments, node::BENCH, "bench/page/main.js", Behind::Nothing)
}

/// What answers the page.
pub enum Behind {
    /// Nothing: the sample workspace is inside of the page.
    Nothing,
    /// A small simulated workspace; its owner's token is told.
    Simulator,
}

/// Builds and serves the page, and runs a program on it that needs the Node packages of a directory.
pub fn run_with(
    project: &Project,
    arguments: &[String],
    packages: &str,
    program: &str,
    behind: Behind,
) -> Result<()> {
    let mut arguments = with_whole_paths(arguments)?;
    let is_quick = arguments.iter().any(|argument| argument == QUICK_BUILD);
    arguments.retain(|argument| argument != QUICK_BUILD);
    node::ensure_packages(packages)?;
    let chromium = browser::ensure_chromium()?;
    let (dir, build) = if is_quick {
        (page::ensure_for_development(project)?, "quick")
    } else {
        let programs = node::ensure_packages(node::END2END)?;
        let dir = project.target().join("bench-page");
        page::build_optimised(project, &dir, programs)?;
        let served = project.target().join("bench-page-served");
        dist::served_folder(project, &dir, &served)?;
        (served, "optimised")
    };
    serve::build_servers(project, matches!(behind, Behind::Simulator))?;
    let mut running = Vec::new();
    let (api, token) = match behind {
        // There is no API, but the server wants to know one.
        Behind::Nothing => ("http://127.0.0.1:9".to_owned(), String::new()),
        Behind::Simulator => serve::start_workspace(project, &[], &mut running)?,
    };
    let address = serve::start_page(project, &dir, &api, None, &[], &mut running)?;
    run_command(
        Command::new("node")
            .arg(program)
            .args(arguments)
            .env("CHROMIUM", chromium)
            .env("PAGE_BUILD", build)
            .env("PAGE_ADDRESS", address)
            .env("TOKEN", token),
    )
}
