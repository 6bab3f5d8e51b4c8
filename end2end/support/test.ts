import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { HISTORY_FLAGS } from './log.ts';
import { startWorkspace, type Workspace } from './workspace.ts';

interface Options {
  /** Flags of the simulated workspace; set them with `test.use({ simulatorFlags: […] })`. */
  simulatorFlags: string[];
  /** Console errors that belong to what is tested, such as a 401 that the browser reports. */
  expectedConsoleErrors: RegExp[];
}

interface Fixtures {
  /** A workspace of this test's own. The page's `baseURL` is the page in front of it. */
  workspace: Workspace;
  /** Fails the test when a page wrote an error to the console, threw, or broke its policy. */
  quietConsole: (context: BrowserContext) => void;
  /** A page in a browser that has never been here: no storage, no history. Held to a quiet console, too. */
  newcomer: Page;
}

export const test = base.extend<Options & Fixtures>({
  simulatorFlags: [HISTORY_FLAGS, { option: true }],
  expectedConsoleErrors: [[], { option: true }],

  workspace: async ({ simulatorFlags }, use) => {
    const workspace = await startWorkspace(simulatorFlags);
    await use(workspace);
    await workspace.stop();
  },

  baseURL: async ({ workspace }, use) => use(workspace.page),

  quietConsole: [
    async ({ context, expectedConsoleErrors }, use) => {
      const errors: string[] = [];
      const watch = (watched: BrowserContext) => {
        watched.on('console', (message) => {
          if (message.type() === 'error') errors.push(message.text());
        });
        watched.on('weberror', (error) => errors.push(String(error.error())));
      };
      watch(context);
      await use(watch);
      const unexpected = errors.filter((text) => !expectedConsoleErrors.some((pattern) => pattern.test(text)));
      expect(unexpected, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],

  newcomer: async ({ browser, baseURL, quietConsole, locale, timezoneId }, use) => {
    const context = await browser.newContext({ baseURL, locale, timezoneId });
    quietConsole(context);
    await use(await context.newPage());
    await context.close();
  },
});

export { expect };
