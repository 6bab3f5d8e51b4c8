//! An HTTP exchange with nothing in between that could repair it.

use pachca_sim::api::tokens;
use pachca_sim::server::Running;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::Instant;

/// How the answer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// With the last byte that the headers promise.
    Whole,
    /// Before it.
    CutShort,
    /// Without a single byte.
    Nothing,
}

/// An answer as it came over the wire.
#[derive(Debug)]
pub struct Wire {
    pub status: u16,
    pub body: String,
    pub ending: Ending,
    headers: String,
}

impl Wire {
    pub async fn get(server: &Running, path: &str) -> Self {
        exchange(server, "GET", path, "").await
    }

    pub async fn post(server: &Running, path: &str, body: &str) -> Self {
        exchange(server, "POST", path, body).await
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// What a future gives, and how long it took.
pub async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let start = Instant::now();
    (work.await, start.elapsed())
}

async fn exchange(server: &Running, method: &str, path: &str, body: &str) -> Wire {
    let token = tokens::by_name("owner").unwrap().value;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        server.address,
        body.len()
    );
    stream.write_all((head + body).as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    // A connection that is reset has ended, too; what came before counts.
    while stream.read_buf(&mut bytes).await.is_ok_and(|count| count > 0) {}
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        assert_eq!(text, "", "headers cut short");
        return Wire { status: 0, body: text, ending: Ending::Nothing, headers: String::new() };
    };
    let mut answer = Wire {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        body: body.to_owned(),
        ending: Ending::Whole,
        headers: head.to_owned(),
    };
    let received = bytes.len() - head.len() - 4;
    if answer.header("content-length").is_some_and(|promised| promised.parse() != Ok(received)) {
        answer.ending = Ending::CutShort;
    }
    answer
}
