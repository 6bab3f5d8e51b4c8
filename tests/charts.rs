//! The charts in a real browser: what is drawn, how sharp, what the pointer and the keys do, and that nothing is
//! left behind.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "what a test cannot go on without fails it")]

use audit_dashboard::charts::buckets::Buckets;
use audit_dashboard::timeline::brush::Span;
use audit_dashboard::timeline::grid::Grid;
use audit_dashboard::timeline::histogram::{Histogram, HistogramData, HistogramSeries};
use audit_dashboard::timeline::keys::Act;
use audit_dashboard::timeline::zoom::Zoom;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Reflect};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

const BUCKETS: Buckets = Buckets { start_ms: 1_763_000_000_000, width_ms: 3_600_000, count: 10 };
const AUTH: [u8; 3] = [0x2f, 0x5b, 0xea];
const AUTH_DARK: [u8; 3] = [0x7c, 0x9b, 0xff];
const SECURITY: [u8; 3] = [0xd8, 0x43, 0x3f];

/// A histogram 400 CSS pixels wide in the page, taken away when dropped.
struct Page {
    home: HtmlElement,
    dark: RwSignal<bool>,
    data: RwSignal<HistogramData>,
    selected: RwSignal<Option<Span>>,
    asked: RwSignal<Option<Act>>,
    mounted: Option<Box<dyn std::any::Any>>,
}

/// Every bucket has six sign-ins, and on top of them four security events.
fn data() -> HistogramData {
    let series = |slug: &str, count| {
        (HistogramSeries { slug: slug.into(), label: slug.into(), value: None }, vec![count; BUCKETS.count])
    };
    HistogramData::from_series(Grid::even(BUCKETS), vec![series("security", 4), series("auth", 6)])
}

impl Page {
    async fn open() -> Self {
        let (head, body) = (document().head().unwrap(), document().body().unwrap());
        if document().get_element_by_id("sheet").is_none() {
            let sheet = document().create_element("style").unwrap();
            sheet.set_id("sheet");
            let sheets = [
                include_str!("../style/tokens.css"),
                include_str!("../style/charts.css"),
                include_str!("../style/histogram.css"),
                include_str!("../style/brush.css"),
            ];
            sheet.set_text_content(Some(&sheets.concat()));
            head.append_child(&sheet).unwrap();
        }
        let home: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        // The plot is 400 wide, the axis beside it 40.
        home.style().set_property("width", "440px").unwrap();
        body.append_child(&home).unwrap();
        let owner = Owner::new();
        let (dark, data, selected) =
            owner.with(|| (RwSignal::new(false), RwSignal::new(data()), RwSignal::new(None)));
        let asked = owner.with(|| RwSignal::new(None));
        let handle: UnmountHandle<_> = mount_to(home.clone(), move || {
            let on_drag = move |span| selected.set(Some(span));
            let on_select = move |span| selected.set(span);
            let on_act = Callback::new(move |act| asked.set(Some(act)));
            let no = Signal::stored(false);
            let marks = Signal::stored(Vec::new());
            view! { <Histogram data selected dark marks on_open=|_| () on_drag on_select is_zoomed=no has_table=no on_act/> }
        });
        let page = Self { home, dark, data, selected, asked, mounted: Some(Box::new((handle, owner))) };
        page.settle().await;
        page
    }

    /// Lets observers, effects and two frames pass.
    async fn settle(&self) {
        TimeoutFuture::new(120).await;
    }

    fn find(&self, selector: &str) -> HtmlElement {
        self.home.query_selector(selector).unwrap().unwrap().unchecked_into()
    }

    /// The colour of the canvas at a share of its width and height.
    fn colour(&self, x: f64, y: f64) -> [u8; 3] {
        let read = "(c, x, y) => Array.from(c.getContext('2d')
            .getImageData(Math.floor(c.width * x), Math.floor(c.height * y), 1, 1).data)";
        let pixel = call(read, &[self.find("canvas").into(), x.into(), y.into()]);
        let channel = |at| Reflect::get_u32(&pixel, at).unwrap().as_f64().unwrap() as u8;
        [channel(0), channel(1), channel(2)]
    }

    async fn point(&self, kind: &str, x: f64) {
        let send = "(el, kind, x) => { const box = el.getBoundingClientRect();
            const Event = kind.startsWith('pointer') ? PointerEvent : MouseEvent;
            el.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true, button: 0, isPrimary: true,
                pointerId: 1, pointerType: 'mouse', clientX: box.left + x, clientY: box.top + 50 })) }";
        call(send, &[self.find(".histogram-plot").into(), kind.into(), x.into()]);
        TimeoutFuture::new(10).await;
    }

    async fn drag(&self, from: f64, to: f64) {
        self.point("pointerdown", from).await;
        self.point("pointermove", to).await;
        self.point("pointerup", to).await;
    }

    async fn press(&self, thumb: usize, key: &str) {
        let send = "(home, at, key) => home.querySelectorAll('[role=slider]')[at]
            .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))";
        call(send, &[self.home.clone().into(), (thumb as u32).into(), key.into()]);
        TimeoutFuture::new(10).await;
    }

    fn selected_buckets(&self) -> Option<(i64, i64)> {
        let bucket = |ms: i64| (ms - BUCKETS.start_ms) / BUCKETS.width_ms;
        self.selected.get_untracked().map(|(start, end)| (bucket(start), bucket(end)))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.mounted = None;
        self.home.remove();
    }
}

fn call(source: &str, args: &[JsValue]) -> JsValue {
    let function: Function = js_sys::eval(&format!("({source})")).unwrap().unchecked_into();
    function.apply(&JsValue::NULL, &args.iter().collect::<Array>()).unwrap()
}

#[wasm_bindgen_test]
async fn there_is_a_canvas_pixel_for_every_pixel_of_the_screen() {
    let page = Page::open().await;
    let ratio = window().device_pixel_ratio();
    let size = |name: &str| Reflect::get(&page.find("canvas"), &name.into()).unwrap().as_f64().unwrap();
    assert_eq!((size("width"), size("height")), ((400.0 * ratio).round(), (114.0 * ratio).round()));

    page.home.style().set_property("width", "240px").unwrap();
    page.settle().await;
    assert_eq!(size("width"), (200.0 * ratio).round());
    assert_eq!(page.colour(0.02, 0.9), AUTH, "it was drawn again");
}

#[wasm_bindgen_test]
async fn security_stands_on_top_in_the_colours_of_the_style_sheet() {
    let page = Page::open().await;
    // Six tenths of a bar, which leaves 13 of 114 pixels above it, are sign-ins.
    assert_eq!([page.colour(0.02, 0.95), page.colour(0.02, 0.5)], [AUTH, AUTH]);
    assert_eq!([page.colour(0.02, 0.35), page.colour(0.02, 0.15)], [SECURITY, SECURITY]);
    assert_eq!(page.colour(0.02, 0.09), [0, 0, 0], "nothing is drawn above the highest bar");
}

#[wasm_bindgen_test]
async fn a_change_of_theme_or_data_is_drawn() {
    let page = Page::open().await;
    let root = document().document_element().unwrap();
    root.set_attribute("data-theme", "dark").unwrap();
    page.dark.set(true);
    page.settle().await;
    let in_dark = page.colour(0.02, 0.95);
    root.remove_attribute("data-theme").unwrap();
    page.dark.set(false);
    page.data.set(HistogramData { counts: [9_u32, 0].repeat(10).into(), ..data() });
    page.settle().await;
    assert_eq!(in_dark, AUTH_DARK);
    assert_eq!(page.colour(0.02, 0.95), SECURITY);
}

#[wasm_bindgen_test]
async fn a_drag_selects_whole_bars_and_a_double_click_looks_at_them_closely() {
    let page = Page::open().await;
    page.drag(45.0, 95.0).await;
    assert_eq!(page.selected_buckets(), Some((1, 3)));
    page.drag(120.0, 195.0).await;
    assert_eq!(page.selected_buckets(), Some((1, 5)), "the edge was dragged");
    page.drag(100.0, 142.0).await;
    assert_eq!(page.selected_buckets(), Some((2, 6)), "the window was moved");
    page.point("dblclick", 150.0).await;
    let asked = || page.asked.get_untracked();
    assert_eq!(asked(), page.selected.get_untracked().map(|span| Act::Zoom(Zoom::To(span))));
    page.point("dblclick", 350.0).await;
    let bar = Grid::even(BUCKETS).span(8);
    assert_eq!(asked(), Some(Act::Zoom(Zoom::To(bar))), "beside them it is the bar");
    assert_eq!(page.selected_buckets(), Some((2, 6)), "and nothing else is selected");
}

#[wasm_bindgen_test]
async fn a_click_selects_nothing_and_escape_ends_a_drag() {
    let page = Page::open().await;
    page.drag(45.0, 46.0).await;
    assert_eq!(page.selected_buckets(), None);
    page.point("pointerdown", 45.0).await;
    page.point("pointermove", 200.0).await;
    page.press(1, "Escape").await;
    page.point("pointerup", 200.0).await;
    assert_eq!(page.selected_buckets(), None);
}

#[wasm_bindgen_test]
async fn the_edges_are_sliders() {
    let page = Page::open().await;
    let end = |name: &str| {
        page.home
            .query_selector_all("[role=slider]")
            .unwrap()
            .item(1)
            .map(|thumb| thumb.unchecked_into::<HtmlElement>().get_attribute(name).unwrap_or_default())
    };
    assert_eq!((end("aria-valuenow").unwrap(), end("aria-valuemax").unwrap()), ("10".into(), "10".into()));
    page.press(0, "ArrowRight").await;
    page.press(1, "ArrowLeft").await;
    assert_eq!(page.selected_buckets(), Some((1, 9)));
    page.press(1, "Home").await;
    assert_eq!(page.selected_buckets(), Some((1, 2)));
    assert_eq!(end("aria-valuenow").unwrap(), "2");
    assert!(!end("aria-valuetext").unwrap().is_empty() && !end("aria-label").unwrap().is_empty());
    page.press(1, "Escape").await;
    assert_eq!(page.selected_buckets(), None);
}

#[wasm_bindgen_test]
async fn the_table_and_the_tooltip_say_what_the_bars_show() {
    let page = Page::open().await;
    assert_eq!(page.home.query_selector_all("tbody tr").unwrap().length(), 10);
    assert!(page.find("tbody tr").text_content().unwrap().contains("auth 6, security 4"));
    page.point("pointermove", 45.0).await;
    let tip = page.find(".histogram-tip").text_content().unwrap();
    assert!(tip.contains("10") && tip.contains("auth6security4"), "{tip}");
    page.point("pointerleave", 45.0).await;
    assert!(page.home.query_selector(".histogram-tip").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn nothing_is_left_behind() {
    let count = "() => { const of = globalThis.listeners ??= new Set();
        for (const [name, change] of [['addEventListener', 'add'], ['removeEventListener', 'delete']]) {
            const real = EventTarget.prototype[name];
            document[name] = function (kind, listener, options) {
                of[change](listener); return real.call(this, kind, listener, options) } }
        return of }";
    let listeners: js_sys::Set = call(count, &[]).unchecked_into();
    let page = Page::open().await;
    assert_eq!(listeners.size(), 2, "Escape and presses elsewhere are listened for on the document");
    // A frame is asked for, and the component is gone before it comes.
    page.data.set(data());
    TimeoutFuture::new(0).await;
    drop(page);
    TimeoutFuture::new(120).await;
    assert_eq!(listeners.size(), 0);
    call("() => { delete document.addEventListener; delete document.removeEventListener }", &[]);
}
