import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { categoryOf } from '../support/catalogue.ts';
import { readLog, type LogEvent } from '../support/log.ts';
import { address, chips, expectTotal, facet, openLog, query, value } from '../support/screens.ts';

const line = (page: Page) => page.getByRole('combobox', { name: 'Search and filter' });
const options = (page: Page) => page.getByRole('listbox', { name: 'What could come next' }).getByRole('option');
const isOf = (name: string) => (event: LogEvent) => categoryOf(event.event_key) === name;

test('the line filters as clicks do, and clicks write the line', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await line(page).fill('category:auth -event:user_logout');
  const wanted = log.filter((event) => isOf('Sign-in')(event) && event.event_key !== 'user_logout');
  await expectTotal(page, wanted.length);
  expect(query(page).getAll('category')).toEqual(['auth']);
  expect(query(page).getAll('-event')).toEqual(['user_logout']);
  await expect(chips(page)).toHaveCount(2);

  await value(facet(page, 'Categories'), 'Security').click();
  await expect(line(page)).toHaveValue('category:auth,security -event:user_logout');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(line(page)).toHaveValue('');
  await expectTotal(page, log.length);
});

test('Escape closes what is offered and leaves the filters, and Tab goes on', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await line(page).fill('category:auth');
  await expect(chips(page)).toHaveCount(1);
  for (const _ of [1, 2, 3]) await page.keyboard.press('Escape');
  await expect(line(page)).toHaveValue('category:auth');
  await expect(chips(page)).toHaveCount(1);
  await page.keyboard.press('End');
  await page.keyboard.type(' ');
  await expect(options(page)).not.toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Views' })).toBeFocused();
});

test('fields of the details and their values are offered, also of kinds that are rare', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await line(page).pressSequentially('det');
  await options(page).filter({ hasText: 'text in one field of the details' }).click();
  await expect(line(page)).toHaveValue('details.');
  await page.keyboard.type('scop');
  await expectTotal(page, log.length);
  await options(page).filter({ hasText: /^details\.scopes:/ }).click();
  await expect(line(page)).toHaveValue('details.scopes:');
  const scope = (await options(page).first().innerText()).trim();
  await options(page).first().click();
  await expect(line(page)).toHaveValue(`details.scopes:${scope} `);
  const holds = ({ details: { scopes } }: LogEvent) => Array.isArray(scopes) && scopes.some((it) => String(it).includes(scope));
  const wanted = log.filter(holds).length;
  expect(wanted).toBeGreaterThan(0);
  await expectTotal(page, wanted);
});

test('a network, a field of the details and what is not there can be asked for', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const ip = log.find((event) => /^\d+\.\d+\.\d+\.\d+$/.test(event.ip_address ?? ''))!.ip_address!;
  const network = ip.split('.').slice(0, 3).join('.');
  await line(page).fill(`ip:${network}.0/24`);
  await expectTotal(page, log.filter((event) => event.ip_address?.startsWith(`${network}.`)).length);

  await line(page).fill('-has:ip');
  await expectTotal(page, log.filter((event) => event.ip_address === null).length);

  const withChat = log.find((event) => typeof event.details.chat_id === 'number')!;
  await line(page).fill(`details.chat_id:${withChat.details.chat_id}`);
  const holds = (event: LogEvent) => String(event.details.chat_id ?? '').includes(String(withChat.details.chat_id));
  await expectTotal(page, log.filter(holds).length);
  const shown = page.url();
  await page.goto('about:blank');
  await openLog(page, workspace, shown);
  await expectTotal(page, log.filter(holds).length);
});

test('names and values are completed from the keyboard', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await page.keyboard.press('/');
  await expect(line(page)).toBeFocused();
  await page.keyboard.type('cat');
  await expect(options(page)).toHaveText([/^category:/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(line(page)).toHaveValue('category:');
  await page.keyboard.type('sign');
  await expect(options(page)).toHaveText([new RegExp(`^Sign-inauth`)]);
  await page.keyboard.press('ArrowDown');
  await expect(line(page)).toHaveAttribute('aria-activedescendant', 'query-0');
  await page.keyboard.press('Tab');
  await expect(line(page)).toHaveValue('category:auth ');
  await expectTotal(page, log.filter(isOf('Sign-in')).length);
  await page.keyboard.press('Escape');
  await expect(options(page)).toHaveCount(0);

  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await line(page).click();
  await expect(options(page).first()).toContainText('category:auth');
});

test('a person is found by name', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const people = facet(page, 'Actor').getByRole('button', { pressed: false });
  const name = (await people.first().innerText()).split('\n').map((part) => part.trim()).find((part) => / /.test(part))!;
  // Some words of the name are enough, and whoever is meant is offered.
  await line(page).fill(name.split(' ').at(-1)!.toLowerCase());
  await expect(options(page).filter({ hasText: name }).first()).toBeVisible();
  await line(page).fill(`actor:"${name}"`);
  await expect(chips(page)).toHaveText([name]);
  expect(query(page).get('actor')).toMatch(/^\d+$/);
  await page.getByRole('heading', { level: 1 }).click();
  await expect(line(page)).toHaveValue(`actor:"${name}"`);
});

test('what is not understood is marked with its reason, and filters nothing away', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace, address({ category: 'auth' }));
  const signIns = log.filter(isOf('Sign-in')).length;
  for (const [typed, reason] of [
    ['categry:bots', 'There is no “categry:”. Did you mean “category:”?'],
    ['ip:203.0.113', 'is no address. A network looks like'],
    ['category:aliens', 'There is no category “aliens”.'],
    ['time:yesterday', '“yesterday” is no time.'],
    ['actor:"Nobody At All"', 'Nobody called “Nobody At All” is known.'],
  ]) {
    await line(page).fill(typed);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: reason })).toBeVisible();
    await expect(line(page)).toHaveAttribute('aria-invalid', 'true');
    await expectTotal(page, signIns);
  }
});

test('views are saved with a name, opened, kept and forgotten', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace, address({ category: 'security' }));
  const security = log.filter(isOf('Security')).length;
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Name of this view' }).fill('Protection <b>');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expectTotal(page, log.length);

  await openLog(page, workspace);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Protection <b>', exact: true }).click();
  await expectTotal(page, security);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Forget the view Protection <b>' }).click();
  await expect(page.getByText('No view has been saved yet.')).toBeVisible();
});
