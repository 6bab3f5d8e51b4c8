//! `cargo xtask gallery`: pictures of every screen and state, in both themes and languages and three sizes.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::command::{run as run_command, say};
use crate::project::Project;
use crate::test::browser::playwright;

/// Where the pictures go unless another folder is asked for.
const FOLDER: &str = "gallery";

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let (folder, extra) = read(arguments)?;
    std::fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize().context("the folder of the pictures is not there")?;
    let mut command = playwright(project)?;
    command.args(["--config", "gallery.config.ts"]).args(extra).env("GALLERY", &folder);
    run_command(&mut command)?;
    say(&format!("the pictures are in {}", folder.display()));
    Ok(())
}

/// The folder, and what is left for the runner.
fn read(arguments: &[String]) -> Result<(PathBuf, &[String])> {
    match arguments {
        [] => Ok((PathBuf::from(FOLDER), &[])),
        [dashes, extra @ ..] if dashes == "--" => Ok((PathBuf::from(FOLDER), extra)),
        [folder] => Ok((PathBuf::from(folder), &[])),
        [folder, dashes, extra @ ..] if dashes == "--" => Ok((PathBuf::from(folder), extra)),
        [_, other, ..] => bail!("what is {other:?}? Arguments of the runner come after --"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_and_arguments_of_the_runner_are_told_apart() {
        let read = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            read(&words).map(|(folder, extra)| (folder, extra.len())).ok()
        };
        assert_eq!(read(""), Some((FOLDER.into(), 0)));
        assert_eq!(read("here -- -g charts"), Some(("here".into(), 2)));
        assert_eq!(read("-- -g charts"), Some((FOLDER.into(), 2)));
        assert_eq!(read("here there"), None);
    }
}
