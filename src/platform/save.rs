//! Files out of the page: straight onto the disk where the browser lets the person choose a place, else put together
//! by the browser and handed over as a download.

use super::streams::{Drain, StreamError};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, Url, WritableStream, window};

/// So many bytes are put together before the browser may move them out of memory.
const BLOCK: u32 = 16 << 20;
/// A download keeps its bytes for so long, in milliseconds: the browser does not say when it has taken them.
const KEPT_MS: u32 = 60_000;

/// A name and a type for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    /// The whole name.
    pub name: String,
    /// The media type, without parameters.
    pub media_type: &'static str,
    /// The last ending, with its point.
    pub ending: String,
}

/// The question where to save, once it has been put to the person.
pub struct Asked {
    picked: Option<Promise>,
    file: FileName,
}

/// Asks where to save. Browsers allow it only while a click is handled.
pub fn ask(file: FileName) -> Asked {
    let picked = window().and_then(|window| {
        let pick: Function =
            Reflect::get(&window, &"showSaveFilePicker".into()).ok()?.dyn_into::<Function>().ok()?;
        let accept = object(&[(file.media_type, Array::of1(&file.ending.as_str().into()).into())]);
        let types = Array::of1(&object(&[("accept", accept.into())]));
        let options = object(&[("suggestedName", file.name.as_str().into()), ("types", types.into())]);
        pick.call1(&window, &options).ok()?.dyn_into::<Promise>().ok()
    });
    Asked { picked, file }
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

impl Asked {
    /// The place that was chosen, under the name that it has there.
    pub async fn open(self) -> Result<(SaveFile, String), StreamError> {
        let Some(picked) = self.picked else {
            let name = self.file.name.clone();
            return Ok((SaveFile(Place::Memory(Memory::new(self.file))), name));
        };
        let handle = JsFuture::from(picked).await.map_err(|error| StreamError::of(&error))?;
        let name = Reflect::get(&handle, &"name".into()).ok().and_then(|name| name.as_string());
        let create: Function = Reflect::get(&handle, &"createWritable".into())
            .map_err(|error| StreamError::of(&error))?
            .unchecked_into();
        let opened: Promise =
            create.call0(&handle).map_err(|error| StreamError::of(&error))?.unchecked_into();
        let stream: WritableStream =
            JsFuture::from(opened).await.map_err(|error| StreamError::of(&error))?.unchecked_into();
        Ok((SaveFile(Place::Disk(Drain::new(&stream)?)), name.unwrap_or(self.file.name)))
    }
}

/// A file that is being written.
pub struct SaveFile(Place);

enum Place {
    Disk(Drain),
    Memory(Memory),
}

impl SaveFile {
    /// Writes a piece.
    pub async fn write(&mut self, piece: &Uint8Array) -> Result<(), StreamError> {
        match &mut self.0 {
            Place::Disk(drain) => drain.write(piece).await,
            Place::Memory(memory) => memory.write(piece),
        }
    }

    /// Ends the file: only now it is there.
    pub async fn finish(self) -> Result<(), StreamError> {
        match self.0 {
            Place::Disk(drain) => drain.close().await,
            Place::Memory(memory) => memory.hand_over(),
        }
    }

    /// Gives up; nothing is left behind.
    pub fn abort(self) {
        if let Place::Disk(drain) = self.0 {
            drain.abort();
        }
    }
}

/// A file that the browser holds.
struct Memory {
    file: FileName,
    blocks: Array,
    pieces: Array,
    pending: u32,
}

impl Memory {
    fn new(file: FileName) -> Self {
        Self { file, blocks: Array::new(), pieces: Array::new(), pending: 0 }
    }

    fn write(&mut self, piece: &Uint8Array) -> Result<(), StreamError> {
        self.pieces.push(piece);
        self.pending += piece.byte_length();
        if self.pending < BLOCK { Ok(()) } else { self.settle() }
    }

    fn settle(&mut self) -> Result<(), StreamError> {
        let pieces = std::mem::replace(&mut self.pieces, Array::new());
        self.pending = 0;
        let block = Blob::new_with_u8_array_sequence(&pieces).map_err(|error| StreamError::of(&error))?;
        self.blocks.push(&block);
        Ok(())
    }

    fn hand_over(mut self) -> Result<(), StreamError> {
        self.settle()?;
        let whole = Blob::new_with_blob_sequence(&self.blocks).map_err(|error| StreamError::of(&error))?;
        download(&whole, &self.file).ok_or_else(|| StreamError::Other(String::new()))
    }
}

/// Hands a text over as a download.
pub fn download_text(text: &str, file: &FileName) {
    if let Ok(blob) = Blob::new_with_str_sequence(&Array::of1(&text.into())) {
        // A browser without downloads has no other way either.
        let _ = download(&blob, file);
    }
}

/// Hands a file over as a download.
pub fn download(blob: &Blob, file: &FileName) -> Option<()> {
    let typed = blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), file.media_type).ok()?;
    let url = Url::create_object_url_with_blob(&typed).ok()?;
    let document = window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.unchecked_into();
    link.set_href(&url);
    link.set_download(&file.name);
    link.click();
    Timeout::new(KEPT_MS, move || {
        // An address that is forgotten already is what was wanted.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}
