// crossfilter2: records of codes, a dimension for each source of filters, and groups that add and remove. Keys, hours and
// the total depend on every filter, so that one `groupAll` counts them.
import { CATEGORIES, KEYS, categoryOf } from '../workload/company.js';
import { SCREEN, numberOf } from '../workload/log.js';
import { PLACES, blank } from '../workload/views.js';
import { loadScript } from './packaged/script.js';
import { Dictionary } from './plain/dictionary.js';
import { Needle } from './plain/needle.js';
import { seconds } from './plain/time.js';
import { top } from './plain/top.js';

const START = SCREEN.start / 1000;
const WIDTH = SCREEN.width_ms / 1000;
const OFFSET = SCREEN.zone_offset_ms / 1000;
/** Above the number of an event: dimensions are in order of time, and of one instant the first to arrive comes last. */
const MOST = 2 ** 24;

export async function create() {
  await loadScript('/node_modules/crossfilter2/crossfilter.min.js');
  return new Crossfilter(globalThis.crossfilter());
}

class Crossfilter {
  #records = [];
  #arrived = 0;
  #actors = new Dictionary();
  #addresses = new Dictionary();
  #agents = new Dictionary();
  #needle = new Needle(this.#agents);
  #read = {};

  constructor(crossfilter) {
    this.crossfilter = crossfilter;
  }

  #record(event) {
    const time = seconds(event.created_at);
    return {
      id: event.id,
      order: (time - START) * MOST + (MOST - 1 - this.#arrived++),
      hour: (Math.floor((time + OFFSET) / 3600) + 72) % 168,
      key: PLACES.event_key.get(event.event_key),
      category: categoryOf(event.event_key),
      actor: this.#actors.code(event.actor_id),
      address: this.#addresses.code(event.ip_address),
      agent: this.#agents.code(event.user_agent),
      entity: event.entity_id,
      type: event.entity_type,
      details: event.details,
    };
  }

  loadEvents(events) {
    for (const event of events) this.#records.push(this.#record(event));
  }

  loadPages(texts) {
    for (const text of texts) this.loadEvents(JSON.parse(text).data);
  }

  finish() {
    const { crossfilter } = this;
    crossfilter.add(this.#records);
    this.#records = [];
    const dimension = (name) => crossfilter.dimension((record) => record[name]);
    this.time = crossfilter.dimension((record) => record.order);
    this.category = dimension('category');
    this.actor = dimension('actor');
    this.address = dimension('address');
    this.agent = dimension('agent');
    this.timeline = this.time.group((order) => Math.floor(order / MOST / WIDTH)).reduce(
      (counts, { category }) => { counts[category] += 1; return counts; },
      (counts, { category }) => { counts[category] -= 1; return counts; },
      () => new Uint32Array(CATEGORIES.length),
    );
    this.all = crossfilter.groupAll().reduce(
      (all, { key, hour }) => { all.keys[key] += 1; all.heat[hour] += 1; all.total += 1; return all; },
      (all, { key, hour }) => { all.keys[key] -= 1; all.heat[hour] -= 1; all.total -= 1; return all; },
      () => ({ keys: new Uint32Array(KEYS.length), heat: new Uint32Array(168), total: 0 }),
    );
    this.actors = this.actor.group().reduceCount();
    this.addresses = this.address.group().reduceCount();
    this.read();
  }

  ready(events) {
    return events;
  }

  set(clauses) {
    const { time, category, actor, address, text } = clauses;
    const range = (until) => (until - START) * MOST;
    if (time) this.time.filterRange([range(time[0]), range(time[1])]);
    if (time === null) this.time.filterAll();
    if (category?.length === 1) this.category.filterExact(PLACES.category.get(category[0]));
    else if (category) {
      const on = CATEGORIES.map((name) => category.includes(name));
      this.category.filterFunction((code) => on[code]);
    }
    if (category === null) this.category.filterAll();
    if (actor) this.actor.filterExact(this.#actors.find(actor[0]));
    if (actor === null) this.actor.filterAll();
    if (address) this.address.filterExact(this.#addresses.find(address[0]));
    if (address === null) this.address.filterAll();
    if (text) {
      const on = this.#needle.search(text);
      this.agent.filterFunction((code) => on[code] === 1);
    }
    if (text === null) this.agent.filterAll();
  }

  append(events) {
    this.crossfilter.add(events.map((event) => this.#record(event)));
  }

  appendPages(texts) {
    this.append(texts.flatMap((text) => JSON.parse(text).data));
  }

  read() {
    const most = (group, dictionary) => {
      const counts = new Uint32Array(dictionary.size);
      for (const { key, value } of group.all()) counts[key] = value;
      return top(counts, dictionary.size, dictionary.labels);
    };
    this.#read = {
      timeline: this.timeline.all(),
      all: this.all.value(),
      actors: most(this.actors, this.#actors),
      addresses: most(this.addresses, this.#addresses),
      newest: this.time.top(50),
    };
    return this.#read;
  }

  canonical() {
    const views = blank();
    const { timeline, all, actors, addresses, newest } = this.#read;
    for (const { key: bucket, value } of timeline) {
      if (bucket < 0 || bucket >= SCREEN.buckets) continue;
      value.forEach((count, category) => { views.timeline[category * SCREEN.buckets + bucket] = count; });
    }
    views.keys.set(all.keys);
    views.heat.set(all.heat);
    views.total = all.total;
    const named = (pairs, facet, { labels }) => pairs.map((number, index) => (index % 2 === 0 ? PLACES[facet].get(labels[number]) : number));
    views.actors = named(actors, 'actor', this.#actors);
    views.addresses = named(addresses, 'address', this.#addresses);
    views.newest = newest.map(({ id }) => numberOf(id));
    return views;
  }
}
