// Drives one engine in this page. The runner calls `bench.…` and looks at the memory in between.
import { BATCH, Log } from '../workload/log.js';
import { clear, interactions } from '../workload/script.js';
import { fingerprints } from '../workload/views.js';

/** Events that are made, untimed, before they are loaded: few enough not to crowd the memory. */
const PORTION = 20_000;

let engine;
let log;

/** Nothing waits for a promise that is none: that alone would take as long as a quick engine. */
async function timed(work) {
  const begun = performance.now();
  const promise = work();
  if (promise instanceof Promise) await promise;
  return performance.now() - begun;
}

/** Collects what making the events has left, so that the engine is not timed doing it. */
const sweep = () => globalThis.gc?.({ type: 'minor' });

async function start(name, count) {
  const module = await import(`../engines/${name}.js`);
  engine = await module.create();
  log = new Log(count);
}

/** Loads the log, as parsed events or as pages of JSON; gives milliseconds. */
async function load(form) {
  let took = 0;
  for (let from = 0; from < log.count; from += PORTION) {
    const until = Math.min(from + PORTION, log.count);
    if (form === 'pages') {
      const pages = log.pages(from, until);
      sweep();
      took += await timed(() => engine.loadPages(pages));
    } else {
      const ready = await prepared(from, until);
      sweep();
      took += await timed(() => engine.loadEvents(ready));
    }
  }
  took += await timed(() => engine.finish());
  return took;
}

/** Events in the form that the engine takes without parsing. */
const prepared = (from, until) => engine.ready(engine.readsPages ? null : log.events(from, until), engine.readsPages ? log.pages(from, until) : null);

/** Several times what the processor's caches nearest to it hold. */
const OTHER = new Float64Array(1 << 19);

/**
 * Puts other things into the processor's caches, as drawing a page does between two clicks: each engine would start with
 * what its own `canonical` happened to leave there, else.
 */
function cool() {
  for (let place = 0; place < OTHER.length; place += 8) OTHER[place] += 1;
}

/** Makes one change and reads the views; gives milliseconds. */
async function call(change) {
  cool();
  if (change.set) {
    return timed(() => {
      const promise = engine.set(change.set);
      return promise instanceof Promise ? promise.then(() => engine.read()) : engine.read();
    });
  }
  const [from, until] = log.batch(change.append);
  const pages = change.as === 'pages';
  const events = pages ? log.pages(from, until) : await prepared(from, until);
  return timed(() => {
    const promise = pages ? engine.appendPages(events) : engine.append(events);
    return promise instanceof Promise ? promise.then(() => engine.read()) : engine.read();
  });
}

/**
 * Goes through all interactions. Gives for each its name and its timed samples, a list of milliseconds by call, and
 * the fingerprints of the views after every call, those of the warm-up included.
 */
async function run(samples) {
  const results = [];
  for (const { name, list, warmUp } of interactions(samples, log)) {
    await call(clear);
    const times = [];
    const answers = [];
    for (const [index, { before, calls }] of list.entries()) {
      for (const change of before) await call(change);
      const sample = [];
      for (const change of calls) {
        sample.push(await call(change));
        answers.push(fingerprints(engine.canonical()));
      }
      if (index >= warmUp) times.push(sample);
    }
    results.push({ name, times, answers });
  }
  return results;
}

/** The views as they are now, for looking at a difference. */
const views = () => engine.canonical();

/** The memory that the engine says it uses, or `null`. */
const bytes = async () => (await engine.bytes?.()) ?? null;

globalThis.bench = { start, load, run, views, bytes, isolated: () => crossOriginIsolated, batch: BATCH };
