// A pass over typed arrays for every change: the rows of the window, or all where the timeline has to be counted anew.
// The pass is written out for what is filtered, and looks at each column once.
import { Columns, CELLS } from './plain/columns.js';
import { canonical } from './plain/canonical.js';
import { ALL_CATEGORIES, Filters } from './plain/filters.js';
import { top } from './plain/top.js';

export async function create() {
  return new Scan();
}

class Scan {
  #columns = new Columns();
  #filters = new Filters(this.#columns);
  #read = { timeline: new Uint32Array(CELLS), keys: new Uint32Array(256), heat: new Uint32Array(168), total: 0 };
  #actorCounts = new Uint32Array(0);
  #addressCounts = new Uint32Array(0);
  /** Whether the timeline has to be counted anew, and the other views. */
  #stale = { timeline: true, others: true };

  loadEvents(events) {
    this.#columns.push(events);
  }

  loadPages(texts) {
    for (const text of texts) this.#columns.push(JSON.parse(text).data);
  }

  finish() {
    this.#columns.settle();
    this.read();
  }

  ready(events) {
    return events;
  }

  set(clauses) {
    this.#filters.set(clauses);
    this.#stale.others = true;
    this.#stale.timeline ||= Object.keys(clauses).some((source) => source !== 'time');
  }

  append(events) {
    this.#columns.pushNewer(events);
    this.#filters.grow();
    this.#stale = { timeline: true, others: true };
  }

  appendPages(texts) {
    this.append(texts.flatMap((text) => JSON.parse(text).data));
  }

  read() {
    const { time } = this.#filters;
    const columns = this.#columns;
    const [from, until] = time === null ? [0, columns.length] : [columns.rowAt(time[0]), columns.rowAt(time[1])];
    if (this.#stale.others) this.#count(from, until);
    if (this.#stale.timeline) this.#countTimeline();
    this.#stale = { timeline: false, others: false };
    return this.#read;
  }

  /** A byte for each key code: whether its category is on. */
  #keysOn() {
    const { categoryOfKey } = this.#columns;
    return categoryOfKey.map((category) => (this.#filters.categories >> category) & 1);
  }

  #count(from, until) {
    const { key, actor, address, agent, hour, actors, addresses } = this.#columns;
    if (this.#actorCounts.length < actors.size) this.#actorCounts = new Uint32Array(actors.size * 2);
    if (this.#addressCounts.length < addresses.size) this.#addressCounts = new Uint32Array(addresses.size * 2);
    const [keys, heat] = [this.#read.keys.fill(0), this.#read.heat.fill(0)];
    const [actorCounts, addressCounts] = [this.#actorCounts.fill(0), this.#addressCounts.fill(0)];
    const { actor: onlyActor, address: onlyAddress, agents, categories } = this.#filters;
    if (onlyActor === null && onlyAddress === null && agents === null && categories === ALL_CATEGORIES) {
      for (let row = from; row < until; row += 1) {
        keys[key[row]] += 1;
        heat[hour[row]] += 1;
        actorCounts[actor[row]] += 1;
        addressCounts[address[row]] += 1;
      }
    } else {
      const on = this.#keysOn();
      for (let row = from; row < until; row += 1) {
        if (on[key[row]] === 0 || (agents !== null && agents[agent[row]] === 0)) continue;
        const actorPasses = onlyActor === null || actor[row] === onlyActor;
        const addressPasses = onlyAddress === null || address[row] === onlyAddress;
        if (addressPasses) actorCounts[actor[row]] += 1;
        if (!actorPasses) continue;
        addressCounts[address[row]] += 1;
        if (!addressPasses) continue;
        keys[key[row]] += 1;
        heat[hour[row]] += 1;
      }
    }
    this.#read.total = heat.reduce((sum, count) => sum + count, 0);
    this.#read.actors = top(actorCounts, actors.size, actors.labels);
    this.#read.addresses = top(addressCounts, addresses.size, addresses.labels);
    this.#read.newest = this.#newest(from, until);
  }

  #newest(from, until) {
    const { key, actor, address, agent } = this.#columns;
    const { actor: onlyActor, address: onlyAddress, agents } = this.#filters;
    const on = this.#keysOn();
    const rows = [];
    for (let row = until - 1; row >= from && rows.length < 50; row -= 1) {
      if (onlyActor !== null && actor[row] !== onlyActor) continue;
      if (onlyAddress !== null && address[row] !== onlyAddress) continue;
      if (on[key[row]] === 1 && (agents === null || agents[agent[row]] === 1)) rows.push(row);
    }
    return rows;
  }

  #countTimeline() {
    const { key, actor, address, agent, cell, length } = this.#columns;
    const timeline = this.#read.timeline.fill(0);
    const { actor: onlyActor, address: onlyAddress, agents } = this.#filters;
    const on = this.#keysOn();
    for (let row = 0; row < length; row += 1) {
      if (onlyActor !== null && actor[row] !== onlyActor) continue;
      if (onlyAddress !== null && address[row] !== onlyAddress) continue;
      if (on[key[row]] === 1 && (agents === null || agents[agent[row]] === 1)) timeline[cell[row]] += 1;
    }
  }

  canonical() {
    return canonical(this.#read, this.#columns);
  }
}
