//! The same bytes from every machine: what is built must not know where it was built.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::output_of;
use crate::project::Project;
use crate::setup::wasm::TARGET;

/// Folders of this machine that the compiler would write into a program, and what it is to write in their place. Of two
/// that fit, the later one counts.
fn folders(project: &Project) -> Vec<(PathBuf, &'static str)> {
    let mut folders = vec![(project.root.clone(), "/page"), (project.target(), "/page/target")];
    if let Some(cargo) = cargo_home() {
        folders.push((cargo.join("git/checkouts"), "/git"));
        // Whatever this version of cargo calls the registry.
        let registries = fs::read_dir(cargo.join("registry/src")).into_iter().flatten().flatten();
        folders.extend(registries.map(|registry| (registry.path(), "/registry")));
    }
    if let Some(root) = output_of("rustc", &["--print", "sysroot"]) {
        folders.push((Path::new(&root).join("lib/rustlib/src/rust"), "/rustc"));
    }
    folders
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// What crates that ask for chance while they are compiled are given in its place. `ahash` wants it against people who choose
/// keys that collide; a program that anybody can download has no secret from them, whatever its seed.
const CHANCE: (&str, &str) = ("CONST_RANDOM_SEED", "the same from every machine");

/// Has a build for the browser write no folder of this machine, and leave nothing to chance. Flags of the person's own would take the place of those
/// in `.cargo/config.toml`, and are left out.
pub fn forget_machine(project: &Project, command: &mut Command) {
    let flags: Vec<String> = folders(project)
        .into_iter()
        // Flags are told apart by spaces.
        .filter_map(|(folder, name)| {
            folder.to_str().filter(|it| !it.contains(' ')).map(|it| (it.to_owned(), name))
        })
        .map(|(folder, name)| format!("--remap-path-prefix={folder}={name}"))
        .collect();
    let variable = format!("CARGO_TARGET_{}_RUSTFLAGS", TARGET.to_uppercase().replace('-', "_"));
    command.env(variable, flags.join(" ")).env(CHANCE.0, CHANCE.1);
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
}

/// Fails where a built file names a folder of this machine.
pub fn check(project: &Project, dir: &Path) -> Result<()> {
    let home = env::home_dir().filter(|home| home.parent().is_some());
    let mut known: Vec<PathBuf> = folders(project).into_iter().map(|(folder, _)| folder).collect();
    known.extend(home);
    for entry in fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let file = entry?.path();
        if file.is_dir() {
            check(project, &file)?;
            continue;
        }
        let content = fs::read(&file)?;
        if let Some(folder) = known.iter().find(|folder| names(&content, folder)) {
            bail!("{} names {}, a folder of this machine", file.display(), folder.display());
        }
    }
    Ok(())
}

fn names(content: &[u8], folder: &Path) -> bool {
    let folder = format!("{}/", folder.display());
    content.windows(folder.len()).any(|window| window == folder.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::names;

    #[test]
    fn a_folder_is_found_in_the_middle_of_a_program() {
        let content = b"\0asm..src/a.rs../home/me/page/src/b.rs..";
        assert!(names(content, Path::new("/home/me/page")));
        assert!(!names(content, Path::new("/home/m")) && !names(content, Path::new("/home/you")));
    }
}
