//! The histogram's numbers in words.

use super::data::HistogramData;
use crate::charts::data_table::DataTable;
use crate::charts::labels;
use crate::charts::series::TableRow;
use crate::i18n::I18n;
use crate::text::clean::isolated;

/// The most rows for those who do not see the bars, and for those who look the numbers up; more bars are joined.
pub const FEW_ROWS: usize = 60;
/// See [`FEW_ROWS`].
pub const MANY_ROWS: usize = 500;

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

/// The table of a histogram in the language in use: when, how many, how many before if that is compared, and how many
/// of each part.
pub fn data_table(i18n: I18n, data: &HistogramData, most_rows: usize) -> DataTable {
    let lang = i18n.lang();
    let grid = data.grid();
    let compares = !data.before.is_empty();
    let cells = |row: TableRow| {
        let parts = data.breakdown(row.first, row.end).into_iter();
        let parts = parts
            .map(|(at, sum)| format!("{} {}", isolated(&data.series[at].label), labels::number(lang, sum)));
        let when = labels::span(lang, (grid.edge(row.first), grid.edge(row.end)));
        let before = data.before(row.first, row.end);
        let beside = compares.then(|| match before {
            Some(before) => [labels::number(lang, before), labels::difference(lang, row.total, before)],
            None => [String::new(), String::new()],
        });
        let now = [when, labels::number(lang, row.total)];
        now.into_iter()
            .chain(beside.into_iter().flatten())
            .chain([parts.collect::<Vec<_>>().join(", ")])
            .collect()
    };
    let head = ["histogram-time", "histogram-count"].into_iter();
    let beside = ["histogram-before", "histogram-difference"].into_iter().filter(|_| compares);
    DataTable {
        caption: i18n.t("histogram-table"),
        head: head.chain(beside).chain(["histogram-parts"]).map(|id| i18n.t(id)).collect(),
        rows: rows(data, most_rows).into_iter().map(cells).collect(),
    }
}

/// The rows: bars with events now or before, and neighbours joined where there would be too many.
fn rows(data: &HistogramData, most: usize) -> Vec<TableRow> {
    let bars = data.bars();
    let has_events = |bar: &usize| data.has_events(*bar);
    let filled = (0..bars).filter(has_events).count();
    let step = if filled <= most.max(1) { 1 } else { bars.div_ceil(most.max(1)) };
    let row = |first: usize| {
        let end = (first + step).min(bars);
        let total = (first..end).map(|bar| data.total(bar)).sum();
        (first..end).any(|bar| has_events(&bar)).then_some(TableRow { first, end, total })
    };
    (0..bars).step_by(step).filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::super::data::HistogramSeries;
    use super::super::grid::Grid;
    use super::*;
    use crate::charts::buckets::Buckets;
    use crate::i18n::Lang;
    use leptos::prelude::*;

    #[test]
    fn each_bar_stands_beside_what_was_before_and_one_that_has_become_empty_is_not_left_out() {
        let owner = Owner::new();
        owner.with(|| {
            let grid = Grid::even(Buckets { start_ms: 0, width_ms: 60_000, count: 4 });
            let series = HistogramSeries { label: "Bots".into(), ..HistogramSeries::default() };
            let data = HistogramData::from_series(grid, vec![(series, vec![5, 0, 0, 2])])
                .with_before([Some(2), Some(4), Some(0), None].as_slice().into());
            let table = data_table(I18n(RwSignal::new(Lang::En)), &data, MANY_ROWS);
            let cells: Vec<Vec<&str>> =
                table.rows.iter().map(|row| row[1..].iter().map(String::as_str).collect()).collect();
            assert_eq!(cells, [["5", "2", "+3", "Bots 5"], ["0", "4", "−4", ""], ["2", "", "", "Bots 2"]]);
            assert_eq!(table.head.len(), 5);
        });
    }
}
