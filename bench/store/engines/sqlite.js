// SQLite compiled to WebAssembly, in memory: one table of numbers, and an index for each column that is filtered or
// counted, which holds everything else that a query asks for. It sorts what it groups, unless an index has it in order.
import sqlite3InitModule from '/node_modules/@sqlite.org/sqlite-wasm/dist/index.mjs';
import { CATEGORIES } from '../workload/company.js';
import { Portions, canonical, most, where } from './packaged/codes.js';
import { Needle } from './plain/needle.js';

const COLUMNS = ['arrival', 'time', 'cell', 'hour', 'key', 'category', 'actor', 'address', 'agent', 'actor_type', 'entity_type', 'entity'];
const READ = ['time', 'category', 'actor', 'address', 'agent', 'key', 'hour', 'cell'];
const INDEXES = READ.map((first) => {
  // The newest come last, and of one instant what arrived first.
  const start = first === 'time' ? ['time', 'arrival DESC'] : [first];
  return `CREATE INDEX by_${first} ON events (${[...start, ...READ.filter((column) => column !== first)]})`;
});

export async function create() {
  const sqlite3 = await sqlite3InitModule();
  const db = new sqlite3.oo1.DB(':memory:');
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -1000000');
  db.exec(`CREATE TABLE events (${COLUMNS.map((name) => `${name} INTEGER NOT NULL`)}, id BLOB NOT NULL)`);
  db.exec('CREATE TABLE details (arrival INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  return new Sqlite(sqlite3, db);
}

class Sqlite {
  #portions = new Portions();
  #clauses = { time: null, category: null, actor: null, address: null, text: null };
  #agents = [];
  #read = {};
  #under = {};
  #length = 0;
  /** How many rows have each code. */
  #rows = { category: new Uint32Array(CATEGORIES.length), agent: [] };

  constructor(sqlite3, db) {
    this.sqlite3 = sqlite3;
    this.db = db;
    this.row = db.prepare(`INSERT INTO events VALUES (${[...COLUMNS, 'id'].map(() => '?')})`);
    this.detail = db.prepare('INSERT INTO details VALUES (?, ?)');
  }

  loadEvents(events) {
    const { columns, first } = this.#portions.of(events);
    const { time, cell, hour, key, categoryOfKey, actor, address, agent, actorType, entityType, entity, ids } = columns;
    const { capi } = this.sqlite3;
    const { row: statement } = this;
    const pointer = statement.pointer;
    this.db.exec('BEGIN');
    for (let row = 0; row < columns.length; row += 1) {
      const numbers = [first + row, time[row], cell[row], hour[row], key[row], categoryOfKey[key[row]], actor[row], address[row],
        agent[row], actorType[row], entityType[row], entity[row]];
      // The C functions at once: the comfortable ones look at the type of each value.
      for (let place = 0; place < numbers.length; place += 1) capi.sqlite3_bind_int(pointer, place + 1, numbers[place]);
      statement.bindAsBlob(numbers.length + 1, new Uint8Array(ids.buffer, row * 16, 16)).stepReset();
    }
    for (const [row, details] of columns.details) this.detail.bind([first + row, JSON.stringify(details)]).stepReset();
    this.db.exec('COMMIT');
    this.#length += columns.length;
    for (let row = 0; row < columns.length; row += 1) {
      this.#rows.category[categoryOfKey[key[row]]] += 1;
      this.#rows.agent[agent[row]] = (this.#rows.agent[agent[row]] ?? 0) + 1;
    }
  }

  loadPages(texts) {
    this.loadEvents(texts.flatMap((text) => JSON.parse(text).data));
  }

  finish() {
    for (const statement of INDEXES) this.db.exec(statement);
    this.db.exec('ANALYZE');
    this.needle = new Needle(this.#portions.labels.agents);
    this.read();
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

  append(events) {
    this.loadEvents(events);
    this.#under = {};
    if (this.#clauses.text !== null) {
      this.needle = new Needle(this.#portions.labels.agents);
      this.#search();
    }
  }

  appendPages(texts) {
    this.append(texts.flatMap((text) => JSON.parse(text).data));
  }

  read() {
    const read = this.#read;
    this.#renew(null, (condition) => {
      [read.keyCodes, read.keyCounts] = this.#counts('key', condition);
      [read.hours, read.hourCounts] = this.#counts('hour', condition);
      read.total = read.hourCounts.reduce((sum, count) => sum + count, 0);
      // Of one instant, what arrived first is the newer.
      read.newest = this.db.selectValues(`SELECT arrival FROM events ${condition} ORDER BY time DESC, arrival LIMIT 50`);
    });
    this.#renew('time', (condition) => {
      [read.cells, read.cellCounts] = this.#counts('cell', condition);
    });
    this.#renew('actor', (condition) => {
      read.actors = most(...this.#counts('actor', condition), this.#portions.labels.actors);
    });
    this.#renew('address', (condition) => {
      read.addresses = most(...this.#counts('address', condition), this.#portions.labels.addresses);
    });
    return read;
  }

  /** Codes and their counts. */
  #counts(column, condition) {
    const rows = this.db.selectArrays(`SELECT ${column}, count(*) FROM events ${condition} GROUP BY 1`);
    return [rows.map(([code]) => code), rows.map(([, count]) => count)];
  }

  /** Reads views that leave out one source, unless nothing that they depend on has changed. */
  #renew(without, view) {
    const inputs = JSON.stringify({ ...this.#clauses, [without]: null });
    if (this.#under[without] === inputs) return;
    this.#under[without] = inputs;
    // Left to itself, it finds most of the table through an index and sorts it; a plus keeps it from that.
    const hint = (column, codes) => {
      const rows = codes.reduce((sum, code) => sum + (this.#rows[column][code] ?? 0), 0);
      return rows * 20 > this.#length ? '+' : '';
    };
    view(where(this.#clauses, this.#portions.labels, without, this.#agents, hint));
  }

  canonical() {
    return canonical(this.#read, this.#portions.labels);
  }

  bytes() {
    return this.sqlite3.wasm.heap8u().byteLength;
  }
}
