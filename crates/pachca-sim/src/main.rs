//! The program `pachca-sim`: serves a simulated workspace until it is stopped.

use pachca_sim::api::tokens::TOKENS;
use pachca_sim::server::{args, spawn};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let config = match args::parse(lexopt::Parser::from_env()) {
        Ok(Some(config)) => config,
        Ok(None) => {
            print!("{}", args::HELP);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("pachca-sim: {error}\n\n{}", args::HELP);
            return ExitCode::from(2);
        }
    };
    let running = match spawn(config).await {
        Ok(running) => running,
        Err(error) => {
            eprintln!("pachca-sim: cannot listen: {error}");
            return ExitCode::FAILURE;
        }
    };
    println!("{}", running.summary());
    println!("API      {}", running.api());
    println!("Control  http://{}/sim/tokens, /sim/incidents, /sim/stats", running.address);
    for token in TOKENS {
        println!("  {:<16} {}   {}", token.name, token.value, token.about);
    }
    stopped().await;
    ExitCode::SUCCESS
}

/// Waits for Ctrl-C or the request to end.
async fn stopped() {
    use tokio::signal;
    #[cfg(unix)]
    if let Ok(mut term) = signal::unix::signal(signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = term.recv() => {}
            _ = signal::ctrl_c() => {}
        }
        return;
    }
    let _ = signal::ctrl_c().await;
}
