import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { countBy, readLog, type LogEvent, type Stretch } from '../support/log.ts';
import { address, expectTotal, openLog, query } from '../support/screens.ts';

const ZONE = 'Europe/Moscow';
const map = (page: Page) => page.getByRole('grid', { name: 'When: hour and weekday' });

/** The weekday and the hour of an event, as the heat map's cells are called. */
function cellOf({ created_at }: LogEvent, timeZone = ZONE): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', hour: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(created_at));
  const part = (type: string) => parts.find((each) => each.type === type)!.value;
  const next = String((Number(part('hour')) + 1) % 24).padStart(2, '0');
  return `${part('weekday')}, ${part('hour')}:00–${next}:00`;
}

test('the hours of the week are counted in the zone that is shown, and an hour is a filter', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace, address({ tab: 'charts' }));
  for (const [zone, place] of [[ZONE, 'Moscow, UTC+3'], ['Asia/Kolkata', 'Kolkata, UTC+5:30']]) {
    if (zone !== ZONE) await openLog(page, workspace, address({ tab: 'charts', zone }));
    await expect(page.getByText(place)).toBeVisible();
    const counts = countBy(log, (event) => cellOf(event, zone));
    const [busiest, count] = [...counts].sort((a, b) => b[1] - a[1])[0];
    await expect(map(page).getByRole('gridcell')).toHaveCount(168);
    await expect(map(page).getByRole('gridcell', { name: new RegExp(`^${busiest}: ${count} events?`) })).toBeVisible();
  }
  const hour = log.filter((event) => cellOf(event, 'Asia/Kolkata') === 'Wednesday, 15:00–16:00');
  await map(page).getByRole('gridcell', { name: /^Wednesday, 15:00/ }).click();
  await expectTotal(page, hour.length);
  expect(query(page).get('range')).toBe('2026-11-18T09:30:00.000Z~2026-11-18T10:29:59.999Z');
});

test.describe('with three weeks of history', () => {
  const STRETCH: Stretch = { start: '2026-10-30T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
  test.use({ simulatorFlags: ['--end', '2026-11-20T15:00:00Z', '--days', '22', '--events', '1800'] });

  test('the map is walked through with keys, and an hour of several weeks offers its days', async ({ page, workspace }) => {
    const log = await readLog(workspace, STRETCH);
    await openLog(page, workspace, address({ tab: 'charts' }, STRETCH));
    await map(page).getByRole('gridcell', { name: /^Monday, 00:00/ }).focus();
    for (const key of ['ArrowDown', 'End', 'PageUp', 'Home']) await page.keyboard.press(key);
    for (let hour = 0; hour < 12; hour += 1) await page.keyboard.press('ArrowRight');
    const cell = map(page).getByRole('gridcell', { name: /^Monday, 12:00–13:00/ });
    await expect(cell).toBeFocused();
    await page.keyboard.press('Enter');
    const mondays = log.filter((event) => cellOf(event) === 'Monday, 12:00–13:00');
    const days = countBy(mondays, ({ created_at }) => String(new Date(created_at).getUTCDate()));
    const offered = page.getByRole('group', { name: 'Days of the chosen hour' }).getByRole('button');
    await expect(offered).toHaveText([...days].map(([day, count]) => new RegExp(`^${day} Nov · ${count}$`)));
    await expectAccessible(page);
    const [, newest] = [...days][0];
    await offered.first().click();
    await expectTotal(page, newest);
  });

  test('who and from where most are filters, and what is new since the period before is named', async ({ page, workspace }) => {
    const log = await readLog(workspace, STRETCH);
    const half = { start: '2026-11-10T03:00:00.000Z', end: STRETCH.end };
    const since = (event: LogEvent) => event.created_at >= '2026-11-10T03:00:00';
    await openLog(page, workspace, address({ tab: 'charts' }, STRETCH));
    const who = page.getByRole('region', { name: 'Who', exact: true });
    const [[, most]] = [...countBy(log, ({ actor_id }) => actor_id)].sort((a, b) => b[1] - a[1]);
    await who.getByRole('list').getByRole('button').first().click();
    await expectTotal(page, most);
    await page.goBack();
    const fresh = page.getByRole('region', { name: 'New since the period before' });
    await expect(fresh).toContainText('Known once the period before is loaded.');

    await openLog(page, workspace, address({ tab: 'charts', range: `${half.start}~${half.end}` }, STRETCH));
    const before = new Set(log.filter((event) => !since(event)).map(({ ip_address }) => ip_address));
    const found = countBy(log.filter((event) => since(event) && event.ip_address !== null && !before.has(event.ip_address)), ({ ip_address }) => ip_address!);
    const list = fresh.getByRole('list', { name: 'IP address' }).getByRole('listitem');
    await expect(list).toHaveCount(Math.min(found.size, 6));
    const [[address1, count1]] = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    await expect(list.first()).toContainText(address1);
    await list.first().getByRole('button').click();
    await expectTotal(page, count1);
  });
});
