import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { choose, dialog, openDialog } from '../support/files.ts';
import { control } from '../support/log.ts';
import { startReceiver } from '../support/receiver.ts';
import { openLog } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { startPage } from '../support/workspace.ts';

// The newest events are the simulated workspace's own: it goes on.
test.use({ simulatorFlags: ['--events', '300', '--days', '2'], expectedConsoleErrors: [/Failed to load resource/] });

const part = (page: Page) => dialog(page).getByRole('region', { name: 'Send new events as they come' });

async function told(page: Page, name: string): Promise<number> {
  const text = await part(page).locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd').innerText();
  return Number(text.replace(/\D/g, ''));
}

test('new events are sent on as they come, each once, through a failure, until it is switched off', async ({ page, workspace }) => {
  const kept = new Map<string, number>();
  let away = false;
  const receiver = await startReceiver((got) => {
    if (away) return { status: 503, body: 'away' };
    const ids = got.body.trimEnd().split('\n').filter((_, place) => place % 2 === 0).map((line) => JSON.parse(line).create._id as string);
    const items = ids.map((id) => {
      kept.set(id, (kept.get(id) ?? 0) + 1);
      return { create: { _id: id, status: kept.get(id) === 1 ? 201 : 409 } };
    });
    return { status: 200, body: JSON.stringify({ errors: false, items }) };
  });
  const front = await startPage(`${workspace.simulator}/api/shared/v1`, ['--send-to', receiver.address]);
  try {
    await openLog(page, workspace, `${front.address}/?period=1&load=all`);
    await page.clock.install();
    await openDialog(page);
    await choose(page, 'Another system');
    const toggle = part(page).getByRole('switch');
    await expect(toggle).toBeDisabled();
    await dialog(page).getByRole('textbox', { name: 'Address' }).fill(receiver.address);
    await toggle.check();
    await expect(part(page)).toContainText('Nothing new has come yet.');
    await expectAccessible(page);
    await dialog(page).getByRole('button', { name: 'Close' }).first().click();
    await expect(page.getByRole('switch', { name: 'Live' })).toHaveAttribute('aria-checked', 'true');

    await control(workspace, '/sim/config', { live_per_minute: 600 });
    const sign = page.getByRole('button', { name: /^New events are sent on/ });
    await expect(async () => {
      await page.clock.fastForward('00:31');
      expect(kept.size).toBeGreaterThan(3);
    }).toPass({ timeout: 20_000 });
    await expect(sign).toContainText(/[1-9]/);

    away = true;
    const before = kept.size;
    await expect(async () => {
      await page.clock.fastForward('00:31');
      await expect(sign).toHaveAccessibleName(/not all arrive/, { timeout: 500 });
    }).toPass({ timeout: 20_000 });
    await control(workspace, '/sim/config', { live_per_minute: 0 });
    away = false;
    await expect(async () => {
      await page.clock.fastForward('00:31');
      await expect(sign).not.toHaveAccessibleName(/not all arrive/, { timeout: 500 });
    }).toPass({ timeout: 20_000 });
    expect(kept.size).toBeGreaterThan(before);

    await sign.click();
    await expect.poll(() => told(page, 'left')).toBe(0);
    expect(await told(page, 'arrived')).toBe(kept.size);
    expect([...kept.values()].every((count) => count === 1)).toBe(true);
    await page.evaluate(() => {
      window.addEventListener('beforeunload', (event) => document.documentElement.setAttribute('data-asked', `${event.defaultPrevented}`));
      window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    });
    await expect(page.locator('html')).toHaveAttribute('data-asked', 'true');

    await toggle.uncheck();
    await expect(part(page)).toContainText('Off. What became of the events until then:');
    await dialog(page).getByRole('button', { name: 'Close' }).first().click();
    await expect(sign).toBeHidden();
  } finally {
    await Promise.all([front.stop(), receiver.stop()]);
  }
});
