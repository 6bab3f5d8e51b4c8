import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { listen } from '../support/listen.ts';
import { address, expectLoaded, expectTotal, submitToken } from '../support/screens.ts';
import { readLog } from '../support/log.ts';

/** What is around the page and not as it should be: each has its sentence, in both languages before the page knows one. */
const stopped = (page: Page) => page.getByRole('alert');

test.describe('a page that cannot start says why', () => {
  test.use({ expectedConsoleErrors: [/wasm|WebAssembly|Content Security Policy|Failed to (load|fetch)|net::ERR_FAILED|SyntaxError/i] });

  test('where the policy forbids WebAssembly', async ({ page }) => {
    await page.route('/', async (route) => {
      const response = await route.fetch();
      const policy = response.headers()['content-security-policy'].replace(" 'wasm-unsafe-eval'", '');
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
    });
    await page.goto('/');
    await expect(stopped(page)).toContainText('not allowed to run WebAssembly');
    await expect(stopped(page)).toContainText('не разрешено выполнять WebAssembly');
    await expect(page.locator('[data-splash]')).toHaveCount(0);
  });

  test('where there is no WebAssembly at all', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
    await page.goto('/');
    await expect(stopped(page)).toContainText('not allowed to run WebAssembly');
  });

  test('where a file of it does not come', async ({ page }) => {
    await page.route('**/audit-dashboard*.wasm', (route) => route.abort());
    await page.goto('/');
    await expect(stopped(page)).toContainText('could not be loaded completely');
    await expect(stopped(page)).toContainText('загрузилась не полностью');
  });

  test('in a browser that has not all it needs', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(HTMLElement.prototype, 'popover'));
    await page.goto('/');
    await expect(stopped(page)).toContainText('too old');
    await expect(stopped(page)).toContainText('слишком старый');
  });

  test('in a browser that knows no modules', async ({ page }) => {
    await page.route('/', async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replaceAll(/type="?module"?/g, 'type="unknown"').replace(/<script([^>]*) nomodule(="")?/, '<script$1');
      await route.fulfill({ response, body: html });
    });
    await page.goto('/');
    await expect(stopped(page)).toContainText('too old');
    await expect(page.locator('[data-splash]')).toBeHidden();
  });

  test('without JavaScript', async ({ browser, workspace }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(workspace.page);
    await expect(page.locator('noscript .splash')).toBeVisible();
    await expect(page.locator('noscript .splash')).toContainText('This page needs JavaScript and WebAssembly.');
    await expect(page.locator('noscript .splash')).toContainText('Этой странице нужны JavaScript и WebAssembly.');
    await expect(page.locator('[data-splash]')).toBeHidden();
    await page.close();
  });
});

test('a browser that refuses storage is told so, and the log opens all the same', async ({ page, workspace }) => {
  await page.addInitScript(() => {
    const refuse = { get: () => { throw new DOMException('The operation is insecure.', 'SecurityError'); } };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, refuse);
  });
  await page.goto(address());
  await expect(page.getByText('This browser keeps nothing for this page')).toBeVisible();
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  await expectTotal(page, (await readLog(workspace)).length);
});

test('a page that did not come over https warns before a token is pasted', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { get: () => false }));
  await page.goto('/');
  await expect(page.getByRole('alert')).toHaveText(/did not come over https.*Do not paste it here/);
  await page.getByRole('button', { name: 'Switch to Russian' }).click();
  await expect(page.getByRole('alert')).toHaveText(/пришла не по https.*Не вставляйте его здесь/);
});

for (const [hours, says] of [[-26, /clock is 26 hours behind the server’s, so the newest events are missing/], [3, /clock is 3 hours ahead of the server’s/]] as const) {
  test(`a clock that is off by ${hours} hours is noticed`, async ({ page, workspace }) => {
    await page.clock.setSystemTime(Date.now() + hours * 3_600_000);
    await page.goto(address());
    await submitToken(page, workspace.tokens.owner);
    await expectLoaded(page);
    await expect(page.getByText(says)).toBeVisible();
  });
}

test.describe('what is behind a login', () => {
  test.use({ expectedConsoleErrors: [/Failed to load resource/] });

  test('gets no token, wherever it sends the page', async ({ page, workspace }) => {
    const asked: (string | undefined)[] = [];
    const login = await listen(createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' });
      response.end('<!DOCTYPE html><h1>Please log in</h1>');
    }));
    await page.route('**/api/**', (route) => route.fulfill({ status: 302, headers: { Location: `${login.address}/login` } }));
    await page.goto('/');
    await submitToken(page, workspace.tokens.owner);
    await expect(page.getByRole('alert')).toHaveText(/not Pachca’s API but a web page.*or wants a login there/);
    expect(asked).toEqual([]);
    await login.stop();
  });
});
