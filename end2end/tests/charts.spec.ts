import type { Locator, Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { CATEGORIES, categoryOf } from '../support/catalogue.ts';
import { countBy, readLog, type LogEvent } from '../support/log.ts';
import { address, categoryCounts, chips, expectTotal, facet, numberIn, openLog, query, value } from '../support/screens.ts';

const cards = (page: Page) => page.getByRole('group', { name: 'Charts by category' }).getByRole('article');
const card = (page: Page, name: string) =>
  cards(page).filter({ has: page.getByRole('heading', { name, exact: true }) });

/** The name and total of each card, in the order of the screen. */
async function totals(page: Page): Promise<[string, number][]> {
  return cards(page).evaluateAll((found) =>
    found.map((each) => {
      const name = each.querySelector('h2')?.textContent ?? '';
      return [name, Number((each.querySelector('header')?.textContent ?? '').slice(name.length).replace(/\D/g, ''))];
    }),
  );
}

/** The kinds of events that a card shows, with their counts. */
async function kinds(one: Locator): Promise<[string, number][]> {
  const found = await one.getByRole('list').getByRole('button').evaluateAll((buttons) =>
    buttons.map((button) => [button.getAttribute('title') ?? '', button.lastElementChild?.textContent ?? '']),
  );
  return found.map(([title, count]) => [title.split(' · ').at(-1)!, numberIn(count)]);
}

function totalsOf(events: LogEvent[]): [string, number][] {
  const counts = countBy(events, (event) => categoryOf(event.event_key));
  return CATEGORIES.filter((name) => counts.has(name)).map((name) => [name, counts.get(name)!]);
}

test('there is a card for each category with events, and its numbers are those of the facet and of the log', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await page.getByRole('button', { name: 'Charts', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Charts', exact: true })).toHaveAttribute('aria-current', 'page');
  expect(query(page).get('tab')).toBe('charts');
  await expect.poll(() => totals(page)).toEqual(totalsOf(log));
  expect(await totals(page)).toEqual((await categoryCounts(page)).filter(([, count]) => count > 0));

  const expected = countBy(log.filter(({ event_key }) => categoryOf(event_key) === 'Sign-in'), ({ event_key }) => event_key);
  const more = card(page, 'Sign-in').getByRole('button', { name: /^All \d+ kinds$/ });
  await expect(card(page, 'Sign-in').getByRole('list').getByRole('button')).toHaveCount(4);
  await more.click();
  expect((await kinds(card(page, 'Sign-in'))).sort()).toEqual([...expected].sort());
  const counts = (await kinds(card(page, 'Sign-in'))).map(([, count]) => count);
  expect(counts, 'the most frequent first').toEqual(counts.toSorted((a, b) => b - a));
  await card(page, 'Sign-in').getByRole('button', { name: 'Fewer kinds' }).click();
  await expect(card(page, 'Sign-in').getByRole('list').getByRole('button')).toHaveCount(4);
});

test('the numbers over time are there for those who do not see the drawing', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ tab: 'charts' }));
  for (const [name, total] of await totals(page)) {
    await expect(card(page, name).getByRole('img', { name: `${name} over time` })).toBeVisible();
    const cells = await card(page, name).getByRole('table', { name: `${name} over time` }).getByRole('cell').allInnerTexts();
    expect(cells.map(numberIn).reduce((sum, count) => sum + count, 0), name).toBe(total);
  }
});

test('a card says from when to when it goes, how high, and names kinds in words', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace, address({ tab: 'charts' }));
  await expect(card(page, 'Messages')).toContainText(/13 Nov.*up to \d+ in \d+ h.*20 Nov/);
  await expect(card(page, 'Messages').getByRole('list')).toContainText('Message sent');
  await expect(card(page, 'Messages').getByRole('list')).not.toContainText('message_created');
  const unknown = log.find(({ event_key }) => categoryOf(event_key) === 'Other')!;
  await expect(card(page, 'Other').getByRole('list'), 'a kind without words keeps its key').toContainText(unknown.event_key);
});

test('cards follow the filters', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace, address({ tab: 'charts' }));
  const id = [...countBy(log, (event) => event.actor_id)].sort((a, b) => b[1] - a[1])[0][0];
  const others = facet(page, 'Actor').getByRole('listitem').filter({ hasNotText: 'you' });
  await others.first().getByRole('button').first().click();
  expect(query(page).get('actor')).toBe(id);
  const own = log.filter((event) => event.actor_id === id);
  await expectTotal(page, own.length);
  await expect.poll(() => totals(page)).toEqual(totalsOf(own));

  await page.getByRole('combobox', { name: 'Search and filter' }).fill('no event holds this');
  await expect(page.getByText('No event of any category matches these filters.')).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => totals(page)).toEqual(totalsOf(log));
});

test('a stretch of time chosen above the cards goes for them, too', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace, address({ tab: 'charts' }));
  await page.getByRole('slider', { name: 'Start of the selection' }).focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => query(page).get('range')).not.toBeNull();
  const [start, end] = query(page).get('range')!.split('~').map((text) => Date.parse(text));
  const few = log.filter(({ created_at }) => Date.parse(created_at) >= start && Date.parse(created_at) <= end);
  expect(few.length).toBeLessThan(log.length);
  await expect.poll(() => totals(page)).toEqual(totalsOf(few));
});

test('a kind picked in a card filters, and so does a category', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace, address({ tab: 'charts' }));
  await card(page, 'Messages').getByRole('list').getByTitle(/message_created$/).click();
  const created = log.filter(({ event_key }) => event_key === 'message_created');
  await expectTotal(page, created.length);
  await expect.poll(() => totals(page)).toEqual([['Messages', created.length]]);
  await page.getByRole('button', { name: 'Remove the filter Event: Message sent' }).click();

  await card(page, 'Sign-in').getByRole('heading').getByRole('button').click();
  const signIns = totalsOf(log).filter(([name]) => name === 'Sign-in');
  await expect.poll(() => totals(page)).toEqual(signIns);
  await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  await expectTotal(page, signIns[0][1]);
  await expect(chips(page)).toHaveCount(1);
  await expect(value(facet(page, 'Categories'), 'Sign-in')).toHaveAttribute('aria-pressed', 'true');
});

test.describe('on a screen with fine pixels', () => {
  test.use({ deviceScaleFactor: 2 });

  test('drawings have as many pixels as the screen, and something is drawn', async ({ page, workspace }) => {
    await openLog(page, workspace, address({ tab: 'charts' }));
    const canvases = page.locator('canvas');
    expect(await canvases.count()).toBeGreaterThan(10);
    // What is off the screen is drawn when one scrolls to it.
    for (const canvas of await canvases.all()) await canvas.scrollIntoViewIfNeeded();
    await expect
      .poll(() =>
        canvases.evaluateAll((found) =>
          (found as HTMLCanvasElement[]).filter((canvas) => {
            const { width, height } = canvas.getBoundingClientRect();
            if (Math.abs(canvas.width - width * 2) > 1 || Math.abs(canvas.height - height * 2) > 1) return true;
            const pixels = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
            return !pixels.some((part, at) => at % 4 === 3 && part > 0);
          }).length,
        ),
      )
      .toBe(0);
  });
});
