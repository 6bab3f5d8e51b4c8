import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { openLog } from '../support/screens.ts';

test('a question mark shows all keys, and Escape gives the focus back', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await page.getByRole('grid', { name: 'Events' }).focus();
  await page.keyboard.press('?');
  await expect(sheet).toBeVisible();
  await expect(sheet.getByRole('heading', { name: 'List of events' })).toBeVisible();
  await expect(sheet.getByText('To the line of filters')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('grid', { name: 'Events' })).toBeFocused();
});

test('a question mark that is typed is a question mark, and the button opens the sheet in Russian, too', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await page.getByRole('combobox', { name: 'Search and filter' }).pressSequentially('why?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Search and filter' })).toHaveValue('why?');
  await page.getByRole('button', { name: /Switch to Russian/ }).click();
  await page.getByRole('button', { name: 'Показать все клавиши' }).click();
  const sheet = page.getByRole('dialog', { name: 'Клавиши' });
  await expect(sheet.getByText('Пробел').first()).toBeVisible();
  await sheet.getByRole('button', { name: 'Закрыть' }).click();
  await expect(sheet).toBeHidden();
});

test('on paper there is what was found, and nothing to click', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('complementary', { name: 'Filters', includeHidden: true })).toBeHidden();
  await expect(page.getByRole('combobox', { name: 'Search and filter', includeHidden: true })).toBeHidden();
  const list = page.getByRole('grid', { name: 'Events' });
  await expect(list.getByRole('gridcell').first()).toBeVisible();
  const { paper, ink } = await page.evaluate(() => {
    const style = getComputedStyle(document.body);
    return { paper: style.backgroundColor, ink: style.color };
  });
  expect([paper, ink]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
});
