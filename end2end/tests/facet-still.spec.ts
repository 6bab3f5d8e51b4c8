import type { Locator, Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { readLog } from '../support/log.ts';
import { address, countsIn, expectLoaded, expectTotal, facet, openLog, submitToken } from '../support/screens.ts';

const names = async (list: Locator) => [...(await countsIn(list)).keys()];
const picks = (list: Locator) => list.locator('.facet-pick');
const place = async (row: Locator) => Math.round((await row.boundingBox())!.y);
/** The pointer goes where nothing waits for it. */
const away = (page: Page) => page.mouse.move(700, 5);

test('rows keep their places under the pointer, with the counts as they are, and are sorted once it leaves', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const actors = facet(page, 'Actor');
  const clients = facet(page, 'Client');
  const before = await names(actors);
  expect(before.length).toBeGreaterThan(4);
  const row = picks(actors).nth(3);
  await row.hover();
  const at = await place(row);
  await row.click();
  await expect(row).toHaveAttribute('aria-pressed', 'true');
  expect(await names(actors)).toEqual(before);
  expect(await place(row)).toBe(at);

  // Further down: what is above must not grow or shrink either.
  const client = picks(clients).first();
  await client.hover();
  const lower = await place(client);
  const [name] = await names(clients);
  await client.click();
  await expect(client).toHaveAttribute('aria-pressed', 'true');
  expect(await place(client)).toBe(lower);
  expect(await names(actors)).toEqual(before);
  expect((await names(clients))[0]).toBe(name);
  const held = await countsIn(actors);
  await away(page);
  // One's own account is the first, whatever it did.
  const isSorted = (counts: number[]) => counts.every((count, at) => at === 0 || counts[at - 1] >= count);
  await expect.poll(async () => isSorted([...(await countsIn(actors)).values()].slice(1))).toBe(true);
  // Those who stay have the same count: it was right while they were held.
  for (const [actor, count] of await countsIn(actors)) if (held.has(actor)) expect(held.get(actor), actor).toBe(count);

  await page.getByRole('combobox', { name: 'Search and filter' }).fill('');
  await expectTotal(page, log.length);
  expect(await names(actors)).toEqual(before);
});

test('the keyboard keeps a facet still, too, and what is asked elsewhere shows at once', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const addresses = facet(page, 'IP address');
  const before = await names(addresses);
  await page.keyboard.press('Tab');
  await picks(addresses).nth(3).focus();
  await page.keyboard.press('Enter');
  await expect(picks(addresses).nth(3)).toHaveAttribute('aria-pressed', 'true');
  await expect(picks(addresses).nth(3)).toBeFocused();
  expect(await names(addresses)).toEqual(before);
  await page.keyboard.press('Enter');
  await expect(picks(addresses).nth(3)).toHaveAttribute('aria-pressed', 'false');

  await picks(addresses).first().hover();
  await page.keyboard.press('/');
  await page.keyboard.type('category:security');
  await page.keyboard.press('Enter');
  const sorted = async () => {
    const counts = [...(await countsIn(addresses)).entries()].filter(([name]) => name !== 'none').map(([, count]) => count);
    return counts.length > 0 && counts.every((count, at) => count > 0 && (at === 0 || counts[at - 1] >= count));
  };
  await expect.poll(sorted).toBe(true);
});

test('while events come in, the row under the pointer stays that row', async ({ page, workspace }) => {
  await page.goto(address());
  await submitToken(page, workspace.tokens.owner);
  const actors = facet(page, 'Actor');
  await expect.poll(async () => (await names(actors)).length).toBeGreaterThan(2);
  await picks(actors).nth(1).hover();
  // Names come while events do: the rows themselves are marked.
  const marked = await picks(actors).evaluateAll((rows) => {
    rows.forEach((row, at) => row.setAttribute('data-mark', String(at)));
    return rows.map((row) => row.getAttribute('data-mark'));
  });
  await expectLoaded(page);
  expect(await picks(actors).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-mark')))).toEqual(marked);
  await away(page);
  await expect.poll(async () => (await countsIn(actors)).size).toBeGreaterThan(4);
});
