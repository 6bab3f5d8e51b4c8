// arquero: a table of typed columns, filtered anew for each set of clauses and grouped by code.
import { CATEGORIES } from '../workload/company.js';
import { loadScript } from './packaged/script.js';
import { canonical } from './plain/canonical.js';
import { CELLS, Columns } from './plain/columns.js';
import { Needle } from './plain/needle.js';
import { top } from './plain/top.js';

export async function create() {
  await loadScript('/node_modules/arquero/dist/arquero.min.js');
  return new Arquero(globalThis.aq);
}

const NAMES = ['time', 'key', 'actor', 'address', 'agent', 'cell', 'hour', 'entityType', 'actorType', 'entity'];

class Arquero {
  #columns = new Columns();
  #needle = new Needle(this.#columns.agents);
  #clauses = { time: null, category: null, actor: null, address: null, text: null };
  #read = {};
  /** What a view was last read under. */
  #under = {};

  constructor(aq) {
    this.aq = aq;
  }

  loadEvents(events) {
    this.#columns.push(events);
  }

  loadPages(texts) {
    for (const text of texts) this.#columns.push(JSON.parse(text).data);
  }

  finish() {
    this.#columns.settle();
    this.table = this.#table();
    this.read();
  }

  /** A table over the arrays as they are, without copying them. */
  #table() {
    const columns = this.#columns;
    return this.aq.table(Object.fromEntries(NAMES.map((name) => [name, columns[name].subarray(0, columns.length)])));
  }

  ready(events) {
    return events;
  }

  set(clauses) {
    Object.assign(this.#clauses, clauses);
  }

  append(events) {
    this.#columns.pushNewer(events);
    this.table = this.#table();
    this.#under = {};
  }

  appendPages(texts) {
    this.append(texts.flatMap((text) => JSON.parse(text).data));
  }

  /** The rows that pass all clauses but that of a source. */
  #filtered(without) {
    const { time, category, actor, address, text } = this.#clauses;
    const columns = this.#columns;
    const tests = [];
    const params = {};
    if (time !== null && without !== 'time') {
      tests.push('d.time >= p.from && d.time < p.until');
      [params.from, params.until] = time;
    }
    if (actor !== null && without !== 'actor') {
      tests.push('d.actor === p.actor');
      params.actor = columns.actors.find(actor[0]);
    }
    if (address !== null && without !== 'address') {
      tests.push('d.address === p.address');
      params.address = columns.addresses.find(address[0]);
    }
    if (category !== null) {
      tests.push('p.on[d.key] === 1');
      params.on = columns.categoryOfKey.map((code) => (category.includes(CATEGORIES[code]) ? 1 : 0));
    }
    if (text !== null) {
      tests.push('p.agents[d.agent] === 1');
      params.agents = this.#needle.search(text);
    }
    return tests.length === 0 ? this.table : this.table.params(params).filter(`(d, p) => ${tests.join(' && ')}`);
  }

  read() {
    const columns = this.#columns;
    const read = this.#read;
    this.#renew(null, (table) => {
      read.keys = counts(table, 'key', 256);
      read.heat = counts(table, 'hour', 168);
      read.total = table.numRows();
      read.newest = latest(table);
    });
    this.#renew('time', (table) => { read.timeline = counts(table, 'cell', CELLS); });
    this.#renew('actor', (table) => { read.actors = top(counts(table, 'actor', columns.actors.size), columns.actors.size, columns.actors.labels); });
    this.#renew('address', (table) => { read.addresses = top(counts(table, 'address', columns.addresses.size), columns.addresses.size, columns.addresses.labels); });
    return read;
  }

  /** Reads views that leave out one source, unless nothing that they depend on has changed. */
  #renew(without, view) {
    const inputs = JSON.stringify({ ...this.#clauses, [without]: null });
    if (this.#under[without] === inputs) return;
    this.#under[without] = inputs;
    view(this.#filtered(without));
  }

  canonical() {
    return canonical(this.#read, this.#columns);
  }
}

/** Counts by code. */
function counts(table, name, size) {
  const grouped = table.groupby(name).count();
  const codes = grouped.array(name);
  const found = grouped.array('count');
  const list = new Uint32Array(size);
  codes.forEach((code, index) => { list[code] = found[index]; });
  return list;
}

/** The last 50 rows of a table in the order of time. */
function latest(table) {
  if (table.numRows() * 64 < table.totalRows()) return Array.from(table.indices().slice(-50)).reverse();
  const mask = table.mask();
  const rows = [];
  for (let row = table.totalRows() - 1; row >= 0 && rows.length < 50; row -= 1) {
    if (mask === null || mask.get(row)) rows.push(row);
  }
  return rows;
}
