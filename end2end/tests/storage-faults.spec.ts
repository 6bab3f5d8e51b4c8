import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { choose, dialog, openDialog, pick, submit } from '../support/files.ts';
import { expectLoaded, expectTotal, openLog, submitToken, address } from '../support/screens.ts';
import { readLog } from '../support/log.ts';
import { startWorkspace } from '../support/workspace.ts';

const PHRASE = 'correct horse battery staple';
const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Archive in this browser' });
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Archive in this browser' });

/** A disk that takes so many bytes, and then is full; what was aborted and what was closed is noted. */
const withSmallDisk = (): void => {
  const notes = { room: 40_000, aborted: 0, closed: 0 };
  const sink = () => {
    let left = notes.room;
    return {
      write: (bytes: Uint8Array) => {
        left -= bytes.length;
        if (left < 0) throw new DOMException('no space', 'QuotaExceededError');
      },
      close: () => void (notes.closed += 1),
      abort: () => void (notes.aborted += 1),
    };
  };
  const showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) => ({ name: suggestedName, createWritable: async () => new WritableStream(sink()) });
  Object.assign(window, { notes, showSaveFilePicker });
};

interface Notes {
  room: number;
  aborted: number;
  closed: number;
}

const notes = (page: Page): Promise<Notes> => page.evaluate(() => (window as unknown as { notes: Notes }).notes);

test('a disk that is full says so, whatever the file, and leaves neither file nor manifest', async ({ page, workspace }) => {
  await page.addInitScript(withSmallDisk);
  await openLog(page, workspace);
  await openDialog(page);
  await choose(page, 'Everything loaded');
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  for (const [format, packed] of [['NDJSON', false], ['NDJSON', true], ['Parquet', false]] as const) {
    await choose(page, format);
    if (packed) await choose(page, 'Compress');
    if (packed) await page.evaluate(() => void ((window as unknown as { notes: Notes }).notes.room = 2_000));
    await submit(page).click();
    await expect(dialog(page).getByRole('alert'), format).toContainText('There is no room left on the disk');
    if (packed) await choose(page, 'Compress');
  }
  expect(await notes(page)).toMatchObject({ closed: 0 });
  expect(downloads).toEqual([]);
  await page.evaluate(() => void ((window as unknown as { notes: Notes }).notes.room = 100_000_000));
  await submit(page).click();
  await expect(dialog(page)).toContainText('SHA-256');
  expect(await notes(page)).toMatchObject({ closed: 1 });
});

/** A disk of the browser's own, whose files outlive the tab. */
const withOwnDisk = (): void => {
  const showSaveFilePicker = async () => (await navigator.storage.getDirectory()).getFileHandle('events', { create: true });
  Object.assign(window, { showSaveFilePicker });
};

const bytesOnDisk = (page: Page): Promise<number> =>
  page.evaluate(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle('events', { create: true })).getFile()).size);

test('a tab that is closed while a file is written leaves no part of a file', async ({ page, context }) => {
  await page.addInitScript(withOwnDisk);
  await page.goto('/?sample=150000&load=all&period=90');
  await page.getByRole('button', { name: 'Try with sample data' }).click();
  await expectLoaded(page);
  await openDialog(page);
  await choose(page, 'Everything loaded');
  await choose(page, 'NDJSON');
  await submit(page).click();
  await expect(dialog(page).getByRole('progressbar')).toBeVisible();
  await page.close();
  const next = await context.newPage();
  await next.goto('/');
  expect(await bytesOnDisk(next)).toBe(0);
});

async function openSheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'This session' }).click();
  await page.getByRole('button', { name: /^Archive in this browser/ }).click();
}

async function create(page: Page): Promise<void> {
  await openSheet(page);
  await sheet(page).getByRole('textbox', { name: 'Passphrase' }).fill(PHRASE);
  await sheet(page).getByRole('textbox', { name: 'The same once more' }).fill(PHRASE);
  await sheet(page).getByRole('button', { name: 'Keep an archive' }).click();
}

const kept = (page: Page) => expect(sheet(page)).toContainText('Everything loaded is kept.', { timeout: 25_000 });

async function unlock(page: Page): Promise<void> {
  await panel(page).getByRole('textbox', { name: 'Passphrase' }).fill(PHRASE);
  await panel(page).getByRole('button', { name: 'Unlock' }).click();
  await expect(panel(page)).toContainText('It is open.');
}

test('an archive whose browser has no room left keeps what it has, and goes on when there is', async ({ page, workspace }) => {
  await openLog(page, workspace);
  // The records themselves are what is refused: making an archive takes little.
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
      if (`${key}`.startsWith('chunk-') && !(window as { room?: boolean }).room) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    };
  });
  await create(page);
  await expect(sheet(page).getByRole('alert')).toContainText('There is no room left for the archive.', { timeout: 25_000 });
  await expect(sheet(page)).not.toContainText('Everything loaded is kept.');
  await page.evaluate(() => void ((window as { room?: boolean }).room = true));
  await sheet(page).getByRole('button', { name: 'Try again' }).click();
  await kept(page);
  await page.reload();
  await unlock(page);
  await expect(panel(page)).toContainText(`${(await readLog(workspace)).length} events`);
});

test('of two tabs with one archive, the one that comes second writes nothing over the other', async ({ page, workspace, context }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await create(page);
  await kept(page);
  const other = await context.newPage();
  await other.goto(address());
  await unlock(other);
  await submitToken(other, workspace.tokens.owner);
  await expectLoaded(other);
  const event = (number: number) => ({ id: `00000000-0000-4000-8000-00000000000${number}`, created_at: '2026-11-18T10:00:00.000Z', event_key: 'user_login', actor_id: '1', details: {} });
  await pick(other, { name: 'one.ndjson', bytes: JSON.stringify(event(1)) });
  await openSheet(other);
  await kept(other);
  await expect(sheet(other)).toContainText(`${log.length + 1} events`);
  await sheet(page).getByRole('button', { name: 'Close' }).click();
  await pick(page, { name: 'two.ndjson', bytes: JSON.stringify(event(2)) });
  await openSheet(page);
  await expect(sheet(page).getByRole('alert')).toContainText('Another tab has written to the archive', { timeout: 25_000 });
  await other.reload();
  await unlock(other);
  await expect(panel(other)).toContainText(`${log.length + 1} events`);
});

test('the archive of another workspace is locked again, and nothing of it is shown', async ({ page, workspace }) => {
  const stranger = await startWorkspace(['--end', '2026-11-20T15:00:00Z', '--days', '30', '--events', '3000', '--seed', '99']);
  try {
    await openLog(page, workspace);
    await create(page);
    await kept(page);
    await page.route('**/api/shared/v1/**', async (route) => {
      const url = route.request().url().replace(workspace.page, stranger.page);
      // A connection that broke on the way is one for the page, too: it asks again.
      const response = await route.fetch({ url }).catch(() => null);
      await (response ? route.fulfill({ response }) : route.abort());
    });
    await page.goto(address());
    await unlock(page);
    await submitToken(page, stranger.tokens.owner);
    await expectLoaded(page);
    await openSheet(page);
    await expect(sheet(page).getByRole('alert')).toContainText('The archive is of another workspace');
    await sheet(page).getByRole('button', { name: 'Close' }).click();
    await expectTotal(page, (await readLog(stranger)).length);
  } finally {
    await stranger.stop();
  }
});

test('an archive and a manifest of a newer version say so, and nothing is read out of them', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await create(page);
  await kept(page);
  await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open('audit-dashboard.archive'));
    const store = database.transaction('records', 'readwrite').objectStore('records');
    const header = new TextDecoder().decode(await done(store.get('header')));
    await done(store.put(new TextEncoder().encode(header.replace('"version":1', '"version":2')), 'header'));
    database.close();
  });
  await page.reload();
  await panel(page).getByRole('textbox', { name: 'Passphrase' }).fill(PHRASE);
  await panel(page).getByRole('button', { name: 'Unlock' }).click();
  await expect(panel(page).getByRole('alert')).toContainText('A newer version of this page has written the archive');
  await pick(page, { name: 'x.manifest.json', bytes: JSON.stringify({ format: 'pachca-audit-log-manifest', version: 99 }) });
  await expect(page.getByRole('main').locator('.import-report')).toContainText('A later version of this page wrote this manifest');
});
