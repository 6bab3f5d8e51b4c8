//! Drawings turned into pixels.

use futures_channel::oneshot;
use js_sys::encode_uri_component;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, window};

/// Device pixels in a CSS pixel of a saved picture.
const RATIO: u32 = 2;

/// A drawing as pixels. None where the browser cannot draw it.
pub async fn png_of(svg: &str) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    // An address of data taints no canvas, and the page's policy allows it for pictures.
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", String::from(encode_uri_component(svg))));
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: HtmlCanvasElement = window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = (image.natural_width() * RATIO, image.natural_height() * RATIO);
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
        .ok()?;
    let (done, blob) = oneshot::channel();
    let take = Closure::once(move |blob: JsValue| {
        // Nobody may be waiting any more.
        let _ = done.send(blob.dyn_into::<Blob>().ok());
    });
    canvas.to_blob(take.as_ref().unchecked_ref()).ok()?;
    blob.await.ok()?
}
