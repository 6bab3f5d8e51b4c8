import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

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
  const running = [start('PACHCA_SIM', ['--port', `${simulatorPort}`, ...flags])];
  const stop = async () => {
    await Promise.all(running.map(end));
  };
  try {
    const tokens = (await (await answerOf(`${simulator}/sim/tokens`, running[0])).json()) as Record<string, string>;
    const pagePort = await freePort();
    const page = `http://127.0.0.1:${pagePort}`;
    const api = `${simulator}/api/shared/v1`;
    running.push(start('PAGE_SERVER', ['--dir', from('PAGE_DIR'), '--api', api, '--port', `${pagePort}`]));
    await answerOf(`${page}/`, running[1]);
    return { page, simulator, tokens, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function from(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run these tests with \`cargo xtask test browser\``);
  return value;
}

function start(variable: string, args: string[]): ChildProcess {
  return spawn(from(variable), args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

function end(child: ChildProcess): Promise<void> {
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
