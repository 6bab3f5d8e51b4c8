import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectLook, onTheSameDay, withPlainFonts } from '../support/looks.ts';
import { HISTORY_FLAGS } from '../support/log.ts';
import { address, expectLoaded } from '../support/screens.ts';
import { words, type Language } from '../support/words.ts';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

interface Look {
  screen: 'connect' | 'timeline' | 'charts' | 'findings';
  viewport: typeof WIDE;
  theme: 'light' | 'dark';
  language: Language;
}

/** Each screen, theme, language and size at least once; pictures of all of them would be too many to look at. */
const LOOKS: Look[] = [
  { screen: 'connect', viewport: WIDE, theme: 'light', language: 'en' },
  { screen: 'connect', viewport: PHONE, theme: 'dark', language: 'ru' },
  { screen: 'timeline', viewport: WIDE, theme: 'light', language: 'en' },
  { screen: 'timeline', viewport: PHONE, theme: 'dark', language: 'ru' },
  { screen: 'charts', viewport: WIDE, theme: 'dark', language: 'ru' },
  { screen: 'findings', viewport: WIDE, theme: 'light', language: 'ru' },
];

/** Waits for what comes last on a screen. */
async function settled(page: Page, { screen, language }: Look): Promise<void> {
  const say = words(language);
  if (screen === 'connect') await expect(page.getByRole('textbox')).toBeVisible();
  if (screen === 'findings') await expect(page.getByText(say('findings-done'))).toBeVisible();
  if (screen === 'charts') await expect(page.getByRole('article').last()).toBeAttached();
  // Where the mouse is, something may be marked.
  await page.mouse.move(0, 0);
}

for (const look of LOOKS) {
  const { screen, viewport, theme, language } = look;
  const name = `${screen}-${viewport.width}-${theme}-${language}`;
  test.describe(name, () => {
    test.use({
      viewport,
      colorScheme: theme,
      locale: language === 'en' ? 'en-GB' : 'ru-RU',
      simulatorFlags: [...HISTORY_FLAGS, '--events', '9000'],
    });

    test(`${name} looks as it did`, async ({ page, workspace }, info) => {
      await onTheSameDay(page);
      await page.goto(screen === 'connect' ? '/' : address({ tab: screen }));
      test.skip(!(await withPlainFonts(page)), 'DejaVu is not there: other letters take other room');
      if (screen !== 'connect') {
        await page.getByRole('textbox').first().fill(workspace.tokens.owner);
        await page.keyboard.press('Enter');
        await expectLoaded(page);
      }
      await settled(page, look);
      await expectLook(page, name, info);
    });
  });
}
