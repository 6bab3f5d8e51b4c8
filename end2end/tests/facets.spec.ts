import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { countBy, readLog, type LogEvent } from '../support/log.ts';
import { chips, countsIn, details, expectLoaded, expectTotal, facet, grid, numberIn, openLog, query, rows, value } from '../support/screens.ts';

const chrome = ({ user_agent }: LogEvent): string[] => {
  const version = /^Mozilla\/(?!.*(YaBrowser|Edg|OPR|Headless)).*Chrome\/(\d+)/.exec(user_agent ?? '')?.[2];
  const platform = /Windows|Mac OS X|Linux/.exec(user_agent ?? '')?.[0].replace('Mac OS X', 'macOS');
  return version ? [version, platform ?? ''] : [];
};

/** All texts below a field of the details whose name has this ending. */
function named(value: unknown, ending: RegExp): Set<string> {
  const found = new Set<string>();
  const texts = (value: unknown): void => {
    if (typeof value === 'string') found.add(value);
    else if (value && typeof value === 'object') Object.values(value).forEach(texts);
  };
  for (const [name, inner] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    if (ending.test(name)) texts(inner);
    else if (inner && typeof inner === 'object') named(inner, ending).forEach((text) => found.add(text));
  }
  return found;
}

const scopesOf = (event: LogEvent) => named(event.details, /(^|_)scopes$/);
const rolesOf = (event: LogEvent) => named(event.details, /(^|_)role$/);

test('one of several that are wanted becomes the only one, by the pointer and by the keyboard', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const categories = facet(page, 'Categories');
  const only = (name: string) => categories.getByRole('button', { name: `Only ${name}` });
  await expect(only('Security')).toHaveCount(0);
  for (const name of ['Security', 'Sign-in']) await value(categories, name).click();
  expect(query(page).getAll('category').join().split(',').sort()).toEqual(['auth', 'security']);
  await value(categories, 'Security').hover();
  await only('Security').click();
  expect(query(page).getAll('category')).toEqual(['security']);
  await expect(only('Security')).toHaveCount(0);
  await value(categories, 'Bots').focus();
  await page.keyboard.press('Tab');
  await expect(only('Bots')).toBeFocused();
  await expect(only('Bots')).toHaveCSS('opacity', '1');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  expect(query(page).getAll('category')).toEqual(['bots']);
});

test('clients unfold into versions and platforms, which add up and filter, and the line says the same', async ({ page, workspace }) => {
  const log = (await readLog(workspace)).filter((event) => chrome(event).length > 0);
  const versions = countBy(log, (event) => chrome(event)[0]);
  const [version, count] = [...versions].sort((a, b) => b[1] - a[1])[0];
  const platforms = countBy(log.filter((event) => chrome(event)[0] === version), (event) => chrome(event)[1]);
  await openLog(page, workspace);
  const client = facet(page, 'Client');
  await client.getByRole('button', { name: 'Show what is in Chrome' }).focus();
  await page.keyboard.press('Enter');
  const inside = client.getByRole('list', { name: 'In Chrome' });
  expect(new Map([...(await countsIn(inside))].sort())).toEqual(new Map([...versions].sort()));
  await inside.getByRole('button', { name: `Show what is in ${version}` }).click();
  const below = client.getByRole('list', { name: `In ${version}` });
  expect(new Map([...(await countsIn(below))].sort())).toEqual(new Map([...platforms].sort()));
  await expectAccessible(page);

  await value(inside, version).click();
  await expectTotal(page, count);
  expect(query(page).get('client')).toBe(`Chrome/${version}`);
  await expect(page.getByRole('combobox', { name: 'Search and filter' })).toHaveValue(`client:Chrome/${version}`);
  await expect(chips(page)).toContainText(`Chrome ${version}`);
  const [platform] = [...platforms.keys()];
  await page.getByRole('combobox', { name: 'Search and filter' }).fill(`-client:Chrome/${version}/${platform} client:Chrome`);
  await page.keyboard.press('Enter');
  await expectTotal(page, log.length - platforms.get(platform)!);
});

test('a facet shows fifty values more each time, to the last, and few again', async ({ page }) => {
  await page.goto('/?sample=4000&load=all&period=30');
  await page.getByRole('button', { name: 'Try with sample data' }).click();
  await expectLoaded(page);
  const addresses = facet(page, 'IP address');
  const distinct = numberIn(await addresses.getByRole('heading').innerText());
  expect(distinct).toBeGreaterThan(60);
  const more = addresses.getByRole('button', { name: 'Show more' });
  const shown = () => addresses.getByRole('listitem').count();
  await more.click();
  await expect.poll(shown).toBeGreaterThanOrEqual(50);
  expect(await shown()).toBeLessThan(60);
  for (let presses = 0; presses < 10 && (await more.isVisible()); presses += 1) {
    const before = await shown();
    await more.click();
    await expect.poll(async () => (await shown()) > before || !(await more.isVisible())).toBe(true);
  }
  // Events without an address have a row of their own.
  expect(await shown()).toBe(distinct + 1);
  const fewer = addresses.getByRole('button', { name: 'Show less' });
  await expect(fewer).toBeFocused();
  await fewer.click();
  await expect.poll(shown).toBeLessThan(10);
});

test('scopes and roles found in details are counted as the other filters let through, and filter', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const counts = (events: LogEvent[], of: (event: LogEvent) => Set<string>) => countBy(events.flatMap((event) => [...of(event)]), (it) => it);
  await openLog(page, workspace);
  const scopes = facet(page, 'Scopes');
  const more = scopes.getByRole('button', { name: 'Show more' });
  if (await more.isVisible()) await more.click();
  const all = counts(log, scopesOf);
  expect(all.size).toBeGreaterThan(1);
  for (const [name, count] of await countsIn(scopes)) expect(count, name).toBe(all.get(name));
  expect([...(await countsIn(facet(page, 'Roles'))).values()].sort()).toEqual([...counts(log, rolesOf).values()].sort());

  const key = log.find((event) => scopesOf(event).size > 0)!.event_key;
  await page.getByRole('combobox', { name: 'Search and filter' }).fill(`event:${key}`);
  await page.keyboard.press('Enter');
  const some = counts(log.filter((event) => event.event_key === key), scopesOf);
  await expect.poll(async () => Object.fromEntries(await countsIn(scopes))).toEqual(Object.fromEntries(some));
  const [scope, count] = [...some][0];
  await value(scopes, scope).click();
  await expectTotal(page, count);
  await expect(chips(page).filter({ hasText: `Scopes: ${scope}` })).toHaveCount(1);
  await value(scopes, scope).hover();
  await scopes.getByRole('button', { name: `Exclude ${scope}` }).click();
  await expectTotal(page, log.filter((event) => event.event_key === key && !scopesOf(event).has(scope)).length);
});

test('what was noted narrows the list, beside any other filter, and a note that is taken back widens it', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await expect(facet(page, 'My notes')).toHaveCount(0);
  await grid(page).focus();
  for (let step = 0; step < 2; step += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('s');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Note' }).click();
  await page.getByRole('textbox', { name: 'Tags' }).fill('ask Igor');
  await page.getByRole('textbox', { name: 'Tags' }).blur();
  const notes = facet(page, 'My notes');
  await expect.poll(async () => Object.fromEntries(await countsIn(notes))).toEqual({ Starred: 2, '#ask Igor': 1 });
  await expectAccessible(page);

  const line = page.getByRole('combobox', { name: 'Search and filter' });
  await value(notes, 'Starred').click();
  await expectTotal(page, 2);
  await expect(line).toHaveValue('note:star');
  await line.fill('note:star -tag:"ask Igor"');
  await page.keyboard.press('Enter');
  await expectTotal(page, 1);
  expect(query(page).get('-tag')).toBe('ask Igor');
  await line.fill('-has:note');
  await page.keyboard.press('Enter');
  await expectTotal(page, log.length - 2);
  await line.fill('note:star');
  await page.keyboard.press('Enter');
  await expectTotal(page, 2);
  await details(page).getByRole('button', { name: 'Star', exact: true }).click();
  await expectTotal(page, 1);

  await page.getByRole('button', { name: 'Notes and cases' }).click();
  await page.locator('#notebook').getByRole('button', { name: '#ask Igor' }).click();
  await page.locator('#notebook').getByRole('button', { name: 'Show these in the list' }).click();
  await expectTotal(page, 1);
  await expect(rows(page)).toHaveCount(1);
  await expect(line).toHaveValue('tag:"ask Igor"');
});
