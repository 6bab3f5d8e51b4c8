//! HTTP/1.1 by hand, since a client library would tidy up the very requests that are to be tested.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_secs(10);

/// A request to write.
pub struct Asked {
    method: String,
    target: String,
    fields: Vec<(String, String)>,
    body: String,
}

impl Asked {
    pub fn new(method: &str, target: &str) -> Self {
        Self { method: method.to_owned(), target: target.to_owned(), fields: Vec::new(), body: String::new() }
    }

    pub fn get(target: &str) -> Self {
        Self::new("GET", target)
    }

    pub fn post(target: &str, body: &str) -> Self {
        let length = body.len().to_string();
        Self { body: body.to_owned(), ..Self::new("POST", target) }.with("Content-Length", &length)
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    fn text(&self) -> String {
        let fields: String = self.fields.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let Self { method, target, body, .. } = self;
        format!("{method} {target} HTTP/1.1\r\nHost: page.test\r\nConnection: close\r\n{fields}\r\n{body}")
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: String,
    /// The body with its chunks joined.
    pub body: String,
    /// Whether the body is as long as its framing promised.
    pub complete: bool,
}

impl Answer {
    pub fn field(&self, name: &str) -> Option<&str> {
        super::upstream::field(&self.head, name)
    }

    fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer has a head");
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let field = |name| super::upstream::field(head, name);
        let (body, complete) = if field("transfer-encoding") == Some("chunked") {
            (body.split("\r\n").skip(1).step_by(2).collect(), body.ends_with("0\r\n\r\n"))
        } else {
            let promised = field("content-length").map(|length| length.parse::<usize>().unwrap());
            (body.to_owned(), promised.is_none_or(|length| length == body.len() || status == 304))
        };
        Self { status, head: head.to_owned(), body, complete }
    }
}

/// Asks and reads until the server closes.
pub async fn ask(server: SocketAddr, asked: Asked) -> Answer {
    let mut stream = TcpStream::connect(server).await.unwrap();
    stream.write_all(asked.text().as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    // A reset after the last byte is one of the ways to close.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut bytes))
        .await
        .expect("the server neither answers nor closes");
    Answer::read(&String::from_utf8_lossy(&bytes))
}

/// Asks, reads until the text has come, and hangs up.
pub async fn ask_until(server: SocketAddr, asked: Asked, text: &str) -> String {
    let mut stream = TcpStream::connect(server).await.unwrap();
    stream.write_all(asked.text().as_bytes()).await.unwrap();
    let mut read = String::new();
    while !read.contains(text) {
        let mut buffer = [0; 1024];
        let length = timeout(PATIENCE, stream.read(&mut buffer)).await.expect("nothing is streamed").unwrap();
        assert!(length > 0, "closed after {read:?}");
        read.push_str(&String::from_utf8_lossy(&buffer[..length]));
    }
    read
}
