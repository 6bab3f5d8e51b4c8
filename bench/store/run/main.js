// The benchmark of the store: every engine in turn, in browsers of its own. `cargo xtask bench store` builds what it
// needs and starts it; the environment names the browser (CHROMIUM) and the module's directory (STORE_MODULE).
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { differences } from './compare.js';
import { best, measure } from './measure.js';
import { serve } from './server.js';
import { ratios, times } from './table.js';

const ENGINES = ['ours', 'incremental', 'scan', 'crossfilter2', 'arquero', 'duckdb', 'sqlite'];
const HERE = fileURLToPath(new URL('../..', import.meta.url));

const { values } = parseArgs({
  options: {
    events: { type: 'string' },
    samples: { type: 'string' },
    runs: { type: 'string', default: '1' },
    engines: { type: 'string', default: ENGINES.join(',') },
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});

const options = {
  events: Number(values.events ?? (values.quick ? 100_000 : 1_000_000)),
  samples: Number(values.samples ?? (values.quick ? 10 : 100)),
  runs: Number(values.runs),
};
const engines = values.engines.split(',');
const unknown = engines.filter((engine) => !ENGINES.includes(engine));
if (unknown.length > 0) fail(`there is no engine ${unknown.join(', ')}; there are ${ENGINES.join(', ')}`);
if (Object.values(options).some((option) => !Number.isInteger(option) || option < 1)) fail('--events, --samples and --runs are whole numbers above 0');

function fail(why) {
  console.error(why);
  process.exit(1);
}

/** Measures all engines, one run of each after the other, so that what disturbs falls on all of them. */
async function measureAll(origin) {
  const runs = Object.fromEntries(engines.map((engine) => [engine, []]));
  for (let run = 1; run <= options.runs; run += 1) {
    for (const engine of engines) {
      process.stderr.write(`${engine}${options.runs > 1 ? `, run ${run}` : ''} … `);
      const begun = performance.now();
      runs[engine].push(await measure(origin, engine, options));
      process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
    }
  }
  return runs;
}

/** Compares all answers with those of the first engine's first run; gives what differs. */
function compareAll(runs) {
  const [[reference]] = Object.values(runs);
  return Object.entries(runs).flatMap(([engine, list]) =>
    list.flatMap(({ answers }) => differences(reference.answers, answers).map((where) => `${engine}: ${where}`)));
}

async function versions() {
  const { devDependencies } = JSON.parse(await readFile(resolve(HERE, 'package.json'), 'utf8'));
  return devDependencies;
}

const server = await serve({
  store: resolve(HERE, 'store'),
  node_modules: resolve(HERE, 'node_modules'),
  'store-wasm': process.env.STORE_MODULE ?? resolve(HERE, '../target/bench-store/module'),
});
const loadBefore = loadavg()[0];
const runs = await measureAll(server.origin).finally(() => server.close());
const wrong = compareAll(runs);
const results = Object.fromEntries(engines.map((engine) => [engine, best(runs[engine])]));

const machine = {
  processors: `${cpus().length} × ${cpus()[0].model}`,
  browser: results[engines[0]].browser,
  // Ours alone makes about one.
  load: { before: loadBefore, after: loadavg()[0] },
};
console.log(`\n${options.events.toLocaleString('en')} events, ${options.samples} samples a row, best of ${options.runs}; Chromium ${machine.browser} on ${machine.processors}; load ${machine.load.before.toFixed(1)} before, ${machine.load.after.toFixed(1)} after\n`);
console.log(times(results));
console.log(`\n${ratios(results)}`);

if (values.json) {
  const engineResults = Object.fromEntries(Object.entries(results).map(([engine, { rows, memory }]) => [engine, { rows, memory }]));
  const report = { when: new Date().toISOString(), options, machine, packages: await versions(), engines: engineResults, wrong };
  await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

if (wrong.length > 0) fail(`\n${wrong.length} answers differ from those of ${engines[0]}:\n${wrong.slice(0, 20).join('\n')}`);
const count = Object.values(runs[engines[0]][0].answers).reduce((sum, calls) => sum + calls.length, 0);
console.log(engines.length > 1 ? `\nAll engines gave the same answers after each of ${count.toLocaleString('en')} calls.` : '\nOne engine alone: its answers were compared with nobody\'s.');
