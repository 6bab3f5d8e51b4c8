//! A list of any length of which only the visible rows exist.
//!
//! Rows have one height, headings may have another. Browsers cannot make an element taller than some tens of millions of pixels, so a
//! longer list scrolls in scale: its bar moves less than its rows.

use super::heights::Heights;
use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use leptos_use_resize_observer::use_resize_observer;

/// The tallest scrolled element, in CSS pixels: half of what Chromium allows at two device pixels each.
const TALLEST_PX: f64 = 8_000_000.0;

/// Rows drawn above and below the visible ones.
const MARGIN_ROWS: usize = 6;

/// Where rows stand while the list is scrolled to some place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Index of the first row that is drawn.
    pub first: usize,
    /// Index behind the last row that is drawn.
    pub end: usize,
    /// CSS pixels from the top of the scrolled element to row 0; negative once scrolled in scale.
    pub origin_px: f64,
}

/// The height of the scrolled element in CSS pixels.
pub fn spacer_px(count: usize, heights: &Heights) -> f64 {
    heights.top_px(count).min(TALLEST_PX)
}

/// Which rows to draw, and where.
pub fn frame(count: usize, heights: &Heights, view_px: f64, scroll_px: f64) -> Frame {
    let full = heights.top_px(count);
    let spacer = spacer_px(count, heights);
    let room = (spacer - view_px).max(0.0);
    let scroll = scroll_px.clamp(0.0, room);
    // How far the rows have moved for this much of the bar.
    let moved = if full > spacer && room > 0.0 { scroll / room * (full - view_px) } else { scroll };
    let first = heights.index_at(moved);
    let end = heights.index_at(moved + view_px) + 1;
    Frame {
        first: first.saturating_sub(MARGIN_ROWS).min(count),
        end: (end + MARGIN_ROWS).min(count),
        origin_px: scroll - moved,
    }
}

/// The bar's place at which a row is wholly visible, starting from where it is now: moved no further than needed, or, for
/// a row that is screens away, with what is around it. Something covers `pinned_px` of the top of the port.
pub fn scroll_to_show(
    index: usize,
    count: usize,
    heights: &Heights,
    (view_px, pinned_px): (f64, f64),
    scroll_px: f64,
) -> f64 {
    let full = heights.top_px(count);
    let room = (spacer_px(count, heights) - view_px).max(0.0);
    let scale = if full > view_px && room > 0.0 { room / (full - view_px) } else { 0.0 };
    let (top, bottom) = (heights.top_px(index), heights.top_px(index + 1));
    let moved = if scale > 0.0 { scroll_px / scale } else { 0.0 };
    let is_far = bottom < moved - view_px || top > moved + 2.0 * view_px;
    let wanted = if is_far {
        top - (view_px - pinned_px) / 3.0
    } else if top < moved + pinned_px {
        top - pinned_px
    } else if bottom > moved + view_px {
        bottom - view_px
    } else {
        moved
    };
    (wanted * scale).clamp(0.0, room)
}

/// The row at the top of the port, and how much of it lies above the port's edge, in CSS pixels.
pub fn top_row(count: usize, heights: &Heights, view_px: f64, scroll_px: f64) -> (usize, f64) {
    let moved = scroll_px - frame(count, heights, view_px, scroll_px).origin_px;
    let index = heights.index_at(moved);
    (index, moved - heights.top_px(index))
}

/// The bar's place at which a row stands so far above the port's edge; undoes [`top_row`].
pub fn scroll_to_place(index: usize, above_px: f64, count: usize, heights: &Heights, view_px: f64) -> f64 {
    let full = heights.top_px(count);
    let room = (spacer_px(count, heights) - view_px).max(0.0);
    let scale = if full > view_px { room / (full - view_px) } else { 0.0 };
    ((heights.top_px(index) + above_px) * scale).clamp(0.0, room)
}

/// How a list keeps its place while rows come in above it: what stands at its top stays there.
#[derive(Clone, Copy)]
pub struct Anchor {
    /// What stands at an index, by a name that it keeps; nothing for a heading.
    pub key_at: Callback<usize, Option<String>>,
    /// Where it stands now.
    pub index_of: Callback<String, Option<usize>>,
}

/// What of a list can be seen.
#[derive(Clone, Copy)]
pub struct Port {
    scroll_px: RwSignal<f64>,
    height_px: RwSignal<f64>,
    width_px: RwSignal<f64>,
}

impl Port {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { scroll_px: RwSignal::new(0.0), height_px: RwSignal::new(0.0), width_px: RwSignal::new(0.0) }
    }

    /// Whether the list stands at its beginning. Follows it.
    pub fn is_at_top(self) -> bool {
        self.scroll_px.get() < 1.0
    }

    /// How wide rows are, in CSS pixels. Follows it.
    pub fn width_px(self) -> f64 {
        self.width_px.get()
    }

    /// How far the rows have moved up, in CSS pixels; a long list's bar moves less than that.
    pub fn moved_px(self, frame: Memo<Frame>) -> Memo<f64> {
        Memo::new(move |_| self.scroll_px.get() - frame.with(|frame| frame.origin_px))
    }

    /// The rows to draw. The head covers as much of the port as it takes of the scrolled element, so rows have
    /// what is left.
    pub fn frame(self, count: Signal<usize>, heights: Memo<Heights>, head_px: Signal<f64>) -> Memo<Frame> {
        let view_px = move || (self.height_px.get() - head_px.get()).max(0.0);
        Memo::new(move |_| {
            heights.with(|heights| frame(count.get(), heights, view_px(), self.scroll_px.get()))
        })
    }
}

impl Default for Port {
    fn default() -> Self {
        Self::new()
    }
}

/// The list: a grid that scrolls. `row` draws the row of an index; `head` stays at its top.
#[component]
pub fn VirtualList(
    id: &'static str,
    #[prop(into)] label: Signal<String>,
    seen: Port,
    /// The rows to draw: [`Port::frame`] of the three signals below.
    frame: Memo<Frame>,
    #[prop(into)] count: Signal<usize>,
    /// The heights of the rows; whole numbers keep text sharp.
    heights: Memo<Heights>,
    /// Height of the head in CSS pixels.
    #[prop(into)]
    head_px: Signal<f64>,
    /// How much a pinned heading covers of the rows at the top, in CSS pixels.
    #[prop(into)]
    pinned_px: Signal<f64>,
    /// The row that is to be visible.
    #[prop(into)]
    shown: Signal<Option<usize>>,
    anchor: Anchor,
    /// Id of the element that the keyboard is at.
    #[prop(into)]
    active: Signal<Option<String>>,
    head: AnyView,
    row: impl Fn(usize) -> AnyView + Copy + Send + 'static,
    #[prop(into)] on_key: Callback<KeyboardEvent>,
) -> impl IntoView {
    let port = NodeRef::<Div>::new();
    let spacer = NodeRef::<Div>::new();
    use_resize_observer(port, move |_, _| {
        if let Some(port) = port.get_untracked() {
            seen.height_px.set(f64::from(port.client_height()));
            seen.width_px.set(f64::from(port.client_width()));
        }
    });
    let view_px = move || (seen.height_px.get() - head_px.get()).max(0.0);
    // What is in sight, from the top on, unless that is the top of the list: there, new rows push the others down.
    let places = StoredValue::new(Vec::<(String, f64)>::new());
    let note_place = move || {
        let (count, heights, scroll_px) =
            (count.get_untracked(), heights.get_untracked(), seen.scroll_px.get_untracked());
        let view_px = untrack(view_px);
        let (top, above_px) = top_row(count, &heights, view_px, scroll_px);
        let moved_px = heights.top_px(top) + above_px;
        let end = if scroll_px < 1.0 { top } else { heights.index_at(moved_px + view_px).min(count) };
        let row = |index: usize| Some((anchor.key_at.run(index)?, moved_px - heights.top_px(index)));
        places.set_value(untrack(|| (top..end).filter_map(row).collect()));
    };
    // Scrolls so that a row stands so far above the port's edge.
    let put = move |index: usize, above_px: f64, count: usize, heights: &Heights| {
        let (Some(port), Some(spacer)) = (port.get_untracked(), spacer.get_untracked()) else { return };
        let wanted = scroll_to_place(index, above_px, count, heights, untrack(view_px));
        if (wanted - f64::from(port.scroll_top())).abs() >= 1.0 {
            // There has to be room for it now, and the rows have to follow before the browser draws.
            let height = format!("{}px", spacer_px(count, heights));
            // Setting a known property to a plain value cannot fail.
            let _ = web_sys::HtmlElement::style(&spacer).set_property("height", &height);
            port.set_scroll_top(wanted.round() as i32);
            seen.scroll_px.set(f64::from(port.scroll_top()));
        }
    };
    Effect::new(move |_| {
        let count = count.get();
        let places = places.get_value();
        if places.is_empty() {
            return;
        }
        let index_of = |(key, above_px): &(String, f64)| Some((anchor.index_of.run(key.clone())?, *above_px));
        // Of what was in sight nothing may be left, which other filters do: then the list begins anew, and does not end
        // up wherever it is cut off.
        let (index, above_px) = untrack(|| places.iter().find_map(index_of)).unwrap_or((0, 0.0));
        put(index, above_px, count, &heights.get_untracked());
    });
    // Where rows become higher or lower, the one that the keyboard is at, or else the one at the top, stays where it is.
    Effect::new(move |before: Option<Heights>| {
        let now = heights.get();
        let (view_px, count) = (untrack(view_px), count.get_untracked());
        if let Some(before) = before.filter(|before| !before.is_alike(&now) && view_px > 0.0) {
            let (top, above_px) = top_row(count, &before, view_px, seen.scroll_px.get_untracked());
            let moved_px = before.top_px(top) + above_px;
            let in_sight = |index: &usize| (0.0..view_px).contains(&(before.top_px(*index) - moved_px));
            let (index, above_px) = match shown.get_untracked().filter(in_sight) {
                Some(index) => (index, moved_px - before.top_px(index)),
                None => (top, above_px),
            };
            put(index, above_px, count, &now);
        }
        now
    });
    // It stands still while the list is not scrolled in scale, and so do the rows.
    let origin_px = Memo::new(move |_| frame.with(|frame| frame.origin_px));
    Effect::new(move |_| {
        let (Some(index), Some(port)) = (shown.get(), port.get()) else { return };
        let view_px = untrack(view_px);
        if view_px > 0.0 {
            let now = f64::from(port.scroll_top());
            let (count, room) = (count.get_untracked(), (view_px, pinned_px.get_untracked()));
            let wanted = heights.with_untracked(|heights| scroll_to_show(index, count, heights, room, now));
            if (wanted - now).abs() >= 1.0 {
                port.set_scroll_top(wanted.round() as i32);
            }
        }
    });
    let item = move |index: usize| {
        let top_px = move || origin_px.get() + heights.with(|heights| heights.top_px(index));
        let top = move || format!("{}px", top_px().round());
        view! { <div class="vrow" role="presentation" style:top=top>{row(index)}</div> }
    };
    let on_scroll = move |_| {
        if let Some(port) = port.get_untracked() {
            seen.scroll_px.set(f64::from(port.scroll_top()));
            note_place();
        }
    };
    view! {
        <div
            class="vlist"
            id=id
            role="grid"
            tabindex="0"
            node_ref=port
            aria-label=move || label.get()
            aria-rowcount=move || (count.get() + 1).to_string()
            aria-activedescendant=move || active.get()
            on:scroll=on_scroll
            on:keydown=move |event| on_key.run(event)
        >
            <div class="vhead" role="rowgroup">{head}</div>
            <div
                class="vspacer"
                node_ref=spacer
                role="rowgroup"
                style:height=move || format!("{}px", heights.with(|heights| spacer_px(count.get(), heights)))
            >
                <For
                    each=move || {
                        let frame = frame.get();
                        frame.first..frame.end
                    }
                    key=|index| *index
                    children=item
                />
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike() -> Heights {
        Heights::new(32.0, 32.0, [].into_iter())
    }

    #[test]
    fn a_short_list_stands_still_and_a_long_one_reaches_its_last_row() {
        assert_eq!(frame(3, &alike(), 600.0, 0.0), Frame { first: 0, end: 3, origin_px: 0.0 });
        let (count, view) = (1_000_000, 600.0);
        let bottom = spacer_px(count, &alike()) - view;
        let last = frame(count, &alike(), view, bottom);
        assert_eq!(last.end, count);
        let last_row_bottom = last.origin_px + count as f64 * 32.0;
        assert!((last_row_bottom - spacer_px(count, &alike())).abs() < 1.0, "{last_row_bottom}");
        assert_eq!(frame(0, &alike(), view, 50.0), Frame { first: 0, end: 0, origin_px: 0.0 });
    }

    #[test]
    fn a_place_is_found_again_wherever_its_row_has_gone() {
        for count in [50, 1_000_000] {
            for scroll in [0.0, 1.0, 317.0, 500.0] {
                let (index, above) = top_row(count, &alike(), 300.0, scroll);
                assert!((0.0..32.0).contains(&above));
                let back = scroll_to_place(index, above, count, &alike(), 300.0);
                assert!((back - scroll).abs() < 0.01, "{count} {scroll} {back}");
                // Three rows came in above.
                let moved = scroll_to_place(index + 3, above, count + 3, &alike(), 300.0);
                let (row, same) = top_row(count + 3, &alike(), 300.0, moved);
                assert!(
                    row == index + 3 && (same - above).abs() < 0.01 || (row == index + 2 && above < 0.01),
                    "{row} {same}"
                );
            }
        }
    }

    #[test]
    fn scrolling_to_a_row_shows_it_whole_and_moves_no_further_than_needed() {
        for count in [10, 100, 1_000_000] {
            for index in [0, 5, count / 2, count - 1] {
                let scroll = scroll_to_show(index, count, &alike(), (300.0, 0.0), 0.0);
                let frame = frame(count, &alike(), 300.0, scroll);
                let top = frame.origin_px + index as f64 * 32.0 - scroll;
                assert!(top >= -1.0 && top + 32.0 <= 301.0, "{count} {index} {top}");
            }
        }
        assert_eq!(scroll_to_show(4, 100, &alike(), (300.0, 0.0), 100.0), 100.0);
        // Below a pinned heading of 32 pixels.
        assert_eq!(scroll_to_show(4, 100, &alike(), (300.0, 32.0), 100.0), 96.0);
        assert_eq!(scroll_to_show(0, 100, &alike(), (300.0, 32.0), 100.0), 0.0);
    }
}
