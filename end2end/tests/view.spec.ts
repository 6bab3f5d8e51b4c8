import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { categoryOf } from '../support/catalogue.ts';
import { idsOf, readLog } from '../support/log.ts';
import { address, chips, details, expectLoaded, expectTotal, facet, field, openLog, query, rows, submitToken, total, value } from '../support/screens.ts';

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const brightness = async (page: Page) => {
  const parts = (await background(page)).match(/\d+/g)!.slice(0, 3).map(Number);
  return parts.reduce((sum, part) => sum + part) / 3;
};

test('the language can be switched, and is remembered', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const count = (await idsOf(workspace)).length;
  await page.getByRole('button', { name: /Switch to Russian/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(page).toHaveTitle('Журнал аудита Пачки');
  await expect(page.getByRole('complementary', { name: 'Фильтры' }).getByRole('button', { name: /^Вход/ }).first()).toBeVisible();
  const few = new Intl.PluralRules('ru').select(count);
  const noun = { one: 'событие', few: 'события', many: 'событий' }[few as 'one' | 'few' | 'many'];
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^[\\d\\s\u202f]+ ${noun}`));
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Токен доступа' })).toBeVisible();
  await page.getByRole('button', { name: /Переключить на английский/ }).click();
  await expect(page.getByRole('textbox', { name: 'Access token' })).toBeVisible();
});

test('Russian has its plurals', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await page.addInitScript(() => localStorage.setItem('audit-dashboard.lang', 'ru'));
  await page.goto(address());
  await page.getByRole('textbox').first().fill(workspace.tokens.owner);
  await page.keyboard.press('Enter');
  await expect(rows(page).or(page.getByRole('gridcell')).first()).toBeVisible();
  await expect(page.getByRole('progressbar', { includeHidden: true })).toHaveCount(0);
  const heading = page.getByRole('heading', { level: 1 });
  const search = page.getByRole('search').getByRole('combobox');
  await search.fill(log[3].id);
  await expect(heading).toHaveText(/^1 событие /);
  const rare = [...new Set(log.map((event) => event.ip_address ?? ''))].map((ip) => ({ ip, n: log.filter((event) => JSON.stringify(event).includes(ip)).length }));
  const two = rare.find(({ ip, n }) => ip !== '' && n >= 2 && n <= 4)!;
  await search.fill(two.ip);
  await expect(heading).toHaveText(new RegExp(`^${two.n} события `));
  const many = rare.find(({ ip, n }) => ip !== '' && n >= 5 && n <= 20)!;
  await search.fill(many.ip);
  await expect(heading).toHaveText(new RegExp(`^${many.n} событий `));
});

test.describe('for people who read Russian', () => {
  test.use({ locale: 'ru-RU' });

  test('the page begins in Russian', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/журнал аудита/i);
  });
});

test('the theme follows the system, can be chosen, and is remembered', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Theme: as the system' })).toBeVisible();
  expect(await brightness(page)).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => brightness(page)).toBeLessThan(60);
  await page.getByRole('button', { name: 'Theme: as the system' }).click();
  await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible();
  await expect.poll(() => brightness(page)).toBeGreaterThan(200);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible();
  await expect.poll(() => brightness(page)).toBeGreaterThan(200);
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  await expect.poll(() => brightness(page)).toBeLessThan(60);
});

test('a copied address opens the same view for somebody else, once connected', async ({ page, workspace, newcomer }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await value(facet(page, 'Categories'), 'Messages').click();
  await value(facet(page, 'Kind of object'), 'Message').click();
  await page.getByRole('combobox', { name: 'Search and filter' }).press('End');
  await page.keyboard.type(' 198.');
  await page.getByRole('slider', { name: 'Start of the selection' }).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await rows(page).nth(2).click();
  const id = await field(page, 'Id').innerText();
  await expect.poll(() => query(page).get('id')).toBe(id);
  const [count, names] = [await total(page), await chips(page).allInnerTexts()];
  expect(count).toBeGreaterThan(3);
  expect(count).toBeLessThan(log.length);

  await newcomer.goto(page.url());
  await expect(newcomer.getByText('This address opens a saved view.')).toBeVisible();
  await submitToken(newcomer, workspace.tokens.owner);
  await expectLoaded(newcomer);
  await expectTotal(newcomer, count);
  expect(await chips(newcomer).allInnerTexts()).toEqual(names);
  await expect(field(newcomer, 'Id')).toHaveText(id);
  expect(newcomer.url()).toBe(page.url());

  await page.getByRole('button', { name: 'Charts', exact: true }).click();
  await newcomer.goto(page.url());
  await submitToken(newcomer, workspace.tokens.owner);
  await expectLoaded(newcomer);
  await expect(newcomer.getByRole('article')).toHaveCount(1);
  await expectTotal(newcomer, count);
});

test('reloading asks for the token again and for nothing else', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await value(facet(page, 'Categories'), 'Sign-in').click();
  const count = await total(page);
  await page.reload();
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  expect(await total(page)).toBe(count);
  await expect(chips(page)).toHaveCount(1);
});

test('back and forward go through the views', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const count = (...names: string[]) => log.filter((event) => names.includes(categoryOf(event.event_key))).length;
  await value(facet(page, 'Categories'), 'Sign-in').click();
  await value(facet(page, 'Categories'), 'Security').click();
  await page.getByRole('button', { name: 'Charts', exact: true }).click();
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.goBack();
  await expect(page.getByRole('grid', { name: 'Events' })).toBeVisible();
  await expectTotal(page, count('Sign-in', 'Security'));
  await page.goBack();
  await expectTotal(page, count('Sign-in'));
  await page.goBack();
  await expectTotal(page, log.length);
  await page.goForward();
  await page.goForward();
  await expectTotal(page, count('Sign-in', 'Security'));
  await page.goForward();
  await expect(page.getByRole('article')).toHaveCount(2);
});

test('details are opened as one step, which going back takes back, however far one walked', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await value(facet(page, 'Categories'), 'Sign-in').click();
  await rows(page).first().click();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
  const id = await field(page, 'Id').innerText();
  await expect.poll(() => query(page).get('id')).toBe(id);
  await page.goBack();
  await expect(details(page)).toHaveCount(0);
  await expect(chips(page)).toHaveCount(1);
  await page.goForward();
  await expect(field(page, 'Id')).toHaveText(id);

  // Closing takes the step back, too, and keeps what was chosen beside it.
  await page.keyboard.press('Escape');
  await expect.poll(() => query(page).get('id')).toBeNull();
  await expect(details(page)).toHaveCount(0);
  await expect(chips(page)).toHaveCount(1);
  await page.goBack();
  await expect(chips(page)).toHaveCount(0);
});

test('what is chosen beside an open event stays when the event is closed', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await rows(page).first().click();
  await expect.poll(() => query(page).get('id')).not.toBeNull();
  await value(facet(page, 'Categories'), 'Sign-in').click();
  await page.getByRole('button', { name: 'Close the details' }).click();
  await expect.poll(() => query(page).get('id')).toBeNull();
  await expect(chips(page)).toHaveCount(1);
  await page.goBack();
  await expect(details(page), 'as it was before the filter').toBeVisible();
  await expect(chips(page)).toHaveCount(0);
});

test('nonsense in the address is counted, and the page works', async ({ page, workspace }) => {
  const nonsense = [
    ['period', '-3'],
    ['load', 'aliens'],
    ['tab', 'admin'],
    ['range', '2026-13-01~soon'],
    ['category', 'aliens'],
    ['-category', '<script>'],
    ['token', 'secret'],
    ['', ''],
  ];
  await page.goto(`/?${new URLSearchParams(nonsense)}&%E0%A4%A&&=&category=auth#x`);
  await expect(page.getByText(/\d+ parts of the address made no sense and were left out/)).toBeVisible();
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  await expect(chips(page)).toHaveCount(1);
  expect(page.url()).not.toContain('secret');
});

test('an event that is not loaded is said to be missing', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ id: '00000000-0000-4000-8000-000000000000' }));
  await expect(page.getByText('This event is not in what has been loaded.')).toBeVisible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByText('This event is not in what has been loaded.')).toHaveCount(0);
  await expect.poll(() => query(page).get('id')).toBeNull();
});
