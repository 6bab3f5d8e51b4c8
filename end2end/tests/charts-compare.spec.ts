import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { categoryOf } from '../support/catalogue.ts';
import { readLog, type Stretch } from '../support/log.ts';
import { address, expectLoaded, numberIn, openLog, query } from '../support/screens.ts';

/** The history has nine days; these are its last two, and the two before. */
const NOW: Stretch = { start: '2026-11-18T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
const BEFORE: Stretch = { start: '2026-11-16T15:00:00.000Z', end: '2026-11-18T14:59:59.999Z' };

const card = (page: Page, name: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });

test('without the period before there is no comparison, and a click loads it', async ({ page, workspace }) => {
  const signIns = (log: { event_key: string }[]) => log.filter(({ event_key }) => categoryOf(event_key) === 'Sign-in').length;
  const [now, before] = [signIns(await readLog(workspace, NOW)), signIns(await readLog(workspace, BEFORE))];
  // The workspace's own clock is far ahead of its fixed history.
  await page.clock.setFixedTime('2026-11-21T12:00:00Z');
  await openLog(page, workspace, address({ tab: 'charts' }, NOW));
  await expect(page.getByText(/^No comparison: .*16 Nov – 18 Nov.* is not loaded\./)).toBeVisible();
  await expect(card(page, 'Sign-in').locator('header')).not.toContainText(/[▲▼%]/);

  await page.getByRole('button', { name: 'Load it' }).click();
  await expectLoaded(page);
  await expect(page.getByText('Compared with 16 Nov – 18 Nov')).toBeVisible();
  expect(query(page).get('range'), 'what was looked at still is').toBe(`${NOW.start}~${NOW.end}`);
  const percent = Math.round((Math.abs(now - before) / before) * 100);
  const words = now > before ? `${percent} % more` : `${percent} % fewer`;
  await expect(card(page, 'Sign-in').locator('header')).toContainText(`${words} than in the period before, when it was ${before}`);
  const table = card(page, 'Sign-in').getByRole('table');
  await expect(table.getByRole('columnheader', { name: 'The period before' })).toBeAttached();
  const cells = await table.getByRole('row').evaluateAll((rows) => rows.slice(1).map((row) => row.children[1].textContent ?? ''));
  expect(cells.map(numberIn).reduce((sum, count) => sum + count)).toBe(now);
  await expectAccessible(page);
});

test.describe('with three weeks of history', () => {
  test.use({ simulatorFlags: ['--end', '2026-11-20T15:00:00Z', '--days', '22', '--events', '3000'] });

  test('what is ordinary is shaded and said', async ({ page, workspace }) => {
    await openLog(page, workspace, address({ tab: 'charts' }, { start: '2026-10-30T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' }));
    await expect(page.getByText('Shaded: what is ordinary for the time of day')).toBeVisible();
    const plot = card(page, 'Sign-in').getByRole('img', { name: 'Sign-in over time' });
    await plot.hover();
    await expect(card(page, 'Sign-in')).toContainText(/ordinary: \d+–\d+/);
  });
});
