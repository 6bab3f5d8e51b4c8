import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { listen, type Origin } from './listen.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

const NOT_FOUND = '<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1><hr>nginx</body></html>';

/** The page on an ordinary web server that somebody forgot to give the forwarding rule. */
export function serveWithoutForwarding(): Promise<Origin> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    const file = join(process.env.PAGE_DIR ?? '', path === '/' ? 'index.html' : path);
    const content = await readFile(file).catch(() => undefined);
    response.writeHead(content ? 200 : 404, { 'Content-Type': content ? TYPES[extname(file)] : TYPES['.html'] });
    response.end(content ?? NOT_FOUND);
  });
  return listen(server);
}
