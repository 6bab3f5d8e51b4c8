//! Everything a person runs here, and CI runs the same. `cargo xtask` lists it.

mod bench;
mod bundle;
mod command;
mod dist;
mod doctor;
mod fingerprint;
mod fuzz;
mod gallery;
mod page;
mod policy;
mod processes;
mod project;
mod reproducible;
mod serve;
mod setup;
mod split;
mod test;
mod with_wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};

use project::Project;

/// Something `cargo xtask` can be asked to do.
struct Verb {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&Project, &[String]) -> Result<()>,
}

const VERBS: &[Verb] = &[
    Verb {
        name: "serve",
        arguments: "[--api URL] [--send-to ORIGIN] [--port N] [--open] [simulator flags]",
        about: "build the page and serve it with a simulated workspace, or with the API at URL",
        run: serve::run,
    },
    Verb {
        name: "test",
        arguments: "[step…] [-- runner arguments]",
        about: "run the named steps, or all of them, and count",
        run: test::run,
    },
    Verb {
        name: "build",
        arguments: "",
        about: "leave the optimised static page in dist/",
        run: bundle::run,
    },
    Verb {
        name: "dist",
        arguments: "[--compare FOLDER]",
        about: "leave what an owner is handed in artefacts/: page and server settings, extension, checksums; or compare \
                what is there, byte for byte, with the artefacts of another build",
        run: dist::run,
    },
    Verb {
        name: "bench",
        arguments: "NAME [its arguments]",
        about: "measure something in a browser; without a name, list what there is",
        run: bench::run,
    },
    Verb {
        name: "fuzz",
        arguments: "[target…] [--seconds N] [--keep]",
        about: "look for input that breaks a property, a minute for each target or as long as told; --keep adds to the corpus \
                what reached something new",
        run: fuzz::run,
    },
    Verb {
        name: "gallery",
        arguments: "[FOLDER] [-- runner arguments]",
        about: "take pictures of every screen and state into gallery/, to be looked at",
        run: gallery::run,
    },
    Verb {
        name: "with-wasm",
        arguments: "COMMAND…",
        about: "run a command in the environment that the page is built in",
        run: with_wasm::run,
    },
    Verb {
        name: "doctor",
        arguments: "",
        about: "say what was found on this machine, what is missing and what will be used",
        run: doctor::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match start(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(arguments: &[String]) -> Result<()> {
    let (name, rest) = match arguments.split_first() {
        None => return print_help(),
        Some((name, _)) if ["help", "-h", "--help"].contains(&name.as_str()) => return print_help(),
        Some((name, rest)) => (name, rest),
    };
    let Some(verb) = VERBS.iter().find(|verb| verb.name == name) else {
        print_help()?;
        bail!("there is no verb {name:?}");
    };
    processes::end_all_on_signal()?;
    let project = Project::find()?;
    // Everything below names files as seen from the checkout's root.
    std::env::set_current_dir(&project.root)?;
    (verb.run)(&project, rest)
}

fn print_help() -> Result<()> {
    println!("cargo xtask VERB\n");
    for Verb { name, arguments, about, .. } in VERBS {
        println!("  {name} {arguments}\n      {about}");
    }
    println!("\nSteps of test: {}", test::step_names().join(", "));
    Ok(())
}
