import { test, expect } from '../support/test.ts';
import { readLog, type LogEvent } from '../support/log.ts';
import { address, chips, details, expectTotal, field, openLog, query } from '../support/screens.ts';

const HALF_HOUR = 30 * 60_000;
const at = (event: LogEvent) => Date.parse(event.created_at);
const isServer = (event: LogEvent) => event.ip_address === null && event.user_agent === null;

/** What a story should tell: the actor's events from the same place, until a pause of half an hour. */
function session(log: LogEvent[], event: LogEvent): LogEvent[] {
  const own = log.filter((other) => other.actor_id === event.actor_id).sort((a, b) => at(a) - at(b));
  const isSamePlace = (other: LogEvent) =>
    isServer(event) || isServer(other) || (other.ip_address === event.ip_address && other.user_agent === event.user_agent);
  const place = own.filter(isSamePlace);
  const here = place.findIndex(({ id }) => id === event.id);
  let [first, last] = [here, here];
  while (first > 0 && at(place[first]) - at(place[first - 1]) <= HALF_HOUR) first -= 1;
  while (last + 1 < place.length && at(place[last + 1]) - at(place[last]) <= HALF_HOUR) last += 1;
  return place.slice(first, last + 1);
}

test('the story tells the session around an event, and leads on', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const candidates = log.filter((event) => !isServer(event)).map((event) => ({ event, told: session(log, event) }));
  const { event, told } = candidates.filter(({ told }) => told.length >= 3 && told.length <= 15)[0];
  await openLog(page, workspace, address({ id: event.id }));
  const steps = details(page).getByRole('tabpanel').getByRole('list').first().getByRole('listitem');
  await expect(details(page).getByRole('tab', { name: 'Story' })).toHaveAttribute('aria-selected', 'true');
  await expect(steps.filter({ hasText: 'this event' })).toHaveCount(1);
  await expect(page.getByRole('button', { name: `Show all ${told.length} events of this session` })).toBeVisible();

  // A step leads to its event, and the story stays.
  const other = steps.filter({ hasNotText: 'this event' }).first();
  await other.getByRole('button').click();
  await expect(field(page, 'Id')).not.toHaveText(event.id);
  expect(told.map(({ id }) => id)).toContain(await field(page, 'Id').innerText());
  await expect(details(page).getByRole('tab', { name: 'Story' })).toHaveAttribute('aria-selected', 'true');

  await page.getByRole('button', { name: /^Show all .* events of this session$/ }).click();
  const actor = query(page).get('actor')!;
  expect(actor).toBe(event.actor_id);
  const [start, end] = query(page).get('range')!.split('~').map((text) => Date.parse(text));
  expect([start, end]).toEqual([at(told[0]), at(told.at(-1)!) + 999]);
  await expectTotal(page, log.filter((one) => one.actor_id === actor && at(one) >= start && at(one) <= end).length);
  await expect(chips(page)).toHaveCount(2);
});

test('who else came from the address is named, and leads to them', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const near = (a: LogEvent, b: LogEvent) => Math.abs(at(a) - at(b)) < 24 * HALF_HOUR;
  const event = log.find((one) => one.ip_address !== null
    && log.some((other) => other.ip_address === one.ip_address && other.actor_id !== one.actor_id && near(one, other)))!;
  await openLog(page, workspace, address({ id: event.id }));
  const others = details(page).getByRole('heading', { name: 'Others from this address, within 12 hours' });
  await expect(others).toBeVisible();
  await details(page).getByRole('tabpanel').getByRole('list').last().getByRole('button').first().click();
  const actor = query(page).get('actor')!;
  expect(actor).not.toBe(event.actor_id);
  await expectTotal(page, log.filter((one) => one.actor_id === actor).length);
});
