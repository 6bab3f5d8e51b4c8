import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { choose, dialog, ids, openDialog, save, submit, withoutPicker } from '../support/files.ts';
import { countBy, readLog, type LogEvent } from '../support/log.ts';
import { address, expectLoaded, facet, openLog, value } from '../support/screens.ts';

/** Puts a folder of the page's own in place of the browser's dialog, which no test can answer. */
const withOwnFolder = () => {
  Object.assign(window, {
    showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
      (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true }),
  });
};

async function savedFile(page: Page, name: string): Promise<Buffer> {
  const text = await page.evaluate(async (name) => {
    const file = await (await (await navigator.storage.getDirectory()).getFileHandle(name)).getFile();
    return Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('');
  }, name);
  return Buffer.from(text, 'latin1');
}

/** A table as Python's own reader reads it. */
function table(bytes: Buffer, separator: string): Record<string, string>[] {
  const script = `import csv,io,json,sys
text = io.StringIO(sys.stdin.buffer.read().decode("utf-8-sig"), newline="")
print(json.dumps(list(csv.DictReader(text, delimiter=sys.argv[1]))))`;
  return JSON.parse(execFileSync('python3', ['-c', script, separator], { input: bytes, maxBuffer: 1 << 28 }).toString());
}

test('everything as a table: each event once, each detail in its column, and a manifest that proves it', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await page.addInitScript(withoutPicker);
  await openLog(page, workspace);
  await openDialog(page);
  await expect(dialog(page)).toContainText('is loaded completely');
  await choose(page, 'Everything loaded');
  const { name, bytes, manifest } = await save(page);
  expect(name).toBe('pachca-audit_2026-11-13_2026-11-20.csv');

  const rows = table(bytes, ',');
  expect(ids(rows as { id: string }[])).toEqual(ids(log));
  const byId = new Map(log.map((event) => [event.id, event]));
  for (const row of rows) {
    const event = byId.get(row.id)!;
    expect([row.created_at, row.event_key, row.actor_id, row.ip_address]).toEqual([event.created_at, event.event_key, event.actor_id, event.ip_address ?? '']);
    expect(JSON.parse(row.details || '{}')).toEqual(event.details);
    for (const [field, detail] of Object.entries(event.details)) {
      if (typeof detail === 'number') expect(row[`details.${field}`]).toBe(String(detail));
    }
  }
  const named = rows.find((row) => row.actor_name !== '')!;
  expect(named.local_time).toMatch(/^2026-11-\d\d \d\d:\d\d:\d\d$/);

  expect(manifest.file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect([manifest.file.name, manifest.file.bytes, manifest.file.events]).toEqual([name, bytes.length, log.length]);
  expect(manifest.counts_by_key).toEqual(Object.fromEntries([...countBy(log, (event) => event.event_key)].sort()));
  expect([manifest.coverage.complete, manifest.time_zone, manifest.source]).toEqual([true, 'Europe/Moscow', 'api']);
  await expect(dialog(page)).toContainText(manifest.file.sha256);
});

test('what the filters show, compressed, straight onto the disk', async ({ page, workspace }) => {
  const log = (await readLog(workspace)).filter((event) => /^user_(login|logout|2fa)/.test(event.event_key) || event.event_key.startsWith('login_grant'));
  await page.addInitScript(withOwnFolder);
  await openLog(page, workspace);
  await value(facet(page, 'Categories'), 'Sign-in').click();
  await openDialog(page);
  await choose(page, 'NDJSON');
  await choose(page, 'Compress');
  await choose(page, 'Names, category');
  await submit(page).click();
  await expect(dialog(page)).toContainText('SHA-256');
  const bytes = await savedFile(page, 'pachca-audit_2026-11-13_2026-11-20.ndjson.gz');
  await expect(dialog(page)).toContainText(createHash('sha256').update(bytes).digest('hex'));
  const events = gunzipSync(bytes).toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as LogEvent);
  expect(events.length).toBeGreaterThan(20);
  const byId = new Map(log.map((event) => [event.id, event]));
  expect(ids(events)).toEqual(ids(log));
  for (const event of events) expect(event).toEqual(byId.get(event.id));
});

test('people are hidden behind pseudonyms, and the preview shows it before', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await page.addInitScript(withoutPicker);
  await openLog(page, workspace);
  await openDialog(page);
  await choose(page, /^JSON$/);
  await dialog(page).getByText('Hide personal data').click();
  await dialog(page).getByRole('button', { name: 'People' }).click();
  await expect(submit(page)).toBeDisabled();
  await dialog(page).getByRole('textbox', { name: 'Passphrase for pseudonyms' }).fill('a long passphrase');
  await dialog(page).getByRole('combobox', { name: 'user_agent' }).selectOption('left out');
  await expect(dialog(page).getByRole('group', { name: 'The first rows' })).toContainText('"actor_id":"person-');
  await expectAccessible(page);
  const { bytes, manifest } = await save(page);
  const events = JSON.parse(bytes.toString('utf8')) as LogEvent[];
  expect(new Set(events.map((event) => event.actor_id)).size).toBe(new Set(log.map((event) => event.actor_id)).size);
  expect(events.every((event) => event.actor_id.startsWith('person-') && event.user_agent === null)).toBe(true);
  const known = new Map(log.map((event) => [event.id, event]));
  const one = (event: LogEvent) => known.get(event.id)!.actor_id;
  const pairs = new Set(events.map((event) => `${one(event)} ${event.actor_id}`));
  expect(pairs.size, 'one pseudonym for each person').toBe(new Set(log.map((event) => event.actor_id)).size);
  expect(manifest.redaction).toContainEqual({ field: 'user_agent', treatment: 'dropped' });
  expect(JSON.stringify(manifest)).not.toContain('a long passphrase');
});

test('a log that is not all there says so, in the dialog and in the manifest, and the rest can be loaded', async ({ page, workspace }) => {
  await page.addInitScript(withoutPicker);
  await openLog(page, workspace, address({ load: 'security' }));
  await openDialog(page);
  await expect(dialog(page)).toContainText('Only some kinds of events');
  const { manifest } = await save(page);
  expect(manifest.coverage.complete).toBe(false);
  expect(manifest.coverage.keys).toContain('user_login');
  expect(manifest.coverage.keys).not.toContain('message_created');
  await dialog(page).getByRole('button', { name: 'Load the rest' }).click();
  await expect(dialog(page)).toContainText('is loaded completely');
});

test('the dialog works by keyboard alone, in both languages and themes', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const opener = page.getByRole('button', { name: 'Export events' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(opener).toBeFocused();
  await page.getByRole('button', { name: /^EN/ }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: 'Выгрузить события' }).click();
  await expect(page.getByRole('radio', { name: 'Точка с запятой ;' })).toBeChecked();
  await expectAccessible(page);
  await expectLoaded(page);
});

test('events picked in the list are exported by themselves', async ({ page, workspace }) => {
  await page.addInitScript(withoutPicker);
  await openLog(page, workspace);
  const grid = page.getByRole('grid', { name: 'Events' });
  await grid.focus();
  for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  const toolbar = page.getByRole('toolbar', { name: 'Picked events' });
  await expect(toolbar).toContainText('2 events picked');
  await toolbar.getByRole('button', { name: 'Export…' }).click();
  await expect(submit(page)).toHaveText('Export 2 events');
  await choose(page, /^JSON$/);
  const { bytes, manifest } = await save(page);
  expect(JSON.parse(bytes.toString('utf8'))).toHaveLength(2);
  expect(manifest.selection.what).toBe('picked');
});
