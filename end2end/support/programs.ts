import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Origin } from './origins.ts';
import { end, freePort, from } from './workspace.ts';

/** A ClickHouse server with files and ports of its own, which can be stopped and started again with the same data. */
export interface Shard extends Origin {
  start(): Promise<void>;
  /** The answer to a query, without the line break at its end. Fails where the server does. */
  ask(query: string): Promise<string>;
}

/** What their cluster is called in the settings. */
export const CLUSTER = 'audit';

/** Two shards of one cluster on this machine; stopping the first ends all. */
export async function startClickHouse(): Promise<[Shard, Shard]> {
  const dir = mkdtempSync(join(tmpdir(), 'audit-clickhouse-'));
  const ports = [await freePort(), await freePort()];
  const shards = [await shard(join(dir, 'a'), ports[0], ports), await shard(join(dir, 'b'), ports[1], ports)] as [Shard, Shard];
  const stop = shards[0].stop;
  shards[0].stop = async () => {
    await Promise.all([stop(), shards[1].stop()]);
    rmSync(dir, { recursive: true, force: true });
  };
  await Promise.all(shards.map((one) => one.start()));
  return shards;
}

async function shard(dir: string, port: number, cluster: number[]): Promise<Shard> {
  const http = await freePort();
  const address = `http://127.0.0.1:${http}`;
  mkdirSync(dir, { recursive: true });
  const members = cluster.map((tcp) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`).join('');
  writeFileSync(
    join(dir, 'config.xml'),
    `<yandex>
      <logger><level>fatal</level><console>1</console></logger>
      <http_port>${http}</http_port><tcp_port>${port}</tcp_port><listen_host>127.0.0.1</listen_host>
      <path>${dir}/data/</path><tmp_path>${dir}/tmp/</tmp_path><timezone>UTC</timezone>
      <mark_cache_size>104857600</mark_cache_size><users_config>users.xml</users_config>
      <default_profile>default</default_profile><default_database>default</default_database>
      <remote_servers><${CLUSTER}>${members}</${CLUSTER}></remote_servers>
    </yandex>`,
  );
  const user = (password: string) => `<password>${password}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>`;
  writeFileSync(
    join(dir, 'users.xml'),
    `<yandex><profiles><default/></profiles><quotas><default/></quotas>
      <users><default>${user('')}</default><writer>${user('a secret')}</writer></users></yandex>`,
  );
  let child: ChildProcess;
  const start = async () => {
    child = spawn('clickhouse-server', [`--config-file=${join(dir, 'config.xml')}`], { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] });
    await answers(`${address}/ping`, child);
  };
  const ask = async (query: string) => {
    const answer = await fetch(address, { method: 'POST', body: query });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${query}: ${text}`);
    return text.trimEnd();
  };
  return { address, start, ask, stop: () => end(child) };
}

/** A server that speaks the language of Elasticsearch and OpenSearch and keeps everything in memory. */
export async function startSearch(): Promise<Origin> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const args = ['-addr', `127.0.0.1:${port}`, '-no-stdin-watch', '-no-ja'];
  const child = spawn(from('SEARCH_SERVER'), args, { stdio: ['ignore', 'ignore', 'inherit'] });
  await answers(`${address}/`, child);
  return { address, stop: () => end(child) };
}

async function answers(address: string, child: ChildProcess): Promise<void> {
  const limit = Date.now() + 30_000;
  while (Date.now() < limit && child.exitCode === null) {
    if ((await fetch(address).catch(() => undefined))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await end(child);
  throw new Error(`${child.spawnfile} does not answer`);
}
