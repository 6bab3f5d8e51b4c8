// The results as text, for a terminal and for Markdown alike.
import { markdown, mb, ms } from '../page/table.js';
import { LONG } from '../page/recording.js';

export function table(rows) {
  const head = ['', 'seconds', 'MB', 'longest task, ms', 'processor, ms', `tasks > ${LONG} ms`, 'MB in the process before', 'at the most'];
  const line = ({ name, seconds, size, task, memory }) =>
    [name, seconds.toFixed(1), size ? mb(size) : '', ms(task.longest), ms(task.processor), String(task.long), mb(memory.before), mb(memory.peak)];
  return markdown(head, rows.map(line));
}
