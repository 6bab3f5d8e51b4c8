//! `cargo xtask serve`: the page with an API behind it, on one address, until Ctrl-C.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::command::{find_program, run as run_command, say};
use crate::page;
use crate::processes::Running;
use crate::project::Project;

/// The page's port unless another is asked for, or this one is taken.
const PORT: u16 = 8080;
/// How long a server may take before it answers. A million events take a few seconds.
const START_LIMIT: Duration = Duration::from_secs(120);
const TICK: Duration = Duration::from_millis(100);

/// What was asked for.
#[derive(Debug, Default, PartialEq)]
struct Wishes {
    api: Option<String>,
    port: Option<u16>,
    open: bool,
    /// Systems that the page may send events to.
    send_to: Vec<String>,
    /// Flags of the simulated workspace, as they are.
    simulator: Vec<String>,
}

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let wishes = read(arguments)?;
    let page_dir = page::ensure_for_development(project)?;
    build_servers(project, wishes.api.is_none())?;

    let mut running = Vec::new();
    let (api, token) = match &wishes.api {
        Some(api) => (api.clone(), None),
        None => {
            let (api, token) = start_workspace(project, &wishes.simulator, &mut running)?;
            (api, Some(token))
        }
    };
    let address = start_page(project, &page_dir, &api, wishes.port, &wishes.send_to, &mut running)?;

    println!("\n  page   {address}/");
    println!("  API    {api}");
    match token {
        Some(token) => println!("  token  {token}"),
        None => println!("  token  one of the workspace's owner, with the scope audit_events:read"),
    }
    println!("\nCtrl-C ends it.");
    if wishes.open {
        open(&address);
    }
    watch(&mut running)
}

fn read(arguments: &[String]) -> Result<Wishes> {
    let mut wishes = Wishes::default();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let (name, mut value) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        let mut value_of = || {
            let given = value.take().or_else(|| arguments.next().cloned());
            given.with_context(|| format!("{name} needs a value"))
        };
        match name {
            "--api" => wishes.api = Some(value_of()?),
            "--port" => wishes.port = Some(value_of()?.parse().context("--port needs a number up to 65535")?),
            "--open" => wishes.open = true,
            "--send-to" => wishes.send_to.push(value_of()?),
            _ => wishes.simulator.push(argument.clone()),
        }
    }
    if let (Some(_), Some(flag)) = (&wishes.api, wishes.simulator.first()) {
        bail!("with --api no simulated workspace is started, so what is {flag:?}?");
    }
    Ok(wishes)
}

/// Builds the programs that `serve` and the browser tests start.
pub fn build_servers(_project: &Project, with_simulator: bool) -> Result<()> {
    say("building the servers");
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--profile", "tool", "-p", "page-server"]);
    if with_simulator {
        cargo.args(["-p", "pachca-sim", "--features", "pachca-sim/server"]);
    }
    run_command(&mut cargo)
}

/// Starts a simulated workspace; returns the address of its API and its owner's token.
pub fn start_workspace(
    project: &Project,
    flags: &[String],
    running: &mut Vec<(&'static str, Running)>,
) -> Result<(String, String)> {
    let port = free_port()?;
    let mut command = Command::new(project.program("pachca-sim"));
    let simulator = Running::start(command.args(["--port", &port.to_string()]).args(flags))?;
    running.push(("the simulated workspace", simulator));
    let address = format!("http://127.0.0.1:{port}");
    let token = wait_for_owner_token(&address, running)?;
    Ok((format!("{address}/api/shared/v1"), token))
}

/// Serves a page in front of an API; returns its address.
pub fn start_page(
    project: &Project,
    page_dir: &Path,
    api: &str,
    port: Option<u16>,
    send_to: &[String],
    running: &mut Vec<(&'static str, Running)>,
) -> Result<String> {
    let port = match port {
        Some(port) if !is_free(port) => bail!("port {port} is taken"),
        Some(port) => port,
        None if is_free(PORT) => PORT,
        None => free_port()?,
    };
    let mut command = Command::new(project.program("page-server"));
    command.arg("--dir").arg(page_dir).args(["--api", api, "--port", &port.to_string()]);
    for origin in send_to {
        command.args(["--send-to", origin]);
    }
    running.push(("the page's server", Running::start(&mut command)?));
    let address = format!("http://127.0.0.1:{port}");
    wait_for(&format!("{address}/"), running)?;
    Ok(address)
}

fn wait_for_owner_token(address: &str, running: &mut [(&'static str, Running)]) -> Result<String> {
    let body = wait_for(&format!("{address}/sim/tokens"), running)?;
    let tokens: serde_json::Value =
        serde_json::from_str(&body).context("the simulator's tokens are no JSON")?;
    let owner = tokens.get("owner").and_then(|token| token.as_str());
    owner.map(str::to_owned).with_context(|| format!("no owner among the simulator's tokens: {body}"))
}

/// Asks until a server answers well, and returns its answer's body.
fn wait_for(url: &str, running: &mut [(&'static str, Running)]) -> Result<String> {
    let mut waited = Duration::ZERO;
    loop {
        all_run(running)?;
        if let Ok(answer) = minreq::get(url).with_timeout(5).send()
            && answer.status_code == 200
        {
            return Ok(answer.as_str()?.to_owned());
        }
        if waited > START_LIMIT {
            bail!("{url} does not answer");
        }
        thread::sleep(TICK);
        waited += TICK;
    }
}

/// Returns when the first of the servers ends; the others end with it.
fn watch(running: &mut [(&'static str, Running)]) -> Result<()> {
    loop {
        all_run(running)?;
        thread::sleep(TICK);
    }
}

fn all_run(running: &mut [(&'static str, Running)]) -> Result<()> {
    for (name, process) in running {
        if let Some(status) = process.ended()? {
            bail!("{name} ended ({status})");
        }
    }
    Ok(())
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn open(address: &str) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let opened =
        find_program(program).is_some_and(|opener| run_command(Command::new(opener).arg(address)).is_ok());
    if !opened {
        println!("There is no {program} that could open it: please open the address by hand.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(line: &str) -> Result<Wishes> {
        read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn keeps_what_is_the_simulators() {
        let read = wishes("--seed 7 --port 9000 --events=100 --open --latency-ms 5").unwrap();
        assert_eq!(read.port, Some(9000));
        assert!(read.open);
        assert_eq!(read.simulator, ["--seed", "7", "--events=100", "--latency-ms", "5"]);
    }

    #[test]
    fn takes_an_address_in_both_forms() {
        assert_eq!(wishes("--api http://x/v1").unwrap().api.as_deref(), Some("http://x/v1"));
        assert_eq!(wishes("--api=http://x/v1").unwrap().api.as_deref(), Some("http://x/v1"));
    }

    #[test]
    fn systems_to_send_to_are_the_page_servers() {
        let read = wishes("--send-to https://a.example --send-to=http://localhost:1 --api http://x").unwrap();
        assert_eq!(read.send_to, ["https://a.example", "http://localhost:1"]);
    }

    #[test]
    fn refuses_what_cannot_be_meant() {
        for line in ["--api", "--port", "--port x", "--port 70000", "--api http://x --seed 7"] {
            assert!(wishes(line).is_err(), "{line}");
        }
    }
}
