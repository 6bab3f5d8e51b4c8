//! Packages of the Linux distribution, through apt where it is at hand.

use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{find_program, output_of, run, say};

/// Whether a Debian package is installed.
pub fn has_package(name: &str) -> bool {
    output_of("dpkg-query", &["-W", "-f=${db:Status-Status}", name]).is_some_and(|state| state == "installed")
}

/// Installs the packages that are missing. Without apt, or without the right to use it, the error names them.
pub fn ensure_packages(names: &[&str], purpose: &str) -> Result<()> {
    let missing: Vec<&str> = names.iter().copied().filter(|name| !has_package(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if find_program("apt-get").is_none() {
        bail!(
            "{purpose} needs what Debian calls {list}: please install it with this system's package manager"
        );
    }
    let Some(apt) = apt_words() else {
        bail!("{purpose} needs {list}: please run `sudo apt-get install --no-install-recommends {list}`");
    };
    say(&format!("installing system packages for {purpose}: {list}"));
    if install(&apt, &missing).is_err() {
        say("that failed; fetching the lists of packages and trying once more");
        run(&mut apt_get(&apt, &["update"]))?;
        install(&apt, &missing)?;
    }
    Ok(())
}

/// How apt-get may be called here without asking for a password.
fn apt_words() -> Option<Vec<&'static str>> {
    if nix::unistd::geteuid().is_root() {
        Some(vec!["apt-get"])
    } else {
        output_of("sudo", &["-n", "true"]).map(|_| vec!["sudo", "-n", "apt-get"])
    }
}

fn install(apt: &[&str], packages: &[&str]) -> Result<()> {
    let mut command = apt_get(apt, &["install", "--yes", "--no-install-recommends"]);
    run(command.args(packages))
}

fn apt_get(words: &[&str], arguments: &[&str]) -> Command {
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
