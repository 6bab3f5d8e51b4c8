//! `cargo xtask build`: the page as it is deployed.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::say;
use crate::page;
use crate::project::Project;
use crate::setup::node;

/// What may travel to a browser until the first screen can be used, in bytes of brotli: script, styles, and the first part
/// of the program.
const FIRST_LIMIT: u64 = 350_000;

/// What may follow, workers aside, a little above what does: so a heavy dependency is noticed on the day it comes.
const REST_LIMIT: u64 = 1_200_000;

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments.first() {
        bail!("build takes no arguments, so what is {unknown:?}?");
    }
    let programs = node::ensure_packages(node::END2END)?;
    say("building the optimised page; this takes minutes");
    let dir = project.bundle_dir();
    page::build_optimised(project, &dir, programs)?;
    let (first, rest) = print_sizes(&dir)?;
    if first > FIRST_LIMIT {
        bail!("{first} bytes travel until the first screen can be used; {FIRST_LIMIT} are allowed");
    }
    if rest > REST_LIMIT {
        bail!("{rest} bytes follow the first screen; {REST_LIMIT} are allowed");
    }
    Ok(())
}

/// One line a file: what is stored, and what travels to a browser that takes brotli. What index.html names is loaded with
/// it. Returns how much that is, and how much may follow.
fn print_sizes(dir: &Path) -> Result<(u64, u64)> {
    let script = "
        const fs = require('fs'), zlib = require('zlib'), path = require('path');
        const dir = process.argv[1];
        const line = (name, a, b) => console.log(`${String(a).padStart(10)} ${String(b).padStart(10)}  ${name}`);
        const html = fs.readFileSync(path.join(dir, 'index.html'), 'utf8');
        const files = { first: [], later: [], workers: [] };
        for (const entry of fs.readdirSync(dir, { recursive: true, withFileTypes: true })) {
            if (!entry.isFile()) continue;
            const file = path.join(entry.parentPath ?? entry.path, entry.name);
            const content = fs.readFileSync(file), packed = zlib.brotliCompressSync(content);
            const name = path.relative(dir, file), isFirst = name === 'index.html' || html.includes(`./${name}`);
            const list = isFirst ? 'first' : /-worker(_|\\.)/.test(name) ? 'workers' : 'later';
            files[list].push([name, content.length, packed.length]);
        }
        line('', 'bytes', 'brotli');
        for (const list of Object.values(files)) list.forEach((file) => line(...file));
        const sum = (list, at) => list.reduce((sum, file) => sum + file[at], 0);
        line('for the first screen', sum(files.first, 1), sum(files.first, 2));
        line('later', sum(files.later, 1), sum(files.later, 2));
        line('workers, when asked for', sum(files.workers, 1), sum(files.workers, 2));
        console.log(`${sum(files.first, 2)} ${sum(files.later, 2)}`);";
    let output = Command::new("node").args(["-e", script]).arg(dir).output().context("cannot start node")?;
    if !output.status.success() {
        bail!("cannot measure {}: {}", dir.display(), String::from_utf8_lossy(&output.stderr));
    }
    let table = String::from_utf8_lossy(&output.stdout);
    let (table, sums) = table.trim_end().rsplit_once('\n').context("nothing was measured")?;
    println!("{table}");
    let bytes = |text: &str| text.parse().with_context(|| format!("no number of bytes: {text:?}"));
    let (first, later) = sums.split_once(' ').context("nothing was measured")?;
    Ok((bytes(first)?, bytes(later)?))
}
