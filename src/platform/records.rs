//! Records of bytes by name, in the browser's database (IndexedDB). Every change is all or nothing.

use super::streams::StreamError;
use futures_util::future::join_all;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The store that all records are in.
const STORE: &str = "records";

/// Why records are not there, or not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordsError {
    /// The disk, or the browser's share of it, is full.
    Full,
    /// Somebody else, such as another tab, has changed them meanwhile.
    Changed,
    /// Anything else, in the browser's words: most likely it keeps nothing for this page.
    Refused(String),
}

impl RecordsError {
    fn of(exception: &JsValue) -> Self {
        match StreamError::of(exception) {
            StreamError::Full => Self::Full,
            StreamError::Other(words) => Self::Refused(words),
            StreamError::Dismissed => Self::Refused("AbortError".to_owned()),
            StreamError::Worker(error) => Self::Refused(error.detail().to_owned()),
        }
    }
}

/// An open database.
#[derive(Clone)]
pub struct Records(JsValue);

/// What is changed at once.
#[derive(Default)]
pub struct Change {
    /// Records that are written.
    pub put: Vec<(String, Uint8Array)>,
    /// Records that are taken away.
    pub delete: Vec<String>,
}

/// A record as it must be for a change to be made; nothing if it must not be there.
pub struct Expected<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its content.
    pub content: Option<&'a [u8]>,
}

impl Records {
    /// Opens a database, which is made if it is not there.
    pub async fn open(name: &str) -> Result<Self, RecordsError> {
        let refused = || RecordsError::Refused("indexedDB".to_owned());
        let factory = Reflect::get(&global(), &"indexedDB".into()).map_err(|_| refused())?;
        if factory.is_falsy() {
            return Err(refused());
        }
        let request = call(&factory, "open", &[name.into(), 1.into()])?;
        let made = request.clone();
        let make = Closure::once_into_js(move || {
            let database = Reflect::get(&made, &"result".into()).unwrap_or_default();
            // Where it fails, opening does.
            let _ = call(&database, "createObjectStore", &[STORE.into()]);
        });
        set(&request, "onupgradeneeded", &make);
        answer(&request).await.map(Self)
    }

    /// Reads records, all as they are at one moment.
    pub async fn get(&self, names: &[String]) -> Result<Vec<Option<Uint8Array>>, RecordsError> {
        let store = self.store("readonly")?.1;
        let requests: Result<Vec<JsValue>, _> =
            names.iter().map(|name| call(&store, "get", &[name.as_str().into()])).collect();
        let requests = requests?;
        let values = join_all(requests.iter().map(answer)).await;
        values.into_iter().map(|value| value.map(|value| value.dyn_into().ok())).collect()
    }

    /// The names of all records.
    pub async fn names(&self) -> Result<Vec<String>, RecordsError> {
        let store = self.store("readonly")?.1;
        let names = answer(&call(&store, "getAllKeys", &[])?).await?;
        Ok(Array::from(&names).iter().filter_map(|name| name.as_string()).collect())
    }

    /// Changes records, if one of them is as expected.
    pub async fn change(&self, change: &Change, expected: &Expected<'_>) -> Result<(), RecordsError> {
        let (transaction, store) = self.store("readwrite")?;
        let done = settled(&transaction, "oncomplete", &["onabort"]);
        let known = answer(&call(&store, "get", &[expected.name.into()])?).await?;
        let known: Option<Uint8Array> = known.dyn_into().ok();
        if known.map(|known| known.to_vec()).as_deref() != expected.content {
            let _ = call(&transaction, "abort", &[]);
            let _ = JsFuture::from(done).await;
            return Err(RecordsError::Changed);
        }
        for (name, content) in &change.put {
            call(&store, "put", &[content.into(), name.as_str().into()])?;
        }
        for name in &change.delete {
            call(&store, "delete", &[name.as_str().into()])?;
        }
        finish(&transaction, done).await
    }

    /// Takes all records away.
    pub async fn clear(&self) -> Result<(), RecordsError> {
        let (transaction, store) = self.store("readwrite")?;
        let done = settled(&transaction, "oncomplete", &["onabort"]);
        call(&store, "clear", &[])?;
        finish(&transaction, done).await
    }

    fn store(&self, mode: &str) -> Result<(JsValue, JsValue), RecordsError> {
        let transaction = call(&self.0, "transaction", &[STORE.into(), mode.into()])?;
        let store = call(&transaction, "objectStore", &[STORE.into()])?;
        Ok((transaction, store))
    }
}

/// Asks the browser not to take what is kept away when the disk is short; whether it agrees.
pub async fn persist() -> bool {
    let storage = web_sys::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"storage".into()).ok())
        .filter(JsValue::is_truthy);
    let Some(Ok(asked)) = storage.map(|storage| call(&storage, "persist", &[])) else { return false };
    JsFuture::from(Promise::resolve(&asked)).await.is_ok_and(|agreed| agreed.is_truthy())
}

async fn finish(transaction: &JsValue, done: Promise) -> Result<(), RecordsError> {
    match JsFuture::from(done).await {
        Ok(_) => Ok(()),
        Err(_) => Err(RecordsError::of(&Reflect::get(transaction, &"error".into()).unwrap_or_default())),
    }
}

/// What a request brings. While its transaction is open, nothing else may be waited for.
async fn answer(request: &JsValue) -> Result<JsValue, RecordsError> {
    let of = |name: &str| Reflect::get(request, &name.into()).unwrap_or_default();
    match JsFuture::from(settled(request, "onsuccess", &["onerror", "onblocked"])).await {
        Ok(_) => Ok(of("result")),
        Err(_) => Err(RecordsError::of(&of("error"))),
    }
}

fn settled(target: &JsValue, good: &str, bad: &[&str]) -> Promise {
    Promise::new(&mut |resolve, reject| {
        set(target, good, &resolve);
        bad.iter().for_each(|name| set(target, name, &reject));
    })
}

fn set(target: &JsValue, name: &str, value: &JsValue) {
    // Objects of the browser take handlers.
    let _ = Reflect::set(target, &name.into(), value);
}

/// Calls a method by its name: these interfaces stand in web-sys behind many features, one for each.
pub fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, RecordsError> {
    let method: Result<Function, _> = Reflect::get(target, &name.into()).and_then(|method| method.dyn_into());
    let called = method.and_then(|method| method.apply(target, &arguments.iter().collect::<Array>()));
    called.map_err(|error| RecordsError::of(&error))
}
