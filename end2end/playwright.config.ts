import { defineConfig } from '@playwright/test';

// Started by `cargo xtask test browser`, which builds the page and the servers and says where they are.
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  forbidOnly: !!process.env.CI,
  // What passes only at the second try is named and counted as flaky, and has to be mended; on a machine of CI, with
  // slow neighbours, it does not stop everybody else.
  retries: process.env.CI ? 1 : 0,
  // One more than the cores of a small machine: many tests wait for a server that is slow on purpose.
  workers: 3,
  fullyParallel: true,
  // Far above what any test takes on a quiet machine; some wait for a lock-out or a lost connection.
  timeout: 60_000,
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
