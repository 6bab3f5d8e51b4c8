// Our store, compiled to WebAssembly.
import init, { Store } from '/store-wasm/store_wasm.js';
import { CATEGORIES } from '../workload/company.js';
import { SCREEN, numberOf } from '../workload/log.js';
import { PLACES, blank } from '../workload/views.js';

// All categories in the order of `audit_model::Category`, those left out of the workload included.
const SLUGS = ['auth', 'apps', 'tokens', 'bots', 'people', 'tags', 'chats', 'members', 'messages', 'reactions', 'video',
  'encryption', 'security', 'search', 'other'];

// Requests bring bytes; what the harness makes is text.
const ENCODER = new TextEncoder();

export async function create() {
  const { memory } = await init();
  return new Ours(new Store(JSON.stringify(SCREEN)), memory);
}

class Ours {
  /** `ready` wants texts. */
  readsPages = true;
  #store;
  #memory;
  /** Address and length of each view. */
  #header = new Uint32Array();
  #views = [];
  #places = { event_key: [], actor: [], address: [] };

  constructor(store, memory) {
    this.#store = store;
    this.#memory = memory;
  }

  loadPages(texts) {
    for (const text of texts) {
      // No letter takes more bytes.
      const room = text.length * 3;
      const address = this.#store.page(room);
      const { written } = ENCODER.encodeInto(text, new Uint8Array(this.#memory.buffer, address, room));
      this.#store.append_page(written);
    }
  }

  // There are no events as JavaScript objects for it: what it takes parsed is what it has parsed itself.
  ready(_, texts) {
    for (const text of texts) this.#store.parse(text);
  }

  loadEvents() {
    this.#store.append_parsed();
  }

  finish() {
    this.read();
  }

  set(clauses) {
    const { time, text, ...lists } = clauses;
    if (time) lists.time = { from: time[0] * 1000, until: time[1] * 1000 };
    else if (time === null) lists.time = null;
    if (text) lists.text = { needle: text, field: 'user_agent' };
    else if (text === null) lists.text = null;
    this.#store.set(JSON.stringify(lists));
  }

  append() {
    this.#store.append_parsed();
  }

  appendPages(texts) {
    this.loadPages(texts);
  }

  read() {
    this.#store.read();
    const { buffer } = this.#memory;
    // Memory that has grown is another buffer.
    const moved = this.#header.buffer !== buffer;
    if (moved) this.#header = new Uint32Array(buffer, this.#store.header(), 14);
    for (let view = 0; view < 7; view += 1) {
      const [address, length] = [this.#header[2 * view], this.#header[2 * view + 1]];
      const known = this.#views[view];
      if (moved || known?.byteOffset !== address || known.length !== length) {
        this.#views[view] = new Uint32Array(buffer, address, length);
      }
    }
    return this.#views;
  }

  canonical() {
    const [timeline, keys, actors, addresses, heat, [total], newest] = this.#views.map((view) => view.slice());
    const views = blank();
    CATEGORIES.forEach((slug, index) => {
      const start = SLUGS.indexOf(slug) * SCREEN.buckets;
      views.timeline.set(timeline.subarray(start, start + SCREEN.buckets), index * SCREEN.buckets);
    });
    for (let index = 0; index < keys.length; index += 2) {
      views.keys[this.#place('event_key', keys[index])] = keys[index + 1];
    }
    const named = (facet, pairs) => pairs.map((number, index) => (index % 2 === 0 ? this.#place(facet, number) : number));
    views.actors = named('actor', actors);
    views.addresses = named('address', addresses);
    views.heat = heat;
    views.total = total;
    views.newest = Array.from(newest, (row) => numberOf(JSON.parse(this.#store.event(row)).id));
    return views;
  }

  #place(facet, code) {
    return (this.#places[facet][code] ??= PLACES[facet].get(this.#store.label(facet, code)));
  }

  bytes() {
    return Store.bytes();
  }
}
