//! Charts as files: a picture with all that one needs to know to read it, drawn by the code that draws the screen, and
//! the same numbers as a table.

pub mod csv;
pub mod menu;
pub mod sheet;

use super::palette::Palette;
use sheet::Sheet;

/// What a chart can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Pixels.
    Png,
    /// Lines.
    Svg,
    /// Numbers.
    Csv,
}

impl Kind {
    /// All, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Csv];

    /// The end of the file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv => "csv",
        }
    }
}

/// What stands on every file: what it shows, of when, under which filters, in which time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// The title.
    pub title: String,
    /// Everything else, a line each.
    pub lines: Vec<String>,
}

/// A chart that can be saved.
pub struct Chart {
    /// The name of the file, without its end.
    pub name: String,
    /// What stands on it.
    pub caption: Caption,
    /// The numbers, headings first.
    pub table: Vec<Vec<String>>,
    /// Draws it below the caption.
    pub paint: Box<dyn FnOnce(&mut Sheet)>,
}

impl Chart {
    /// The chart as a drawing of lines, in the colours that are on the screen.
    pub fn into_svg(self) -> String {
        let mut sheet = Sheet::new(&self.caption, Palette::shown());
        (self.paint)(&mut sheet);
        sheet.finish()
    }

    /// The chart as a table.
    pub fn csv(&self) -> String {
        csv::write(&self.caption, &self.table)
    }
}
