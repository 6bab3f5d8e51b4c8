import { createServer, type IncomingMessage } from 'node:http';
import { listen, type Origin } from './listen.ts';

/** A request that a receiver got. */
export interface Got {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What a receiver says to a request. */
export interface Said {
  status: number;
  body?: string;
  location?: string;
}

/** A system that takes events, and answers as it is told. It lets any page talk to it, as a well set up one does. */
export interface Receiver extends Origin {
  got: Got[];
}

export async function startReceiver(answer: (got: Got, count: number) => Said): Promise<Receiver> {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
    response.setHeader('Access-Control-Allow-Methods', 'POST, OPTIONS');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces).toString('utf8') };
    got.push(one);
    const said = answer(one, got.length);
    response.writeHead(said.status, said.location ? { Location: said.location } : {}).end(said.body ?? '');
  });
  return { ...(await listen(server)), got };
}
