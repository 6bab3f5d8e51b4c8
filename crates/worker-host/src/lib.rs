//! The worker's side of [`worker_link`]: listens, reads what the page says, and hands it to whoever knows the topic.
//!
//! A worker is a package with a library, which is tested natively, and a `main` of one line, which calls [`serve`].
//! `index.html` names the package, and Trunk lays its files beside the page's.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use worker_link::{Answer, Topic, VERSION};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = postMessage)]
    fn post(message: &JsValue, handed_over: &Array);

    #[wasm_bindgen(js_name = addEventListener)]
    fn listen(kind: &str, listener: &JsValue);

    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;

    type MessageEvent;

    #[wasm_bindgen(method, getter)]
    fn data(this: &MessageEvent) -> JsValue;
}

/// What a clock says that never goes back, in milliseconds.
pub fn now_ms() -> f64 {
    now()
}

/// Where parts of an answer go.
pub type Tell<'a, T> = &'a mut dyn FnMut(<T as Topic>::Told, Option<&[u8]>);

/// Whoever knows a topic.
pub trait Host<T: Topic> {
    /// Answers what the page says. An error is a sentence in English, after which it can be asked again.
    ///
    /// # Errors
    /// Where there is no answer.
    fn answer(&mut self, ask: T::Ask, bytes: Vec<u8>, tell: Tell<'_, T>) -> Result<(), String>;
}

/// Listens to the page for as long as the worker lives.
pub fn serve<T: Topic + 'static>(mut host: impl Host<T> + 'static) {
    let hear = move |event: MessageEvent| {
        let (head, bytes) = parts(&event.data());
        let answer = match serde_json::from_str(&head) {
            Ok(ask) => {
                let mut tell = |told, bytes: Option<&[u8]>| say::<T>(&Answer::Told(told), bytes);
                host.answer(ask, bytes, &mut tell)
            }
            Err(error) => Err(format!("the page said what this worker does not know: {error}")),
        };
        say::<T>(&answer.map_or_else(Answer::Failed, |()| Answer::Done), None);
    };
    let hear: Closure<dyn FnMut(MessageEvent)> = Closure::new(hear);
    listen("message", &hear.into_js_value());
    say::<T>(&Answer::Ready(VERSION), None);
}

fn parts(message: &JsValue) -> (String, Vec<u8>) {
    let parts = Array::from(message);
    let bytes = parts.get(1).dyn_into::<ArrayBuffer>().map(|buffer| Uint8Array::new(&buffer).to_vec());
    (parts.get(0).as_string().unwrap_or_default(), bytes.unwrap_or_default())
}

fn say<T: Topic>(answer: &Answer<T::Told>, bytes: Option<&[u8]>) {
    // What is told is texts and numbers: always JSON.
    let Ok(head) = serde_json::to_string(answer) else { return };
    let message = Array::of1(&head.into());
    let handed_over = Array::new();
    if let Some(bytes) = bytes {
        let buffer = Uint8Array::from(bytes).buffer();
        message.push(&buffer);
        handed_over.push(&buffer);
    }
    post(&message, &handed_over);
}
