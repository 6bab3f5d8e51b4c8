import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { listen } from '../support/listen.ts';
import { address, expectLoaded, submitToken } from '../support/screens.ts';
import { serveWithCaddy, serveWithNginx, type Serve, type Setup } from '../support/servers.ts';

// What somebody may have set up wrongly around the page, with the servers themselves: each has its sentence.
interface Kind {
  serve: Serve;
  /** The settings without the forwarding rule. */
  missing(settings: string): string;
  /** The settings with something that answers in its place. */
  instead(settings: string, redirect: string): string;
  /** The settings with a password on everything below /api/. */
  password(settings: string): string;
}

/** Who may pass: nginx asks this file once somebody has named himself, which the page never does. */
const NGINX_PASSWORDS = '/etc/nginx/passwords';
/** "admin" with the password "secret". */
const CADDY_PASSWORD = 'admin $2a$14$4/PI6icJdcFB19c//qJO1uxijq62Gt8QuUvA7XvwIHaqY8h0Xf7MW';

const SERVERS: Record<string, Kind> = {
  nginx: {
    serve: serveWithNginx,
    missing: (settings) => settings.replace('location /api/shared/v1/ {', 'location /elsewhere/ {'),
    instead: (settings, redirect) => settings.replace('location /api/shared/v1/ {', `$&\n    return 302 ${redirect};`),
    password: (settings) => settings.replace('location /api/shared/v1/ {', `$&\n    auth_basic "Staff"; auth_basic_user_file ${NGINX_PASSWORDS};`),
  },
  Caddy: {
    serve: serveWithCaddy,
    missing: (settings) => settings.replace('@log path /api/shared/v1/*', '@log path /elsewhere/*'),
    instead: (settings, redirect) => settings.replace('handle @log {', `$&\n\tredir ${redirect}`),
    password: (settings) => settings.replace('handle @log {', `$&\n\tbasicauth {\n\t\t${CADDY_PASSWORD}\n\t}`),
  },
};

test.use({ ignoreHTTPSErrors: true });

const alert = (page: Page) => page.getByRole('alert');
const NOT_THE_API = /not Pachca’s API but a web page.*no forwarding rule for \/api\/, or wants a login there/;

for (const [name, kind] of Object.entries(SERVERS)) {
  /** Opens the page behind a server and pastes the token; gives what was asked of other hosts. */
  const open = async (page: Page, token: string, api: string, setup: Setup, ready: (asked: string[]) => Promise<void>) => {
    const server = await kind.serve(api, setup);
    const asked: string[] = [];
    page.on('request', (request) => void (!request.url().startsWith(server.address) && asked.push(request.url())));
    try {
      await page.goto(server.address + address());
      await submitToken(page, token);
      await ready(asked);
    } finally {
      await server.stop();
    }
  };

  test.describe(`behind ${name}`, () => {
    test.describe('what is set up wrongly', () => {
      test.use({ expectedConsoleErrors: [/the server responded with a status of (401|404|502)/] });

      test('a forwarding rule that is missing is told', async ({ page, workspace }) => {
        await open(page, workspace.tokens.owner, workspace.simulator, { rule: kind.missing }, () => expect(alert(page)).toHaveText(NOT_THE_API));
      });

      test('a login page in front of the API gets no token', async ({ page, workspace }) => {
        const asked: (string | undefined)[] = [];
        const login = await listen(createServer((request, response) => {
          asked.push(request.headers.authorization);
          response.writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' });
          response.end('<!DOCTYPE html><h1>Please log in</h1>');
        }));
        const rule = (settings: string) => kind.instead(settings, `${login.address}/`);
        await open(page, workspace.tokens.owner, workspace.simulator, { rule }, () => expect(alert(page)).toHaveText(NOT_THE_API));
        expect(asked).toEqual([]);
        await login.stop();
      });

      test('a password in front of the API is not taken for a token that is wrong', async ({ page, workspace }) => {
        await open(page, workspace.tokens.owner, workspace.simulator, { rule: kind.password }, () => expect(alert(page)).toHaveText(NOT_THE_API));
      });

      test('a rule that leads nowhere is told', async ({ page, workspace }) => {
        // Nothing listens on the discard port.
        await open(page, workspace.tokens.owner, 'http://127.0.0.1:9', {}, () =>
          expect(alert(page)).toHaveText(/failed to answer \(502\).*or the server of this page did not reach it/),
        );
      });
    });

    test('an address of the API without TLS is told before anything is asked of it', async ({ page, workspace }) => {
      await open(page, workspace.tokens.owner, workspace.simulator, { tells: 'http://api.example.com/api/shared/v1' }, async (asked) => {
        await expect(alert(page)).toHaveText(/came over https, but was told to ask the API over http/);
        await page.getByRole('button', { name: 'Switch to Russian' }).click();
        await expect(alert(page)).toHaveText(/пришла по https, а API ей велено спрашивать по http/);
        expect(asked).toEqual([]);
      });
    });

    test('a clock that is wrong is noticed by the answers that pass through', async ({ page, workspace }) => {
      await page.clock.setSystemTime(Date.now() - 26 * 3_600_000);
      await open(page, workspace.tokens.owner, workspace.simulator, {}, async () => {
        await expectLoaded(page);
        await expect(page.getByText(/clock is 26 hours behind the server’s, so the newest events are missing/)).toBeVisible();
      });
    });
  });
}
