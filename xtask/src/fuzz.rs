//! `cargo xtask fuzz`: libFuzzer, by cargo-fuzz, on the properties of `fuzz/`. No sanitizer is asked for, so any compiler will
//! do: the project has no `unsafe`, and what is looked for are panics and properties that do not hold.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{path_first, run as run_command, say};
use crate::project::Project;
use crate::setup::tools;

/// The targets, and the feature without which cargo does not build them.
const TARGETS: [(&str, Option<&str>); 4] =
    [("answers", None), ("files", None), ("line", Some("line")), ("store", None)];

/// The longest input, in bytes: what goes wrong does so in little.
const LONGEST: usize = 4_096;

struct Wish {
    targets: Vec<(&'static str, Option<&'static str>)>,
    seconds: u64,
    keep: bool,
}

impl Wish {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut wish = Self { targets: Vec::new(), seconds: 60, keep: false };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--keep" => wish.keep = true,
                "--seconds" => {
                    let seconds = rest.next().and_then(|text| text.parse().ok());
                    wish.seconds = seconds.context("--seconds needs a number")?;
                }
                name => {
                    let known = TARGETS.into_iter().find(|(target, _)| *target == name);
                    wish.targets.push(known.with_context(|| format!("there is no target {name:?}"))?);
                }
            }
        }
        if wish.targets.is_empty() {
            wish.targets = TARGETS.to_vec();
        }
        Ok(wish)
    }
}

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let wish = Wish::read(arguments)?;
    for (target, feature) in &wish.targets {
        say(&format!("fuzzing {target} for {} s", wish.seconds));
        let corpus = project.root.join("fuzz/corpus").join(target);
        let found = project.target().join("fuzz/corpus").join(target);
        fs::create_dir_all(&found)?;
        let flags = [format!("-max_total_time={}", wish.seconds), format!("-max_len={LONGEST}")];
        let mut command = cargo_fuzz(project, "run", target, *feature)?;
        run_command(command.args([&found, &corpus]).arg("--").args(flags).arg("-print_final_stats=1"))?;
        if wish.keep {
            keep(project, target, *feature, &found, &corpus)?;
        }
    }
    Ok(())
}

/// Has libFuzzer pick, out of all that was found, the few that reach as much as all of them.
fn keep(project: &Project, target: &str, feature: Option<&str>, found: &Path, corpus: &Path) -> Result<()> {
    let few = found.with_extension("few");
    if few.exists() {
        fs::remove_dir_all(&few)?;
    }
    fs::create_dir_all(&few)?;
    let mut command = cargo_fuzz(project, "run", target, feature)?;
    run_command(command.args([few.as_path(), corpus, found]).args(["--", "-merge=1"]))?;
    let files: Vec<PathBuf> =
        fs::read_dir(&few)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    if files.is_empty() {
        bail!("nothing reaches anything in {target}");
    }
    fs::remove_dir_all(corpus)?;
    fs::rename(&few, corpus)?;
    say(&format!("{} inputs are kept in {}", files.len(), corpus.display()));
    Ok(())
}

fn cargo_fuzz(project: &Project, verb: &str, target: &str, feature: Option<&str>) -> Result<Command> {
    let mut command = Command::new("cargo");
    path_first(&mut command, &[tools::fuzz().ensure(project)?]);
    command.args(["fuzz", verb, "--sanitizer", "none", "--target-dir"]).arg(project.target().join("fuzz"));
    if let Some(feature) = feature {
        command.args(["--features", feature]);
    }
    // The page is built to be small; here it is to be quick, and its views, which are not looked at, to cost nothing.
    command.envs([
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2"),
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_PANIC", "unwind"),
    ]);
    command.env("RUSTFLAGS", "--cfg=erase_components").arg(target);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::Wish;

    #[test]
    fn without_a_word_all_are_run_for_a_minute() {
        let read = |text: &str| Wish::read(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let all = read("").unwrap();
        assert_eq!((all.targets.len(), all.seconds, all.keep), (super::TARGETS.len(), 60, false));
        let one = read("line --seconds 5 --keep").unwrap();
        assert_eq!((one.targets, one.seconds, one.keep), (vec![("line", Some("line"))], 5, true));
        assert!(read("nothing").is_err() && read("--seconds").is_err());
    }
}
