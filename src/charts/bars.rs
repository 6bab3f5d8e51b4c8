//! The keys of a category as bars, each row a button that filters by it.

use super::canvas::{ChartCanvas, Drawn, Scene, Surface};
use super::labels;
use crate::i18n::use_i18n;
use leptos::prelude::*;
use plotters::prelude::*;
use std::collections::HashMap;

/// The height of a row in CSS pixels; the style sheet has the same as `--bar-row`.
pub const ROW_CSS: f64 = 26.0;
/// The bar lies below its words.
const BAR_CSS: f64 = 3.0;
const BELOW_CSS: f64 = 2.0;

/// One bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BarRow {
    /// What is picked: the event key.
    pub key: String,
    /// What is shown for it.
    pub label: String,
    /// How many events it has.
    pub count: u64,
}

/// What stands beside the label of a bar: in short, and as a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// As much as has room.
    pub short: String,
    /// All of it.
    pub said: String,
}

/// Bars with their labels and counts. A full bar is `total` events. `label` names the list, `colour` is the name of a
/// custom property without its dashes, `asides` are by key.
#[component]
pub fn KeyBars(
    #[prop(into)] colour: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] rows: Signal<Vec<BarRow>>,
    #[prop(into)] total: Signal<u64>,
    #[prop(into)] dark: Signal<bool>,
    #[prop(optional, into)] asides: Signal<HashMap<String, Aside>>,
    #[prop(into)] on_pick: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shares = Memo::new(move |_| {
        let total = total.get();
        rows.with(|rows| rows.iter().map(|row| share(row.count, total)).collect::<Vec<_>>())
    });
    let draw =
        move |surface: &Surface, scene: &Scene, shares: &Vec<f64>| draw(surface, scene, shares, &colour);
    let row = move |BarRow { key, label, count }: BarRow| {
        let name = if label == key { key.clone() } else { format!("{label} · {key}") };
        let aside = {
            let key = key.clone();
            Memo::new(move |_| asides.with(|asides| asides.get(&key).cloned()).unwrap_or_default())
        };
        let title = move || match aside.get().said {
            said if said.is_empty() => name.clone(),
            said => format!("{name}\n{said}"),
        };
        view! {
            <li>
                <button type="button" class="bar-row" title=title on:click=move |_| on_pick.run(key.clone())>
                    <span class="bar-words">
                        <bdi class="bar-label">{label}</bdi>
                        <bdi class="bar-aside">{move || aside.get().short}</bdi>
                    </span>
                    <span class="bar-count">{labels::number(i18n.lang(), count)}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="bars">
            <ul aria-label=move || label.get()>{move || rows.get().into_iter().map(row).collect_view()}</ul>
            <div class="bars-plot"><ChartCanvas data=shares dark draw/></div>
        </div>
    }
}

/// The part of the track that a bar fills.
pub fn share(count: u64, total: u64) -> f64 {
    if total == 0 { 0.0 } else { (count as f64 / total as f64).min(1.0) }
}

/// Draws the bars, each under its row of words.
pub fn draw<B: DrawingBackend>(
    surface: &Surface<B>,
    scene: &Scene,
    shares: &[f64],
    colour: &str,
) -> Drawn<B> {
    let width = surface.dim_in_pixel().0 as f64;
    let (track, colour) = (scene.palette.token("line"), scene.palette.token(colour));
    for (i, share) in shares.iter().enumerate() {
        let top = scene.px((i + 1) as f64 * ROW_CSS - BAR_CSS - BELOW_CSS);
        pill(surface, scene, top, width as i32, track)?;
        if *share > 0.0 {
            // At least a dot, so that one event among thousands is seen.
            pill(surface, scene, top, ((width * share).round() as i32).max(scene.px(BAR_CSS)), colour)?;
        }
    }
    Ok(())
}

/// A bar from the left with round ends.
fn pill<B: DrawingBackend>(
    surface: &Surface<B>,
    scene: &Scene,
    top: i32,
    right: i32,
    colour: RGBColor,
) -> Drawn<B> {
    let height = scene.px(BAR_CSS);
    let radius = height / 2;
    surface.draw(&Circle::new((radius, top + radius), radius, colour.filled()))?;
    surface.draw(&Circle::new((right - radius, top + radius), radius, colour.filled()))?;
    surface.draw(&Rectangle::new([(radius, top), (right - radius, top + 2 * radius)], colour.filled()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_never_leaves_its_track() {
        assert_eq!([share(0, 0), share(5, 10), share(12, 10)], [0.0, 0.5, 1.0]);
    }
}
