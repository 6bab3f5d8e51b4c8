// Measures one engine once.
import { median, quantile } from './statistics.js';
import { withPage } from './browser.js';

/** What each call of the interaction of four does. */
export const FOUR = ['window', '+ category', '+ actor', 'clear'];

/**
 * Gives `rows`, by name `{ median, p95 }` in milliseconds (of one sample for the loads), `memory` in bytes, and
 * `answers`, the fingerprints of all views after every call, by interaction.
 */
export async function measure(origin, engine, { events, samples }) {
  const { load } = await withPage(origin, async (page) => {
    await page.evaluate(([name, count]) => bench.start(name, count), [engine, events]);
    return { load: await page.evaluate(() => bench.load('events')) };
  });
  return withPage(origin, async (page, memory, browser) => {
    if (!(await page.evaluate(() => bench.isolated()))) throw new Error('the page is not isolated, so that its clock is coarse');
    await page.evaluate(([name, count]) => bench.start(name, count), [engine, events]);
    const before = await memory.measure();
    const pages = await page.evaluate(() => bench.load('pages'));
    const after = await memory.measure();
    const told = await page.evaluate(() => bench.bytes());
    const results = await page.evaluate((count) => bench.run(count), samples);
    return {
      browser,
      rows: Object.fromEntries([...results.flatMap(rowsOf), ['load events', once(load)], ['load pages', once(pages)]]),
      memory: { engine: told ?? after.heap - before.heap, process: after.process - before.process },
      answers: Object.fromEntries(results.map(({ name, answers }) => [name, answers])),
    };
  });
}

const once = (time) => ({ median: time, p95: time });
const summary = (times) => ({ median: median(times), p95: quantile(times, 0.95) });

/** An interaction of several calls is a row by itself, and one for each call. */
function rowsOf({ name, times }) {
  const whole = [name, summary(times.map((calls) => calls.reduce((sum, time) => sum + time, 0)))];
  if (times[0].length === 1) return [whole];
  return [whole, ...FOUR.map((call, index) => [`· ${call}`, summary(times.map((calls) => calls[index]))])];
}

/** Of several runs, for each row the one that was disturbed least. */
export function best(runs) {
  const rows = {};
  for (const run of runs) {
    for (const [name, row] of Object.entries(run.rows)) {
      if (!rows[name] || row.median < rows[name].median) rows[name] = row;
    }
  }
  return { ...runs[0], rows };
}
