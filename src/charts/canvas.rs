//! A canvas that is sharp at every pixel ratio and draws itself at most once a frame.

use super::frame::NextFrame;
use super::palette::Palette;
use super::sight::use_in_sight;
use super::size::{Size, use_size};
use crate::platform::paper::on_printing;
use leptos::html;
use leptos::prelude::*;
use leptos_use_device_pixel_ratio::use_device_pixel_ratio;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::prelude::DrawingBackend;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// What charts draw on: device pixels, from the top left. A canvas on the screen, a file where a chart is saved.
pub type Surface<B = CanvasBackend> = DrawingArea<B, Shift>;

/// The outcome of drawing.
pub type Drawn<B = CanvasBackend> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// What a chart is drawn for.
#[derive(Clone)]
pub struct Scene {
    /// The width in CSS pixels.
    pub width_css: f64,
    /// The height in CSS pixels.
    pub height_css: f64,
    /// Device pixels in a CSS pixel.
    pub ratio: f64,
    /// The colours of the theme.
    pub palette: Palette,
}

impl Scene {
    /// A length in device pixels.
    pub fn px(&self, css: f64) -> i32 {
        (css * self.ratio).round() as i32
    }

    /// The width of a stroke in device pixels, at least one.
    pub fn stroke(&self, css: f64) -> u32 {
        (css * self.ratio).round().max(1.0) as u32
    }
}

/// A canvas so near to the screen is drawn, so that it is there when it is scrolled to.
const MARGIN_PX: u16 = 200;

/// A canvas that fills the positioned element around it, whose size comes from the style sheet.
///
/// `draw` runs in the next frame after the data, the size, the pixel ratio or the theme (`dark`) have changed, on
/// a cleared surface; off the screen it waits until the canvas is scrolled to. `label` is its accessible name; where it stays empty the canvas is hidden from assistive
/// technology, because what it shows is said beside it.
#[component]
pub fn ChartCanvas<T: Send + Sync + 'static>(
    #[prop(into, optional)] label: Signal<String>,
    #[prop(into)] data: Signal<T>,
    #[prop(into)] dark: Signal<bool>,
    draw: impl Fn(&Surface, &Scene, &T) -> Drawn + 'static,
) -> impl IntoView {
    let holder = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let size = use_size(holder);
    let in_sight = use_in_sight(holder, MARGIN_PX);
    let ratio_changes = use_device_pixel_ratio();
    let draw = StoredValue::new_local(draw);
    let frame = NextFrame::new();
    let paint = move |size: Size, dark: bool| {
        // Zooming changes the size, too, and may tell of that first: ask for the ratio as it is now.
        let ratio = window().device_pixel_ratio();
        let Some(canvas) = canvas.try_get_untracked().flatten().filter(|_| !size.is_empty()) else { return };
        let palette = Palette::current(dark);
        let scene = Scene { width_css: size.width, height_css: size.height, ratio, palette };
        let drawn = surface(canvas, size, ratio).map(|surface| {
            draw.try_with_value(|draw| data.try_with_untracked(|data| draw(&surface, &scene, data)))
        });
        if let Some(Some(Some(Err(error)))) = drawn {
            leptos::logging::warn!("a chart was not drawn: {error}");
        }
    };
    Effect::new(move |_| {
        data.track();
        ratio_changes.track();
        canvas.track();
        let (size, dark) = (size.get(), dark.get());
        if in_sight.get() {
            frame.run(move || paint(size, dark));
        }
    });
    // On paper all of it is in sight, and there is no next frame before it is printed.
    on_printing(move |begins| paint(size.get_untracked(), dark.get_untracked() && !begins));
    let unnamed = move || label.with(String::is_empty);
    view! {
        <div class="chart-canvas" node_ref=holder>
            <canvas
                node_ref=canvas
                role=move || (!unnamed()).then_some("img")
                aria-label=move || (!unnamed()).then(|| label.get())
                aria-hidden=move || unnamed().then_some("true")
            />
        </div>
    }
}

/// The cleared surface of a canvas, with as many pixels as the screen has in its place.
fn surface(canvas: HtmlCanvasElement, size: Size, ratio: f64) -> Option<Surface> {
    let device = |css: f64| (css * ratio).round().max(1.0) as u32;
    let (width, height) = (device(size.width), device(size.height));
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    if (canvas.width(), canvas.height()) == (width, height) {
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    } else {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    // Sharp peaks of a line would otherwise grow spikes. Setting the size resets it.
    context.set_line_join("round");
    Some(CanvasBackend::with_canvas_object(canvas)?.into_drawing_area())
}
