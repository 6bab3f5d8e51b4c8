//! Workers: programs beside the page, each loaded from the page's own place when it is first needed, and ended with
//! its handle. What is said to them is in [`worker_link`]; this is the only place that knows how it gets there.

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use std::marker::PhantomData;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use worker_link::{Answer, Topic, VERSION};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Worker)]
    type Program;

    #[wasm_bindgen(constructor, js_class = "Worker", catch)]
    fn load(address: &str, options: &JsValue) -> Result<Program, JsValue>;

    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post(this: &Program, message: &JsValue, handed_over: &Array) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    fn terminate(this: &Program);

    #[wasm_bindgen(method, setter, js_name = onmessage)]
    fn set_on_message(this: &Program, listener: &JsValue);

    #[wasm_bindgen(method, setter, js_name = onerror)]
    fn set_on_error(this: &Program, listener: &JsValue);
}

/// Why a worker did not answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerError {
    /// Its program did not come: no connection, no such file, or a browser that has no such workers.
    NotLoaded,
    /// It is not as old as this page: the page has to be loaded anew.
    OtherVersion,
    /// It broke down, and what it knew is gone.
    Ended,
    /// It took too long, and was ended.
    TooSlow,
    /// It could not do what it was asked, in its own words. It can be asked again.
    Refused(String),
}

impl WorkerError {
    /// The name of the sentence that says so to people.
    pub const fn message(&self) -> &'static str {
        match self {
            Self::NotLoaded => "worker-not-loaded",
            Self::OtherVersion => "worker-other-version",
            Self::Ended => "worker-ended",
            Self::TooSlow => "worker-too-slow",
            Self::Refused(_) => "worker-refused",
        }
    }

    /// What it said itself.
    pub fn detail(&self) -> &str {
        match self {
            Self::Refused(detail) => detail,
            _ => "",
        }
    }
}

/// Bytes that are handed over to a worker, outside of the page's own memory.
pub struct Buffer(pub(super) ArrayBuffer);

impl From<&[u8]> for Buffer {
    fn from(bytes: &[u8]) -> Self {
        Self(Uint8Array::from(bytes).buffer())
    }
}

impl From<ArrayBuffer> for Buffer {
    fn from(buffer: ArrayBuffer) -> Self {
        Self(buffer)
    }
}

/// Where a worker is. Where its name holds its content, the page's own document says what it is; see `xtask/split`.
fn address(name: &str) -> String {
    web_sys::window()
        .and_then(|window| window.document()?.query_selector(&format!("link[data-worker={name}]")).ok()?)
        .and_then(|link| link.get_attribute("href"))
        .unwrap_or_else(|| format!("./{name}_loader.js"))
}

/// What was heard of a worker.
enum Heard {
    Said(JsValue),
    Broke,
}

/// A worker that listens. It ends when this is dropped, whatever it is doing.
pub struct Worker<T: Topic> {
    program: Program,
    heard: UnboundedReceiver<Heard>,
    /// They live as long as the browser may call them.
    _listeners: [Closure<dyn FnMut(JsValue)>; 2],
    topic: PhantomData<T>,
}

impl<T: Topic> Worker<T> {
    /// Loads a worker, and waits until it listens.
    pub async fn load() -> Result<Self, WorkerError> {
        let options = Object::new();
        // A new object takes any field.
        let _ = Reflect::set(&options, &"type".into(), &"module".into());
        let program = Program::load(&address(T::NAME), &options).map_err(|_| WorkerError::NotLoaded)?;
        let (sender, heard) = unbounded();
        let data = |event: JsValue| Heard::Said(Reflect::get(&event, &"data".into()).unwrap_or_default());
        let listeners = [listener(sender.clone(), data), listener(sender, |_| Heard::Broke)];
        program.set_on_message(listeners[0].as_ref());
        program.set_on_error(listeners[1].as_ref());
        let mut worker = Self { program, heard, _listeners: listeners, topic: PhantomData };
        match worker.hear().await {
            Some((Answer::Ready(VERSION), _)) => Ok(worker),
            Some(_) => Err(WorkerError::OtherVersion),
            None => Err(WorkerError::NotLoaded),
        }
    }

    /// Asks, hands bytes over, and hears the answer out.
    pub async fn ask(
        &mut self,
        ask: &T::Ask,
        bytes: Option<Buffer>,
        mut told: impl FnMut(T::Told, Option<Vec<u8>>),
    ) -> Result<(), WorkerError> {
        let head = serde_json::to_string(ask).map_err(|error| WorkerError::Refused(error.to_string()))?;
        let (message, handed_over) = (Array::of1(&head.into()), Array::new());
        if let Some(Buffer(buffer)) = bytes {
            message.push(&buffer);
            handed_over.push(&buffer);
        }
        self.program.post(&message, &handed_over).map_err(|_| WorkerError::Ended)?;
        loop {
            match self.hear().await {
                Some((Answer::Told(part), bytes)) => told(part, bytes),
                Some((Answer::Done, _)) => return Ok(()),
                Some((Answer::Failed(why), _)) => return Err(WorkerError::Refused(why)),
                Some((Answer::Ready(_), _)) | None => return Err(WorkerError::Ended),
            }
        }
    }

    async fn hear(&mut self) -> Option<(Answer<T::Told>, Option<Vec<u8>>)> {
        let Some(Heard::Said(message)) = self.heard.next().await else { return None };
        let parts: Array = message.dyn_into().ok()?;
        let answer = serde_json::from_str(&parts.get(0).as_string()?).ok()?;
        let bytes = parts.get(1).dyn_into::<ArrayBuffer>();
        Some((answer, bytes.ok().map(|buffer| Uint8Array::new(&buffer).to_vec())))
    }
}

fn listener(
    sender: UnboundedSender<Heard>,
    what: impl Fn(JsValue) -> Heard + 'static,
) -> Closure<dyn FnMut(JsValue)> {
    Closure::new(move |event: JsValue| {
        // Nobody listens any more only once the worker has been ended.
        let _ = sender.unbounded_send(what(event));
    })
}

impl<T: Topic> Drop for Worker<T> {
    fn drop(&mut self) {
        self.program.set_on_message(&JsValue::NULL);
        self.program.set_on_error(&JsValue::NULL);
        self.program.terminate();
    }
}
