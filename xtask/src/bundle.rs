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

/// What may have travelled until the log is on the screen.
const DASHBOARD_LIMIT: u64 = 970_000;

/// What each part may weigh that comes when it is asked for, or when the browser has nothing better to do; a little above
/// what it does, so a heavy dependency is noticed on the day it comes.
const PART_LIMITS: &[(&str, u64)] = &[
    ("archive", 70_000),
    ("charts", 100_000),
    ("export", 150_000),
    ("findings", 340_000),
    ("import", 30_000),
    ("sample", 125_000),
    ("shared", 65_000),
];

/// The part that all others come after.
const DASHBOARD: &str = "dashboard";

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments.first() {
        bail!("build takes no arguments, so what is {unknown:?}?");
    }
    let programs = node::ensure_packages(node::END2END)?;
    say("building the optimised page; this takes minutes");
    let dir = project.bundle_dir();
    page::build_optimised(project, &dir, programs)?;
    let sizes = print_sizes(&dir)?;
    let (first, dashboard) = (sizes.of(FIRST), sizes.of(DASHBOARD));
    if first > FIRST_LIMIT {
        bail!("{first} bytes travel until the first screen can be used; {FIRST_LIMIT} are allowed");
    }
    if first + dashboard > DASHBOARD_LIMIT {
        let both = first + dashboard;
        bail!("{both} bytes travel until the log is on the screen; {DASHBOARD_LIMIT} are allowed");
    }
    sizes.0.iter().filter(|(name, _)| ![FIRST, DASHBOARD, WORKERS].contains(&name.as_str())).try_for_each(
        |(name, bytes)| match PART_LIMITS.iter().find(|(known, _)| known == name) {
            Some((_, limit)) if bytes > limit => {
                bail!("{bytes} bytes are in the part {name}; {limit} are allowed")
            }
            Some(_) => Ok(()),
            None => bail!("nobody has said how heavy {name} may be"),
        },
    )
}

/// Names of sums that are no part's.
const FIRST: &str = "first screen";
const WORKERS: &str = "workers";

/// What travels in all, by part.
struct Sizes(Vec<(String, u64)>);

impl Sizes {
    fn of(&self, name: &str) -> u64 {
        self.0.iter().filter(|(known, _)| known == name).map(|(_, bytes)| bytes).sum()
    }

    fn parse(lines: &str) -> Result<Self> {
        let size = |line: &str| {
            let (bytes, name) = line.split_once(' ')?;
            Some((name.to_owned(), bytes.parse().ok()?))
        };
        let sizes = lines.lines().map(|line| size(line).with_context(|| format!("no size: {line:?}")));
        Ok(Self(sizes.collect::<Result<_>>()?))
    }
}

/// One line a file: what is stored, and what travels to a browser that takes brotli. What index.html names is loaded with
/// it.
fn print_sizes(dir: &Path) -> Result<Sizes> {
    let script = "
        const fs = require('fs'), zlib = require('zlib'), path = require('path');
        const dir = process.argv[1];
        const line = (name, a, b) => console.log(`${String(a).padStart(10)} ${String(b).padStart(10)}  ${name}`);
        const html = fs.readFileSync(path.join(dir, 'index.html'), 'utf8');
        const files = { 'first screen': [] };
        const listOf = (name) => {
            if (/-worker[-_.]/.test(name)) return 'workers';
            if (name === 'index.html' || html.includes(`./${name}`)) return 'first screen';
            return /^part-(\\w+)-/.exec(name)?.[1] ?? name;
        };
        for (const entry of fs.readdirSync(dir, { recursive: true, withFileTypes: true })) {
            if (!entry.isFile()) continue;
            const file = path.join(entry.parentPath ?? entry.path, entry.name);
            const content = fs.readFileSync(file), packed = zlib.brotliCompressSync(content);
            const name = path.relative(dir, file);
            (files[listOf(name)] ??= []).push([name, content.length, packed.length]);
        }
        line('', 'bytes', 'brotli');
        for (const list of Object.values(files)) list.forEach((file) => line(...file));
        console.log();
        const sum = (list, at) => list.reduce((sum, file) => sum + file[at], 0);
        for (const [name, list] of Object.entries(files)) line(name, sum(list, 1), sum(list, 2));
        console.log('\\f' + Object.entries(files).map(([name, list]) => `${sum(list, 2)} ${name}`).join('\\n'));";
    let output = Command::new("node").args(["-e", script]).arg(dir).output().context("cannot start node")?;
    if !output.status.success() {
        bail!("cannot measure {}: {}", dir.display(), String::from_utf8_lossy(&output.stderr));
    }
    let table = String::from_utf8_lossy(&output.stdout);
    let (table, sums) = table.trim_end().split_once('\u{c}').context("nothing was measured")?;
    println!("{table}");
    Sizes::parse(sums)
}

#[cfg(test)]
mod tests {
    use super::Sizes;

    #[test]
    fn what_travels_is_added_up_by_part() {
        let sizes = Sizes::parse("300 first screen\n40 charts").unwrap();
        assert_eq!((sizes.of("charts"), sizes.of("first screen"), sizes.of("other")), (40, 300, 0));
        assert!(Sizes::parse("charts").is_err());
    }
}
