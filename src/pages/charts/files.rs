//! The charts of this screen as files.

use crate::charts::area;
use crate::charts::bars::BarRow;
use crate::charts::heat::{self, DAYS, HOURS, HeatData};
use crate::charts::labels;
use crate::charts::save::sheet::{Anchor, Sheet};
use crate::charts::save::{Caption, Chart};
use crate::charts::series::SeriesData;
use crate::i18n::{I18n, Lang};
use crate::pages::explore;
use crate::platform::intl::{self, Style, Weekday};
use crate::platform::zone;
use crate::queries::before;
use crate::queries::charts::Card;
use crate::queries::top::Top;
use crate::state::App;
use audit_model::Timestamp;
use leptos::prelude::*;

/// The area of a saved chart is so many times as large as on the screen.
const ZOOM: f64 = 2.0;
const CELL_CSS: f64 = 24.0;
const DAY_CSS: f64 = 48.0;

/// What stands on every file, and what the signs of this one mean.
fn caption(app: App, i18n: I18n, title: String, signs: &[&str]) -> Caption {
    untrack(|| {
        let lang = i18n.lang();
        let range = app.filters.with(|filters| filters.range).or(app.range.get());
        let zone = app.zone.get().unwrap_or_else(zone::own);
        let period = range.map(|range| {
            let moment = |at| intl::date(lang, Style::Exact, at);
            let args = [
                ("from", moment(range.start).into()),
                ("to", moment(range.end).into()),
                ("zone", zone.into()),
            ];
            i18n.ta("save-period", &args)
        });
        let chips: Vec<String> = explore::chips(app, i18n, usize::MAX)
            .into_iter()
            .filter(|chip| chip.key != "range")
            // A file is read where no tooltip says the key.
            .map(|chip| match chip.more.as_str() {
                "" => chip.label,
                key => format!("{} ({key})", chip.label),
            })
            .collect();
        let filters = match chips.is_empty() {
            true => i18n.t("save-no-filters"),
            false => i18n.ta("save-filters", &[("list", chips.join(" · ").into())]),
        };
        let partly = (!before::is_all_read(app)).then(|| i18n.t("save-partly"));
        let signs = signs.iter().map(|id| i18n.t(id));
        Caption { title, lines: period.into_iter().chain([filters]).chain(partly).chain(signs).collect() }
    })
}

/// A category: its events over time and its kinds.
pub fn category(app: App, i18n: I18n, name: String, card: Card) -> Chart {
    let lang = i18n.0.get_untracked();
    let dashed = (!card.series.before.is_empty()).then_some("save-dashed");
    let shaded = (!card.series.ordinary.is_empty()).then_some("compare-shade");
    let signs: Vec<&str> = dashed.into_iter().chain(shaded).collect();
    let caption = caption(app, i18n, format!("{name}: {}", labels::number(lang, card.total)), &signs);
    let table = category_table(i18n, &card);
    let Card { category, total, series, keys, .. } = card;
    let slug = category.slug();
    let ends = ends(lang, &series);
    let peak = labels::number(lang, u64::from(series.max()));
    let width = untrack(|| labels::width(i18n, series.buckets.width_ms));
    let peak = untrack(|| i18n.ta("chart-peak", &[("n", peak.into()), ("width", width.into())]));
    let paint = move |sheet: &mut Sheet| {
        sheet.draw(0.0, area::HEIGHT_CSS * ZOOM, ZOOM, |surface, scene| {
            area::draw(surface, scene, &series, slug)
        });
        sheet.label(0.0, 12.0, Anchor::Start, &ends.0);
        sheet.label(Sheet::ROOM_CSS / 2.0, 12.0, Anchor::Middle, &peak);
        sheet.label(Sheet::ROOM_CSS, 12.0, Anchor::End, &ends.1);
        sheet.skip(28.0);
        sheet.bars(&keys, total, &format!("c-{slug}"), |count| labels::number(lang, count));
    };
    Chart { name, caption, table, paint: Box::new(paint) }
}

fn ends(lang: Lang, series: &SeriesData) -> (String, String) {
    let grid = series.buckets;
    let end = |ms| labels::end_of_axis(lang, ms, grid.end_ms() - grid.start_ms);
    (end(grid.start_ms), end(grid.edge(grid.count.saturating_sub(1))))
}

/// The buckets, and below them the kinds.
fn category_table(i18n: I18n, Card { series, keys, .. }: &Card) -> Vec<Vec<String>> {
    let head = [
        "save-start",
        "save-end",
        "histogram-count",
        "chart-before",
        "save-ordinary-low",
        "save-ordinary-high",
    ];
    let mut rows = vec![heading(i18n, &head)];
    rows.extend((0..series.buckets.count).map(|at| {
        let (start, end) = series.buckets.span(at);
        let beside = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
        let ordinary = series.ordinary.get(at);
        vec![
            Timestamp(start).to_string(),
            Timestamp(end).to_string(),
            beside(series.counts.get(at).copied()),
            beside(series.before.get(at).copied()),
            beside(ordinary.map(|range| range.0)),
            beside(ordinary.map(|range| range.1)),
        ]
    }));
    rows.push(Vec::new());
    rows.extend(bar_table(i18n, keys));
    rows
}

fn bar_table(i18n: I18n, bars: &[BarRow]) -> Vec<Vec<String>> {
    let rows =
        bars.iter().map(|BarRow { key, label, count }| vec![key.clone(), label.clone(), count.to_string()]);
    [heading(i18n, &["save-value", "save-name", "histogram-count"])].into_iter().chain(rows).collect()
}

fn heading(i18n: I18n, ids: &[&str]) -> Vec<String> {
    untrack(|| ids.iter().map(|id| i18n.t(id)).collect())
}

/// The most frequent values of a facet.
pub fn top(app: App, i18n: I18n, title: String, Top { rows, .. }: Top, colour: &'static str) -> Chart {
    let lang = i18n.0.get_untracked();
    let most = rows.iter().map(|row| row.count).max().unwrap_or_default();
    let (caption, table) = (caption(app, i18n, title.clone(), &[]), bar_table(i18n, &rows));
    let paint = move |sheet: &mut Sheet| sheet.bars(&rows, most, colour, |count| labels::number(lang, count));
    Chart { name: title, caption, table, paint: Box::new(paint) }
}

/// The hours of the week.
pub fn hours(app: App, i18n: I18n, title: String, data: HeatData) -> Chart {
    let lang = i18n.0.get_untracked();
    let table = hour_table(i18n, &data);
    let dotted = data.unusual.iter().any(Option::is_some).then_some("save-dotted");
    let caption = caption(app, i18n, title.clone(), dotted.as_slice());
    let paint = move |sheet: &mut Sheet| {
        for day in 0..DAYS {
            let name = intl::weekday(lang, day, Weekday::Short);
            sheet.label(0.0, (day as f64 + 0.62) * CELL_CSS, Anchor::Start, &name);
        }
        sheet.draw(DAY_CSS, DAYS as f64 * CELL_CSS, 1.0, |surface, scene| heat::draw(surface, scene, &data));
        let hour_css = (Sheet::ROOM_CSS - DAY_CSS) / HOURS as f64;
        for hour in (0..HOURS).step_by(3) {
            sheet.label(DAY_CSS + hour as f64 * hour_css, 14.0, Anchor::Start, &format!("{hour:02}:00"));
        }
        sheet.skip(18.0);
    };
    Chart { name: title, caption, table, paint: Box::new(paint) }
}

fn hour_table(i18n: I18n, data: &HeatData) -> Vec<Vec<String>> {
    let lang = i18n.0.get_untracked();
    let row = |cell: usize| {
        let usual = data.usual(cell).map(|usual| usual.to_string()).unwrap_or_default();
        let (day, hour) = (intl::weekday(lang, cell / HOURS, Weekday::Long), cell % HOURS);
        vec![day, format!("{hour:02}:00"), data.count(cell).to_string(), usual]
    };
    let head = heading(i18n, &["save-weekday", "save-hour", "histogram-count", "save-usual"]);
    [head].into_iter().chain((0..DAYS * HOURS).map(row)).collect()
}
