import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { wrongInEcs } from '../support/ecs.ts';
import { choose, dialog, openDialog, pick, save, withoutPicker } from '../support/files.ts';
import { readLog, type LogEvent } from '../support/log.ts';
import { expectTotal, openLog } from '../support/screens.ts';

/** An event of every published kind, of unknown kinds, and with odd text. */
const EACH = readFileSync(new URL('../../crates/audit-export/tests/data/each_key.ndjson', import.meta.url), 'utf8');
const lines = (bytes: Buffer) => bytes.toString('utf8').trimEnd().split('\n');

test('ECS as Elastic publishes it, for every kind of event, with all that an event holds', async ({ page }) => {
  const log = lines(Buffer.from(EACH)).map((line) => JSON.parse(line) as LogEvent);
  await page.addInitScript(withoutPicker);
  await page.goto('/');
  await pick(page, { name: 'each.ndjson', bytes: EACH });
  await expect(page.getByRole('main').locator('.import-report')).toContainText(`${log.length} events`);
  await expectTotal(page, log.length);
  await openDialog(page);
  await choose(page, 'ECS');
  await expect(dialog(page)).toContainText('Elastic Common Schema 9.4.0');
  await expect(dialog(page).getByRole('group', { name: 'The first rows' })).toContainText('"ecs":{"version":"9.4.0"}');
  await expectAccessible(page);
  const { name, bytes, manifest } = await save(page);
  expect(name).toMatch(/\.ecs\.ndjson$/);
  expect([manifest.file.format, manifest.file.schema, manifest.file.events]).toEqual(['ecs.ndjson', 'ECS 9.4.0', log.length]);
  expect(manifest.file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  const documents = lines(bytes).map((line) => JSON.parse(line));
  expect(documents.flatMap((one) => wrongInEcs(one).map((wrong) => `${one.event.action}: ${wrong}`))).toEqual([]);
  const byId = new Map(log.map((event) => [event.id, event]));
  expect(documents.length).toBe(log.length);
  for (const one of documents) {
    const event = byId.get(one.event.id)!;
    expect([one['@timestamp'], one.event.action, one.user?.id ?? null, one.source?.address ?? null]).toEqual([event.created_at, event.event_key, event.actor_id, event.ip_address]);
    expect([one.user_agent?.original ?? null, one.pachca.entity?.id ?? null, one.pachca.details ?? {}]).toEqual([event.user_agent, event.entity_id, event.details]);
  }
});

test('OCSF and CEF of what the page shows, packed, with nobody to be recognised', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await page.addInitScript(withoutPicker);
  await openLog(page, workspace);
  await openDialog(page);
  await choose(page, 'Everything loaded');
  await choose(page, 'Compress');
  await dialog(page).getByText('Hide personal data').click();
  for (const button of ['People', 'Addresses and clients']) await dialog(page).getByRole('button', { name: button }).click();
  await dialog(page).getByRole('textbox', { name: 'Passphrase for pseudonyms' }).fill('a long passphrase');
  const addresses = new Set(log.flatMap((event) => event.ip_address ?? []));
  const clients = new Set(log.flatMap((event) => event.user_agent ?? []));
  for (const [format, ending] of [['OCSF', 'ocsf.ndjson.gz'], ['CEF', 'cef.gz'], ['ECS', 'ecs.ndjson.gz']]) {
    await choose(page, format);
    const { name, bytes } = await save(page);
    expect(name.endsWith(ending), name).toBe(true);
    const text = gunzipSync(bytes).toString('utf8');
    expect(lines(Buffer.from(text)).length).toBe(log.length);
    expect([...addresses, ...clients].filter((one) => text.includes(one))).toEqual([]);
    expect(text).toContain('person-');
    if (format === 'OCSF') {
      const events = lines(Buffer.from(text)).map((line) => JSON.parse(line));
      expect(events.every((one) => (one.actor?.user.uid ?? one.unmapped.actor_id).startsWith('person-'))).toBe(true);
      expect(events.map((one) => one.metadata.uid).sort()).toEqual(log.map((event) => event.id).sort());
    }
  }
});

test('Parquet goes out and comes back, every event as it was, and a broken file says so', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await page.addInitScript(withoutPicker);
  await openLog(page, workspace);
  await openDialog(page);
  await choose(page, 'Everything loaded');
  await choose(page, 'Parquet');
  await expect(dialog(page).getByText('Compress (gzip)')).toHaveCount(0);
  await expect(dialog(page).getByRole('columnheader').first()).toHaveText('id');
  const { name, bytes, manifest } = await save(page);
  expect([name.endsWith('.parquet'), manifest.file.format, manifest.file.gzip, manifest.file.events]).toEqual([true, 'parquet', false, log.length]);
  expect(manifest.file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(bytes.subarray(0, 4).toString() + bytes.subarray(-4).toString()).toBe('PAR1PAR1');

  await page.goto('/');
  const report = page.getByRole('main').locator('.import-report');
  await pick(page, { name: 'half.parquet', bytes: bytes.subarray(0, bytes.length / 2) });
  await expect(report).toContainText('This Parquet file lacks its end');
  await pick(page, { name, bytes }, { name: `${name}.manifest.json`, bytes: JSON.stringify(manifest) });
  await expect(report).toContainText('Its checksum is the one in the manifest.');
  await expectTotal(page, log.length);
  await openDialog(page);
  await choose(page, 'Everything loaded');
  await choose(page, /^JSON$/);
  const back = JSON.parse((await save(page)).bytes.toString('utf8')) as (LogEvent & { _dashboard?: unknown })[];
  const byId = new Map(log.map((event) => [event.id, event]));
  expect(back.length).toBe(log.length);
  expect(back.some((event) => JSON.stringify(event._dashboard).includes('actor_name'))).toBe(true);
  for (const { _dashboard, ...event } of back) expect(event).toEqual(byId.get(event.id));
});

test('files that are no log of this page say so in a sentence', async ({ page }) => {
  await page.goto('/');
  const manifest = { format: 'pachca-audit-log-manifest', version: 2, anything: 'else' };
  for (const [name, bytes, sentence] of [
    ['log.cef', 'CEF:0|Pachca|Audit log|1|user_login|Signed in|1|rt=1', 'This is a file in the words of security tools'],
    ['log.ocsf.ndjson', '{"metadata":{"version":"1.5.0"},"time":1,"class_uid":3002}\n', 'This is a file in the words of security tools'],
    ['log.csv.manifest.json', JSON.stringify(manifest, null, 2), 'A later version of this page wrote this manifest'],
  ]) {
    await pick(page, { name, bytes });
    await expect(page.getByRole('main').locator('.import-report'), name).toContainText(sentence);
  }
});
