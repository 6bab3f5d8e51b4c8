import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { categoryOf } from '../support/catalogue.ts';
import { countBy, readLog, type Stretch } from '../support/log.ts';
import { address, expectLoaded, numberIn, openLog, query } from '../support/screens.ts';

/** The history has nine days; these are its last two, and the two before. */
const NOW: Stretch = { start: '2026-11-18T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
const BEFORE: Stretch = { start: '2026-11-16T15:00:00.000Z', end: '2026-11-18T14:59:59.999Z' };

/** Two whole days beside the two before. */
const [FIRST, MIDDLE, LAST] = [BEFORE.start, NOW.start, NOW.end];

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

test('the kinds that changed most since the period before are named, and are filters', async ({ page, workspace }) => {
  const kinds = async (stretch: Stretch) => countBy(await readLog(workspace, stretch), ({ event_key }) => event_key);
  const [before, now] = [await kinds({ start: FIRST, end: new Date(Date.parse(MIDDLE) - 1).toISOString() }), await kinds({ start: MIDDLE, end: LAST })];
  const changed = [...new Set([...before.keys(), ...now.keys()])]
    .map((key) => ({ key, from: before.get(key) ?? 0, to: now.get(key) ?? 0 }))
    .map((kind) => ({ ...kind, surprise: (kind.to - kind.from) ** 2 / (kind.to + kind.from) }))
    .filter(({ surprise }) => surprise > 3.84)
    .sort((a, b) => b.surprise - a.surprise || (a.key < b.key ? -1 : 1))
    .slice(0, 6);
  expect(changed.length, 'a quiet end of a week is less').toBeGreaterThan(0);
  await openLog(page, workspace, address({ tab: 'charts', range: `${MIDDLE}~${LAST}` }, { start: FIRST, end: LAST }));
  const items = page.getByRole('list', { name: 'Changed most:' }).getByRole('button');
  await expect(items).toHaveCount(changed.length);
  const counts = (await items.allInnerTexts()).map((text) => text.replace(/\u202f/g, '').match(/(\d+) → (\d+)/)!.slice(1).map(Number));
  expect(counts).toEqual(changed.map(({ from, to }) => [from, to]));
  await items.first().click();
  await expect.poll(() => query(page).get('event')).toBe(changed[0].key);
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
