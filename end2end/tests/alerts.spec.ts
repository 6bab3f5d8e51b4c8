import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { control } from '../support/log.ts';
import { expectLoaded, submitToken } from '../support/screens.ts';
import type { Page } from '@playwright/test';
import type { Workspace } from '../support/workspace.ts';

/** Alive, quiet but for what a test stages, and old enough for the rules. */
test.use({ simulatorFlags: ['--days', '10', '--events', '900', '--quiet'] });

const panel = (page: Page) => page.getByRole('form', { name: 'What a new incident sets off' });
const log = (page: Page) => page.getByRole('region', { name: 'Set off in this session' });
const way = (page: Page, name: string) => panel(page).getByRole('checkbox', { name });

interface Message {
  entity_type: string;
  content: string;
}

async function arrived(workspace: Workspace): Promise<Message[]> {
  return (await fetch(`${workspace.simulator}/sim/messages`)).json();
}

async function logged(workspace: Workspace): Promise<number> {
  return (await (await fetch(`${workspace.simulator}/sim/stats`)).json()).events;
}

/** Somebody's second factor is guessed; each time somebody else's. Seven wrong codes, the right one, and a sign-in. */
async function guess(workspace: Workspace): Promise<void> {
  const before = await logged(workspace);
  await control(workspace, '/sim/incident', { kind: 'two_factor_burst' });
  await expect.poll(() => logged(workspace)).toBeGreaterThanOrEqual(before + 9);
}

/** The findings with new events followed; half-minutes pass when the test says so. */
async function watch(page: Page, workspace: Workspace): Promise<void> {
  await page.goto('/?load=all&period=30&tab=findings');
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  await expect(page.getByText('Every loaded event has been checked')).toBeVisible();
  await page.clock.install();
  const live = page.getByRole('switch', { name: 'Live' });
  await live.click();
  await expect(live).toBeChecked();
  await page.getByText('While you look').click();
  await expect(page.getByText('Live is on')).toBeVisible();
}

/** Lets time pass until the page shows something. */
async function until(page: Page, what: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward('00:31');
    await what();
  }).toPass();
}

async function chooseAdmin(page: Page): Promise<void> {
  await way(page, 'Message to an admin, by itself').check();
  await panel(page).getByRole('listitem').filter({ hasText: 'admin' }).first().getByRole('button').click();
}

test('nothing for what is old; a new incident counts in the title until it is seen, notifies, and is written about once', async ({ page, workspace, context }) => {
  await context.grantPermissions(['notifications']);
  await page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    window.Notification = class extends EventTarget {
      static permission = 'granted';
      static requestPermission = async () => 'granted';
      constructor(title: string) {
        super();
        shown.push(title);
      }
      close(): void {}
    } as unknown as typeof Notification;
  });
  await guess(workspace);
  await watch(page, workspace);
  await way(page, 'Notification of the browser').check();
  await expect(way(page, 'Notification of the browser')).toBeChecked();
  await chooseAdmin(page);
  await expectAccessible(page);
  await expect(log(page)).toContainText('Nothing yet');
  await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  const title = await page.title();

  await guess(workspace);
  await until(page, () => expect(page).toHaveTitle(`(1) ${title}`, { timeout: 1_000 }));
  await page.getByRole('navigation').getByRole('button', { name: /^Findings/ }).click();
  await expect(page).toHaveTitle(title);
  await page.getByText('While you look').click();
  await expect(log(page).getByRole('listitem')).toHaveCount(1);
  await until(page, () => expect(log(page)).toContainText('Notification shown · Message sent', { timeout: 1_000 }));
  expect(await page.evaluate(() => (window as unknown as { shown: string[] }).shown)).toHaveLength(1);
  const messages = await arrived(workspace);
  expect(messages.map(({ entity_type }) => entity_type)).toEqual(['user']);
  expect(messages[0]?.content).toContain('wrong second factors, then');
});

test.describe('when answers are lost', () => {
  test.use({ expectedConsoleErrors: [/Failed to load resource/] });

  test('what was carried out is found in the log and never sent again, neither now nor on the next visit', async ({ page, workspace }) => {
    await watch(page, workspace);
    await chooseAdmin(page);
    await page.route('**/messages', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await guess(workspace);
    await until(page, () => expect(log(page)).toContainText('the log has the message', { timeout: 1_000 }));
    expect(await arrived(workspace)).toHaveLength(1);
    await page.unroute('**/messages');

    // The next visit is made now, and not after the half-minutes that have been skipped.
    await page.clock.setSystemTime(new Date());
    await watch(page, workspace);
    await expect(way(page, 'Message to an admin, by itself')).toBeChecked();
    await guess(workspace);
    await until(page, () => expect(log(page)).toContainText('Message sent', { timeout: 1_000 }));
    expect(await arrived(workspace), 'one for each incident').toHaveLength(2);
  });

  test('with faults on, an incident is written about once', async ({ page, workspace }) => {
    await watch(page, workspace);
    await chooseAdmin(page);
    await control(workspace, '/sim/faults', { '429': 0.3, truncate: 0.2 });
    await guess(workspace);
    await until(page, () => expect(log(page)).toContainText(/Message sent|The answer was lost/, { timeout: 1_000 }));
    await control(workspace, '/sim/faults', {});
    expect(await arrived(workspace)).toHaveLength(1);
  });
});
