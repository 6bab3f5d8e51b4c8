//! Files that a person gives to the page: picked, or dropped onto it.

use super::clock::BrowserClock;
use super::streams::{Drain, Source, StreamError, gzip};
use super::worker::Buffer;
use audit_client::Clock;
use audit_export::Digest;
use futures_channel::oneshot;
use js_sys::{Array, ArrayBuffer, Reflect, Uint8Array};
use leptos::task::spawn_local;
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, HtmlInputElement};

/// A file that was given.
#[derive(Clone)]
pub struct GivenFile {
    /// Its name, without a path.
    pub name: String,
    /// Its length.
    pub size: u64,
    blob: Blob,
}

impl GivenFile {
    /// The bytes at these places.
    pub async fn part(&self, places: Range<u64>) -> Result<Vec<u8>, StreamError> {
        self.buffer(places).await.map(|buffer| Uint8Array::new(&buffer).to_vec())
    }

    /// The same outside of the page's own memory.
    pub async fn buffer(&self, places: Range<u64>) -> Result<ArrayBuffer, StreamError> {
        let (start, end) = (places.start as f64, places.end as f64);
        let part = self.blob.slice_with_f64_and_f64(start, end).map_err(|error| StreamError::of(&error))?;
        let buffer = JsFuture::from(part.array_buffer()).await.map_err(|error| StreamError::of(&error))?;
        Ok(buffer.unchecked_into())
    }
}

/// The files of a field, which is empty afterwards: the same file can be picked again.
pub fn picked(input: &HtmlInputElement) -> Vec<GivenFile> {
    let files = listed(input);
    input.set_value("");
    files
}

/// The files that are dropped.
pub fn dropped(event: &DragEvent) -> Vec<GivenFile> {
    let transfer = Reflect::get(event, &"dataTransfer".into()).unwrap_or_default();
    listed(&transfer)
}

/// Whether what is dragged is files, and not text or a link.
pub fn drags_files(event: &DragEvent) -> bool {
    let transfer = Reflect::get(event, &"dataTransfer".into()).unwrap_or_default();
    let types = Reflect::get(&transfer, &"types".into()).unwrap_or_default();
    types
        .dyn_ref::<Array>()
        .is_some_and(|types| types.iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
}

/// Whether the pointer leaves the page with what it drags.
pub fn leaves_page(event: &DragEvent) -> bool {
    event.related_target().is_none()
}

/// The files of whatever has a field `files`.
fn listed(owner: &JsValue) -> Vec<GivenFile> {
    let files = Reflect::get(owner, &"files".into()).unwrap_or_default();
    if files.is_null() || files.is_undefined() {
        return Vec::new();
    }
    let file = |value: JsValue| {
        let name = Reflect::get(&value, &"name".into()).ok()?.as_string()?;
        let blob: Blob = value.dyn_into().ok()?;
        Some(GivenFile { name, size: blob.size() as u64, blob })
    };
    Array::from(&files).iter().filter_map(file).collect()
}

/// The text of a small file; nothing where it is longer than that, or cannot be read.
pub async fn text(file: &GivenFile, most_bytes: usize) -> Option<String> {
    let mut content = Content::open(file).await.ok()?;
    let mut bytes = Vec::new();
    while let Some(piece) = content.next().await.ok()? {
        bytes.extend(piece);
        if bytes.len() > most_bytes {
            return None;
        }
    }
    String::from_utf8(bytes).ok()
}

/// The whole of a file, for a worker; nothing where it cannot be read.
pub async fn buffer(file: &GivenFile) -> Option<Buffer> {
    let content = JsFuture::from(file.blob.array_buffer()).await.ok()?;
    content.dyn_into::<ArrayBuffer>().ok().map(Buffer)
}

/// The content of a file, unpacked if it is packed.
pub struct Content {
    source: Source,
    /// What was read and not handed on yet.
    held: Option<Uint8Array>,
    hash: Hash,
    packed: bool,
}

/// Who knows the hash of the file as it is on the disk.
enum Hash {
    Here(Digest),
    WithUnpacker(oneshot::Receiver<Result<Digest, StreamError>>),
}

/// What gzip begins with.
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// Bytes that are hashed at once.
const PIECE: u32 = 64 << 10;
/// Work goes on for so long, in milliseconds, before the browser has its turn.
const SLICE_MS: u64 = 12;

impl Content {
    /// Opens a file.
    pub async fn open(file: &GivenFile) -> Result<Self, StreamError> {
        let source = Source::of_file(&file.blob);
        let first = source.next().await?;
        let head = first.as_ref().map(|piece| piece.subarray(0, 2).to_vec()).unwrap_or_default();
        if head != GZIP {
            return Ok(Self { source, held: first, hash: Hash::Here(Digest::default()), packed: false });
        }
        let filter = gzip(true).ok_or_else(|| StreamError::Other("DecompressionStream".to_owned()))?;
        let (told, hash) = oneshot::channel();
        spawn_local(async move {
            // Nobody listens any more only after a stop.
            let _ = told.send(unpack(source, first, filter.drain).await);
        });
        Ok(Self { source: filter.source, held: None, hash: Hash::WithUnpacker(hash), packed: true })
    }

    /// Whether it is packed.
    pub const fn is_packed(&self) -> bool {
        self.packed
    }

    /// The next piece; nothing at the end. Browsers give megabytes at once, and hashing those would take too long.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, StreamError> {
        let held = match self.held.take() {
            Some(held) => Some(held),
            None => self.source.next().await?,
        };
        let Some(held) = held else { return Ok(None) };
        self.held = (held.length() > PIECE).then(|| held.subarray(PIECE, held.length()));
        let piece = held.subarray(0, PIECE).to_vec();
        if let Hash::Here(digest) = &mut self.hash {
            digest.update(&piece);
        }
        Ok(Some(piece))
    }

    /// The hash of the whole file, at its end.
    pub async fn digest(self) -> Option<Digest> {
        match self.hash {
            Hash::Here(digest) => Some(digest),
            Hash::WithUnpacker(hash) => hash.await.ok()?.ok(),
        }
    }

    /// Wants no more.
    pub fn cancel(&self) {
        self.source.cancel();
    }
}

async fn unpack(source: Source, first: Option<Uint8Array>, drain: Drain) -> Result<Digest, StreamError> {
    let mut digest = Digest::default();
    let mut next = first;
    let mut began_ms = BrowserClock.now_ms();
    while let Some(held) = next {
        for start in (0..held.length()).step_by(PIECE as usize) {
            let piece = held.subarray(start, start.saturating_add(PIECE));
            digest.update(&piece.to_vec());
            if let Err(error) = drain.write(&piece).await {
                source.cancel();
                return Err(error);
            }
            if BrowserClock.now_ms() - began_ms >= SLICE_MS {
                BrowserClock.sleep(0).await;
                began_ms = BrowserClock.now_ms();
            }
        }
        next = match source.next().await {
            Ok(next) => next,
            Err(error) => {
                drain.abort();
                return Err(error);
            }
        };
    }
    drain.close().await.map(|()| digest)
}
