//! The histogram's numbers in words.

use super::data::HistogramData;
use crate::charts::data_table::DataTable;
use crate::charts::labels;
use crate::charts::series::{TableRow, table_rows};
use crate::i18n::I18n;

/// The most rows; more buckets are joined.
const MOST_ROWS: usize = 60;

/// The table of a histogram in the language in use: when, how many, and how many of each category.
pub fn data_table(i18n: I18n, data: &HistogramData) -> DataTable {
    let lang = i18n.lang();
    let grid = data.grid();
    let cells = |row: TableRow| {
        let parts = data.breakdown(row.first, row.end).into_iter();
        let parts = parts.map(|(at, sum)| format!("{} {}", data.series[at].label, labels::number(lang, sum)));
        vec![
            labels::span(lang, (grid.edge(row.first), grid.edge(row.end))),
            labels::number(lang, row.total),
            parts.collect::<Vec<_>>().join(", "),
        ]
    };
    DataTable {
        caption: i18n.t("histogram-table"),
        head: ["histogram-time", "histogram-count", "histogram-parts"].map(|id| i18n.t(id)).into(),
        rows: table_rows(&data.totals(), MOST_ROWS).into_iter().map(cells).collect(),
    }
}
