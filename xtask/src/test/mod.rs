//! `cargo xtask test`: named steps, each with its time, and one line of totals. A step that fails does not keep the
//! later ones from running: one run tells everything that is wrong.

pub mod browser;
mod conformance;
mod counts;
mod dependencies;
mod deploy;
mod native;
mod static_checks;
mod systems;
mod wasm;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::command::say;
use crate::project::Project;
use crate::{bundle, page};
use counts::Counts;

/// One named part of the whole.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Project, &[String]) -> Result<Counts>,
}

const STEPS: &[Step] = &[
    Step { name: "format", about: "rustfmt agrees with every file", run: static_checks::format },
    Step { name: "lint", about: "clippy, natively and for the browser", run: static_checks::lint },
    Step {
        name: "dependencies",
        about: "licences, versions and sources of what the project is made of",
        run: dependencies::run,
    },
    Step { name: "unit", about: "native tests", run: native::unit },
    Step { name: "doc", about: "examples in the documentation", run: native::doc },
    Step {
        name: "conformance",
        about: "the simulated workspace against the API's contract, files against other programs",
        run: conformance::run,
    },
    Step { name: "wasm", about: "tests that run inside a browser", run: wasm::run },
    Step { name: "page", about: "the page builds", run: build_page },
    Step { name: "browser", about: "what users do, in Chromium", run: browser::run },
    Step { name: "bundle", about: "the optimised page builds", run: build_bundle },
    Step {
        name: "deploy",
        about: "the bundle behind nginx and Caddy, and as an extension",
        run: deploy::run,
    },
    Step { name: "systems", about: "events sent on to ClickHouse and an OpenSearch", run: systems::run },
];

/// How a step went.
struct Report {
    name: &'static str,
    took: Duration,
    counts: Counts,
    /// Why it failed, where that is more than failed tests.
    error: Option<String>,
}

pub fn step_names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let (names, extra) = match arguments.iter().position(|argument| argument == "--") {
        Some(at) => (&arguments[..at], &arguments[at + 1..]),
        None => (arguments, &[][..]),
    };
    if !extra.is_empty() && names.len() != 1 {
        bail!("arguments after -- go to the runner of one step, so name exactly one");
    }
    let reports: Vec<Report> = chosen(names)?.into_iter().map(|step| report(project, step, extra)).collect();
    print_table(&reports);
    let total = total(&reports);
    if total.flaky > 0 {
        println!("{} of them passed only when tried again: mend them, their names are above\n", total.flaky);
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 {
        bail!("not everything passed");
    }
    Ok(())
}

fn chosen(names: &[String]) -> Result<Vec<&'static Step>> {
    if names.is_empty() {
        return Ok(STEPS.iter().collect());
    }
    let find = |name: &String| STEPS.iter().find(|step| step.name == name);
    names
        .iter()
        .map(|name| {
            find(name).with_context(|| format!("no step {name:?}; there are {}", step_names().join(", ")))
        })
        .collect()
}

fn report(project: &Project, step: &Step, extra: &[String]) -> Report {
    println!("\n══ {}: {}", step.name, step.about);
    let begun = Instant::now();
    let (counts, error) = match (step.run)(project, extra) {
        Ok(counts) => (counts, None),
        Err(error) => (Counts::default(), Some(format!("{error:#}"))),
    };
    let took = begun.elapsed();
    if let Some(error) = &error {
        eprintln!("{}: {error}", step.name);
    }
    println!("── {} {} in {:.1} s", step.name, verdict(&counts, error.as_ref()), took.as_secs_f64());
    Report { name: step.name, took, counts, error }
}

fn verdict(counts: &Counts, error: Option<&String>) -> &'static str {
    if counts.failed == 0 && error.is_none() { "passed" } else { "FAILED" }
}

fn print_table(reports: &[Report]) {
    println!("\n{:<14}{:>10}{:>9}{:>9}{:>9}", "step", "", "passed", "failed", "seconds");
    for Report { name, took, counts, error } in reports {
        let verdict = verdict(counts, error.as_ref());
        let (passed, failed, seconds) = (counts.passed, counts.failed, took.as_secs_f64());
        let flaky = if counts.flaky > 0 { format!("  ({} flaky)", counts.flaky) } else { String::new() };
        println!("{name:<14}{verdict:>10}{passed:>9}{failed:>9}{seconds:>9.1}{flaky}");
        if let Some(error) = error {
            println!("    {error}");
        }
    }
    println!();
}

/// All tests; a step that failed without a failed test counts as one.
fn total(reports: &[Report]) -> Counts {
    reports.iter().fold(Counts::default(), |sum, report| Counts {
        passed: sum.passed + report.counts.passed,
        failed: sum.failed + report.counts.failed + u64::from(report.error.is_some()),
        flaky: sum.flaky + report.counts.flaky,
    })
}

fn build_page(project: &Project, _extra: &[String]) -> Result<Counts> {
    page::ensure_for_development(project)?;
    Ok(Counts::default())
}

fn build_bundle(project: &Project, _extra: &[String]) -> Result<Counts> {
    bundle::run(project, &[])?;
    say(&format!("the page is in {}", project.bundle_dir().display()));
    Ok(Counts::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(passed: u64, failed: u64, error: Option<&str>) -> Report {
        let counts = Counts { passed, failed, ..Counts::default() };
        Report { name: "x", took: Duration::ZERO, counts, error: error.map(str::to_owned) }
    }

    #[test]
    fn a_broken_step_counts_as_a_failure() {
        let sum = total(&[report(3, 0, None), report(0, 0, Some("clippy failed")), report(2, 1, None)]);
        assert_eq!((sum.passed, sum.failed), (5, 2));
    }

    #[test]
    fn an_unknown_step_is_refused() {
        assert!(chosen(&["nonsense".to_owned()]).is_err());
        assert_eq!(chosen(&["unit".to_owned()]).unwrap().len(), 1);
        assert_eq!(chosen(&[]).unwrap().len(), STEPS.len());
    }
}
