// The results as text, for a terminal and for Markdown alike.
import { geometricMean } from './statistics.js';

/** The packages, beside which ours is measured; the other opponents are ours, too. */
const PACKAGED = ['crossfilter2', 'arquero', 'duckdb', 'sqlite'];

const isLoad = (name) => name.startsWith('load');
const isPart = (name) => name.startsWith('·');

function number(milliseconds) {
  if (milliseconds >= 100) return Math.round(milliseconds).toLocaleString('en');
  return milliseconds.toFixed(milliseconds >= 10 ? 1 : milliseconds >= 0.1 ? 2 : 3);
}

const ratio = (value) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
const megabytes = (bytes) => (bytes === null || Number.isNaN(bytes) ? '?' : String(Math.round(bytes / 1e6)));

function markdown(head, lines) {
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
  const row = (cells) => `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join(' | ')} |`;
  return [row(head), row(widths.map((width, column) => (column === 0 ? '-' : '').padEnd(width - 1, '-') + (column === 0 ? '-' : ':'))), ...lines.map(row)].join('\n');
}

/** Medians and p95 of all rows, and memory. */
export function times(results) {
  const engines = Object.keys(results);
  const rows = Object.keys(results[engines[0]].rows);
  const cell = ({ median, p95 }, name) => (isLoad(name) ? number(median) : `${number(median)} / ${number(p95)}`);
  const lines = rows.map((name) => [name, ...engines.map((engine) => cell(results[engine].rows[name], name))]);
  const memory = (kind) => engines.map((engine) => megabytes(results[engine].memory[kind]));
  lines.push(['memory, MB: engine', ...memory('engine')], ['memory, MB: process', ...memory('process')]);
  return markdown(['ms: median / p95', ...engines], lines);
}

/** How many times as long the others take as ours. */
export function ratios(results) {
  const { ours, ...others } = results;
  if (!ours || Object.keys(others).length === 0) return '';
  const engines = Object.keys(others);
  const rows = Object.keys(ours.rows).filter((name) => !isPart(name));
  const cell = (engine, name) => {
    const [mine, theirs] = [ours.rows[name], others[engine].rows[name]];
    const [middle, tail] = [theirs.median / mine.median, theirs.p95 / mine.p95];
    return isLoad(name) ? ratio(middle) : `${ratio(middle)} / ${ratio(tail)}`;
  };
  const table = markdown(['times ours: median / p95', ...engines], rows.map((name) => [name, ...engines.map((engine) => cell(engine, name))]));
  const packaged = engines.filter((engine) => PACKAGED.includes(engine));
  if (packaged.length === 0) return table;
  const gains = rows.filter((name) => !isLoad(name)).map((name) => Math.min(...packaged.map((engine) => others[engine].rows[name].median)) / ours.rows[name].median);
  return `${table}\n\nThe best package of each row takes ${ratio(geometricMean(gains))} times as long as ours, in the geometric mean of the rows but the loads.`;
}
