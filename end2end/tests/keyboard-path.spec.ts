import type { Locator, Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { withoutPicker } from '../support/files.ts';
import { readLog } from '../support/log.ts';
import { address, expectLoaded, expectTotal, query, total } from '../support/screens.ts';
import { words, type Language } from '../support/words.ts';

/** What begins with a word and goes on with a name. */
const BEGINNINGS: Record<Language, { only: RegExp; remove: RegExp }> = {
  en: { only: /^Only /, remove: /^Remove the filter / },
  ru: { only: /^Только/, remove: /^Убрать фильтр / },
};

/** Goes on with the tab key until this has the focus, around the page if need be. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor({ state: 'attached' });
  for (let presses = 0; presses < 250; presses += 1) {
    await page.keyboard.press(key);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${wanted} cannot be reached with ${key}`);
}

for (const language of ['en', 'ru'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'ru-RU' });

    test('from the token to a file without a mouse, and the focus is never lost', async ({ page, workspace }) => {
      // Hundreds of keys, the focus looked at after each.
      test.slow();
      const say = words(language);
      const { only, remove } = BEGINNINGS[language];
      const button = (name: string | RegExp) => page.getByRole('button', { name });
      const heading = page.getByRole('heading', { level: 1 });
      const grid = page.getByRole('grid', { name: say('list-label') });
      const details = page.getByRole('region').filter({ has: button(say('detail-close')) });
      const screens = page.getByRole('navigation', { name: say('nav-label') });
      const filters = page.getByRole('complementary', { name: say('filters-label') });
      const chips = page.getByRole('button', { name: remove });
      const log = await readLog(workspace);
      await page.addInitScript(withoutPicker);

      await page.goto(address());
      await expect(page.getByRole('textbox', { name: say('connect-token') })).toBeFocused();
      await page.keyboard.insertText(workspace.tokens.owner);
      await page.keyboard.press('Enter');
      await expectLoaded(page);
      await expect(heading, 'what goes on is below the heading').toBeFocused();
      await expectTotal(page, log.length);

      await tabTo(page, page.getByRole('slider', { name: say('histogram-start') }));
      for (const key of ['PageUp', 'ArrowRight']) await page.keyboard.press(key);
      await expect.poll(() => query(page).get('range')).not.toBeNull();
      const selected = await total(page);
      expect(selected).toBeLessThan(log.length);

      const signIn = filters.getByRole('button', { name: new RegExp(`^${say('category-auth')} `) }).first();
      await tabTo(page, signIn, 'Shift+Tab');
      await page.keyboard.press('Enter');
      await expect.poll(() => query(page).get('category')).toBe('auth');
      await expect(signIn).toBeFocused();
      const signedIn = await total(page);
      expect(signedIn).toBeLessThan(selected);

      await tabTo(page, grid);
      for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
      await expect(details).toBeVisible();
      // The first is the hour around the event, the second who did it.
      await tabTo(page, details.getByRole('button', { name: only }).nth(1));
      await page.keyboard.press('Enter');
      await expect(chips).toHaveCount(3);
      await expect.poll(() => total(page)).toBeLessThan(signedIn);
      await tabTo(page, button(say('detail-close')), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await expect(grid).toBeFocused();

      await tabTo(page, chips.first());
      await page.keyboard.press('Enter');
      await expect(chips).toHaveCount(2);
      await expect(chips.first(), 'the next filter').toBeFocused();
      await page.keyboard.press('Enter');
      await expect(chips).toHaveCount(1);
      await expect(chips.first()).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(heading, 'no filter is left').toBeFocused();
      await expectTotal(page, log.length);

      await tabTo(page, screens.getByRole('button', { name: say('tab-findings') }));
      await page.keyboard.press('Enter');
      await expect(page.getByText(say('findings-done'))).toBeVisible();
      const incident = page.getByRole('article').first();
      await tabTo(page, incident.getByRole('heading').getByRole('button'));
      await page.keyboard.press('Enter');
      await tabTo(page, incident.getByTitle(say('findings-evidence-open')).first());
      await page.keyboard.press('Enter');
      await expect(details).toBeVisible();
      await expect(grid, 'the evidence stands in the list').toBeFocused();
      await page.keyboard.press('Escape');
      await expect(details).toHaveCount(0);
      await expect(grid).toBeFocused();

      await tabTo(page, screens.getByRole('button', { name: say('tab-charts') }));
      await page.keyboard.press('Enter');
      await tabTo(page, button(say('filters-clear')));
      await page.keyboard.press('Enter');
      await expect(heading).toBeFocused();
      const card = page.getByRole('article').getByRole('button', { name: say('category-auth'), exact: true });
      await tabTo(page, card);
      await page.keyboard.press('Enter');
      await expect.poll(() => query(page).get('category')).toBe('auth');
      await expect(card).toBeFocused();

      const opener = button(say('export-button'));
      const dialog = page.getByRole('dialog', { name: say('export-title') });
      await tabTo(page, opener, 'Shift+Tab');
      await page.keyboard.press('Enter');
      await expect(dialog).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(opener).toBeFocused();
      await page.keyboard.press('Enter');
      const download = page.waitForEvent('download');
      await tabTo(page, dialog.getByRole('button', { name: /\d/ }));
      await page.keyboard.press('Enter');
      expect((await download).suggestedFilename()).toMatch(/^pachca-audit_2026-11-13_2026-11-20/);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(opener).toBeFocused();

      await tabTo(page, button(say('disconnect')));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox', { name: say('connect-token') })).toBeFocused();
    });
  });
}
