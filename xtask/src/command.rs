//! Commands run to their end.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::{env, thread};

use anyhow::{Result, bail};

use crate::processes::Running;

/// Runs with its output on the screen; an error names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let status = Running::start(command)?.wait()?;
    if !status.success() {
        bail!("failed ({status}): {}", describe(command));
    }
    Ok(())
}

/// What a command that was both shown and read left.
pub struct Transcript {
    pub succeeded: bool,
    /// Standard output and standard error, line by line in the order they came.
    pub text: String,
}

/// Runs with its output on the screen and returns it, too.
pub fn run_and_read(command: &mut Command) -> Result<Transcript> {
    let mut running = Running::start(command.stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    let text = Arc::new(Mutex::new(String::new()));
    let child = running.child();
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let readers = [
        out.map(|out| copy_lines(out, std::io::stdout(), Arc::clone(&text))),
        err.map(|err| copy_lines(err, std::io::stderr(), Arc::clone(&text))),
    ];
    let succeeded = running.wait()?.success();
    // What the command left running would keep the pipes open and the readers waiting.
    drop(running);
    for reader in readers.into_iter().flatten() {
        let _ = reader.join();
    }
    let text = std::mem::take(&mut *text.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Transcript { succeeded, text })
}

fn copy_lines(
    from: impl Read + Send + 'static,
    mut to: impl Write + Send + 'static,
    text: Arc<Mutex<String>>,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while matches!(from.read_until(b'\n', &mut line), Ok(read) if read > 0) {
            // A closed screen is no reason to stop counting.
            let _ = to.write_all(&line).and_then(|()| to.flush());
            text.lock().unwrap_or_else(PoisonError::into_inner).push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    })
}

/// Standard output of a quick command, trimmed, or `None` where it fails or is not installed.
pub fn output_of<A: AsRef<OsStr>>(program: impl AsRef<OsStr>, arguments: &[A]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is on PATH.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(name)).find(|file| is_program(file))
}

fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

/// Puts directories before those of PATH, for one command.
pub fn path_first(command: &mut Command, dirs: &[PathBuf]) {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = dirs.iter().cloned().chain(env::split_paths(&path));
    if let Ok(joined) = env::join_paths(all) {
        command.env("PATH", joined);
    }
}

/// The command as a person would type it.
fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Announces something that changes this machine or takes a while.
pub fn say(text: &str) {
    println!("→ {text}");
}
