import { spawn } from 'node:child_process';
import { expect, test } from '../support/test.ts';
import { pick } from '../support/files.ts';
import { readLog } from '../support/log.ts';
import { expectTotal, submitToken } from '../support/screens.ts';
import { end, freePort, from } from '../support/workspace.ts';

/** Any static host will do; this one says nothing of what may be cached or run, and knows no rule. */
test.use({ baseURL: async ({}, use) => {
  const port = await freePort();
  const server = spawn('python3', ['-m', 'http.server', '--bind', '127.0.0.1', '--directory', from('SERVED_DIR'), `${port}`], { stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}`;
  await expect.poll(() => fetch(address).then((answer) => answer.status, () => 0)).toBe(200);
  await use(address);
  await end(server);
} });

test('files open from a static host that forwards nothing', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await page.goto('/');
  await pick(page, { name: 'audit.ndjson', bytes: log.map((event) => JSON.stringify(event)).join('\n') });
  await expectTotal(page, log.length);
});

test.describe('where a token is pasted there', () => {
  test.use({ expectedConsoleErrors: [/the server responded with a status of 404/] });

  test('the missing rule is told', async ({ page, workspace }) => {
    await page.goto('/');
    await submitToken(page, workspace.tokens.owner);
    await expect(page.getByRole('alert')).toHaveText(/no forwarding rule for \/api\//);
  });
});
