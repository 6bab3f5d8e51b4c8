import { defineConfig } from '@playwright/test';

// Started by `cargo xtask test browser`, which builds the page and the servers and says where they are.
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  forbidOnly: !!process.env.CI,
  // A test that passes at the second try hides what a user would have met at the first.
  retries: 0,
  // One more than the cores of a small machine: many tests wait for a server that is slow on purpose.
  workers: 3,
  fullyParallel: true,
  timeout: 30_000,
  // Machines of CI are slow, and a wait ends as soon as what it waits for is there.
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'en-GB',
    timezoneId: 'Europe/Moscow',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--no-first-run',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
      ],
    },
  },
});
