import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Origin } from './listen.ts';
import { end, freePort, from } from './workspace.ts';

/** What the shipped settings send requests to, and where they look for the page and for each other. */
const API = 'https://api.pachca.com';
const PAGE = '/usr/share/pachca-audit-dashboard';
const NGINX = '/etc/nginx/pachca-audit-dashboard';

/** Where `send.conf` and `send.caddy` look for the system. */
const SYSTEMS = { nginx: 'http://127.0.0.1:8123', caddy: 'http://127.0.0.1:9200' };

/** What whoever set a server up did beside what the README says. */
export interface Setup {
  /** The rule for sending on to this system, too. */
  system?: string;
  /** Another forwarding rule, made of the one that is shipped. */
  rule?: (settings: string) => string;
  /** Where the page is told to find the API. */
  tells?: string;
}

/** A server program as it is shipped, with nothing changed but origins, folders, names and ports. */
export type Serve = (api: string, setup?: Setup) => Promise<Origin>;

/** A copy of the page that is served. */
function copyPage(dir: string, tells?: string): string {
  const page = join(dir, 'page');
  cpSync(from('SERVED_DIR'), page, { recursive: true });
  if (tells) {
    const index = join(page, 'index.html');
    writeFileSync(index, readFileSync(index, 'utf8').replace('<head>', `<head><meta name="pachca-api" content="${tells}">`));
    for (const packed of ['.gz', '.br']) rmSync(index + packed, { force: true });
  }
  return page;
}

/** nginx with `deploy/nginx`, over TLS with a certificate that nobody signed. */
export const serveWithNginx: Serve = async (api, { system, rule, tells } = {}) => {
  const dir = mkdtempSync(join(tmpdir(), 'audit-nginx-'));
  const [port, plain] = [await freePort(), await freePort()];
  const settings = join(from('DEPLOY_DIR'), 'nginx');
  const names = ['-keyout', join(dir, 'privkey.pem'), '-out', join(dir, 'fullchain.pem'), '-subj', '/CN=127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...names], { stdio: 'ignore' });
  // The page that is served belongs to whoever runs the tests, and the workers of a server started by root do not.
  const page = copyPage(dir, tells);
  execFileSync('chmod', ['-R', 'a+rX', dir]);
  for (const name of ['headers.conf', 'page.conf', 'site.conf', 'send.conf']) {
    const shipped = readFileSync(join(settings, name), 'utf8');
    const changed = (name === 'page.conf' && rule ? rule(shipped) : shipped)
      .replace(/( *include .*)page.conf;/, system ? '$&\n$1send.conf;' : '$&')
      .replaceAll(SYSTEMS.nginx, system ?? SYSTEMS.nginx)
      .replaceAll(NGINX, dir)
      .replaceAll(PAGE, page)
      .replaceAll(API, api)
      .replaceAll('/etc/ssl/audit.example.com', dir)
      .replaceAll(/ *listen \[::\].*\n/g, '')
      .replaceAll('listen 443', `listen 127.0.0.1:${port}`)
      .replaceAll('listen 80', `listen 127.0.0.1:${plain}`);
    writeFileSync(join(dir, name), changed);
  }
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${dir}/${kind};`);
  writeFileSync(
    join(dir, 'nginx.conf'),
    `daemon off; pid ${dir}/nginx.pid; error_log stderr warn; events {}
     http { include /etc/nginx/mime.types; access_log ${dir}/access.log; ${temporary.join(' ')} include ${dir}/site.conf; }`,
  );
  const child = spawn('nginx', ['-e', 'stderr', '-p', dir, '-c', join(dir, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'inherit'] });
  return started(`https://127.0.0.1:${port}`, child, dir);
};

/** Caddy with `deploy/caddy`, over TLS with a certificate of its own making. */
export const serveWithCaddy: Serve = async (api, { system, rule, tells } = {}) => {
  const dir = mkdtempSync(join(tmpdir(), 'audit-caddy-'));
  const address = `https://127.0.0.1:${await freePort()}`;
  const page = tells ? copyPage(dir, tells) : from('SERVED_DIR');
  for (const name of ['page.caddy', 'Caddyfile', 'send.caddy']) {
    const shipped = readFileSync(join(from('DEPLOY_DIR'), 'caddy', name), 'utf8');
    const changed = (name === 'page.caddy' && rule ? rule(shipped) : shipped)
      .replace('import page.caddy', system ? '$&\n\timport send.caddy' : '$&')
      .replaceAll(SYSTEMS.caddy, system ?? SYSTEMS.caddy)
      .replaceAll(API, api)
      .replaceAll(PAGE, page)
      .replaceAll('audit.example.com', address);
    // Of several servers on one machine only one can have the ports for commands and for plain HTTP, and none is to be
    // trusted by the machine's browsers from then on.
    const alone = '{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n';
    writeFileSync(join(dir, name), name === 'Caddyfile' ? alone + changed : changed);
  }
  const env = { ...process.env, HOME: dir, XDG_CONFIG_HOME: dir, XDG_DATA_HOME: dir };
  const args = ['run', '--config', join(dir, 'Caddyfile'), '--adapter', 'caddyfile'];
  return started(address, spawn('caddy', args, { stdio: 'ignore', env }), dir);
};

async function started(address: string, child: ChildProcess, dir: string): Promise<Origin> {
  const stop = async () => {
    await end(child);
    rmSync(dir, { recursive: true, force: true });
  };
  const limit = Date.now() + 20_000;
  while (Date.now() < limit && child.exitCode === null) {
    if ((await head(`${address}/`).catch(() => 0)) === 200) return { address, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error(`${address} does not answer`);
}

/** The status of an answer, whoever signed the certificate. */
function head(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });
}
