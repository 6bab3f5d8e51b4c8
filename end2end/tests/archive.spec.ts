import type { Locator, Page, Request } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { HISTORY_FLAGS, READS_STRETCH, readLog, WEEK } from '../support/log.ts';
import { address, expectLoaded, expectTotal, openLog, submitToken, total } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';

const PHRASE = 'correct horse battery staple';

const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Archive in this browser' });
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Archive in this browser' });

async function openSheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'This session' }).click();
  await page.getByRole('button', { name: /^Archive in this browser/ }).click();
}

/** Makes an archive of what is loaded and waits until all of it is kept. */
async function keep(page: Page): Promise<void> {
  await openSheet(page);
  await sheet(page).getByRole('textbox', { name: 'Passphrase' }).fill(PHRASE);
  await sheet(page).getByRole('textbox', { name: 'The same once more' }).fill(PHRASE);
  await sheet(page).getByRole('button', { name: 'Keep an archive' }).click();
  await expect(sheet(page)).toContainText('Everything loaded is kept.', { timeout: 25_000 });
}

async function unlock(page: Page, phrase = PHRASE): Promise<void> {
  await panel(page).getByRole('textbox', { name: 'Passphrase' }).fill(phrase);
  await panel(page).getByRole('button', { name: 'Unlock' }).click();
}

/** Everything that the page keeps in its database, as one text. */
function onDisk(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
    let text = '';
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store);
        for (const key of await done(records.getAllKeys())) text += `${key}\n`;
        for (const bytes of await done(database.transaction(store).objectStore(store).getAll())) text += new TextDecoder('latin1').decode(bytes);
      }
      database.close();
      text += name;
    }
    return text;
  });
}

/** Turns a bit of the first record whose name begins so. */
function damage(page: Page, prefix: string): Promise<void> {
  return page.evaluate(async (prefix) => {
    const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open('audit-dashboard.archive'));
    const store = database.transaction('records', 'readwrite').objectStore('records');
    const name = (await done(store.getAllKeys())).find((key) => `${key}`.startsWith(prefix))!;
    const bytes: Uint8Array = await done(store.get(name));
    bytes[bytes.length >> 1] ^= 1;
    await done(store.put(bytes, name));
    database.close();
  }, prefix);
}

/** The starts of the stretches that are asked for from now on. */
function asked(page: Page): string[] {
  const starts: string[] = [];
  page.on('request', (request: Request) => {
    if (READS_STRETCH.test(request.url())) starts.push(new URL(request.url()).searchParams.get('start_time')!);
  });
  return starts;
}

test('the next visit reads only what is new, and nothing on the disk can be read', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await openSheet(page);
  await expectAccessible(page);
  await sheet(page).getByRole('textbox', { name: 'Passphrase' }).fill('short');
  await expect(sheet(page)).toContainText('At least 12 characters');
  await expect(sheet(page).getByRole('button', { name: 'Keep an archive' })).toBeDisabled();
  await sheet(page).getByRole('button', { name: 'Close' }).click();
  await keep(page);
  await expect(sheet(page)).toContainText(`${log.length} events`);
  await expectAccessible(page);

  const kept = await onDisk(page);
  expect(kept).toContain('pachca-audit-archive');
  const secrets = [log[0].id, log[0].event_key, log[0].actor_id, log[0].created_at.slice(0, 16), 'user_agent', workspace.tokens.owner, PHRASE];
  for (const secret of secrets) expect(kept, secret).not.toContain(secret);

  await page.reload();
  await unlock(page, `${PHRASE}!`);
  await expect(panel(page).getByRole('alert')).toContainText('does not open the archive');
  await unlock(page);
  await expect(panel(page)).toContainText(`${log.length} events`);
  await expectAccessible(page);
  const starts = asked(page);
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  await expectTotal(page, log.length);
  const late = Date.parse(WEEK.end) - 16 * 60_000;
  // The first page is the proof that the token works.
  expect(starts.slice(1).filter((start) => Date.parse(start) < late)).toEqual([]);

  await openSheet(page);
  await expect(sheet(page)).toContainText('Everything loaded is kept.');
  await sheet(page).getByRole('button', { name: 'Export everything' }).click();
  await expect(page.getByRole('dialog', { name: 'Export events' })).toContainText(`Everything loaded · ${log.length}`);
});

test('without a token it is a log to look at, with its gaps; deleted, it is gone', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await keep(page);
  const all = await total(page);
  await page.reload();
  await unlock(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await panel(page).getByRole('button', { name: 'Open without a token' }).click();
  await expectTotal(page, all);
  expect(requests.filter((url) => url.includes('/api/'))).toEqual([]);
  await openSheet(page);
  await expect(sheet(page)).toContainText('Without a token nothing new is added.');
  await sheet(page).getByRole('button', { name: 'Delete the archive' }).click();
  await sheet(page).getByRole('button', { name: 'Delete for good' }).click();
  await expect(sheet(page)).toContainText('An archive is made of a log that is loaded with a token.');
  expect(await onDisk(page)).not.toContain('chunk');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Access token' })).toBeVisible();
  await expect(panel(page)).toBeHidden();
});

test('a longer period reads only what it adds', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await keep(page);
  const longer = { start: '2026-11-11T15:00:00.000Z', end: WEEK.end };
  const log = await readLog(workspace, longer);
  await page.goto(address({}, longer));
  await unlock(page);
  await expect(panel(page)).toContainText('It is open.');
  const starts = asked(page);
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  await expectTotal(page, log.length);
  expect(starts.slice(1).some((start) => start < WEEK.start)).toBe(true);
  const inside = (start: string) => start > WEEK.start && Date.parse(start) < Date.parse(WEEK.end) - 16 * 60_000;
  expect(starts.slice(1).filter(inside)).toEqual([]);
});

test.describe(() => {
  test.use({ simulatorFlags: [...HISTORY_FLAGS.slice(0, -1), '9000'] });

  test('a damaged piece costs its days and nothing else, and they are read again', async ({ page, workspace }) => {
    await openLog(page, workspace);
    await keep(page);
    const all = await total(page);
    await damage(page, 'chunk-');
    await page.reload();
    await unlock(page);
    await expect(panel(page).getByRole('alert')).toContainText(/events are lost, of .* Nov 2026/);
    await panel(page).getByRole('button', { name: 'Open without a token' }).click();
    await expect(page.getByRole('navigation')).toBeVisible();
    await expect.poll(() => total(page)).toBeGreaterThan(1_000);
    expect(await total(page)).toBeLessThan(all);
    await page.reload();
    await unlock(page);
    await expect(panel(page)).toContainText('It is open.');
    await submitToken(page, workspace.tokens.owner);
    await expectLoaded(page);
    await expectTotal(page, all);
    await openSheet(page);
    await expect(sheet(page)).toContainText('Everything loaded is kept.');

    await damage(page, 'index');
    await page.reload();
    await unlock(page);
    await expect(panel(page).getByRole('alert')).toContainText('table of contents is damaged');
    await submitToken(page, workspace.tokens.owner);
    await expectLoaded(page);
    await expectTotal(page, all);
  });
});
