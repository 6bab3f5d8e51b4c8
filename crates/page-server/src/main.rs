//! `page-server --dir target/page-dist --api https://api.pachca.com/api/shared/v1 [--port N]`

use std::path::PathBuf;
use std::process::ExitCode;

use page_server::{Config, Origin, Upstream, router};
use tokio::net::TcpListener;

const HELP: &str = "page-server: serves the built page and forwards /api/shared/v1/ to one API

  --dir DIR    directory with index.html (needed)
  --api URL    base address of the API (needed), e.g. https://api.pachca.com/api/shared/v1
  --send-to O  origin of a system that the page may send events to, e.g. https://logs.example.com:9200; may be given
               several times. Without it the page's policy allows its own origin only
  --port N     port on 127.0.0.1, 0 for a free one (default 8080)";

struct Arguments {
    config: Config,
    port: u16,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match read_arguments() {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("page-server: {error}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match serve(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("page-server: {error}");
            ExitCode::FAILURE
        }
    }
}

/// `None` when only the help was asked for.
fn read_arguments() -> Result<Option<Arguments>, lexopt::Error> {
    use lexopt::prelude::{Long, Short, ValueExt};

    let (mut dir, mut api, mut port) = (None, None, 8080);
    let mut send_to = Vec::new();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("dir") => dir = Some(PathBuf::from(parser.value()?)),
            Long("api") => api = Some(parser.value()?.parse::<Upstream>()?),
            Long("send-to") => send_to.push(parser.value()?.parse::<Origin>()?),
            Long("port") => port = parser.value()?.parse()?,
            Long("help") | Short('h') => return Ok(None),
            other => return Err(other.unexpected()),
        }
    }
    let page_dir = dir.ok_or("--dir is missing")?;
    let upstream = api.ok_or("--api is missing")?;
    Ok(Some(Arguments { config: Config { page_dir, upstream, send_to }, port }))
}

async fn serve(Arguments { config, port }: Arguments) -> std::io::Result<()> {
    // Only this machine: there is no TLS here, and tokens pass through.
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!(
        "page-server: http://{}/ forwards {} to {}",
        listener.local_addr()?,
        page_server::API_PREFIX,
        config.upstream.authority()
    );
    axum::serve(listener, router(config)).await
}
