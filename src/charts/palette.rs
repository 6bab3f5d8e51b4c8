//! The design's colours, for drawing. CSS custom properties are their only source.

use plotters::style::RGBColor;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What is drawn where a colour is missing or unreadable: a grey that shows on light and dark.
const FALLBACK: RGBColor = RGBColor(128, 136, 150);

thread_local! {
    /// Shared by all canvases: reading styles costs more than drawing. The flag is the theme it was read in.
    static CURRENT: RefCell<Option<(bool, Palette)>> = const { RefCell::new(None) };
}

/// The colours of one theme, read as they are asked for. Cloning shares them.
#[derive(Clone, Default)]
pub struct Palette {
    styles: Option<web_sys::CssStyleDeclaration>,
    known: Rc<RefCell<HashMap<String, RGBColor>>>,
}

impl Palette {
    /// The colours in force. Call it while drawing, when a change of theme has reached the styles; `dark` tells
    /// whether it has changed since the last call.
    pub fn current(dark: bool) -> Self {
        CURRENT.with_borrow_mut(|current| match current {
            Some((theme, palette)) if *theme == dark => palette.clone(),
            _ => current.insert((dark, Self::read())).1.clone(),
        })
    }

    /// The colours that were drawn with last, for a drawing that is not on the screen.
    pub fn shown() -> Self {
        CURRENT
            .with_borrow(|current| current.as_ref().map_or_else(Self::read, |(_, palette)| palette.clone()))
    }

    fn read() -> Self {
        let root =
            web_sys::window().and_then(|window| Some((window.document()?.document_element()?, window)));
        let styles = root.and_then(|(root, window)| window.get_computed_style(&root).ok().flatten());
        Self { styles, known: Rc::default() }
    }

    /// A design token by its name without dashes: `ink3`, `line2`, `panel`.
    pub fn token(&self, name: &str) -> RGBColor {
        if let Some(colour) = self.known.borrow().get(name) {
            return *colour;
        }
        let value =
            self.styles.as_ref().and_then(|styles| styles.get_property_value(&format!("--{name}")).ok());
        let colour = value.as_deref().and_then(parse_hex).unwrap_or(FALLBACK);
        self.known.borrow_mut().insert(name.to_owned(), colour);
        colour
    }

    /// The colour of a category by its slug: the custom property `--c-{slug}`.
    pub fn category(&self, slug: &str) -> RGBColor {
        self.token(&format!("c-{slug}"))
    }
}

/// The CSS value that is a category's colour, for `style:` properties.
pub fn category_css(slug: &str) -> String {
    format!("var(--c-{slug})")
}

/// Reads `#rgb` and `#rrggbb`.
pub fn parse_hex(text: &str) -> Option<RGBColor> {
    let digits = text.trim().strip_prefix('#')?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let channel = |at: usize, len: usize| u8::from_str_radix(digits.get(at * len..(at + 1) * len)?, 16).ok();
    match digits.len() {
        3 => Some(RGBColor(channel(0, 1)? * 17, channel(1, 1)? * 17, channel(2, 1)? * 17)),
        6 => Some(RGBColor(channel(0, 2)?, channel(1, 2)?, channel(2, 2)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lengths_of_hex_are_read() {
        let read = |text| parse_hex(text).map(|RGBColor(r, g, b)| [r, g, b]);
        assert_eq!(read("#2f5bea"), Some([0x2f, 0x5b, 0xea]));
        assert_eq!(read(" #FFF "), Some([255, 255, 255]));
        assert_eq!(read("#0a9"), Some([0, 0xaa, 0x99]));
        for bad in ["", "#", "#12345", "red", "#é12", "#ggg", "#+12"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
