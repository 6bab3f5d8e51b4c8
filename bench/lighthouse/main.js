// Lighthouse on the page as it is served, once as a computer and once as a slow phone. `cargo xtask bench lighthouse`
// builds the page, serves it and starts this; the environment names the browser (CHROMIUM), the page (PAGE_ADDRESS) and
// how it was built (PAGE_BUILD).
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, json: { type: 'string' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs is a whole number');

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const TIMES = ['first-contentful-paint', 'largest-contentful-paint', 'interactive', 'total-blocking-time', 'cumulative-layout-shift'];
/** What the page is held to, of 100. */
const GOALS = {
  computer: { performance: 95, accessibility: 100, 'best-practices': 100 },
  phone: { performance: 95, accessibility: 100, 'best-practices': 100 },
};
const DEVICES = { computer: desktopConfig, phone: undefined };

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function measure(config) {
  const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  try {
    const { lhr } = await lighthouse(process.env.PAGE_ADDRESS, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'error' }, config);
    if (lhr.runtimeError) throw new Error(`Lighthouse could not measure: ${lhr.runtimeError.message}`);
    const failed = CATEGORIES.slice(1).flatMap((name) => lhr.categories[name].auditRefs).filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1);
    return {
      scores: Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)])),
      times: Object.fromEntries(TIMES.map((name) => [name, lhr.audits[name].numericValue])),
      failed: failed.map(({ id, title }) => `${id}: ${title}`),
      version: lhr.lighthouseVersion,
    };
  } finally {
    await chrome.kill();
  }
}

const load = loadavg()[0].toFixed(1);
const results = {};
let version = '';
for (const [device, config] of Object.entries(DEVICES)) {
  const all = [];
  for (let run = 0; run < runs; run += 1) all.push(await measure(config));
  const of = (part, names) => Object.fromEntries(names.map((name) => [name, median(all.map((one) => one[part][name]))]));
  results[device] = { scores: of('scores', CATEGORIES), times: of('times', TIMES), failed: [...new Set(all.flatMap((one) => one.failed))] };
  version = all[0].version;
}

console.log(`Lighthouse ${version}, the ${process.env.PAGE_BUILD} page, median of ${runs}; ${cpus().length} × ${cpus()[0].model}; load ${load} before.\n`);
console.log('| device | performance | accessibility | best practices | first paint | largest paint | interactive | blocked | shift |');
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const [device, { scores, times }] of Object.entries(results)) {
  const [first, largest, interactive, blocked, shift] = TIMES.map((name) => times[name]);
  const cells = [device, ...CATEGORIES.map((name) => scores[name]), `${(first / 1000).toFixed(1)} s`, `${(largest / 1000).toFixed(1)} s`, `${(interactive / 1000).toFixed(1)} s`, `${Math.round(blocked)} ms`, shift.toFixed(3)];
  console.log(`| ${cells.join(' | ')} |`);
}
for (const [device, { failed }] of Object.entries(results)) for (const each of failed) console.log(`${device}: ${each}`);
if (values.json) await writeFile(values.json, `${JSON.stringify({ version, build: process.env.PAGE_BUILD, load, results }, null, 2)}\n`);
const missed = Object.entries(results).flatMap(([device, { scores }]) => CATEGORIES.filter((name) => scores[name] < GOALS[device][name]).map((name) => `${name} on a ${device}`));
if (missed.length > 0) {
  console.error(`below its goal: ${missed.join(', ')}`);
  process.exitCode = 1;
}
