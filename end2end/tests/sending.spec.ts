import type { Page } from '@playwright/test';
import { test as base, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { wrongInEcs } from '../support/ecs.ts';
import { choose, dialog, openDialog } from '../support/files.ts';
import { readLog } from '../support/log.ts';
import { startReceiver, type Got, type Receiver, type Said } from '../support/receiver.ts';
import { address, openLog } from '../support/screens.ts';
import { startPage } from '../support/workspace.ts';

/** Starts a receiver, and gives the page that may send to it, opened and with its dialog turned to other systems. */
const test = base.extend<{ sendingTo: (answer: (got: Got, count: number) => Said) => Promise<Receiver> }>({
  sendingTo: async ({ page, workspace }, use) => {
    const stops: (() => Promise<void>)[] = [];
    await use(async (answer) => {
      const receiver = await startReceiver(answer);
      const front = await startPage(`${workspace.simulator}/api/shared/v1`, ['--send-to', receiver.address]);
      stops.push(receiver.stop, front.stop);
      await openLog(page, workspace, front.address + address());
      await openDialog(page);
      await choose(page, 'Another system');
      await choose(page, 'Everything loaded');
      await choose(page, 'Names, category');
      await fill(page, 'Address', receiver.address);
      return receiver;
    });
    for (const stop of stops) await stop();
  },
});

// What a browser writes when a system refuses, redirects, or is not allowed by the page's policy.
test.use({ expectedConsoleErrors: [/Failed to load resource|Content Security Policy|Fetch API cannot load|redirect/i] });

const fill = (page: Page, label: string, text: string) => dialog(page).getByRole('textbox', { name: label }).fill(text);
const pickSystem = (page: Page, name: string) => dialog(page).getByRole('combobox', { name: 'System' }).selectOption(name);
const sendAll = (page: Page) => dialog(page).getByRole('button', { name: /^Send [\d\u202f]+ events$/ }).click();

/** A number of the account. */
async function told(page: Page, name: string): Promise<number> {
  const text = await dialog(page).locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd').innerText();
  return Number(text.replace(/\D/g, ''));
}

const json = (text: string) => JSON.parse(text) as any;
const lines = (body: string) => body.trimEnd().split('\n').map(json);

test('_bulk: patience, smaller requests, errors inside of an answer, and nothing doubled', async ({ page, workspace, sendingTo }) => {
  const log = await readLog(workspace);
  const kept = new Map<string, any>();
  const receiver = await sendingTo((got, count) => {
    const sent = lines(got.body);
    if (count === 1) return { status: 429, body: 'slow down' };
    if (sent.length > 400) return { status: 413 };
    const items = sent.filter((_, place) => place % 2 === 0).map((action, place) => {
      const id = action.create._id as string;
      if (id === log[5].id) return { create: { _id: id, status: 400, error: { type: 'document_parsing_exception', reason: 'failed to parse' } } };
      if (kept.has(id)) return { create: { _id: id, status: 409, error: { type: 'version_conflict_engine_exception' } } };
      // Of a few the system has too much at the first try.
      if (place % 50 === 3 && count < 6) return { create: { _id: id, status: 429, error: { type: 'es_rejected_execution_exception' } } };
      kept.set(id, sent[place * 2 + 1]);
      return { create: { _id: id, status: 201 } };
    });
    return { status: 200, body: JSON.stringify({ errors: true, items }) };
  });
  await pickSystem(page, 'Elasticsearch or OpenSearch');
  await dialog(page).getByRole('combobox', { name: 'Sign in with' }).selectOption('API key');
  await fill(page, 'Password, token or key', 'the key');
  await expect(dialog(page).getByRole('group', { name: 'The first request' })).toContainText('{"create":{"_id":');
  await expectAccessible(page);
  await sendAll(page);
  await expect(dialog(page)).toContainText('All events have been sent, but 1 of them was refused.', { timeout: 25_000 });
  expect([await told(page, 'arrived'), await told(page, 'refused'), await told(page, 'left')]).toEqual([log.length - 1, 1, 0]);
  expect(kept.size).toBe(log.length - 1);
  for (const event of log.filter(({ id }) => id !== log[5].id)) {
    const { '@timestamp': timestamp, ...rest } = kept.get(event.id);
    expect(rest).toEqual(event);
    expect(timestamp).toBe(event.created_at);
  }
  await dialog(page).getByText('What was refused, and why').click();
  await expect(dialog(page)).toContainText(`${log[5].id}: 400 document_parsing_exception: failed to parse`);
  expect(new Set(receiver.got.map((got) => got.headers.authorization))).toEqual(new Set(['ApiKey the key']));
  expect(receiver.got.every((got) => got.path === '/pachca-audit/_bulk' && !got.headers.cookie && !got.headers.referer)).toBe(true);
  await sendAll(page);
  await expect.poll(() => told(page, 'there already')).toBe(log.length - 1);
  expect(kept.size).toBe(log.length - 1);
});

test('_bulk with documents by the Elastic Common Schema, for which the template is another', async ({ page, workspace, sendingTo }) => {
  const log = await readLog(workspace);
  const kept = new Map<string, any>();
  await sendingTo((got) => {
    const sent = lines(got.body);
    const items = sent.flatMap((action, place) => {
      if (place % 2 === 1) return [];
      kept.set(action.create._id, sent[place + 1]);
      return { create: { _id: action.create._id, status: 201 } };
    });
    return { status: 200, body: JSON.stringify({ errors: false, items }) };
  });
  await pickSystem(page, 'Elasticsearch or OpenSearch');
  await dialog(page).getByText('What the system needs first').click();
  const template = dialog(page).locator('pre', { hasText: '_index_template' });
  await expect(template).toContainText('"ip_address"');
  await dialog(page).getByRole('combobox', { name: 'Documents' }).selectOption('by the Elastic Common Schema (ECS)');
  await expect(template).toContainText('"pachca"');
  await expect(dialog(page).getByRole('group', { name: 'The first request' })).toContainText('"ecs":{"version":"9.4.0"}');
  await expectAccessible(page);
  await sendAll(page);
  await expect(dialog(page)).toContainText('All events have been sent.');
  expect([...kept.keys()].sort()).toEqual(log.map((event) => event.id).sort());
  for (const event of log) {
    const document = kept.get(event.id);
    expect(wrongInEcs(document)).toEqual([]);
    expect([document.event.id, document['@timestamp'], document.pachca.details ?? {}]).toEqual([event.id, event.created_at, event.details]);
  }
});

test('ClickHouse: says what is wrong, goes on when it is mended, and a test is one event', async ({ page, workspace, sendingTo }) => {
  const log = await readLog(workspace);
  let made = false;
  const rows: any[] = [];
  const receiver = await sendingTo((got) => {
    if (!made) return { status: 404, body: "Code: 60. DB::Exception: Table default.pachca_audit doesn't exist. (UNKNOWN_TABLE)" };
    rows.push(...lines(got.body));
    return { status: 200 };
  });
  await pickSystem(page, 'ClickHouse');
  await dialog(page).getByText('What the system needs first').click();
  await expect(dialog(page)).toContainText('ENGINE = ReplacingMergeTree');
  await expect(dialog(page)).toContainText(`--send-to ${receiver.address}`);
  await sendAll(page);
  await expect(dialog(page).getByRole('alert')).toContainText('Table default.pachca_audit doesn\'t exist');
  expect(await told(page, 'left')).toBe(log.length);
  made = true;
  await dialog(page).getByRole('button', { name: 'Go on' }).click();
  await expect(dialog(page)).toContainText('All events have been sent.');
  expect(rows.map((row) => row.id).sort()).toEqual(log.map((event) => event.id).sort());
  const byId = new Map(log.map((event) => [event.id, event]));
  for (const row of rows) expect(json(row.details)).toEqual(byId.get(row.id)!.details);
  expect(new URL(receiver.got[0].path, receiver.address).searchParams.get('query')).toBe('INSERT INTO `pachca_audit` FORMAT JSONEachRow');
  rows.length = 0;
  await dialog(page).getByRole('button', { name: 'Send one to test' }).click();
  await expect(dialog(page)).toContainText('It works: the event arrived.');
  expect(rows.length).toBe(1);
});

test('Loki, Splunk, VictoriaLogs and plain addresses get what they ask for', async ({ page, workspace, sendingTo }) => {
  const log = await readLog(workspace);
  const ids: Record<string, (got: Got) => string[]> = {
    'Grafana Loki': (got) => json(got.body).streams.flatMap((stream: any) => stream.values.map(([, line]: string[]) => json(line).id)),
    'Splunk (HTTP Event Collector)': (got) => lines(got.body).map((one) => one.event.id),
    VictoriaLogs: (got) => lines(got.body).map((one) => one.id),
    'Any HTTPS address (NDJSON)': (got) => lines(got.body).map((one) => one.id),
  };
  const receiver = await sendingTo((got) => ({ status: got.path.startsWith('/loki') ? 204 : 200, body: got.path.startsWith('/services') ? '{"text":"Success","code":0}' : '' }));
  for (const [system, idsOf] of Object.entries(ids)) {
    receiver.got.length = 0;
    await pickSystem(page, system);
    await sendAll(page);
    await expect.poll(() => receiver.got.flatMap(idsOf).length, { message: system }).toBe(log.length);
    expect(new Set(receiver.got.flatMap(idsOf)), system).toEqual(new Set(log.map((event) => event.id)));
    await expect(dialog(page)).toContainText('All events have been sent.');
  }
});

test('a system that refuses everything is no success, and one to which every request is too large says that', async ({ page, workspace, sendingTo }) => {
  const log = await readLog(workspace);
  let status = 400;
  await sendingTo(() => ({ status, body: 'no such stream' }));
  await pickSystem(page, 'Any HTTPS address (NDJSON)');
  await sendAll(page);
  await expect(dialog(page).getByRole('alert')).toContainText(/The system has refused all [\d\u202f]+ events: nothing has arrived\./);
  expect([await told(page, 'arrived'), await told(page, 'refused'), await told(page, 'left')]).toEqual([0, log.length, 0]);
  await dialog(page).getByText('What was refused, and why').click();
  await expect(dialog(page)).toContainText('no such stream');
  await expectAccessible(page);
  status = 413;
  await dialog(page).getByRole('button', { name: 'Send one to test' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('413');
  // What one system did with them says nothing of the next.
  await pickSystem(page, 'VictoriaLogs');
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  await expect(dialog(page).locator('dt', { hasText: 'refused' })).toHaveCount(0);
});

test('credentials follow no redirect, and nothing goes where the policy does not allow it', async ({ page, sendingTo }) => {
  const elsewhere = await startReceiver(() => ({ status: 200 }));
  const receiver = await sendingTo(() => ({ status: 307, location: `${elsewhere.address}/stolen` }));
  const test = dialog(page).getByRole('button', { name: 'Send one to test' });
  await pickSystem(page, 'Any HTTPS address (NDJSON)');
  await dialog(page).getByRole('combobox', { name: 'Sign in with' }).selectOption('token');
  await fill(page, 'Password, token or key', 'secret');
  await test.click();
  await expect(dialog(page).getByRole('alert')).toContainText('redirects elsewhere');
  expect(receiver.got.length).toBe(1);
  await fill(page, 'Address', elsewhere.address);
  await test.click();
  await expect(dialog(page).getByRole('alert')).toContainText('own policy does not allow the address');
  expect(elsewhere.got).toEqual([]);
  await fill(page, 'Address', 'http://logs.example');
  await expect(test).toBeDisabled();
  await expect(dialog(page)).toContainText('Only https:// is sent to');
  await elsewhere.stop();
});
