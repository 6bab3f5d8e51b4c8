//! How a person wants the list: how dense, which columns, how wide, and how times are told. Plain data, kept for the
//! next visit.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Column {
    /// When.
    Time,
    /// Who did it.
    Who,
    /// What was done.
    What,
    /// What it was done to; without this column it stands behind what was done.
    Object,
    /// From which address.
    Address,
    /// With which client.
    Client,
    /// Of which category it is.
    Category,
    /// Of which kind, by its key.
    Key,
    /// With which client, in its own words.
    Agent,
    /// The event's id.
    Id,
}

impl Column {
    /// All of them, in their order.
    pub const ALL: [Self; 10] = [
        Self::Time,
        Self::Who,
        Self::What,
        Self::Object,
        Self::Category,
        Self::Key,
        Self::Address,
        Self::Client,
        Self::Agent,
        Self::Id,
    ];

    /// Those that can be left out.
    pub fn optional() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|column| *column != Self::What)
    }

    /// Whether it is there until somebody leaves it out.
    const fn is_usual(self) -> bool {
        !matches!(self, Self::Object | Self::Category | Self::Key | Self::Agent | Self::Id)
    }

    /// The name of the message that names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Time => "list-time",
            Self::Who => "list-actor",
            Self::What => "list-event",
            Self::Object => "list-object",
            Self::Address => "list-ip",
            Self::Client => "list-client",
            Self::Category => "list-category",
            Self::Key => "detail-key",
            Self::Agent => "detail-agent",
            Self::Id => "detail-id",
        }
    }

    /// The name of its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Who => "who",
            Self::What => "what",
            Self::Object => "object",
            Self::Address => "ip",
            Self::Client => "client",
            Self::Category => "category",
            Self::Key => "key",
            Self::Agent => "agent",
            Self::Id => "id",
        }
    }

    /// Its width until somebody changes it, in CSS pixels; what was done takes the rest.
    const fn usual_px(self) -> u16 {
        match self {
            Self::Time => 78,
            Self::Who => 176,
            Self::What => 0,
            Self::Object => 170,
            Self::Address => 124,
            Self::Client => 150,
            Self::Category => 130,
            Self::Key => 190,
            Self::Agent => 220,
            // A whole UUID.
            Self::Id => 270,
        }
    }
}

/// How dense the rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Density {
    /// As many as can be read.
    Compact,
    /// With room to breathe.
    #[default]
    Comfortable,
}

/// How times are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Times {
    /// To the second.
    #[default]
    Exact,
    /// How long ago.
    Relative,
}

/// The whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// How dense the rows are.
    pub density: Density,
    /// How times are told.
    pub times: Times,
    /// Whether repeated events are told as one.
    pub folded: bool,
    /// Columns that are not as at first: left out, or, where they are not usual, shown.
    pub turned: BTreeSet<Column>,
    /// Widths that were changed, in CSS pixels.
    pub widths: BTreeMap<Column, u16>,
}

/// Between two columns, and at the end of a row. CSS pixels.
const GAP_PX: f64 = 12.0;
/// The coloured stripe at the start of a row. CSS pixels.
const STRIPE_PX: f64 = 4.0;
/// Below this width what was done cannot be read, so that others make room. CSS pixels.
const LEAST_WHAT_PX: f64 = 210.0;
/// How narrow and how wide a column can be made. CSS pixels.
const WIDTHS_PX: (u16, u16) = (56, 480);
/// How much more room "12 minutes ago" takes than `14:21:07`. CSS pixels.
const RELATIVE_PX: u16 = 26;
/// Who makes room first.
const LEAVES_FIRST: [Column; 7] = [
    Column::Agent,
    Column::Id,
    Column::Category,
    Column::Client,
    Column::Key,
    Column::Object,
    Column::Address,
];

impl Layout {
    /// Whether a column is wanted.
    pub fn has(&self, column: Column) -> bool {
        column.is_usual() != self.turned.contains(&column)
    }

    /// Leaves a column out, or shows it again.
    #[must_use]
    pub fn toggled(&self, column: Column) -> Self {
        let mut layout = self.clone();
        if column != Column::What && !layout.turned.remove(&column) {
            layout.turned.insert(column);
        }
        layout
    }

    /// With another width of a column.
    #[must_use]
    pub fn sized(&self, column: Column, px: f64) -> Self {
        let mut layout = self.clone();
        let px = px.clamp(f64::from(WIDTHS_PX.0), f64::from(WIDTHS_PX.1)).round() as u16;
        layout.widths.insert(column, px);
        layout
    }

    /// The width of a column, in CSS pixels.
    pub fn px(&self, column: Column) -> u16 {
        let more = if column == Column::Time && self.times == Times::Relative { RELATIVE_PX } else { 0 };
        self.widths.get(&column).copied().unwrap_or(column.usual_px() + more)
    }

    /// The columns that a list of this width shows: those that are wanted, as far as what was done can be read.
    pub fn shown(&self, room_px: f64) -> Vec<Column> {
        let mut columns: Vec<Column> = Column::ALL.into_iter().filter(|column| self.has(*column)).collect();
        for leaving in LEAVES_FIRST {
            let taken: f64 = columns.iter().map(|column| f64::from(self.px(*column)) + GAP_PX).sum();
            if STRIPE_PX + taken + GAP_PX + LEAST_WHAT_PX <= room_px {
                break;
            }
            columns.retain(|column| *column != leaving);
        }
        columns
    }

    /// The columns as a style sheet has them.
    pub fn template(&self, columns: &[Column]) -> String {
        let track = |column: &Column| match column {
            Column::What => " minmax(0, 1fr)".to_owned(),
            column => format!(" {}px", self.px(*column)),
        };
        format!("{STRIPE_PX}px{}", columns.iter().map(track).collect::<String>())
    }

    /// The height of a row, in CSS pixels.
    pub const fn row_px(&self) -> f64 {
        match self.density {
            Density::Compact => 25.0,
            Density::Comfortable => 32.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_make_room_for_what_was_done() {
        let layout = Layout::default();
        assert_eq!(layout.shown(1_090.0).len(), 5);
        assert!(!layout.shown(770.0).contains(&Column::Client));
        assert_eq!(layout.shown(450.0), [Column::Time, Column::Who, Column::What]);
        let wanted = Column::ALL.into_iter().filter(|column| !column.is_usual());
        let all = wanted.fold(layout.clone(), |layout, column| layout.toggled(column));
        assert_eq!(all.shown(2_000.0), Column::ALL);
        assert!(!all.shown(1_600.0).contains(&Column::Agent));
        assert_eq!(all.shown(450.0), [Column::Time, Column::Who, Column::What]);
        let narrow = layout.toggled(Column::Time).toggled(Column::Who).toggled(Column::What);
        assert_eq!(narrow.shown(100.0), [Column::What]);
    }

    #[test]
    fn a_width_stays_within_reason_and_a_column_turned_twice_is_as_before() {
        let layout = Layout::default().sized(Column::Who, 9_000.0).sized(Column::Client, -5.0);
        assert_eq!((layout.px(Column::Who), layout.px(Column::Client)), (480, 56));
        assert_eq!(layout.toggled(Column::Who).toggled(Column::Who), layout);
        assert_eq!(Layout::default().template(&[Column::Time, Column::What]), "4px 78px minmax(0, 1fr)");
    }

    #[test]
    fn what_was_kept_is_read_back_and_what_is_missing_is_as_usual() {
        let layout = Layout { density: Density::Compact, ..Layout::default() }.sized(Column::Who, 200.0);
        let json = serde_json::to_string(&layout).unwrap();
        assert_eq!(serde_json::from_str::<Layout>(&json).unwrap(), layout);
        assert_eq!(serde_json::from_str::<Layout>("{}").unwrap(), Layout::default());
    }
}
