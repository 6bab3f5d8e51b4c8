import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';
import { WEEK, type Stretch } from './log.ts';
import type { Workspace } from './workspace.ts';

/** The address of the page with the week of the fixed history, everything of it, and whatever else is given. */
export function address(more: Record<string, string> = {}, { start, end }: Stretch = WEEK): string {
  return `/?${new URLSearchParams({ period: `${start}~${end}`, load: 'all', ...more })}`;
}

/** A text as a pattern that matches it and nothing else. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Pastes a token and asks to load. */
export async function submitToken(page: Page, token: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Access token' }).fill(token);
  await page.getByRole('button', { name: 'Load the audit log' }).click();
}

/** Waits until the connected screens are there, nothing is being loaded any more, and every card has come up. */
export async function expectLoaded(page: Page): Promise<void> {
  await expect(page.getByRole('main')).toContainText(/[0-9]/);
  await expect(page.getByRole('navigation')).toBeVisible();
  await expect(page.getByRole('progressbar', { includeHidden: true })).toHaveCount(0, { timeout: 25_000 });
  await expect(page.locator('.chart-card.slot')).toHaveCount(0);
}

/** Opens an address, connects as the owner and waits for everything. */
export async function openLog(page: Page, workspace: Workspace, where = address()): Promise<void> {
  await page.goto(where);
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
}

/** A number as the page writes it, without what sets thousands apart. */
export function numberIn(text: string): number {
  const digits = /\d[\d\s\u202f\u00a0,.]*/.exec(text)?.[0] ?? '';
  return Number(digits.replace(/\D/g, ''));
}

/** How many events match the filters, by the heading above the histogram. */
export async function total(page: Page): Promise<number> {
  return numberIn(await page.getByRole('heading', { level: 1 }).innerText());
}

/** Waits until so many events match. */
export async function expectTotal(page: Page, count: number): Promise<void> {
  await expect.poll(() => total(page), { message: 'events in the heading' }).toBe(count);
}

/** A facet by its heading. */
export function facet(page: Page, title: string): Locator {
  return page.getByRole('complementary', { name: 'Filters' }).getByRole('region', { name: title, exact: true });
}

/** The values that a facet or a list of keys shows, with their counts. */
export async function countsIn(list: Locator): Promise<Map<string, number>> {
  const texts = await list.getByRole('button').evaluateAll((buttons) =>
    buttons.filter((button) => button.hasAttribute('aria-pressed') && !button.hasAttribute('aria-label')).map((button) => {
      const name = button.querySelector('bdi')?.textContent ?? '';
      return [name, button.textContent?.slice(name.length) ?? ''];
    }),
  );
  return new Map(texts.map(([name, rest]) => [name, numberIn(rest)]));
}

/** The categories with their counts, in the order of the screen, without the kinds of those that are open. */
export async function categoryCounts(page: Page): Promise<[string, number][]> {
  return [...(await countsIn(facet(page, 'Categories').locator('.has-spark')))];
}

/** The button of a facet's value. */
export function value(list: Locator, name: string): Locator {
  return list.getByRole('button', { name: new RegExp(`^${literally(name)} (selected |excluded )?[\\d\u202f]+$`) });
}

/** The list of events, its rows with events, and the details of the one that is open. */
export const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Events' });
export const rows = (page: Page): Locator => grid(page).getByRole('row').filter({ has: page.getByRole('gridcell') });
export const details = (page: Page): Locator =>
  page.getByRole('region').filter({ has: page.getByRole('button', { name: 'Close the details' }) });

/** The chips of the filters that are on. */
export const chips = (page: Page): Locator => page.getByRole('button', { name: /^Remove the filter/ });

/** What a field of the open details says. */
export function field(page: Page, name: string): Locator {
  return details(page).locator('dt', { hasText: new RegExp(`^${literally(name)}$`) }).locator('xpath=following-sibling::dd[1]');
}

/** The parameters in the address bar. */
export function query(page: Page): URLSearchParams {
  return new URL(page.url()).searchParams;
}
