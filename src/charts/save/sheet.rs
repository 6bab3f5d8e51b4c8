//! The paper that a saved chart is drawn on: a caption, drawings by plotters and words beside them, as SVG.
//!
//! Sizes are CSS pixels. Everything is drawn at twice that, because plotters counts in whole pixels.

use super::Caption;
use crate::charts::bars::{self, BarRow, ROW_CSS};
use crate::charts::canvas::{Drawn, Scene, Surface};
use crate::charts::palette::Palette;
use plotters::prelude::{IntoDrawingArea, RGBColor, SVGBackend};
use std::fmt::Write;

/// The width of the paper.
const WIDTH_CSS: f64 = 720.0;
const MARGIN_CSS: f64 = 24.0;
/// Drawn pixels in a CSS pixel.
const RATIO: f64 = 2.0;
/// About so many letters fit into a line of a caption.
const LINE_LETTERS: usize = 104;

/// Where a text ends up on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Begins at the place.
    Start,
    /// Has the place at its middle.
    Middle,
    /// Ends at the place.
    End,
}

/// The paper.
pub struct Sheet {
    palette: Palette,
    body: String,
    /// Where the next thing goes.
    y_css: f64,
}

impl Sheet {
    /// The room for drawings.
    pub const ROOM_CSS: f64 = WIDTH_CSS - 2.0 * MARGIN_CSS;

    /// Paper with a caption, in the colours of a theme.
    pub fn new(caption: &Caption, palette: Palette) -> Self {
        let mut sheet = Self { palette, body: String::new(), y_css: MARGIN_CSS };
        sheet.y_css += 14.0;
        sheet.line(&caption.title, 17.0, "ink", true);
        for line in caption.lines.iter().flat_map(|line| wrapped(line, LINE_LETTERS)) {
            sheet.line(&line, 11.5, "ink2", false);
        }
        sheet.y_css += 4.0;
        sheet
    }

    fn line(&mut self, text: &str, size_css: f64, colour: &str, is_bold: bool) {
        self.write((0.0, self.y_css), Anchor::Start, size_css, colour, is_bold, text);
        self.y_css += size_css * 1.5;
    }

    /// A drawing from `left_css` on, `zoom` times as large as on the screen.
    pub fn draw(
        &mut self,
        left_css: f64,
        height_css: f64,
        zoom: f64,
        draw: impl FnOnce(&Surface<SVGBackend<'_>>, &Scene) -> Drawn<SVGBackend<'static>>,
    ) {
        let width_css = Self::ROOM_CSS - left_css;
        let pixels = |css: f64| (css * RATIO).round() as u32;
        let mut drawing = String::new();
        let scene = Scene {
            width_css: width_css / zoom,
            height_css: height_css / zoom,
            ratio: RATIO * zoom,
            palette: self.palette.clone(),
        };
        let backend = SVGBackend::with_string(&mut drawing, (pixels(width_css), pixels(height_css)));
        let surface = backend.into_drawing_area();
        let drawn = draw(&surface, &scene).and_then(|()| surface.present());
        drop(surface);
        if let Err(error) = drawn {
            leptos::logging::warn!("a chart was not drawn: {error}");
        }
        let (x, y) = ((MARGIN_CSS + left_css) * RATIO, self.y_css * RATIO);
        // Writing into a String cannot fail.
        let _ = write!(self.body, r#"<g transform="translate({x:.1} {y:.1})">{drawing}</g>"#);
        self.y_css += height_css;
    }

    /// Small words beside a drawing, `x_css` from its left and `dy_css` below where the next thing goes.
    pub fn label(&mut self, x_css: f64, dy_css: f64, anchor: Anchor, text: &str) {
        self.write((x_css, self.y_css + dy_css), anchor, 11.0, "ink3", false, text);
    }

    /// Leaves room.
    pub fn skip(&mut self, css: f64) {
        self.y_css += css;
    }

    /// Values as bars with their counts, as on the screen; a full bar is `total`.
    pub fn bars(&mut self, rows: &[BarRow], total: u64, colour: &str, count: impl Fn(u64) -> String) {
        let shares: Vec<f64> = rows.iter().map(|row| bars::share(row.count, total)).collect();
        for (at, row) in rows.iter().enumerate() {
            let y = self.y_css + at as f64 * ROW_CSS + 15.0;
            self.write((0.0, y), Anchor::Start, 12.5, "ink2", false, &cut(&row.label, 80));
            self.write((Self::ROOM_CSS, y), Anchor::End, 12.5, "ink", false, &count(row.count));
        }
        let height = rows.len() as f64 * ROW_CSS;
        if height > 0.0 {
            self.draw(0.0, height, 1.0, |surface, scene| bars::draw(surface, scene, &shares, colour));
        }
    }

    fn write(
        &mut self,
        (x_css, y_css): (f64, f64),
        anchor: Anchor,
        size_css: f64,
        colour: &str,
        is_bold: bool,
        text: &str,
    ) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if is_bold { r#" font-weight="600""# } else { "" };
        let (x, y, size) = ((MARGIN_CSS + x_css) * RATIO, y_css * RATIO, size_css * RATIO);
        let (colour, text) = (hex(self.palette.token(colour)), escaped(text));
        let _ = write!(
            self.body,
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{weight}>{text}</text>"#
        );
    }

    /// The whole of it.
    pub fn finish(self) -> String {
        let height_css = self.y_css + MARGIN_CSS;
        let (width, height) = (WIDTH_CSS * RATIO, (height_css * RATIO).round());
        let ground = hex(self.palette.token("panel"));
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH_CSS}" height="{}" viewBox="0 0 {width} {height}" font-family="Inter, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"><rect width="{width}" height="{height}" fill="{ground}"/>{}</svg>"#,
            height / RATIO,
            self.body
        )
    }
}

fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A text as XML has it, set apart from what stands beside it: names may run from right to left. What XML forbids is
/// left out.
fn escaped(text: &str) -> String {
    let mut safe = String::from("\u{2068}");
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe.push('\u{2069}');
    safe
}

/// A text of so many letters at most.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// Lines of so many letters at most, broken between words; a longer word is cut.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace().map(|word| cut(word, most)) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < most => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_the_log_is_text() {
        let caption = Caption { title: "<script>&\u{8}".into(), lines: vec!["a ".repeat(80)] };
        let svg = Sheet::new(&caption, Palette::default()).finish();
        assert!(svg.contains("\u{2068}&lt;script&gt;&amp; \u{2069}") && !svg.contains("<script>"));
        assert_eq!(svg.matches("<text").count(), 3, "a long line is broken");
    }

    #[test]
    fn bars_are_drawn_with_their_words() {
        let rows = [("Вход", 9_u64), ("b", 1)].map(|(label, count)| BarRow {
            key: label.into(),
            label: label.into(),
            count,
        });
        let mut sheet = Sheet::new(&Caption::default(), Palette::default());
        sheet.bars(&rows, 10, "accent", |count| count.to_string());
        let svg = sheet.finish();
        assert!(svg.contains("Вход") && svg.matches("<rect").count() > 4, "{svg}");
    }

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij", 4), ["abc…"]);
        assert!(wrapped("", 4).is_empty());
    }
}
