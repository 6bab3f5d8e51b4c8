//! A cipher with a passphrase, by the browser's own cryptography: AES-GCM with 256 bits, the key by PBKDF2.

use super::records::call;
use js_sys::{Array, JsString, Object, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Bytes of an initialisation vector, which stands before what is sealed with it.
pub const IV_BYTES: usize = 12;

/// A key that never leaves the browser's cryptography: not even this page can read it.
#[derive(Clone)]
pub struct Key(JsValue);

/// Whether the browser offers this page its cryptography: it does so over HTTPS and on this very machine.
pub fn is_offered() -> bool {
    subtle().is_some()
}

fn crypto() -> Option<JsValue> {
    Reflect::get(&global(), &"crypto".into()).ok().filter(JsValue::is_truthy)
}

fn subtle() -> Option<JsValue> {
    Reflect::get(&crypto()?, &"subtle".into()).ok().filter(JsValue::is_truthy)
}

/// Bytes of chance.
pub fn chance<const N: usize>() -> Option<[u8; N]> {
    let bytes = Uint8Array::new_with_length(u32::try_from(N).ok()?);
    call(&crypto()?, "getRandomValues", &[bytes.clone().into()]).ok()?;
    bytes.to_vec().try_into().ok()
}

impl Key {
    /// The key that belongs to a passphrase. Letters are the same however a keyboard composes them.
    pub async fn derive(passphrase: &str, salt: &[u8], iterations: u32) -> Option<Self> {
        let subtle = subtle()?;
        let text = String::from(JsString::from(passphrase).normalize("NFKC"));
        let raw = Uint8Array::from(text.as_bytes());
        let usages = Array::of1(&"deriveKey".into());
        let given = ["raw".into(), raw.into(), "PBKDF2".into(), JsValue::FALSE, usages.into()];
        let material = promised(call(&subtle, "importKey", &given).ok()?).await?;
        let how = object(&[
            ("name", "PBKDF2".into()),
            ("hash", "SHA-256".into()),
            ("salt", Uint8Array::from(salt).into()),
            ("iterations", iterations.into()),
        ]);
        let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
        let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
        let given = [how, material, kind, JsValue::FALSE, usages.into()];
        promised(call(&subtle, "deriveKey", &given).ok()?).await.map(Self)
    }

    /// Seals a content with a fresh initialisation vector, which comes first, and binds it to bytes that are not in it.
    pub async fn seal(&self, binding: &[u8], content: &[u8]) -> Option<Vec<u8>> {
        let iv = chance::<IV_BYTES>()?;
        let given = [how(&iv, binding), self.0.clone(), Uint8Array::from(content).into()];
        let sealed = promised(call(&subtle()?, "encrypt", &given).ok()?).await?;
        let mut record = iv.to_vec();
        record.extend(Uint8Array::new(&sealed).to_vec());
        Some(record)
    }

    /// The content of a record; nothing where it is not exactly what was sealed with this key and bound to these bytes.
    pub async fn open(&self, binding: &[u8], record: &[u8]) -> Option<Vec<u8>> {
        let (iv, sealed) = record.split_at_checked(IV_BYTES)?;
        let given = [how(iv, binding), self.0.clone(), Uint8Array::from(sealed).into()];
        let content = promised(call(&subtle()?, "decrypt", &given).ok()?).await?;
        Some(Uint8Array::new(&content).to_vec())
    }
}

fn how(iv: &[u8], binding: &[u8]) -> JsValue {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(iv).into()),
        ("additionalData", Uint8Array::from(binding).into()),
    ])
}

async fn promised(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(Promise::resolve(&promise)).await.ok()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A plain object takes any field.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
