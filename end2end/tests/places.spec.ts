import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { drop } from '../support/files.ts';
import { HISTORY_FLAGS } from '../support/log.ts';
import { city, database } from '../support/mmdb.ts';
import { address, details, openLog } from '../support/screens.ts';

/** A month with an incident for every rule, among them a journey that nobody can make. */
const MONTH = { start: '2026-10-20T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '31', '--events', '8000', '--thorough'] });

/** The simulated company is in Moscow, and who breaks in comes from 203.0.113.0/24. */
const MOSCOW = city(['Moscow', 'Москва'], ['Russia', 'Россия'], [55.75, 37.62]);
const LIMA = city(['Lima', 'Лима'], ['Peru', 'Перу'], [-12.05, -77.04]);
const CITIES = database('Test-City', {
  '192.0.2.0/24': MOSCOW,
  '198.18.0.0/15': MOSCOW,
  '198.51.100.0/24': MOSCOW,
  '2001:db8::/32': MOSCOW,
  '203.0.113.0/24': LIMA,
});

const panel = (page: Page) => page.locator('details').filter({ hasText: 'Places of addresses' });
const journeys = (page: Page) => page.getByRole('article').filter({ hasText: /km apart in/ });
const checked = (page: Page) => expect(page.getByText('Every loaded event has been checked')).toBeVisible();

async function pick(page: Page, name: string, bytes: Buffer): Promise<void> {
  await panel(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
}

test('with a database of cities addresses have places, and a journey that nobody can make is found', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
  await checked(page);
  await expect(journeys(page)).toHaveCount(0);
  await panel(page).getByText('Places of addresses').click();
  await pick(page, 'cities.mmdb', CITIES);
  await expect(panel(page)).toContainText(/Test-City, made on 21 Sept? 2026: it knows \d+ of \d+ addresses/);
  await expect(journeys(page)).not.toHaveCount(0);
  await expectAccessible(page);

  const journey = journeys(page).first();
  await journey.getByRole('heading').getByRole('button').click();
  await journey.locator('.evidence-row').last().click();
  await expect(details(page)).toContainText('Lima, Peru');
  await details(page).getByRole('button', { name: /203\.0\.113\./ }).first().click();
  await expect(page.getByRole('region', { name: /203\.0\.113\./ })).toContainText('Lima, Peru');

  await page.getByRole('navigation').getByRole('button', { name: /^Findings/ }).click();
  await panel(page).getByRole('button', { name: 'Close the database' }).click();
  await expect(journeys(page)).toHaveCount(0);
});

test('a wrong file is said to be that, and the open database stays', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
  await drop(page, { name: 'cities.mmdb', bytes: CITIES });
  await expect(panel(page)).toContainText('Test-City');
  await pick(page, 'picture.png', Buffer.from('no database'));
  await expect(panel(page).getByRole('alert')).toContainText('“picture.png” is not a database');
  await expect(panel(page)).toContainText('Test-City');
});
