import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { CATALOGUE, CATEGORIES, categoryOf, SECURITY_KEYS } from '../support/catalogue.ts';
import { readIds } from '../support/ids.ts';
import { control, countBy, idsOf, readLog, type Stretch } from '../support/log.ts';
import { address, categoryCounts, countsIn, expectLoaded, expectTotal, facet, grid, openLog, rows, submitToken, total, value } from '../support/screens.ts';
import { kindName } from '../support/words.ts';

/** The stretch that all requests for events cover together. */
function watchStretch(page: Page): () => Stretch {
  const times: string[] = [];
  page.on('request', (request) => {
    const query = new URL(request.url()).searchParams;
    const [start, end] = [query.get('start_time'), query.get('end_time')];
    if (request.url().includes('/audit_events') && start && end) times.push(start, end);
  });
  return () => ({ start: times.sort()[0], end: times.at(-1) ?? '' });
}

test.describe('a workspace that is alive', () => {
  test.use({ simulatorFlags: ['--events', '1500', '--days', '30', '--live-per-minute', '60'] });

  test('the last week, what matters first and then the rest, with every event once', async ({ page, workspace }) => {
    const stretch = watchStretch(page);
    // What the page itself asked before its period ended is in the log, too, and hidden unless it is asked for.
    await page.goto('/?own=shown');
    await expect(page.getByRole('radio', { name: '7 days' })).toBeChecked();
    await expect(page.getByRole('radio', { name: 'Security first' })).toBeChecked();
    await submitToken(page, workspace.tokens.owner);
    await expectLoaded(page);
    const week = stretch();
    const days = (Date.parse(week.end) - Date.parse(week.start)) / 86_400_000;
    expect(days).toBe(7);
    const security = await idsOf(workspace, week, SECURITY_KEYS);
    expect(security.length).toBeGreaterThan(20);
    await expectTotal(page, security.length);
    expect((await readIds(page)).sort()).toEqual(security.sort());

    await page.getByRole('button', { name: 'Load the rest' }).click();
    await expectLoaded(page);
    expect(stretch(), 'the end stays where it was').toEqual(week);
    const all = await idsOf(workspace, week);
    await expectTotal(page, all.length);
    expect((await readIds(page)).sort()).toEqual(all.sort());
    await expect(page.getByRole('button', { name: 'Load the rest' })).toHaveCount(0);
  });
});

test('counts of categories and kinds are those of the log, unknown kinds included', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await expectTotal(page, log.length);
  const byCategory = countBy(log, (event) => categoryOf(event.event_key));
  expect(byCategory.get('Other'), 'the history has a kind that nobody published').toBeGreaterThan(0);
  const categories = facet(page, 'Categories');
  expect(await categoryCounts(page)).toEqual(CATEGORIES.map((name) => [name, byCategory.get(name) ?? 0]));
  for (const name of byCategory.keys()) {
    await value(categories, name).click();
    const kinds = categories.getByRole('list', { name: `Kinds of events in ${name}` });
    const expected = countBy(log.filter((event) => categoryOf(event.event_key) === name), (event) => event.event_key);
    await expect(kinds).toBeVisible();
    const sorted = [...expected].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    expect([...(await countsIn(kinds))]).toEqual(sorted.map(([key, count]) => [kindName(key), count]));
    await value(categories, name).click();
  }
});

test('unknown kinds come with the rest', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ load: 'security' }));
  const other = value(facet(page, 'Categories'), 'Other');
  await expect(other).toHaveText(/0$/);
  await page.getByRole('button', { name: 'Load the rest' }).click();
  await expectLoaded(page);
  await expect(other).not.toHaveText(/0$/);
  await expectTotal(page, (await idsOf(workspace)).length);
});

test.describe('over a slow connection', () => {
  test.use({ simulatorFlags: ['--end', '2026-11-20T15:00:00Z', '--days', '9', '--events', '1200', '--latency-ms', '1200'] });

  test('loading can be stopped; what has come stays, and the rest follows on request', async ({ page, workspace }) => {
    test.slow();
    const all = (await idsOf(workspace)).sort();
    await page.goto(address());
    await submitToken(page, workspace.tokens.owner);
    await expect(rows(page).first()).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText(/Loading was stopped\. Not read: \d+\sNov/)).toBeVisible();
    await expectLoaded(page);
    const some = await readIds(page);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
    expect(new Set(some).size).toBe(some.length);
    expect(some.filter((id) => !all.includes(id))).toEqual([]);

    await control(workspace, '/sim/config', { latency_ms: 0 });
    await page.getByRole('button', { name: 'Go on loading' }).click();
    await expectLoaded(page);
    await expect(page.getByText(/Not read/)).toHaveCount(0);
    await expectTotal(page, all.length);
    expect((await readIds(page)).sort()).toEqual(all);
  });

  test('progress is shown, and the page can be used meanwhile', async ({ page, workspace }) => {
    await page.goto(address());
    await submitToken(page, workspace.tokens.owner);
    const progress = page.getByRole('progressbar', { name: 'Loading the log' });
    await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]/);
    const early = await total(page);
    await value(facet(page, 'Categories'), 'Sign-in').click();
    await expect(page.getByText(/ of [\d\s\u202f]+/).first()).toBeVisible();
    await rows(page).first().click();
    await expect(page.getByRole('button', { name: 'Close the details' })).toBeVisible();
    await expect(progress).toBeVisible();
    await control(workspace, '/sim/config', { latency_ms: 0 });
    await expectLoaded(page);
    const log = await readLog(workspace);
    expect(log.length).toBeGreaterThan(early);
    await expectTotal(page, log.filter((event) => categoryOf(event.event_key) === 'Sign-in').length);
  });

  test('leaving while loading ends it', async ({ page, workspace }) => {
    await page.goto(address());
    await submitToken(page, workspace.tokens.owner);
    await expect(rows(page).first()).toBeVisible();
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await expect(page.getByRole('textbox', { name: 'Access token' })).toBeVisible();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.waitForTimeout(2_500);
    expect(asked, 'the token is forgotten').toEqual([]);
  });
});

test('an empty period says so', async ({ page, workspace }) => {
  const nothing = { start: '2026-06-01T00:00:00.000Z', end: '2026-06-02T00:00:00.000Z' };
  await openLog(page, workspace, address({}, nothing));
  await expectTotal(page, 0);
  await expect(page.getByText('There is no event in this period.')).toBeVisible();
  await expect(grid(page).getByRole('gridcell')).toHaveCount(0);
});

test('the catalogue of this test has the 62 published kinds', () => {
  expect(new Set(CATEGORIES.flatMap((name) => CATALOGUE[name].keys)).size).toBe(62);
});
