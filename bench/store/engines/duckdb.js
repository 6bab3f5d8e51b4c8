// DuckDB-WASM, in its worker: one table of numbers, filled through Arrow, newest first. The table is in the order of
// time, so that its zone maps narrow a window down.
import * as duckdb from '/node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser.mjs';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { Portions, canonical, most, where } from './packaged/codes.js';
import { Needle } from './plain/needle.js';

const DIST = '/node_modules/@duckdb/duckdb-wasm/dist';
/** Events are handed over in portions of so many. */
const PORTION = 100_000;

export async function create() {
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(`${DIST}/duckdb-browser-eh.worker.js`));
  await db.instantiate(`${DIST}/duckdb-eh.wasm`);
  return new DuckDb(await db.connect());
}

class DuckDb {
  #portions = new Portions();
  #waiting = [];
  #created = false;
  #clauses = { time: null, category: null, actor: null, address: null, text: null };
  #agents = [];
  #read = {};
  #under = {};

  constructor(connection) {
    this.connection = connection;
  }

  async loadEvents(events) {
    for (const event of events) this.#waiting.push(event);
    if (this.#waiting.length >= PORTION) await this.#insert();
  }

  async loadPages(texts) {
    for (const text of texts) for (const event of JSON.parse(text).data) this.#waiting.push(event);
    if (this.#waiting.length >= PORTION) await this.#insert();
  }

  async #insert() {
    const events = this.#waiting;
    this.#waiting = [];
    if (events.length === 0) return;
    const { columns, first } = this.#portions.of(events);
    const { length, ids } = columns;
    const to = (name) => columns[name].subarray(0, length);
    const words = new BigUint64Array(ids.buffer, 0, length * 2);
    const table = tableFromArrays({
      arrival: Int32Array.from({ length }, (_, index) => first + index),
      time: to('time'), cell: to('cell'), hour: to('hour'), key: to('key'),
      category: to('key').map((key) => columns.categoryOfKey[key]),
      actor: to('actor'), address: to('address'), agent: to('agent'),
      actor_type: to('actorType'), entity_type: to('entityType'), entity: to('entity'),
      id_high: words.filter((_, index) => index % 2 === 0), id_low: words.filter((_, index) => index % 2 === 1),
    });
    await this.connection.insertArrowFromIPCStream(tableToIPC(table, 'stream'), { name: 'events', create: !this.#created });
    const details = [...columns.details];
    const rows = tableFromArrays({ arrival: Int32Array.from(details, ([row]) => first + row), text: details.map(([, value]) => JSON.stringify(value)) });
    if (details.length > 0) await this.connection.insertArrowFromIPCStream(tableToIPC(rows, 'stream'), { name: 'details', create: !this.#created });
    this.#created = true;
  }

  async finish() {
    await this.#insert();
    this.needle = new Needle(this.#portions.labels.agents);
    await this.read();
  }

  ready(events) {
    return events;
  }

  set(clauses) {
    Object.assign(this.#clauses, clauses);
    if (clauses.text) this.#search();
  }

  #search() {
    this.#agents = [];
    this.needle.search(this.#clauses.text).forEach((on, code) => { if (on === 1) this.#agents.push(code); });
  }

  async append(events) {
    this.#waiting = events;
    await this.#insert();
    this.#under = {};
    if (this.#clauses.text !== null) {
      this.needle = new Needle(this.#portions.labels.agents);
      this.#search();
    }
  }

  appendPages(texts) {
    return this.append(texts.flatMap((text) => JSON.parse(text).data));
  }

  async read() {
    const read = this.#read;
    await this.#renew(null, async (condition) => {
      [read.keyCodes, read.keyCounts] = await this.#counts('key', condition);
      [read.hours, read.hourCounts] = await this.#counts('hour', condition);
      read.total = read.hourCounts.reduce((sum, count) => sum + count, 0);
      const newest = await this.connection.query(`SELECT arrival FROM events ${condition} ORDER BY time DESC, arrival LIMIT 50`);
      read.newest = newest.getChild('arrival').toArray();
    });
    await this.#renew('time', async (condition) => {
      [read.cells, read.cellCounts] = await this.#counts('cell', condition);
    });
    await this.#renew('actor', async (condition) => {
      read.actors = most(...(await this.#counts('actor', condition)), this.#portions.labels.actors);
    });
    await this.#renew('address', async (condition) => {
      read.addresses = most(...(await this.#counts('address', condition)), this.#portions.labels.addresses);
    });
    return read;
  }

  /** Codes and their counts. */
  async #counts(column, condition) {
    const table = await this.connection.query(`SELECT ${column} AS code, count(*)::INTEGER AS n FROM events ${condition} GROUP BY 1`);
    return [table.getChild('code').toArray(), table.getChild('n').toArray()];
  }

  /** Reads views that leave out one source, unless nothing that they depend on has changed. */
  async #renew(without, view) {
    const inputs = JSON.stringify({ ...this.#clauses, [without]: null });
    if (this.#under[without] === inputs) return;
    this.#under[without] = inputs;
    await view(where(this.#clauses, this.#portions.labels, without, this.#agents));
  }

  canonical() {
    return canonical(this.#read, this.#portions.labels);
  }

  async bytes() {
    const table = await this.connection.query('SELECT sum(memory_usage_bytes)::DOUBLE AS n FROM duckdb_memory()');
    return table.getChild('n').get(0);
  }
}
