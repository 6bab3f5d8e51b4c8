import { createServer, type IncomingMessage } from 'node:http';
import { expect, test } from '../support/test.ts';
import { listen, type Origin } from '../support/listen.ts';
import { address, openLog, rows, total } from '../support/screens.ts';
import { serveWithCaddy, serveWithNginx, type Serve } from '../support/servers.ts';

const SERVERS: [string, Serve][] = [
  ['nginx', serveWithNginx],
  ['Caddy', serveWithCaddy],
];

const API = '/api/shared/v1';

test.use({ ignoreHTTPSErrors: true });

/** An API that says what it was asked, and answers with what must not reach a browser. */
async function startEcho(): Promise<Origin & { asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Set-Cookie': 'a=b', 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public' });
    response.end('{}');
  });
  return { ...(await listen(server)), asked };
}

for (const [name, serve] of SERVERS) {
  test(`${name} serves the page and forwards to the log`, async ({ page, workspace }) => {
    const server = await serve(workspace.simulator);
    try {
      await openLog(page, workspace, server.address + address());
      expect(await total(page)).toBeGreaterThan(100);
      await expect(rows(page).first()).toBeVisible();
    } finally {
      await server.stop();
    }
  });

  test(`${name} keeps cookies and origins from the API, and caches only what never changes`, async ({ page, context }) => {
    const api = await startEcho();
    const server = await serve(api.address);
    try {
      await context.addCookies([{ name: 'session', value: 'secret', url: server.address }]);
      const index = (await page.goto(server.address))!;
      expect(index.headers()).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-cache',
      });
      const program = await page.locator('link[rel="preload"][type="application/wasm"]').evaluate((link: HTMLLinkElement) => link.href);
      const headers = { 'Accept-Encoding': 'gzip' };
      const binary = await page.request.get(program, { headers });
      expect(binary.headers()).toMatchObject({ 'content-type': 'application/wasm', 'content-encoding': 'gzip' });
      expect(binary.headers()['cache-control']).toContain('immutable');

      const answer = await page.evaluate(async (path) => {
        const got = await fetch(path, { method: 'POST', headers: { Authorization: 'Bearer x' }, body: '{"a":1}' });
        return { status: got.status, headers: Object.fromEntries(got.headers) };
      }, `${API}/messages?x=1`);
      expect(answer.status).toBe(200);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['set-cookie'] ?? answer.headers['access-control-allow-origin']).toBeUndefined();
      const [request] = api.asked;
      expect(request.url).toBe(`${API}/messages?x=1`);
      expect(request.headers).toMatchObject({ authorization: 'Bearer x', 'content-length': '7' });
      for (const kept of ['cookie', 'origin', 'referer', 'sec-fetch-site', 'x-forwarded-for']) {
        expect(request.headers[kept], kept).toBeUndefined();
      }
      expect(await page.evaluate(async () => (await fetch('/api/other')).status)).toBe(404);
      expect(api.asked).toHaveLength(1);
    } finally {
      await Promise.all([server.stop(), api.stop()]);
    }
  });
}

test.use({ expectedConsoleErrors: [/the server responded with a status of 404/] });
