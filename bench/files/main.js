// The benchmark of files: a million events out of the page in every format, back into it, and into the encrypted archive.
// `cargo xtask bench files` builds the page, serves it with a simulated workspace behind it and starts this; the
// environment names the browser (CHROMIUM), the page (PAGE_ADDRESS), how it was built (PAGE_BUILD) and the token of the
// workspace's owner (TOKEN). Files are written to and read from a disk: the browser's own, of a profile that is thrown
// away afterwards.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { FLAGS, Memory } from '../store/run/browser.js';
import { record } from '../page/recording.js';
import { Screen } from '../page/screen.js';
import { fillArchive, openArchive } from './archive.js';
import { EXPORTS, exportAs, grouped, openDialog, openFile, pickerOntoDisk, sizeOf } from './files.js';
import { table } from './table.js';

const { values } = parseArgs({
  options: { events: { type: 'string', default: '1000000' }, only: { type: 'string' }, json: { type: 'string' }, traces: { type: 'string' } },
});
const events = Number(values.events);
if (!Number.isInteger(events) || events < 1) fail('--events is a whole number');
const known = [...Object.keys(EXPORTS), 'archive'];
const chosen = values.only?.split(',') ?? known;
const unknown = chosen.filter((name) => !known.includes(name));
if (unknown.length > 0) fail(`there is no ${unknown.join(', ')}; there are ${known.join(', ')}`);
// The archive is filled from a file.
const formats = Object.keys(EXPORTS).filter((name) => chosen.includes(name) || (name === 'NDJSON' && chosen.includes('archive')));

function fail(why) {
  console.error(why);
  process.exit(1);
}

const wrong = [];
const rows = [];
const say = (what) => process.stderr.write(`${what}\n`);
const loadBefore = loadavg()[0];
const profile = await mkdtemp(join(tmpdir(), 'bench-files-'));
const options = { executablePath: process.env.CHROMIUM, headless: true, args: FLAGS, viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Moscow' };
const context = await chromium.launchPersistentContext(profile, options);
try {
  const browser = context.browser();
  await context.addInitScript(pickerOntoDisk);
  // Of a page of its own for each turn: memory that a program has had is not given back.
  const onPage = async (use) => {
    const page = await context.newPage();
    page.setDefaultTimeout(600_000);
    page.on('pageerror', (error) => wrong.push(`the page failed: ${error}`));
    page.on('console', (message) => message.type() === 'error' && wrong.push(`the console says: ${message.text()}`));
    try {
      return await use(page, await Memory.of(browser, page));
    } finally {
      await page.close();
    }
  };
  const measure = async (name, page, memory, act, size) => {
    say(name);
    const before = (await memory.measure()).process;
    const watch = memory.watch();
    const { task, seconds } = await record(browser, page, act, values.traces && join(values.traces, `${name.replaceAll(/\W+/g, '-')}.json`));
    const peak = await watch();
    rows.push({ name, seconds, size: await size(page), task, memory: { before, peak } });
  };

  await onPage(async (page, memory) => {
    const screen = new Screen(page, wrong);
    say(`loading ${events} events`);
    await screen.open(process.env.PAGE_ADDRESS, events);
    await screen.loaded();
    await screen.expectAll(events);
    const dialog = await openDialog(page);
    for (const name of formats) {
      await measure(`${name} out`, page, memory, () => exportAs(dialog, EXPORTS[name], name), () => sizeOf(page, name));
    }
  });
  for (const name of formats.filter((name) => chosen.includes(name) && EXPORTS[name].opens)) {
    await onPage(async (page, memory) => {
      await page.goto(process.env.PAGE_ADDRESS);
      await page.getByRole('button', { name: 'Try with sample data' }).waitFor();
      await measure(`${name} in`, page, memory, () => openFile(page, name, events), () => sizeOf(page, name));
      await new Screen(page, wrong).expectAll(events);
    });
  }
  if (chosen.includes('archive')) {
    await onPage(async (page, memory) => {
      const total = await fillArchive(page, process.env, events);
      await measure('archive, written', page, memory, () => total.keep(page), () => total.size(page));
    });
    await onPage(async (page, memory) => {
      const archive = await openArchive(page, process.env.PAGE_ADDRESS);
      await measure('archive, unlocked', page, memory, () => archive.unlock(), () => archive.size());
      await measure('archive, onto the screen', page, memory, () => archive.show(events), () => 0);
    });
  }
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true });
}

const machine = { processors: `${cpus().length} × ${cpus()[0].model}`, load: { before: loadBefore, after: loadavg()[0] } };
console.log(`The ${process.env.PAGE_BUILD} page; ${machine.processors}; load ${machine.load.before.toFixed(1)} before, ${machine.load.after.toFixed(1)} after; ${grouped(events)} events\n\n${table(rows)}`);
if (values.json) await writeFile(values.json, `${JSON.stringify({ when: new Date().toISOString(), events, machine, rows, wrong }, null, 2)}\n`);
if (wrong.length > 0) fail(`\n${wrong.length} wrong:\n${wrong.slice(0, 20).join('\n')}`);
