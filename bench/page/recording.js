// Tasks of the page's main thread and its frames while something is done, from a browser trace.
import { writeFile } from 'node:fs/promises';
import { quantile } from '../store/run/statistics.js';

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata', 'blink.user_timing'];
/** With these, a trace says in which function a task spent its time. */
const SAMPLES = ['v8', 'disabled-by-default-v8.cpu_profiler'];
/** The limit that the page holds itself to, in milliseconds. */
export const LONG = 50;

/**
 * Gives, in milliseconds: the longest task by the clock and by the processor's time, how many took longer than LONG by
 * the clock, and the distances of frames. A file keeps the trace, with samples of what was running.
 */
export async function record(browser, page, act, file) {
  await page.evaluate(() => {
    const frames = [];
    let going = true;
    const follow = (time) => {
      frames.push(time);
      if (going) requestAnimationFrame(follow);
    };
    requestAnimationFrame(follow);
    globalThis.endFrames = () => {
      going = false;
      return frames;
    };
  });
  await browser.startTracing(page, { categories: file ? [...CATEGORIES, ...SAMPLES] : CATEGORIES });
  await page.evaluate(() => performance.mark('bench-start'));
  const told = await act();
  await page.evaluate(() => performance.mark('bench-end'));
  const bytes = await browser.stopTracing();
  if (file) await writeFile(file, bytes);
  const trace = JSON.parse(bytes.toString());
  const times = await page.evaluate(() => globalThis.endFrames());
  const gaps = times.slice(1).map((time, index) => time - times[index]);
  return { ...tasks(trace.traceEvents), frames: { count: gaps.length, median: quantile(gaps, 0.5), p95: quantile(gaps, 0.95), longest: Math.max(...gaps) }, ...told };
}

function tasks(events) {
  const mark = (name) => events.find((event) => event.name === name && event.cat.includes('user_timing'));
  const [start, end] = [mark('bench-start'), mark('bench-end')];
  const inside = ({ pid, tid, ts }) => pid === start.pid && tid === start.tid && ts >= start.ts && ts <= end.ts;
  // Chromium calls one task by two names, one within the other.
  const spans = events.filter((event) => event.ph === 'X' && /RunTask$/.test(event.name) && inside(event));
  const longest = (name) => Math.max(0, ...spans.map((span) => (span[name] ?? 0) / 1000));
  const long = spans.filter(({ dur }) => dur > LONG * 1000).map(({ ts }) => Math.round(ts / 100));
  // The processor's time is what the page is to blame for; on a busy machine a task takes longer than it works.
  return { task: { longest: longest('dur'), processor: longest('tdur'), long: new Set(long).size } };
}
