import type { Page } from '@playwright/test';
import { serveManyAtOnce } from '../support/batches.ts';
import { choose, dialog, openDialog } from '../support/files.ts';
import type { LogEvent } from '../support/log.ts';
import type { Origin } from '../support/origins.ts';
import { CLUSTER, startClickHouse, startSearch } from '../support/programs.ts';
import { address, expectLoaded, submitToken } from '../support/screens.ts';
import { serveWithCaddy, serveWithNginx } from '../support/servers.ts';
import { expect, test as base } from '../support/test.ts';

/** Enough for what is counted to have been sent in many requests, and not at once. */
const EVENTS = 100_000;
const MONTH = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };

/** Opens the page with a large log behind a server, and turns the dialog to a system; gives the log. */
const test = base.extend<{ openSending: (server: Origin, system: string, path: string) => Promise<LogEvent[]> }>({
  openSending: async ({ page, workspace }, use) => {
    await use(async (server, system, path) => {
      const log = await serveManyAtOnce(page, workspace);
      await page.goto(server.address + address({}, MONTH));
      await submitToken(page, workspace.tokens.owner);
      await expect.poll(() => page.getByRole('progressbar', { includeHidden: true }).count(), { timeout: 90_000 }).toBe(0);
      await expectLoaded(page);
      await openDialog(page);
      await choose(page, 'Another system');
      await choose(page, 'Everything loaded');
      await choose(page, 'Names, category');
      await dialog(page).getByRole('combobox', { name: 'System' }).selectOption(system);
      await fill(page, 'Address', server.address + path);
      return log();
    });
  },
});

const flags = (events: number) => ['--end', '2026-11-20T15:00:00Z', '--days', '30', '--events', `${events + 1_000}`, '--no-limits'];

test.use({
  simulatorFlags: flags(EVENTS),
  ignoreHTTPSErrors: true,
  // What a browser writes while a shard is away.
  expectedConsoleErrors: [/Failed to load resource: the server responded with a status of 50\d/],
});

const fill = (page: Page, label: string, text: string) => dialog(page).getByRole('textbox', { name: label }).fill(text);
const sendAll = (page: Page) => dialog(page).getByRole('button', { name: /^Send [\d\s]+ events$/ }).click();

async function told(page: Page, name: string): Promise<number> {
  const text = await dialog(page).locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd').innerText();
  return Number(text.replace(/\D/g, ''));
}

const lines = (text: string) => text.split('\n').map((line) => JSON.parse(line));

test('ClickHouse over two shards holds each of 100,000 events once, though one shard was away', async ({ page, workspace, openSending }) => {
  const [front, other] = await startClickHouse();
  const server = await serveWithNginx(workspace.simulator, { system: front.address });
  try {
    const log = await openSending(server, 'ClickHouse', '/send/clickhouse');
    expect(log.length).toBeGreaterThanOrEqual(EVENTS);
    await dialog(page).getByRole('combobox', { name: 'Sign in with' }).selectOption('name and password');
    await fill(page, 'Name', 'writer');
    await fill(page, 'Password, token or key', 'a secret');

    // What the page says to create, in the words of the version that is tested.
    await fill(page, 'Table', 'pachca_audit_local');
    await dialog(page).getByText('What the system needs first').click();
    const shown = await dialog(page).locator('pre', { hasText: 'CREATE TABLE' }).innerText();
    const older = shown.slice(0, shown.indexOf(';')).replaceAll('LowCardinality(String)', 'String').replace("DateTime64(3, 'UTC')", "DateTime('UTC')");
    for (const shard of [front, other]) await shard.ask(older);
    await fill(page, 'Table', 'pachca_audit');
    const distributed = (await dialog(page).locator('pre', { hasText: 'Distributed' }).innerText()).match(/^-- (CREATE .* Distributed.*);$/m)![1];
    await front.ask(distributed.replace('CLUSTER', CLUSTER));

    await sendAll(page);
    await expect.poll(() => told(page, 'arrived'), { timeout: 60_000 }).toBeGreaterThan(EVENTS / 4);
    const failed = page.waitForResponse((answer) => answer.url().includes('/send/clickhouse') && answer.status() >= 500);
    await other.stop();
    await failed;
    await other.start();
    await expect(dialog(page)).toContainText('All events have been sent.', { timeout: 120_000 });
    expect([await told(page, 'arrived'), await told(page, 'refused'), await told(page, 'left')]).toEqual([log.length, 0, 0]);

    expect(await front.ask('SELECT count(), uniqExact(id) FROM pachca_audit FINAL')).toBe(`${log.length}\t${log.length}`);
    for (const shard of [front, other]) expect(Number(await shard.ask('SELECT count() FROM pachca_audit_local'))).toBeGreaterThan(EVENTS / 3);
    for (const shard of [front, other]) await shard.ask('OPTIMIZE TABLE pachca_audit_local FINAL');
    const kept = new Map(lines(await front.ask('SELECT * FROM pachca_audit FORMAT JSONEachRow')).map((row) => [row.id, row]));
    expect(kept.size).toBe(log.length);
    const wrong = log.filter((event) => {
      const row = kept.get(event.id);
      const moment = `${event.created_at.slice(0, 10)} ${event.created_at.slice(11, 19)}`;
      return JSON.stringify(JSON.parse(row.details)) !== JSON.stringify(event.details) || row.created_at !== moment || row.event_key !== event.event_key;
    });
    expect(wrong).toEqual([]);
  } finally {
    await Promise.all([server.stop(), front.stop()]);
  }
});

test.describe(() => {
  // It takes a few hundred events a second.
  test.use({ simulatorFlags: flags(10_000) });

  test('a server that speaks like OpenSearch holds each event once, though all were sent twice', async ({ page, workspace, openSending }) => {
    const search = await startSearch();
    const server = await serveWithCaddy(workspace.simulator, { system: search.address });
    const count = async (index = 'pachca-audit') => {
      await fetch(`${search.address}/${index}/_refresh`, { method: 'POST' });
      return ((await (await fetch(`${search.address}/${index}/_count`)).json()) as { count: number }).count;
    };
    try {
      const log = await openSending(server, 'Elasticsearch or OpenSearch', '/send/elastic');
      for (const heading of ['arrived', 'there already']) {
        await sendAll(page);
        await expect.poll(() => told(page, heading), { timeout: 100_000 }).toBe(log.length);
        await expect(dialog(page)).toContainText('All events have been sent.');
        expect(await count()).toBe(log.length);
      }
      const { _source } = (await (await fetch(`${search.address}/pachca-audit/_doc/${log[7].id}`)).json()) as { _source: Record<string, unknown> };
      expect(_source).toMatchObject({ ...log[7], '@timestamp': log[7].created_at });

      // The same by the Elastic Common Schema, with the template that the page shows for it.
      await fill(page, 'Index', 'pachca-ecs');
      await dialog(page).getByRole('combobox', { name: 'Documents' }).selectOption('by the Elastic Common Schema (ECS)');
      await dialog(page).getByText('What the system needs first').click();
      const shown = await dialog(page).locator('pre', { hasText: '_index_template' }).innerText();
      const [, path, body] = shown.match(/^PUT (\S+)\n(.*)/ms)!;
      // In the words of OpenSearch, as the first line of it says.
      const theirs = body.replaceAll('"flattened"', '"flat_object"');
      const made = await fetch(`${search.address}/${path}`, { method: 'PUT', body: theirs, headers: { 'content-type': 'application/json' } });
      expect(made.status).toBe(200);
      await sendAll(page);
      await expect.poll(() => told(page, 'arrived'), { timeout: 100_000 }).toBe(log.length);
      expect(await count('pachca-ecs')).toBe(log.length);
      const found = await fetch(`${search.address}/pachca-ecs/_doc/${log[7].id}`);
      const document = ((await found.json()) as { _source: any })._source;
      expect(document).toMatchObject({ '@timestamp': log[7].created_at, event: { id: log[7].id, action: log[7].event_key }, ecs: { version: '9.4.0' } });
    } finally {
      await Promise.all([server.stop(), search.stop()]);
    }
  });
});
