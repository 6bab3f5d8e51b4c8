import { test, expect } from '../support/test.ts';
import { serveWithoutForwarding } from '../support/origins.ts';
import { control } from '../support/log.ts';
import { expectLoaded, submitToken } from '../support/screens.ts';
import { startPage } from '../support/workspace.ts';

const FAILED_LOADS = [/Failed to load resource/];
test.use({ expectedConsoleErrors: FAILED_LOADS });

test('the device is offline', async ({ page, workspace, context }) => {
  await page.goto('/');
  await context.setOffline(true);
  await submitToken(page, workspace.tokens.owner);
  await expect(page.getByRole('alert')).toHaveText(/This device is offline/);
  await context.setOffline(false);
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
});

test('the server of the page does not reach the API', async ({ page, workspace }) => {
  // Nothing listens on the discard port.
  const server = await startPage('http://127.0.0.1:9/api/shared/v1');
  await page.goto(server.address);
  await submitToken(page, workspace.tokens.owner);
  await expect(page.getByRole('alert')).toHaveText(/failed to answer \(502\)/);
  await server.stop();
});

test('the server of the page has no forwarding rule', async ({ page, workspace }) => {
  const server = await serveWithoutForwarding();
  await page.goto(server.address);
  await submitToken(page, workspace.tokens.owner);
  await expect(page.getByRole('alert')).toHaveText(/no forwarding rule for \/api\//);
  await server.stop();
});

test('a page of HTML answers in place of the API', async ({ page, workspace }) => {
  await page.route('**/api/**', (route) => route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><h1>Hello</h1>' }));
  await page.goto('/');
  await submitToken(page, workspace.tokens.owner);
  await expect(page.getByRole('alert')).toHaveText(/not Pachca’s API but a web page/);
});

test('the browser withholds the answer, as it does from other origins', async ({ page, workspace }) => {
  await page.route('**/api/**', (route) => route.abort('failed'));
  await page.goto('/');
  await submitToken(page, workspace.tokens.owner);
  await expect(page.getByRole('alert')).toHaveText(/connection failed, or the browser blocked the request/);
});

test('something that is no JSON answers', async ({ page, workspace }) => {
  await page.route('**/api/**', (route) => route.fulfill({ contentType: 'application/json', body: '{"data": [{' }));
  await page.goto('/');
  await submitToken(page, workspace.tokens.owner);
  await expect(page.getByRole('alert')).toHaveText(/broke off in the middle|cannot read/);
});

test('a token that others have overused is locked for an hour', async ({ page, workspace }) => {
  const ask = () =>
    fetch(`${workspace.simulator}/api/shared/v1/oauth/token/info`, {
      headers: { Authorization: `Bearer ${workspace.tokens.owner}` },
    });
  await control(workspace, '/sim/config', { rate: 1 });
  // What comes within the first moments of a pause is forgiven; going on is not.
  const hammer = async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, ask));
    return answers.map((answer) => answer.headers.get('retry-after'));
  };
  await expect.poll(hammer, { intervals: [400] }).toContain('3600');
  await page.goto('/');
  await submitToken(page, workspace.tokens.owner);
  await expect(page.getByRole('alert')).toHaveText(/asks to wait (60|59) minutes/);
  const stats = await (await fetch(`${workspace.simulator}/sim/stats`)).json();
  await expect(page.getByRole('button', { name: 'Load the audit log' })).toBeEnabled();
  expect(stats.locked, 'the page does not hammer').toBe(1);
});

test.describe('with a server that fails each time', () => {
  test.use({ simulatorFlags: ['--events', '100', '--fault-500', '1'] });

  test('the sentence names status and request', async ({ page, workspace }) => {
    await page.goto('/');
    await submitToken(page, workspace.tokens.owner);
    await expect(page.getByRole('alert')).toHaveText(/failed to answer \(500\), also when asked again/);
    await expect(page.getByRole('alert')).toHaveText(/request [0-9a-f-]{36}/);
  });
});
