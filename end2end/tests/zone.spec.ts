import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { readLog } from '../support/log.ts';
import { address, details, field, openLog, query, rows } from '../support/screens.ts';

// The browser of these tests is in Moscow.
const menu = (page: Page) => page.getByRole('region', { name: 'This session' });

/** How an event's time of day reads in a zone. */
function clock(created: string, timeZone: string): string {
  return new Date(created).toLocaleTimeString('en-GB', { timeZone, hourCycle: 'h23' });
}

test('another time zone changes every time on the screen, and the address keeps it', async ({ page, workspace }) => {
  const [newest] = await readLog(workspace);
  await openLog(page, workspace);
  await expect(rows(page).first()).toContainText(clock(newest.created_at, 'Europe/Moscow'));
  await page.getByRole('button', { name: 'This session' }).click();
  await expect(menu(page).getByRole('button', { name: 'This browser’s: Moscow UTC+3' })).toHaveAttribute('aria-pressed', 'true');
  await menu(page).getByRole('button', { name: 'UTC', exact: false }).nth(1).click();
  await expect.poll(() => query(page).get('zone')).toBe('UTC');
  await expect(rows(page).first()).toContainText(clock(newest.created_at, 'UTC'));
  await expectAccessible(page);

  await menu(page).getByRole('searchbox', { name: 'Other time zones' }).fill('new york');
  await menu(page).getByRole('button', { name: /^New York Eastern Standard Time/ }).click();
  await expect.poll(() => query(page).get('zone')).toBe('America/New_York');
  await expect(rows(page).first()).toContainText(clock(newest.created_at, 'America/New_York'));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Times are those of New York/ })).toBeVisible();
  await rows(page).first().click();
  await expect(field(page, 'When')).toContainText('UTC-5');
  await details(page).getByRole('button', { name: 'Close the details' }).click();

  await page.goBack();
  await page.goBack();
  await expect(rows(page).first()).toContainText(clock(newest.created_at, 'Europe/Moscow'));
});

test('a zone in the address is taken over, is remembered, and nonsense is left out', async ({ page, workspace }) => {
  const [newest] = await readLog(workspace);
  await openLog(page, workspace, address({ zone: 'Asia/Novosibirsk' }));
  await expect(rows(page).first()).toContainText(clock(newest.created_at, 'Asia/Novosibirsk'));
  await page.getByRole('button', { name: /^Times are those of/ }).click();
  await menu(page).getByRole('button', { name: 'UTC', exact: false }).nth(1).click();
  await openLog(page, workspace, address());
  await expect(rows(page).first()).toContainText(clock(newest.created_at, 'UTC'));
  await page.goto(address({ zone: 'Mars/Olympus' }));
  await expect(page.getByText('One part of the address made no sense')).toBeVisible();
});

test.describe('across the end of summer time', () => {
  test.use({ simulatorFlags: ['--end', '2026-10-27T15:00:00Z', '--days', '4', '--events', '300'] });

  test('days begin at midnight before and after', async ({ page, workspace }) => {
    const stretch = { start: '2026-10-23T15:00:00.000Z', end: '2026-10-27T14:59:59.999Z' };
    const log = await readLog(workspace, stretch);
    await openLog(page, workspace, address({ zone: 'Europe/Berlin' }, stretch));
    const day = (created: string) => new Date(created).toLocaleDateString('en-GB', { timeZone: 'Europe/Berlin', day: 'numeric', month: 'long' });
    const expected = [...new Set(log.map(({ created_at }) => day(created_at)))];
    for (const name of expected) {
      const count = log.filter(({ created_at }) => day(created_at) === name).length;
      const heading = page.getByRole('rowheader', { name: new RegExp(`${name} · ${count} events?$`) });
      for (let tries = 0; tries < 60 && !(await heading.isVisible()); tries += 1) {
        await page.getByRole('grid', { name: 'Events' }).evaluate((list) => list.scrollBy(0, list.clientHeight / 2));
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
      await expect(heading).toBeVisible();
    }
  });
});
