//! Streams of bytes through the browser: gzip, and files that are larger than memory.
//!
//! The compression streams are not in web-sys but behind a flag, so they are looked up by name.

use super::clock::BrowserClock;
use super::worker::WorkerError;
use audit_client::Clock;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ReadableStream, ReadableStreamDefaultReader, WritableStream, WritableStreamDefaultWriter,
};

/// Bytes that a filter is given at once: packed ones become ten times as many.
const PIECE: usize = 32 << 10;
/// It works for so long, in milliseconds, before the browser has its turn.
const SLICE_MS: u64 = 12;

/// Why the browser did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamError {
    /// The person closed the browser's own dialog.
    Dismissed,
    /// The disk, or the browser's share of it, is full.
    Full,
    /// A worker that was needed did not do its part.
    Worker(WorkerError),
    /// Anything else, in the browser's words.
    Other(String),
}

impl From<WorkerError> for StreamError {
    fn from(error: WorkerError) -> Self {
        Self::Worker(error)
    }
}

impl StreamError {
    /// What an exception of the browser means.
    pub fn of(exception: &JsValue) -> Self {
        let field = |name: &str| Reflect::get(exception, &name.into()).ok()?.as_string();
        match field("name").as_deref() {
            Some("AbortError") => Self::Dismissed,
            Some("QuotaExceededError") => Self::Full,
            name => Self::Other(field("message").or(name.map(str::to_owned)).unwrap_or_default()),
        }
    }
}

/// The bytes that come out of a stream, piece by piece.
pub struct Source(ReadableStreamDefaultReader);

impl Source {
    /// Reads a stream, which nobody else may read then.
    pub fn new(stream: &ReadableStream) -> Self {
        Self(stream.get_reader().unchecked_into())
    }

    /// Reads a file from its beginning.
    pub fn of_file(file: &Blob) -> Self {
        Self::new(&file.stream())
    }

    /// The next piece; nothing at the end.
    pub async fn next(&self) -> Result<Option<Uint8Array>, StreamError> {
        let step = JsFuture::from(self.0.read()).await.map_err(|error| StreamError::of(&error))?;
        let is_done = Reflect::get(&step, &"done".into()).is_ok_and(|done| done.is_truthy());
        let value = Reflect::get(&step, &"value".into()).unwrap_or_default();
        Ok((!is_done).then(|| value.unchecked_into()))
    }

    /// Wants no more.
    pub fn cancel(&self) {
        ignore(&self.0.cancel());
    }
}

/// Where bytes go.
pub struct Drain(WritableStreamDefaultWriter);

impl Drain {
    /// Writes into a stream, which nobody else may write into then.
    pub fn new(stream: &WritableStream) -> Result<Self, StreamError> {
        stream.get_writer().map(Self).map_err(|error| StreamError::of(&error))
    }

    /// Writes a piece, and waits until the stream takes more.
    pub async fn write(&self, piece: &Uint8Array) -> Result<(), StreamError> {
        let written = JsFuture::from(self.0.write_with_chunk(piece)).await;
        written.map(|_| ()).map_err(|error| StreamError::of(&error))
    }

    /// Ends the stream.
    pub async fn close(&self) -> Result<(), StreamError> {
        JsFuture::from(self.0.close()).await.map(|_| ()).map_err(|error| StreamError::of(&error))
    }

    /// Gives up: what was written is not kept.
    pub fn abort(&self) {
        ignore(&self.0.abort());
    }
}

/// Both ends of a stream that changes what goes through it.
pub struct Filter {
    /// Where it goes in.
    pub drain: Drain,
    /// Where it comes out.
    pub source: Source,
}

/// A gzip packer, or unpacker; nothing in a browser that has none.
pub fn gzip(unpack: bool) -> Option<Filter> {
    let name = if unpack { "DecompressionStream" } else { "CompressionStream" };
    let class: Function = Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()?;
    let stream = Reflect::construct(&class, &Array::of1(&"gzip".into())).ok()?;
    let end = |name: &str| Reflect::get(&stream, &name.into()).ok();
    let (writable, readable): (WritableStream, ReadableStream) =
        (end("writable")?.unchecked_into(), end("readable")?.unchecked_into());
    Some(Filter { drain: Drain::new(&writable).ok()?, source: Source::new(&readable) })
}

impl Filter {
    /// Sends bytes through. The browser works on a piece at a time, and has its turn in between.
    pub async fn pass(self, bytes: &[u8]) -> Result<Vec<u8>, StreamError> {
        let Self { drain, source } = self;
        let give = async {
            // Whoever has put the bytes together has worked already.
            let mut began_ms = 0;
            for piece in bytes.chunks(PIECE) {
                drain.write(&Uint8Array::from(piece)).await?;
                if BrowserClock.now_ms() - began_ms >= SLICE_MS {
                    BrowserClock.sleep(0).await;
                    began_ms = BrowserClock.now_ms();
                }
            }
            drain.close().await
        };
        let take = async {
            let mut taken = Vec::new();
            while let Some(piece) = source.next().await? {
                taken.extend(piece.to_vec());
            }
            Ok(taken)
        };
        let (given, taken) = futures_util::future::join(give, take).await;
        given.and(taken)
    }
}

thread_local! {
    /// Takes an exception that says nothing new, so that the console does not report it as nobody's.
    static IGNORE: Closure<dyn FnMut(JsValue)> = Closure::new(|_| ());
}

fn ignore(promise: &Promise) {
    IGNORE.with(|ignore| drop(promise.catch(ignore)));
}
