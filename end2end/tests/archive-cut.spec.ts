import type { Locator, Page } from '@playwright/test';
import { HISTORY_FLAGS } from '../support/log.ts';
import { address, expectLoaded, expectTotal, openLog, submitToken, total } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';

const PHRASE = 'correct horse battery staple';
/** So many events are written at once: four pieces of four thousand. */
const AT_ONCE = 16_000;

const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Archive in this browser' });
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Archive in this browser' });

/** A script that holds a change of the archive open, as a slow disk would, once its fifth piece is on its way. */
const stuckAtFifthPiece = (): void => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, key) {
    if (`${key}` === 'chunk-00000004' && !('atFifth' in window)) {
      Object.assign(window, { atFifth: true });
      // A change is made when nothing more is asked of it.
      const goOn = () => void (this.get('header').onsuccess = goOn);
      goOn();
    }
    return put.call(this, value, key);
  };
};

async function keep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'This session' }).click();
  await page.getByRole('button', { name: /^Archive in this browser/ }).click();
  await sheet(page).getByRole('textbox', { name: 'Passphrase' }).fill(PHRASE);
  await sheet(page).getByRole('textbox', { name: 'The same once more' }).fill(PHRASE);
  await sheet(page).getByRole('button', { name: 'Keep an archive' }).click();
}

async function unlock(page: Page): Promise<void> {
  await panel(page).getByRole('textbox', { name: 'Passphrase' }).fill(PHRASE);
  await panel(page).getByRole('button', { name: 'Unlock' }).click();
  await expect(panel(page)).toContainText('It is open.');
}

test.use({ simulatorFlags: [...HISTORY_FLAGS.slice(0, -1), '23000'] });
test.slow();

for (const [how, leave] of [
  ['closed', async (page) => {
    await page.close();
    return page.context().newPage();
  }],
  ['reloaded', async (page) => page],
] as [string, (page: Page) => Promise<Page>][]) {
  test(`of an archive whose tab is ${how} while it is written, the next visit has what was whole, and reads the rest`, async ({ page, workspace }) => {
    await openLog(page, workspace);
    const all = await total(page);
    expect(all).toBeGreaterThan(AT_ONCE);
    await page.evaluate(stuckAtFifthPiece);
    await keep(page);
    await page.waitForFunction(() => 'atFifth' in window);

    const next = await leave(page);
    await next.goto(address());
    await unlock(next);
    // Nothing is damaged, and nothing is there by half.
    await expect(panel(next).getByRole('alert')).toHaveCount(0);
    await expect(panel(next)).toContainText(`${AT_ONCE.toLocaleString('en').replace(',', '\u202f')} events`);
    await expect(panel(next)).toContainText('which days they cover completely is not known');
    await panel(next).getByRole('button', { name: 'Open without a token' }).click();
    await expectTotal(next, AT_ONCE);
    await expect(next.locator('.strip-legend')).toContainText('not read yet');

    await next.goto(address());
    await unlock(next);
    await submitToken(next, workspace.tokens.owner);
    // First comes the archive, then all of the log is read again.
    await expect.poll(() => total(next), { timeout: 60_000 }).toBe(all);
    await expectLoaded(next);
    await next.getByRole('button', { name: 'This session' }).click();
    await next.getByRole('button', { name: /^Archive in this browser/ }).click();
    await expect(sheet(next)).toContainText('Everything loaded is kept.', { timeout: 25_000 });
    await next.reload();
    await unlock(next);
    await panel(next).getByRole('button', { name: 'Open without a token' }).click();
    await expectTotal(next, all);
  });
}
