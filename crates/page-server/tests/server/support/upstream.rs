//! Upstreams on loopback that remember what they were sent and answer what they were told to, however broken.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::time::timeout;

/// A request as it came over the wire.
#[derive(Debug, Clone)]
pub struct Seen {
    pub head: String,
    pub body: String,
}

impl Seen {
    pub fn field(&self, name: &str) -> Option<&str> {
        field(&self.head, name)
    }

    /// Names of all header fields, sorted.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<_> =
            self.head.lines().skip(1).filter_map(|line| line.split_once(':')).map(|pair| pair.0).collect();
        names.sort_unstable();
        names
    }
}

/// The value of a header field, whatever the case of its name.
pub fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut fields = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    fields.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// One such upstream. Its base path is `/base`.
pub struct Upstream {
    pub address: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    hung_up: Arc<Notify>,
}

/// An upstream that answers everything with an empty 200.
pub async fn upstream() -> Upstream {
    Upstream::answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await
}

impl Upstream {
    /// Writes these bytes, then closes.
    pub async fn answering(bytes: &str) -> Self {
        Self::start(bytes, false).await
    }

    /// Writes these bytes, then waits for the other side to hang up.
    pub async fn pausing(bytes: &str) -> Self {
        Self::start(bytes, true).await
    }

    async fn start(bytes: &str, pausing: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/base", listener.local_addr().unwrap());
        let (seen, hung_up) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Notify::new()));
        let upstream = Self { address, seen: Arc::clone(&seen), hung_up: Arc::clone(&hung_up) };
        let bytes = bytes.to_owned();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                if let Some(request) = read_request(&mut stream).await {
                    seen.lock().unwrap().push(request);
                }
                let _ = stream.write_all(bytes.as_bytes()).await;
                if pausing {
                    let _ = stream.read(&mut [0]).await;
                    hung_up.notify_one();
                }
            }
        });
        upstream
    }

    pub fn authority(&self) -> &str {
        self.address.trim_start_matches("http://").trim_end_matches("/base")
    }

    pub fn requests(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub fn only_request(&self) -> Seen {
        let seen = self.requests();
        assert_eq!(seen.len(), 1);
        seen[0].clone()
    }

    /// Waits until the server under test has closed its connection.
    pub async fn closed_by_peer(&self) {
        timeout(Duration::from_secs(10), self.hung_up.notified()).await.expect("the connection stays open");
    }
}

async fn read_request(stream: &mut TcpStream) -> Option<Seen> {
    let mut text = String::new();
    loop {
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length: usize = field(head, "content-length").map_or(0, |length| length.parse().unwrap());
            if body.len() >= length {
                return Some(Seen { head: format!("{head}\r\n"), body: body.to_owned() });
            }
        }
        let mut buffer = [0; 1024];
        match stream.read(&mut buffer).await {
            Ok(length) if length > 0 => text.push_str(&String::from_utf8_lossy(&buffer[..length])),
            _ => return None,
        }
    }
}
