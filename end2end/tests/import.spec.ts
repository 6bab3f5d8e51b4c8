import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { choose, dialog, drop, ids, openDialog, pick, save, withoutPicker, type Saved } from '../support/files.ts';
import { readLog, WEEK, type LogEvent } from '../support/log.ts';
import { address, expectTotal, openLog, rows, total } from '../support/screens.ts';

const FORMATS: [string | RegExp, boolean][] = [['Table (CSV)', false], ['NDJSON', true], [/^JSON$/, false]];
const report = (page: Page) => page.getByRole('main').locator('.import-report');
const lines = (events: LogEvent[]) => events.map((event) => JSON.stringify(event)).join('\n');

/** What the page holds now, by exporting it. */
async function held(page: Page): Promise<LogEvent[]> {
  await openDialog(page);
  await choose(page, 'Everything loaded');
  await choose(page, /^JSON$/);
  const { bytes } = await save(page);
  await page.keyboard.press('Escape');
  return JSON.parse(bytes.toString('utf8'));
}

test('what was exported opens again, every event as it was, without token or network', async ({ page, workspace, context }) => {
  const log = await readLog(workspace);
  await page.addInitScript(withoutPicker);
  await openLog(page, workspace);
  const actor = await rows(page).first().innerText();
  await openDialog(page);
  await choose(page, 'Everything loaded');
  const saved: Saved[] = [];
  for (const [format, packed] of FORMATS) {
    await choose(page, format);
    if (packed) await choose(page, 'Compress');
    saved.push(await save(page));
    if (packed) await choose(page, 'Compress');
  }
  await page.goto('/');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await context.setOffline(true);
  for (const { name, bytes, manifest } of saved) {
    await pick(page, { name, bytes }, { name: `${name}.manifest.json`, bytes: JSON.stringify(manifest) });
    await expect(report(page)).toContainText('Its checksum is the one in the manifest.');
    await expectTotal(page, log.length);
    // Names that only the API knew have come along.
    expect(await rows(page).first().innerText()).toBe(actor);
    const events = await held(page);
    const byId = new Map(log.map((event) => [event.id, event]));
    expect(ids(events)).toEqual(ids(log));
    for (const event of events) {
      const { _dashboard, ...rest } = event as LogEvent & { _dashboard: unknown };
      expect(rest).toEqual(byId.get(event.id));
    }
    await page.getByRole('button', { name: 'Disconnect' }).click();
  }
  expect(asked.filter((url) => !/^(data|blob):/.test(url))).toEqual([]);
});

test('files of the official tool, answers of the API and Windows shells open together, and nothing is doubled', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const part = (from: number, to: number) => log.slice(Math.floor(log.length * from), Math.floor(log.length * to));
  const page1 = { data: part(0.4, 0.7), meta: { paginate: { next_page: 'x', has_next: true } } };
  await page.goto('/');
  await pick(
    page,
    { name: 'tool.json', bytes: JSON.stringify(part(0, 0.5), null, 2) },
    { name: 'answer.json.gz', bytes: gzipSync(JSON.stringify(page1)) },
    { name: 'shell.jsonl', bytes: Buffer.from(`\ufeff${lines(part(0.6, 1))}`, 'utf16le') },
  );
  await expectTotal(page, log.length);
  const doubled = part(0.4, 0.5).length;
  await expect(report(page).getByRole('listitem').nth(1)).toContainText(`${doubled} of them were here already.`);
  await expect(page.getByRole('button', { name: 'Live' })).toHaveCount(0);
  await expectAccessible(page);
});

test('a table of the official tool says that it does not have the details', async ({ page, workspace }) => {
  const log = (await readLog(workspace)).slice(0, 40);
  const names = Object.keys(log[0]) as (keyof LogEvent)[];
  const cell = (value: unknown) => (value === null ? '' : typeof value === 'object' ? '[object Object]' : `${value}`.includes(',') ? `"${value}"` : `${value}`);
  const table = [names.join(','), ...log.map((event) => names.map((name) => cell(event[name])).join(','))].join('\n');
  await page.goto('/');
  await pick(page, { name: 'tool.csv', bytes: table });
  await expectTotal(page, log.length);
  await expect(report(page)).toContainText(`${log.length} events have no details here: the table does not have them.`);
  await expectAccessible(page);
});

test('what is broken says so in a sentence, and the rest is kept', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const some = log.slice(0, 60);
  await page.addInitScript(withoutPicker);
  await page.goto('/');
  for (const [name, bytes, sentence] of [
    ['page.html', '<!DOCTYPE html>', 'This is no file with audit events'],
    ['book.xlsx', 'PK\u0003\u0004…', 'This is a workbook or a ZIP archive'],
    ['empty.json', '', 'The file is empty'],
    ['other.json', '[{"name":"x"}]', 'There is no audit event in this file'],
    ['people.csv', 'id,created_at\n1,2', 'lacks the columns'],
    ['newer.manifest.json', '{"format":"pachca-audit-log-manifest","version":99}', 'A later version of this page wrote this manifest'],
    ['half.gz', gzipSync(lines([])).subarray(0, 15), 'ends in the middle'],
  ] as [string, Buffer | string, string][]) {
    await pick(page, { name, bytes });
    await expect(report(page), name).toContainText(sentence);
  }
  await expect(page.getByRole('textbox', { name: 'Access token' })).toBeVisible();
  await expectAccessible(page);

  const broken = [lines(some.slice(0, 30)), 'nonsense', '{"id":"7"}', lines(some.slice(30)), '{"id":"8","cre'].join('\n');
  await pick(page, { name: 'broken.ndjson', bytes: broken });
  await expectTotal(page, some.length);
  await expect(report(page)).toContainText('3 records could not be read.');
  const download = page.waitForEvent('download');
  await report(page).getByRole('button', { name: 'Save what could not be read' }).click();
  const text = await (await (await download).createReadStream()).toArray();
  expect(Buffer.concat(text).toString('utf8').split('\n')).toEqual([
    '# broken.ndjson:31: not a JSON object', 'nonsense',
    '# broken.ndjson:32: no created_at', '{"id":"7"}',
    '# broken.ndjson:63: ends in the middle', '{"id":"8","cre', '',
  ]);
});

test('files dropped onto a loaded log are merged into it, and a changed file is known as such', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await page.addInitScript(withoutPicker);
  await openLog(page, workspace, address({ load: 'security' }));
  const before = await total(page);
  await openDialog(page);
  const { name, bytes, manifest } = await save(page);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await drop(page, { name: 'everything.json', bytes: JSON.stringify(log) });
  await expectTotal(page, log.length);
  await expect(report(page)).toContainText(`${before} of them were here already.`);
  await page.getByRole('button', { name: 'Take this off the screen' }).click();
  const changed = Buffer.from(bytes.toString('utf8').replace(',user_log', ',User_log'));
  await drop(page, { name, bytes: changed }, { name: `${name}.manifest.json`, bytes: JSON.stringify(manifest) });
  await expect(report(page)).toContainText('Its checksum is not the one in the manifest');
  await expect(report(page)).toContainText('1 has the id of an event that is here, but other content');
  await expectTotal(page, log.length);
});

test('with older files merged, the rest is asked for where the token was asked to read, and no further back', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ load: 'security' }));
  const old = { id: '00000000-0000-4000-8000-000000000001', created_at: '2024-02-29T10:00:00.000Z', event_key: 'user_login', actor_id: '1', details: {} };
  await pick(page, { name: 'old.ndjson', bytes: JSON.stringify(old) });
  await expect(report(page)).toContainText('old.ndjson');
  const starts: string[] = [];
  page.on('request', (request) => {
    const start = new URL(request.url()).searchParams.get('start_time');
    if (start) starts.push(start);
  });
  await openDialog(page);
  await dialog(page).getByRole('button', { name: 'Load the rest' }).click();
  await page.keyboard.press('Escape');
  await expectTotal(page, (await readLog(workspace)).length + 1);
  expect(starts.length).toBeGreaterThan(0);
  expect(starts.filter((start) => start < WEEK.start)).toEqual([]);
});
