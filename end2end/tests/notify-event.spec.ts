import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { address, details, grid, openLog, query } from '../support/screens.ts';
import type { Workspace } from '../support/workspace.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Notify an admin' });
const text = (page: Page) => dialog(page).getByRole('textbox', { name: 'Message' });

async function arrived(workspace: Workspace): Promise<string[]> {
  const messages = (await (await fetch(`${workspace.simulator}/sim/messages`)).json()) as { content: string }[];
  return messages.map((message) => message.content);
}

/** Opens an event and the dialog, and chooses somebody. */
async function begin(page: Page, workspace: Workspace): Promise<string> {
  await openLog(page, workspace, address({ event: 'user_login' }));
  await grid(page).getByRole('row').filter({ hasText: 'signed in' }).first().click();
  await expect.poll(() => query(page).get('id')).toBeTruthy();
  await details(page).getByRole('button', { name: 'Notify an admin…' }).click();
  await expect(dialog(page)).toBeVisible();
  await expectAccessible(page);
  await dialog(page).getByRole('listitem').filter({ hasText: 'admin' }).first().getByRole('button').click();
  return query(page).get('id')!;
}

test('an event is told to an admin from its panel, once, with a way back to it', async ({ page, workspace }) => {
  const id = await begin(page, workspace);
  const written = await text(page).inputValue();
  expect(written).toMatch(/^\*\*(?!Signed in).+: signed in.*\*\*\nWho: .*\nFrom: .*\nClient: .*\nWhen: .*\n/);
  await dialog(page).getByRole('button', { name: 'Send', exact: true }).dblclick({ noWaitAfter: true });
  await expect(dialog(page).getByText('Sent: Pachca has confirmed the message.')).toBeVisible();
  expect(await arrived(workspace)).toEqual([written]);
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();

  await details(page).getByRole('button', { name: 'Notify an admin…' }).click();
  await expect(dialog(page).getByText('A message about this was sent before')).toBeVisible();
  await openLog(page, workspace, /https?:\S+$/.exec(written)![0]);
  await expect(details(page)).toBeVisible();
  expect(query(page).get('id')).toBe(id);
});

test.describe('when the answer is lost', () => {
  test.use({ expectedConsoleErrors: [/Failed to load resource/] });

  test('what was carried out is found in the log and not sent again', async ({ page, workspace }) => {
    await begin(page, workspace);
    await page.route('**/messages', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await dialog(page).getByRole('button', { name: 'Send', exact: true }).click();
    await expect(dialog(page).getByText('it has most likely arrived')).toBeVisible();
    await expect(dialog(page).getByRole('button', { name: 'Send again' })).toBeDisabled();
    expect(await arrived(workspace)).toHaveLength(1);
  });
});
