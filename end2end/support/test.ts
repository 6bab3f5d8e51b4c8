import { test as base, expect } from '@playwright/test';
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
  /** Fails the test when the page wrote an error to the console or threw. */
  quietConsole: void;
}

export const test = base.extend<Options & Fixtures>({
  simulatorFlags: [['--events', '2000'], { option: true }],
  expectedConsoleErrors: [[], { option: true }],

  workspace: async ({ simulatorFlags }, use) => {
    const workspace = await startWorkspace(simulatorFlags);
    await use(workspace);
    await workspace.stop();
  },

  baseURL: async ({ workspace }, use) => use(workspace.page),

  quietConsole: [
    async ({ page, expectedConsoleErrors }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      await use();
      const unexpected = errors.filter((text) => !expectedConsoleErrors.some((pattern) => pattern.test(text)));
      expect(unexpected, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
