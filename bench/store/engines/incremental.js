// Keeps the counts of the state it is in, and moves them to the next by the cheapest way: the strongest opponent in
// plain JavaScript that we could write.
import { Columns, CELLS } from './plain/columns.js';
import { canonical } from './plain/canonical.js';
import { Condition } from './plain/condition.js';
import { Counter } from './plain/counter.js';
import { Filters } from './plain/filters.js';
import { move, plan, travel } from './plain/journey.js';
import { Rows } from './plain/rows.js';
import { top } from './plain/top.js';

export async function create() {
  return new Incremental();
}

class Incremental {
  #columns = new Columns();
  #filters = new Filters(this.#columns);
  #rows;
  #counters;
  /** Counters by the clause they leave out, and the condition that they are at. */
  #groups;
  #read = {};
  #stale = true;

  loadEvents(events) {
    this.#columns.push(events);
  }

  loadPages(texts) {
    for (const text of texts) this.#columns.push(JSON.parse(text).data);
  }

  finish() {
    const columns = this.#columns;
    columns.settle();
    this.#rows = new Rows(columns);
    const of = (name, size) => new Counter(columns, name, size);
    this.#counters = {
      keys: of('key', () => 256),
      heat: of('hour', () => 256),
      timeline: of('cell', () => CELLS),
      actors: of('actor', () => columns.actors.size),
      addresses: of('address', () => columns.addresses.size),
    };
    const { keys, heat, timeline, actors, addresses } = this.#counters;
    for (const counter of Object.values(this.#counters)) {
      counter.note(0, columns.length);
      counter.splitByAgent(this.#rows.lists.agent);
    }
    this.#groups = [
      { without: null, counters: [keys, heat], at: null },
      { without: 'time', counters: [timeline], at: null },
      { without: 'actor', counters: [actors], at: null },
      { without: 'address', counters: [addresses], at: null },
    ];
    this.read();
  }

  ready(events) {
    return events;
  }

  set(clauses) {
    this.#filters.set(clauses);
    this.#stale = true;
  }

  append(events) {
    if (this.#stale) this.read();
    const columns = this.#columns;
    const first = columns.pushNewer(events);
    this.#filters.grow();
    this.#rows.note(first, columns.length);
    for (const counter of Object.values(this.#counters)) counter.note(first, columns.length);
    for (const group of this.#groups) {
      group.at = Condition.of(this.#filters, group.without);
      const { from, until } = group.at;
      const [start, end] = [Math.max(from, first), Math.min(until, columns.length)];
      if (start < end) move([group.at.within(start, end)], 1, group.counters, this.#rows);
    }
    this.#list(this.#groups);
  }

  appendPages(texts) {
    this.append(texts.flatMap((text) => JSON.parse(text).data));
  }

  read() {
    if (!this.#stale) return this.#read;
    this.#stale = false;
    const changed = this.#groups.filter((group) => {
      group.wanted = Condition.of(this.#filters, group.without);
      return group.at === null || group.wanted.differences(group.at).length > 0;
    });
    // Those that go the same way go together.
    const done = new Set();
    for (const group of changed) {
      if (done.has(group)) continue;
      const along = changed.filter((other) => !done.has(other) && same(group.at, other.at) && same(group.wanted, other.wanted));
      const counters = along.flatMap((other) => other.counters);
      travel(plan(group.at, group.wanted, this.#rows, counters), counters, this.#rows);
      for (const other of along) {
        other.at = group.wanted;
        done.add(other);
      }
    }
    this.#list(changed);
    return this.#read;
  }

  /** Makes the lists that depend on the groups of counters that have changed. */
  #list(changed) {
    const { keys, heat, timeline, actors, addresses } = this.#counters;
    const read = this.#read;
    for (const { without, at } of changed) {
      if (without === 'time') read.timeline = timeline.counts;
      else if (without === 'actor') read.actors = top(actors.counts, this.#columns.actors.size, this.#columns.actors.labels);
      else if (without === 'address') read.addresses = top(addresses.counts, this.#columns.addresses.size, this.#columns.addresses.labels);
      else {
        read.keys = keys.counts;
        read.heat = heat.counts.subarray(0, 168);
        read.total = 0;
        for (let hour = 0; hour < 168; hour += 1) read.total += heat.counts[hour];
        read.newest = this.#rows.newest(at, 50);
      }
    }
  }

  canonical() {
    return canonical(this.#read, this.#columns);
  }
}

const same = (one, other) => one === other || (one !== null && other !== null && one.differences(other).length === 0);
