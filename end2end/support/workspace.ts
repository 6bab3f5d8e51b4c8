import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { Origin } from './listen.ts';

/** A simulated workspace and the page in front of it, both running. */
export interface Workspace {
  /** Address of the page, without a slash at its end. */
  page: string;
  /** Address of the simulated workspace itself, where tests look behind the scenes. */
  simulator: string;
  /** Tokens by what they are good for: `owner`, `revoked`, … */
  tokens: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts both on free ports. `flags` are those of pachca-sim, such as `['--events', '500']`. */
export async function startWorkspace(flags: string[] = []): Promise<Workspace> {
  const simulatorPort = await freePort();
  const simulator = `http://127.0.0.1:${simulatorPort}`;
  const child = start('PACHCA_SIM', ['--port', `${simulatorPort}`, ...flags]);
  try {
    const tokens = (await (await answerOf(`${simulator}/sim/tokens`, child)).json()) as Record<string, string>;
    const page = await startPage(`${simulator}/api/shared/v1`);
    const stop = async () => {
      await Promise.all([end(child), page.stop()]);
    };
    return { page: page.address, simulator, tokens, stop };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** Starts a page that forwards to this API. `flags` are more of those of page-server. */
export async function startPage(api: string, flags: string[] = []): Promise<Origin> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = start('PAGE_SERVER', ['--dir', from('PAGE_DIR'), '--api', api, '--port', `${port}`, ...flags]);
  const stop = () => end(child);
  try {
    await answerOf(`${address}/`, child);
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export function from(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run these tests with \`cargo xtask test browser\``);
  return value;
}

function start(variable: string, args: string[]): ChildProcess {
  return spawn(from(variable), args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

export function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

async function answerOf(address: string, child: ChildProcess): Promise<Response> {
  const limit = Date.now() + 20_000;
  while (Date.now() < limit) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${address} does not answer`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
