// The results as text, for a terminal and for Markdown alike.
import { LONG } from './recording.js';

export const ms = (value) => value.toFixed(1);
export const mb = (bytes) => (bytes === null ? '?' : (bytes / 1e6).toFixed(1));

export function markdown(head, lines) {
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
  const row = (cells) => `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join(' | ')} |`;
  return [row(head), row(widths.map((width, column) => (column === 0 ? '-' : '').padEnd(width - 1, '-') + (column === 0 ? '-' : ':'))), ...lines.map(row)].join('\n');
}

export function table({ rows, memory, machine, build, loaded, streamed }) {
  const parts = [`The ${build} page; ${machine.processors}; load ${machine.load.before.toFixed(1)} before, ${machine.load.after.toFixed(1)} after`];
  if (loaded) parts.push(`${loaded.events.toLocaleString('en')} events, loaded from the sample workspace in ${loaded.seconds.toFixed(0)} s`);
  if (streamed) parts.push(`${streamed.events.toLocaleString('en')} events streamed in ${streamed.seconds.toFixed(0)} s`);
  const head = ['ms', 'longest task', 'processor', `tasks > ${LONG}`, 'frame p50', 'frame p95', 'longest frame'];
  const lines = Object.entries(rows).map(([name, { task, frames }]) =>
    [name, ms(task.longest), ms(task.processor), String(task.long), ms(frames.median), ms(frames.p95), ms(frames.longest)]);
  if (lines.length > 0) parts.push(`\n${markdown(head, lines)}`);
  if (memory.length > 0) {
    const columns = ['changing filters for', 'changes', 'MB in heap and arrays', 'MB in the process'];
    parts.push(`\n${markdown(columns, memory.map((one) => [`${one.minute} min`, String(one.changes), mb(one.heap), mb(one.process)]))}`);
  }
  return parts.join('\n');
}
