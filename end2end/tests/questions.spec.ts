import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { countBy, readLog } from '../support/log.ts';
import { address, chips, countsIn, expectLoaded, expectTotal, facet, grid, openLog, query, rows } from '../support/screens.ts';

const period = (page: Page) => page.getByRole('combobox', { name: 'Change the period' });

/** Chooses a view that is there from the start. */
async function ask(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name }).click();
}

async function openSample(page: Page): Promise<void> {
  await page.goto('/?sample=4000&load=all&period=30');
  await page.getByRole('button', { name: 'Try with sample data' }).click();
  await expectLoaded(page);
}

test('who failed two-factor most, and from where', async ({ page, workspace }) => {
  const failed = (await readLog(workspace)).filter((event) => event.event_key === 'user_2fa_fail');
  await openLog(page, workspace);
  await page.getByRole('button', { name: 'Views' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Failed two-factor checks' }).click();
  await expectTotal(page, failed.length);
  const most = (counts: Map<string, number>) => Math.max(...counts.values());
  expect(most(await countsIn(facet(page, 'Actor')))).toBe(most(countBy(failed, (event) => event.actor_id)));
  expect(most(await countsIn(facet(page, 'IP address')))).toBe(most(countBy(failed, (event) => event.ip_address ?? '')));

  // The charts say both at once.
  await page.getByRole('button', { name: 'Charts', exact: true }).click();
  const first = page.getByRole('region', { name: 'Who' }).getByRole('listitem').first();
  await expect(first).toContainText(String(most(countBy(failed, (event) => event.actor_id))));
  const actor = (await first.getByRole('button').getAttribute('title'))!.match(/· (\d+)/)![1];
  const from = countBy(failed.filter((event) => event.actor_id === actor && event.ip_address), (event) => event.ip_address!);
  const often = [...from].filter(([, count]) => count === most(from)).map(([ip]) => ip).sort()[0];
  await expect(first).toContainText(from.size > 1 ? `${often} +${from.size - 1}` : often);
});

test('what changed in roles and tokens since Monday', async ({ page }) => {
  await openSample(page);
  await ask(page, 'Roles, tokens and scopes');
  await period(page).selectOption({ label: 'This week' });
  const [start, end] = query(page).get('range')!.split('~').map((text) => new Date(text));
  // The browser of these tests is in Moscow.
  expect([start.getUTCDay(), start.getUTCHours()], 'Monday, midnight').toEqual([0, 21]);
  expect(Math.round((+end - +start) / 3_600_000)).toBe(7 * 24);
  await expect(chips(page).first()).toBeVisible();
  await expect(grid(page)).toBeVisible();
  await period(page).selectOption({ label: 'All that is loaded' });
  await expect.poll(() => query(page).get('range')).toBeNull();
  expect(query(page).getAll('event')).toContain('user_role_changed');
});

test('stretches of time are offered in the line by their names', async ({ page }) => {
  await openSample(page);
  const line = page.getByRole('combobox', { name: 'Search and filter' });
  await line.fill('time:last');
  await page.getByRole('option', { name: /Last week \d/ }).click();
  await page.keyboard.press('Enter');
  await expect.poll(() => query(page).get('range')).toMatch(/T21:00:00\.000Z~.*T20:59:59\.999Z$/);
  await expect(line).toHaveValue(/^time:\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d\s*$/);
});

test('how this week differs from the last, also while it is not over', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: 'Charts', exact: true }).click();
  await period(page).selectOption({ label: 'This week' });
  await expect(page.getByText(/^Not over yet, so compared with as much of the period before: \d/)).toBeVisible();
  await expect(page.getByRole('article').first()).toContainText(/in the period before/);

  // With the whole week before, too: what came late in it is told, and the choice can be shared and taken back.
  const changes = page.getByRole('article').first();
  const asMuch = await changes.innerText();
  await page.getByRole('button', { name: 'Compare with the whole of it' }).click();
  await expect(page.getByText(/^Not over yet, but compared with the whole period before: \d/)).toBeVisible();
  await expect(changes).not.toHaveText(asMuch);
  await expect.poll(() => query(page).get('before')).toBe('whole');
  const back = page.getByRole('button', { name: 'Compare with as much of it' });
  await expect(back).toBeFocused();
  await back.press('Enter');
  await expect(page.getByText(/^Not over yet, so compared with as much/)).toBeVisible();
});

test('whether anybody read messages in bulk at night', async ({ page, workspace }) => {
  const read = ['search_messages_api', 'kms_decrypt', 'company_chats_accessed'];
  const log = (await readLog(workspace)).filter((event) => read.includes(event.event_key));
  await openLog(page, workspace);
  await ask(page, 'Messages read in bulk');
  await expectTotal(page, log.length);
  await expect(page.getByRole('heading', { name: 'When: hour and weekday' })).toBeVisible();
});

test('on paper there are all rows, up to a number that is told', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const drawn = await rows(page).count();
  expect(drawn).toBeLessThan(log.length);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(rows(page)).toHaveCount(log.length);
  await expect(page.getByText(/^Printed: the first/)).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(rows(page)).toHaveCount(drawn);

  await openSample(page);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.getByText(/^Printed: the first 9\d\d of 4.000 events/)).toHaveCount(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the header takes one row, and the menu has what it has no room for', async ({ page, workspace }) => {
    await openLog(page, workspace);
    const header = page.getByRole('banner');
    expect((await header.boundingBox())!.height).toBeLessThanOrEqual(56);
    await expect(header.getByRole('button', { name: /Switch to Russian/ })).toBeHidden();
    await page.getByRole('button', { name: 'This session' }).click();
    await expectAccessible(page);
    await page.getByRole('region', { name: 'This session' }).getByRole('button', { name: /Switch to Russian/ }).click();
    await expect(page.getByRole('button', { name: 'Лента' })).toBeVisible();
    expect((await header.boundingBox())!.height).toBeLessThanOrEqual(56);
  });

  test('the filters cover the list, and lead back to it', async ({ page, workspace }) => {
    const log = await readLog(workspace);
    await openLog(page, workspace, address({ category: 'auth' }));
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await expectAccessible(page);
    const count = countBy(log, ({ event_key }) => event_key);
    const shown = ['user_login', 'user_logout', 'user_2fa_success', 'user_2fa_fail', 'user_2fa_disabled', 'login_grant_created', 'login_grant_approved', 'login_grant_denied'];
    const sum = shown.reduce((sum, key) => sum + (count.get(key) ?? 0), 0);
    await page.getByRole('button', { name: `Show ${sum} events` }).click();
    await expect(grid(page)).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Filters' })).toBeHidden();
  });
});
