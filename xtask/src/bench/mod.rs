//! `cargo xtask bench`: the benchmarks, by name.

mod bytes;
mod detections;
mod files;
mod lighthouse;
mod load;
mod page;
mod store;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// Something that can be measured.
struct Bench {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&Project, &[String]) -> Result<()>,
}

const BENCHES: &[Bench] = &[
    Bench {
        name: "store",
        arguments: "[--events N] [--samples N] [--runs N] [--engines a,b] [--json FILE] [--quick]",
        about: "filters, appends and loads of the store beside other engines",
        run: store::run,
    },
    Bench {
        name: "load",
        arguments: "[--events N] [--json FILE] [--real]",
        about: "loading over the simulated API beside a single walk, at three latencies; needs no browser",
        run: load::run,
    },
    Bench {
        name: "detections",
        arguments: "[--seeds N] [--quiet N] [--people N] [--events N]",
        about: "precision and recall of each rule over simulated workspaces that know the truth; needs no browser",
        run: detections::run,
    },
    Bench {
        name: "page",
        arguments: "[--events N] [--stream N] [--minutes N] [--only a,b] [--json FILE] [--quick-build]",
        about: "tasks, frames and memory of the page while a person brushes, clicks, types and scrolls",
        run: page::run,
    },
    Bench {
        name: "files",
        arguments: "[--events N] [--only a,b] [--json FILE] [--traces DIR] [--quick-build]",
        about: "time, memory and tasks of the page while events go out into files, come in from them, and into the archive",
        run: files::run,
    },
    Bench {
        name: "lighthouse",
        arguments: "[--runs N] [--json FILE] [--quick-build]",
        about: "Lighthouse's scores of the first screen, on a computer and on a slow phone",
        run: lighthouse::run,
    },
    Bench {
        name: "bytes",
        arguments: "",
        about: "which crates the functions of the optimised page are of; after `build`, of what it has left",
        run: bytes::run,
    },
];

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let Some((name, rest)) = arguments.split_first() else {
        for Bench { name, arguments, about, .. } in BENCHES {
            println!("  {name} {arguments}\n      {about}");
        }
        return Ok(());
    };
    let bench = BENCHES.iter().find(|bench| bench.name == name);
    (bench.with_context(|| format!("there is no benchmark {name:?}"))?.run)(project, rest)
}

/// A file is named as seen from where the person is, but everything here runs in the checkout's root.
fn with_whole_paths(arguments: &[String]) -> Result<Vec<String>> {
    let mut whole = arguments.to_vec();
    for flag in ["--json", "--traces"] {
        let Some(place) = arguments.iter().position(|argument| argument == flag) else { continue };
        let Some(file) = whole.get_mut(place + 1) else { bail!("{flag} needs a name") };
        let here = env::var_os("PWD").map(PathBuf::from).unwrap_or_default();
        *file = here.join(&*file).to_str().context("a name needs readable letters")?.to_owned();
    }
    Ok(whole)
}
