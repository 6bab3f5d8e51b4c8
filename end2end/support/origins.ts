import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** A web server that ends when it is told to. */
export interface Origin {
  address: string;
  stop(): Promise<void>;
}

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
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const stop = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ address: `http://127.0.0.1:${port}`, stop });
    });
  });
}
