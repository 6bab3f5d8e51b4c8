import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { HISTORY_FLAGS, control } from '../support/log.ts';
import { address, openLog, submitToken, expectLoaded } from '../support/screens.ts';
import type { Page } from '@playwright/test';
import type { Workspace } from '../support/workspace.ts';

const MONTH = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '6000'] });

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Notify an admin' });
const text = (page: Page) => dialog(page).getByRole('textbox', { name: 'Message' });
const outcome = (page: Page) => dialog(page).getByRole('status').last();

interface Message {
  entity_type: string;
  entity_id: number;
  content: string;
}

async function arrived(workspace: Workspace): Promise<Message[]> {
  return (await fetch(`${workspace.simulator}/sim/messages`)).json();
}

/** Opens the dialog for the incident that begins with wrong second factors. */
async function begin(page: Page): Promise<void> {
  await expect(page.getByText('Every loaded event has been checked')).toBeVisible();
  const incident = page.getByRole('article').filter({ hasText: 'wrong second factors, then' });
  await incident.getByRole('heading').getByRole('button').click();
  await incident.getByRole('button', { name: 'Notify an admin…' }).click();
  await expect(dialog(page)).toBeVisible();
}

async function chooseFirst(page: Page): Promise<string> {
  const first = dialog(page).getByRole('listitem').filter({ hasText: 'admin' }).first();
  const name = (await first.locator('bdi').innerText()).trim();
  await first.getByRole('button').click();
  return name;
}

const send = (page: Page) => dialog(page).getByRole('button', { name: 'Send', exact: true });

test('a message says what was found, is seen before it goes, and arrives once', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
  await begin(page);
  await expect(text(page)).toHaveValue(/^\*\*Critical: \d+ wrong second factors, then a sign-in, from 203\.0\.113\.\d+\*\*\nWho: /);
  await expect(text(page)).toHaveValue(new RegExp(`${page.url().split('/?')[0]}/\\?period=.*tab=findings&finding=[0-9a-f]{16}$`));
  expect(await text(page).inputValue()).not.toContain(workspace.tokens.owner);
  await expectAccessible(page);
  await expect(send(page)).toBeDisabled();
  const name = await chooseFirst(page);

  await text(page).fill('**Look** at this, @all');
  await expect(dialog(page).getByText('This text mentions @all')).toBeVisible();
  await text(page).fill('**Look** at this');
  await expect(dialog(page).getByText('This text mentions')).toHaveCount(0);
  await send(page).dblclick({ noWaitAfter: true });
  await expect(outcome(page)).toHaveText('Sent: Pachca has confirmed the message.');
  const messages = await arrived(workspace);
  expect(messages.map(({ entity_type, content }) => [entity_type, content])).toEqual([['user', '**Look** at this']]);

  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByText(`Sent to ${name},`)).toBeVisible();
  await page.getByRole('button', { name: 'Notify an admin…' }).click();
  await expect(dialog(page).getByText('A message about this was sent before')).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Change' })).toBeVisible();
});

test.describe('when the answer is lost', () => {
  test.use({ expectedConsoleErrors: [/Failed to load resource/] });

  test('what was carried out is found in the log and not sent again', async ({ page, workspace }) => {
    await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
    await begin(page);
    await chooseFirst(page);
    await page.route('**/messages', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await send(page).click();
    await expect(outcome(page)).toContainText('the answer was lost');
    await expect(outcome(page)).toContainText('it has most likely arrived');
    await expect(dialog(page).getByRole('button', { name: 'Send again' })).toBeDisabled();
    expect(await arrived(workspace)).toHaveLength(1);
  });

  test('what was not carried out is said so, and is sent again only by hand', async ({ page, workspace }) => {
    await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
    await begin(page);
    await chooseFirst(page);
    await page.route('**/messages', (route) => route.abort('connectionreset'));
    await send(page).click();
    await expect(outcome(page)).toContainText('it has most likely not arrived', { timeout: 20_000 });
    expect(await arrived(workspace)).toHaveLength(0);
    await page.unroute('**/messages');
    await dialog(page).getByRole('button', { name: 'Send again' }).click();
    await expect(outcome(page)).toHaveText('Sent: Pachca has confirmed the message.');
    expect(await arrived(workspace)).toHaveLength(1);
  });

  test('too many requests are said, and the message goes once their pause is over', async ({ page, workspace }) => {
    await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
    await begin(page);
    await chooseFirst(page);
    const refuse = { status: 429, contentType: 'text/plain', headers: { 'retry-after': '2' }, body: 'Too Many Requests' };
    await page.route('**/messages', (route) => route.fulfill(refuse));
    await send(page).click();
    await expect(outcome(page)).toContainText('Not sent: too many requests were made with this token. Pachca asks to wait 2 s');
    await expect(send(page)).toBeDisabled();
    await page.unroute('**/messages');
    await expect(send(page)).toBeEnabled();
    await send(page).click();
    await expect(outcome(page)).toHaveText('Sent: Pachca has confirmed the message.');
    expect(await arrived(workspace)).toHaveLength(1);
  });

  test('the daily limit is said, and nothing is tried before its time', async ({ page, workspace }) => {
    await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
    await begin(page);
    await chooseFirst(page);
    await control(workspace, '/sim/config', { messages_per_day: 0 });
    await send(page).click();
    await expect(outcome(page)).toContainText('Not sent: the day’s messages to this chat are used up. Pachca asks to wait 60 minutes');
    await expect(send(page)).toBeDisabled();
    expect(await arrived(workspace)).toHaveLength(0);
  });
});

test('without the scope it is said before writing, and the text can be copied', async ({ page, workspace, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(address({ tab: 'findings' }, MONTH));
  await submitToken(page, workspace.tokens['owner-log-only']);
  await expectLoaded(page);
  await begin(page);
  await expect(dialog(page).getByText('This token lacks the scope messages:create')).toBeVisible();
  await dialog(page).getByRole('searchbox', { name: 'To' }).fill('133321');
  await dialog(page).getByRole('listitem').first().getByRole('button').click();
  await expect(send(page)).toBeDisabled();
  await dialog(page).getByRole('button', { name: 'Copy text instead' }).click();
  await expect(dialog(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text(page).inputValue());
});
