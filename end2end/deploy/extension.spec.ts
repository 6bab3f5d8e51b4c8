import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { address, expectLoaded, rows, submitToken } from '../support/screens.ts';
import { from } from '../support/workspace.ts';

test('the extension asks the API by itself, without any server', async ({ workspace, launchOptions, locale, timezoneId }) => {
  const dir = mkdtempSync(join(tmpdir(), 'audit-extension-'));
  const extension = join(dir, 'extension');
  cpSync(from('EXTENSION_DIR'), extension, { recursive: true });
  // Nothing is changed but whom it may ask.
  for (const name of ['manifest.json', 'index.html']) {
    const text = readFileSync(join(extension, name), 'utf8');
    writeFileSync(join(extension, name), text.replaceAll('https://api.pachca.com', workspace.simulator));
  }
  const context = await chromium.launchPersistentContext(join(dir, 'profile'), {
    ...launchOptions,
    locale,
    timezoneId,
    // Extensions run in the browser proper only, not in its cut-down shell.
    headless: false,
    args: [...(launchOptions.args ?? []), '--headless=new', `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    await page.goto(new URL(`index.html${address().slice(1)}`, worker.url()).href);
    await submitToken(page, workspace.tokens.owner);
    await expectLoaded(page);
    await expect(rows(page).first()).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    await context.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
