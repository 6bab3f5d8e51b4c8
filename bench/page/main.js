// The benchmark of the page: a million events from its own sample workspace, and what a person does with them.
// `cargo xtask bench page` builds the page, serves it and starts this; the environment names the browser (CHROMIUM),
// the page (PAGE_ADDRESS) and how it was built (PAGE_BUILD).
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { FLAGS, Memory } from '../store/run/browser.js';
import { INTERACTIONS } from './interactions.js';
import { wander } from './wander.js';
import { Screen } from './screen.js';
import { record } from './recording.js';
import { table } from './table.js';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    stream: { type: 'string', default: '100000' },
    minutes: { type: 'string', default: '3' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
const [events, stream, minutes] = [values.events, values.stream, values.minutes].map(Number);
const names = Object.keys(INTERACTIONS);
const chosen = values.only?.split(',') ?? [...names, 'streaming', 'memory'];
if (![events, stream, minutes].every((number) => Number.isInteger(number) && number >= 0)) fail('--events, --stream and --minutes are whole numbers');
const unknown = chosen.filter((name) => ![...names, 'streaming', 'memory'].includes(name));
if (unknown.length > 0) fail(`there is no ${unknown.join(', ')}; there are ${[...names, 'streaming', 'memory'].join(', ')}`);

function fail(why) {
  console.error(why);
  process.exit(1);
}

const wrong = [];
const say = (what) => process.stderr.write(`${what}\n`);

/** A browser of its own with the page in it; `use` gets its screen. */
async function withScreen(count, use) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, headless: true, args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Moscow' });
    page.setDefaultTimeout(240_000);
    page.on('pageerror', (error) => wrong.push(`the page failed: ${error}`));
    page.on('console', (message) => message.type() === 'error' && wrong.push(`the console says: ${message.text()}`));
    const screen = new Screen(page, wrong);
    const begun = performance.now();
    await screen.open(process.env.PAGE_ADDRESS, count);
    return await use({ browser, page, screen, seconds: () => (performance.now() - begun) / 1000 });
  } finally {
    await browser.close();
  }
}

const results = { rows: {}, memory: [] };
const loadBefore = loadavg()[0];

if (chosen.includes('streaming')) {
  await withScreen(stream, async ({ browser, page, screen, seconds }) => {
    say(`streaming ${stream} events while brushing`);
    results.rows.streaming = await record(browser, page, () => screen.brushWhileLoading());
    results.streamed = { events: stream, seconds: seconds() };
    await screen.expectAll(stream);
  });
}
if (chosen.some((name) => name !== 'streaming')) {
  await withScreen(events, async ({ browser, page, screen, seconds }) => {
    say(`loading ${events} events`);
    await screen.loaded();
    results.loaded = { events, seconds: seconds() };
    await screen.expectAll(events);
    for (const name of names.filter((name) => chosen.includes(name))) {
      say(name);
      results.rows[name] = await record(browser, page, () => INTERACTIONS[name](screen));
      await screen.clear();
      await screen.expectAll(events);
    }
    if (chosen.includes('memory')) results.memory = await wander(screen, await Memory.of(browser, page), minutes, say);
    await screen.expectAll(events);
  });
}

results.machine = { processors: `${cpus().length} × ${cpus()[0].model}`, load: { before: loadBefore, after: loadavg()[0] } };
results.build = process.env.PAGE_BUILD;
console.log(table(results));
if (values.json) await writeFile(values.json, `${JSON.stringify({ when: new Date().toISOString(), ...results, wrong }, null, 2)}\n`);
if (wrong.length > 0) fail(`\n${wrong.length} wrong:\n${wrong.slice(0, 20).join('\n')}`);
