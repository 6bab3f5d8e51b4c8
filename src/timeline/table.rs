//! The histogram's numbers in words.

use super::data::HistogramData;
use crate::charts::data_table::DataTable;
use crate::charts::labels;
use crate::charts::series::{TableRow, table_rows};
use crate::i18n::I18n;

/// The most rows; more buckets are joined.
const MOST_ROWS: usize = 60;

/// The histogram in a sentence: what it shows, of when, and how many events.
pub fn summary(i18n: I18n, data: &HistogramData) -> String {
    let (label, grid) = (i18n.t("histogram-label"), data.grid());
    let total = usize::try_from(data.totals().into_iter().sum::<u64>()).unwrap_or(usize::MAX);
    if grid.count() == 0 {
        return label;
    }
    let when = labels::span(i18n.lang(), (grid.start_ms(), grid.end_ms()));
    format!("{label}: {when}, {}", i18n.tn("events", total))
}

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
