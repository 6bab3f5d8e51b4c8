//! `cargo xtask build`: the page as it is deployed.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::say;
use crate::page;
use crate::project::Project;
use crate::setup::node;

/// What all files together may weigh as they travel to a browser, in bytes of brotli: a little above what they weigh,
/// so that a heavy dependency is noticed on the day it comes. Far less is wanted in the end: rules, export, charts and the
/// sample workspace are to load when they are asked for.
const TRAVEL_LIMIT: u64 = 1_250_000;

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments.first() {
        bail!("build takes no arguments, so what is {unknown:?}?");
    }
    let programs = node::ensure_packages(node::END2END)?;
    say("building the optimised page; this takes minutes");
    let dir = project.bundle_dir();
    page::build_optimised(project, &dir, programs)?;
    match print_sizes(&dir)? {
        travels if travels > TRAVEL_LIMIT => {
            bail!("{travels} bytes travel to a browser; {TRAVEL_LIMIT} are allowed")
        }
        _ => Ok(()),
    }
}

/// One line a file: what is stored, and what travels to a browser that takes brotli; returns how much travels with the
/// page. Workers (`crates/*-worker`) are listed apart.
fn print_sizes(dir: &Path) -> Result<u64> {
    let script = "
        const fs = require('fs'), zlib = require('zlib'), path = require('path');
        const dir = process.argv[1];
        let raw = 0, small = 0;
        const later = [];
        const line = (name, a, b) => console.log(`${String(a).padStart(10)} ${String(b).padStart(10)}  ${name}`);
        line('', 'bytes', 'brotli');
        for (const entry of fs.readdirSync(dir, { recursive: true, withFileTypes: true })) {
            if (!entry.isFile()) continue;
            const file = path.join(entry.parentPath ?? entry.path, entry.name);
            const content = fs.readFileSync(file), packed = zlib.brotliCompressSync(content);
            const row = [path.relative(dir, file), content.length, packed.length];
            // A worker travels only when it is asked for.
            if (/-worker(_|\\.)/.test(entry.name)) { later.push(row); continue; }
            raw += content.length; small += packed.length;
            line(...row);
        }
        line('in all', raw, small);
        if (later.length > 0) line('when asked for:', '', '');
        for (const row of later) line(...row);
        console.log(small);";
    let output = Command::new("node").args(["-e", script]).arg(dir).output().context("cannot start node")?;
    if !output.status.success() {
        bail!("cannot measure {}: {}", dir.display(), String::from_utf8_lossy(&output.stderr));
    }
    let table = String::from_utf8_lossy(&output.stdout);
    let (table, travels) = table.trim_end().rsplit_once('\n').context("nothing was measured")?;
    println!("{table}");
    travels.parse().with_context(|| format!("no number of bytes: {travels:?}"))
}
