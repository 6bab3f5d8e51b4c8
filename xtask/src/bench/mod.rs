//! `cargo xtask bench`: the benchmarks, by name.

mod load;
mod store;

use anyhow::{Context, Result};

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
