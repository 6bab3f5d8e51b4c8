//! `cargo xtask doctor`: what is here, what is missing, what will be used. It changes nothing.

use anyhow::Result;

use crate::command::{find_program, output_of};
use crate::project::Project;
use crate::setup::wasm::Toolchain;
use crate::setup::{browser, node, python, tools};

/// A finding, or what will be done about its absence.
type Finding = (&'static str, Result<String, &'static str>);

pub fn run(project: &Project, _arguments: &[String]) -> Result<()> {
    println!("checkout  {}\ncache     {}\n", project.root.display(), project.cache.display());
    for (name, found) in findings(project)? {
        match found {
            Ok(what) => println!("  found    {name:<18} {what}"),
            Err(plan) => println!("  missing  {name:<18} {plan}"),
        }
    }
    Ok(())
}

fn findings(project: &Project) -> Result<Vec<Finding>> {
    const BUILT: &str = "will be built into the cache when needed";
    const APT: &str = "will be installed with apt when needed, or named where that is not possible";
    let or = |found: Option<String>, plan| found.ok_or(plan);
    let path =
        |found: Option<std::path::PathBuf>, plan| found.map(|path| path.display().to_string()).ok_or(plan);
    let tool = |tool: &tools::Tool| tool.is_installed(project).then(|| tool.title()).ok_or(BUILT);

    Ok(vec![
        ("Rust", or(output_of("rustc", &["--version"]), "please install it with rustup")),
        (
            "browser target",
            or(
                Toolchain::find()?.map(Toolchain::title),
                "rustup will be asked for it, then Debian's packages",
            ),
        ),
        ("Trunk", tool(&tools::trunk())),
        ("wasm-split", tool(&tools::wasm_split())),
        ("wasm-bindgen", tools::wasm_bindgen().map_or(Err("Cargo.lock has no wasm-bindgen"), |it| tool(&it))),
        ("nextest", or(output_of("cargo", &["nextest", "--version"]).map(first_line), BUILT)),
        ("Node", or(node::find(), "please install version 20 or newer")),
        ("npm", or(output_of("npm", &["--version"]), "please install it")),
        (
            "Node packages",
            or(
                node::has_packages(node::END2END)?.then(|| "as locked".to_owned()),
                "npm ci will be run in end2end/",
            ),
        ),
        ("Python", or(python::find(), "please install version 3.10 or newer")),
        (
            "Python packages",
            or(
                python::has_environment(project, python::CONFORMANCE).then(|| "as required".to_owned()),
                "will be put into the cache",
            ),
        ),
        ("Chromium", path(browser::find_chromium(), APT)),
        ("chromedriver", path(browser::find_chromedriver(), APT)),
        ("apt-get", path(find_program("apt-get"), "system packages can only be named, not installed")),
    ])
}

fn first_line(mut text: String) -> String {
    text.truncate(text.find('\n').unwrap_or(text.len()));
    text
}
