import type { Locator, Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { readLog } from '../support/log.ts';
import { address, countsIn, expectLoaded, expectTotal, literally, query } from '../support/screens.ts';
import { kindName, words, type Language } from '../support/words.ts';

const line = (page: Page) => page.getByRole('search').getByRole('combobox');
const options = (page: Page) => page.getByRole('listbox').getByRole('option');
/** The button of a value, in any language. */
const valued = (list: Locator, name: string) => list.getByRole('button', { name: new RegExp(`^${literally(name)} .*\\d$`) }).first();

for (const language of ['en', 'ru'] as Language[]) {
  test(`kinds of events go by a name, and their keys are still found (${language})`, async ({ page, workspace }) => {
    const log = await readLog(workspace);
    const say = words(language);
    const name = kindName('user_2fa_fail', language);
    const count = log.filter(({ event_key }) => event_key === 'user_2fa_fail').length;
    await page.addInitScript((to) => localStorage.setItem('audit-dashboard.lang', to), language);
    await page.goto(address());
    await page.getByRole('textbox').first().fill(workspace.tokens.owner);
    await page.keyboard.press('Enter');
    await expectLoaded(page);
    const categories = page.getByRole('region', { name: say('facet-category'), exact: true });
    await valued(categories, say('category-auth')).click();
    const kinds = categories.getByRole('list').last();
    for (const shown of (await countsIn(kinds)).keys()) expect(shown).not.toContain('_');
    await expect(valued(kinds, name)).toHaveAttribute('title', `${name} · user_2fa_fail`);
    await valued(kinds, name).click();
    await expectTotal(page, count);
    const chip = page.getByRole('search').locator('.chip', { hasText: `${say('list-event')}: ${name}` });
    await expect(chip).toHaveAttribute('title', /user_2fa_fail/);
    await expect(line(page)).toHaveValue('category:auth event:user_2fa_fail');
    expect(query(page).getAll('event')).toEqual(['user_2fa_fail']);

    for (const typed of ['2fa_fail', name.slice(0, 9).toLowerCase()]) {
      await line(page).fill(`event:"${typed}`);
      await expect(options(page).filter({ hasText: name })).toContainText('user_2fa_fail');
    }
    await line(page).fill(`event:"${name}"`);
    await page.keyboard.press('Enter');
    await expectTotal(page, count);
    expect(query(page).getAll('event')).toEqual(['user_2fa_fail']);
  });
}
