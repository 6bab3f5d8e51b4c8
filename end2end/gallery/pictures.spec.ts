import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { HISTORY_FLAGS, readLog } from '../support/log.ts';
import { address, expectLoaded } from '../support/screens.ts';
import { words, type Language } from '../support/words.ts';
import type { Workspace } from '../support/workspace.ts';

const FOLDER = process.env.GALLERY ?? 'gallery-pictures';
const SIZES = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];
const LANGUAGES: Language[] = ['en', 'ru'];
const THEMES = ['light', 'dark'] as const;

/** More events than the tests have: charts with ten bars say little. The same on every day, and read by the test itself
    faster than the API would let it. */
const MANY = [...HISTORY_FLAGS, '--events', '9000', '--no-limits'];

/** The page's words, in the language that it is shown in. */
type Say = ReturnType<typeof words>;

/** A state of the page, and how to come to it: by roles, or by the page's own words, since it is done in both languages. */
interface State {
  name: string;
  reach(page: Page, workspace: Workspace, say: Say): Promise<void>;
}

async function open(page: Page, workspace: Workspace, more: Record<string, string> = {}): Promise<void> {
  await page.goto(address(more));
  await page.getByRole('textbox').first().fill(workspace.tokens.owner);
  await page.keyboard.press('Enter');
  await expectLoaded(page);
}

const line = (page: Page) => page.getByRole('search').getByRole('combobox');

const STATES: State[] = [
  {
    name: 'connect',
    reach: async (page) => {
      await page.goto('/');
      await expect(page.getByRole('textbox').first()).toBeVisible();
    },
  },
  {
    name: 'connect-refused',
    reach: async (page, workspace) => {
      await page.goto('/');
      await page.getByRole('textbox').first().fill(workspace.tokens.revoked ?? 'wrong');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  { name: 'timeline', reach: (page, workspace) => open(page, workspace) },
  {
    name: 'event',
    reach: async (page, workspace) => {
      await open(page, workspace, { category: 'auth' });
      await page.getByRole('gridcell').nth(2).click();
    },
  },
  {
    name: 'query',
    reach: async (page, workspace) => {
      await open(page, workspace);
      await line(page).fill('category:auth ip:');
    },
  },
  {
    name: 'histogram',
    reach: async (page, workspace) => {
      const range = '2026-11-17T21:00:00.000Z~2026-11-18T20:59:59.999Z';
      const view = '2026-11-16T21:00:00.000Z~2026-11-19T20:59:59.999Z';
      await open(page, workspace, { range, view, split: 'actor', compare: 'before' });
      await page.getByRole('slider').first().focus();
      await page.keyboard.press('t');
    },
  },
  {
    name: 'facets',
    reach: async (page, workspace, say) => {
      await open(page, workspace);
      const toggle = page.getByRole('button', { name: say('filters-open'), exact: true });
      if (await toggle.isVisible()) await toggle.click();
      await page.getByRole('complementary').getByRole('button', { name: /Chrome/ }).first().click();
      await page.getByRole('complementary').getByRole('region', { name: say('facet-client') }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'views',
    reach: async (page, workspace, say) => {
      await open(page, workspace);
      await page.getByRole('button', { name: say('views-title') }).click();
    },
  },
  {
    name: 'zone',
    reach: async (page, workspace, say) => {
      await open(page, workspace, { zone: 'Asia/Novosibirsk' });
      await page.getByRole('button', { name: say('session-menu') }).click();
      await page.getByRole('searchbox').last().fill('york');
    },
  },
  {
    name: 'comparison',
    reach: async (page, workspace) => {
      await open(page, workspace);
      await page.getByRole('grid').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowDown');
    },
  },
  {
    name: 'notes',
    reach: async (page, workspace, say) => {
      await open(page, workspace, { category: 'auth' });
      await page.getByRole('grid').focus();
      for (let step = 0; step < 3; step += 1) {
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('s');
      }
      await page.getByRole('button', { name: say('notes'), exact: true }).click();
    },
  },
  {
    name: 'findings',
    reach: async (page, workspace, say) => {
      await open(page, workspace, { tab: 'findings' });
      await expect(page.getByText(say('findings-done'))).toBeVisible();
      await page.getByRole('article').first().getByRole('button').first().click();
    },
  },
  {
    name: 'notify',
    reach: async (page, workspace, say) => {
      await open(page, workspace, { tab: 'findings' });
      await expect(page.getByText(say('findings-done'))).toBeVisible();
      await page.getByRole('article').first().getByRole('button').first().click();
      await page.getByRole('button', { name: say('notify-open') }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'export',
    reach: async (page, workspace, say) => {
      await open(page, workspace);
      await page.getByRole('button', { name: say('export-button') }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'import',
    reach: async (page, workspace) => {
      const log = await readLog(workspace);
      const text = [...log.map((event) => JSON.stringify(event)), 'this is no event'].join('\n');
      await page.goto('/');
      const file = { name: 'audit.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(text) };
      await page.locator('input[type=file]').first().setInputFiles(file);
      await expect(page.getByRole('navigation')).toBeVisible();
    },
  },
  { name: 'nothing', reach: (page, workspace) => open(page, workspace, { text: 'no event holds this' }) },
  { name: 'charts', reach: (page, workspace) => open(page, workspace, { tab: 'charts' }) },
];

for (const viewport of SIZES) {
  for (const theme of THEMES) {
    for (const language of LANGUAGES) {
      test.describe(`${viewport.width} ${theme} ${language}`, () => {
        test.use({
          viewport,
          colorScheme: theme,
          locale: language === 'en' ? 'en-GB' : 'ru-RU',
          simulatorFlags: MANY,
          expectedConsoleErrors: [/Failed to load resource/],
        });
        for (const { name, reach } of STATES) {
          test(name, async ({ page, workspace }) => {
            await reach(page, workspace, words(language));
            // What follows the last change is drawn within a frame or two.
            await page.waitForTimeout(400);
            await page.screenshot({ path: `${FOLDER}/${name}-${viewport.width}-${theme}-${language}.png` });
          });
        }
      });
    }
  }
}
