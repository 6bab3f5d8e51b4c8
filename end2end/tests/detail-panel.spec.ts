import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { countBy, readLog } from '../support/log.ts';
import { address, chips, details, expectTotal, field, numberIn, openLog, query, rows, total } from '../support/screens.ts';

test('a field of the details filters for its value, leaves it out, and is copied', async ({ page, context, workspace }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const log = await readLog(workspace);
  const joined = log.find((event) => event.event_key === 'user_chat_join' && event.details.inviter_id)!;
  const inviter = `${joined.details.inviter_id}`;
  await openLog(page, workspace, address({ id: joined.id }));
  await page.getByRole('tab', { name: 'Details' }).click();
  const invited = field(page, 'Invited by');
  await invited.getByRole('button', { name: `Copy ${inviter}` }).click();
  await expect(invited.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(inviter);

  await invited.getByRole('button', { name: `Only ${inviter}` }).click();
  await expect.poll(() => query(page).get('details.inviter_id')).toBe(inviter);
  await expectTotal(page, log.filter(({ details }) => `${details.inviter_id ?? ''}`.includes(inviter)).length);
  await invited.getByRole('button', { name: `Exclude ${inviter}` }).click();
  await expect.poll(() => query(page).get('-details.inviter_id')).toBe(inviter);
  await expect(chips(page), 'one takes the place of the other').toHaveCount(1);
  await invited.getByRole('button', { name: `Exclude ${inviter}` }).press('Enter');
  await expectTotal(page, log.length);
});

test('what changed is told as before and after', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const renamed = log.find(({ event_key }) => event_key === 'chat_renamed')!;
  await openLog(page, workspace, address({ id: renamed.id }));
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(details(page).locator('del')).toHaveText(`${renamed.details.old_name}`);
  await expect(details(page).locator('ins')).toHaveText(`${renamed.details.new_name}`);
});

test('an actor has a profile, which is in the address and leads on', async ({ page, workspace, newcomer }) => {
  const log = await readLog(workspace);
  const actor = [...countBy(log.filter(({ actor_id }) => actor_id), ({ actor_id }) => actor_id!)].sort((a, b) => b[1] - a[1])[0][0];
  const own = log.filter(({ actor_id }) => actor_id === actor);
  await openLog(page, workspace, address({ id: own[0].id, category: 'security' }));
  await field(page, 'Actor').getByRole('button').first().click();
  const profile = page.getByRole('region').filter({ has: page.getByRole('button', { name: 'Back to the event' }) });
  await expect(profile.getByText(/^\d[\d\s]* events?$/), 'whatever is filtered').toHaveText(new RegExp(`^${own.length} event`));
  expect(query(page).get('profile')).toBe(`actor:${actor}`);
  await expect(profile.locator('time').first()).toHaveAttribute('datetime', own.at(-1)!.created_at);
  await expect(profile.locator('time').last()).toHaveAttribute('datetime', own[0].created_at);
  const hours = await profile.getByRole('list').first().getByRole('listitem').allInnerTexts();
  expect(hours.map((text) => numberIn(text.split('·')[1])).reduce((sum, count) => sum + count)).toBe(own.length);
  await expectAccessible(page);

  const addresses = [...countBy(own.filter(({ ip_address }) => ip_address), ({ ip_address }) => ip_address!)].sort((a, b) => b[1] - a[1]);
  const value = profile.getByTitle(`Only the events with ${addresses[0][0]}`);
  await expect(value).toHaveText(new RegExp(`${addresses[0][1]}$`));
  await page.getByRole('button', { name: 'Clear all' }).click();
  await value.click();
  await expectTotal(page, addresses[0][1]);
  expect(query(page).get('actor')).toBe(actor);

  // The profile of the address, by a copied address, in another browser.
  await profile.getByRole('button', { name: `Profile of ${addresses[0][0]}` }).click();
  await expect(page.getByRole('heading', { level: 2, name: addresses[0][0], exact: true })).toBeVisible();
  await openLog(newcomer, workspace, page.url());
  const there = log.filter(({ ip_address }) => ip_address === addresses[0][0]).length;
  const copied = newcomer.getByRole('region', { name: addresses[0][0], exact: true });
  await expect(copied.getByText(/^\d[\d\s]* events?$/).first()).toHaveText(new RegExp(`^${there} event`));

  await page.keyboard.press('Escape');
  await expect(details(page), 'back at the event').toBeVisible();
  await expect.poll(() => query(page).get('profile')).toBeNull();
});

test('choosing another event closes a profile', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ profile: 'actor:nobody-of-this-name' }));
  await expect(page.getByText('Nothing of this has been loaded.')).toBeVisible();
  await rows(page).nth(3).click();
  await expect(field(page, 'Id')).toBeVisible();
  await expect.poll(() => query(page).get('profile')).toBeNull();
  expect(await total(page)).toBeGreaterThan(0);
});

test('while one walks on, the story waits and the fields do not', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await rows(page).first().click();
  const first = await field(page, 'Id').innerText();
  await page.getByRole('button', { name: 'Older event' }).click();
  await expect(field(page, 'Id')).not.toHaveText(first);
  await expect(details(page).locator('[aria-busy="false"]')).toHaveCount(1);
  await expect(details(page).getByText('this event')).toBeVisible();
});
