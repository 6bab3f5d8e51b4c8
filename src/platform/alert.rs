//! Notifications and a sound. Bound by hand: web-sys would be built anew for a handful of calls.

use crate::state::alerts::Permission;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, JsCast, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, window};

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    #[wasm_bindgen(extends = EventTarget)]
    type Notification;
    #[wasm_bindgen(catch, constructor)]
    fn new(title: &str, options: &JsValue) -> Result<Notification, JsValue>;
    #[wasm_bindgen(catch, static_method_of = Notification, getter)]
    fn permission() -> Result<String, JsValue>;
    #[wasm_bindgen(catch, static_method_of = Notification, js_name = requestPermission)]
    fn request_permission() -> Result<Promise, JsValue>;
    #[wasm_bindgen(method)]
    fn close(this: &Notification);

    type AudioContext;
    #[wasm_bindgen(catch, constructor)]
    fn new() -> Result<AudioContext, JsValue>;
    #[wasm_bindgen(method, getter, js_name = currentTime)]
    fn current_time(this: &AudioContext) -> f64;
    #[wasm_bindgen(method, getter)]
    fn state(this: &AudioContext) -> String;
    #[wasm_bindgen(catch, method)]
    fn resume(this: &AudioContext) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn close(this: &AudioContext) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn destination(this: &AudioContext) -> AudioNode;
    #[wasm_bindgen(catch, method, js_name = createOscillator)]
    fn create_oscillator(this: &AudioContext) -> Result<Oscillator, JsValue>;
    #[wasm_bindgen(catch, method, js_name = createGain)]
    fn create_gain(this: &AudioContext) -> Result<Gain, JsValue>;

    type AudioNode;
    #[wasm_bindgen(catch, method)]
    fn connect(this: &AudioNode, to: &AudioNode) -> Result<AudioNode, JsValue>;
    #[wasm_bindgen(extends = AudioNode)]
    type Oscillator;
    #[wasm_bindgen(method, getter)]
    fn frequency(this: &Oscillator) -> AudioParam;
    #[wasm_bindgen(catch, method)]
    fn start(this: &Oscillator, at: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, method)]
    fn stop(this: &Oscillator, at: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(extends = AudioNode)]
    type Gain;
    #[wasm_bindgen(method, getter)]
    fn gain(this: &Gain) -> AudioParam;
    type AudioParam;
    #[wasm_bindgen(catch, method, js_name = setValueAtTime)]
    fn set_value_at_time(this: &AudioParam, value: f32, at: f64) -> Result<AudioParam, JsValue>;
    #[wasm_bindgen(catch, method, js_name = exponentialRampToValueAtTime)]
    fn ramp_to(this: &AudioParam, value: f32, at: f64) -> Result<AudioParam, JsValue>;
}

/// Whether the browser shows notifications of this page.
pub fn permission() -> Permission {
    let known = window().is_some_and(|window| Reflect::has(&window, &"Notification".into()).unwrap_or(false));
    if !known {
        return Permission::Missing;
    }
    match Notification::permission().as_deref() {
        Ok("granted") => Permission::Granted,
        Ok("denied") => Permission::Denied,
        Ok(_) => Permission::Open,
        Err(_) => Permission::Missing,
    }
}

/// Asks the person whether they want them. Only to be called on a click of theirs: browsers take anything else ill.
pub async fn ask() -> Permission {
    if let Ok(answer) = Notification::request_permission() {
        // Whatever it comes to is read off the browser.
        let _ = JsFuture::from(answer).await;
    }
    permission()
}

/// Shows a notification; a click on it brings the page to the front. False where the browser does not.
pub fn show(title: &str, body: &str, tag: &str, on_click: impl FnOnce() + 'static) -> bool {
    let options = Object::new();
    // Of one tag only the newest is shown: two tabs do not tell the same thing twice.
    for (name, value) in [("body", body), ("tag", tag)] {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let Ok(notification) = Notification::new(title, &options) else { return false };
    let shown = notification.clone();
    let clicked = Closure::once_into_js(move || {
        if let Some(window) = window() {
            // The browser decides whether a window may come to the front.
            let _ = window.focus();
        }
        shown.close();
        on_click();
    });
    let listened = notification.add_event_listener_with_callback("click", clicked.unchecked_ref());
    listened.is_ok()
}

/// When each tone begins, in seconds, and its pitch in hertz.
const TONES: [(f64, f32); 2] = [(0.0, 660.0), (0.18, 880.0)];
/// How long each sounds, in seconds.
const TONE_S: f64 = 0.16;
/// Loud enough, and no more.
const LOUDNESS: f32 = 0.12;
const SILENCE: f32 = 0.001;

/// Two short tones, made here and from no file. False where the browser lets no page sound that nobody has clicked in.
pub async fn sound() -> bool {
    let Ok(context) = AudioContext::new() else { return false };
    if context.state() == "suspended" {
        // Before a first click it stays so, and the promise may never come to an end: it is not waited for.
        let _ = context.resume();
    }
    let played = tones(&context).is_ok();
    gloo_timers::future::TimeoutFuture::new(600).await;
    let heard = played && context.state() == "running";
    // Browsers allow only a few contexts at once.
    let _ = context.close();
    heard
}

fn tones(context: &AudioContext) -> Result<(), JsValue> {
    let now = context.current_time();
    for (begin, pitch) in TONES {
        let (tone, volume) = (context.create_oscillator()?, context.create_gain()?);
        let (from, to) = (now + begin, now + begin + TONE_S);
        tone.frequency().set_value_at_time(pitch, from)?;
        volume.gain().set_value_at_time(LOUDNESS, from)?;
        volume.gain().ramp_to(SILENCE, to)?;
        tone.connect(&volume)?;
        volume.connect(&context.destination())?;
        tone.start(from)?;
        tone.stop(to)?;
    }
    Ok(())
}
