import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that ends when it is told to. */
export interface Origin {
  address: string;
  stop(): Promise<void>;
}

/** Starts a server on a port that was free. */
export async function listen(server: Server): Promise<Origin> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${port}`, stop };
}
