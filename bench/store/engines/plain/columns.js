// Events as typed arrays in the order of time, for the engines in plain JavaScript: the oldest first, and of one
// instant what arrived first last, so that the newest are at the end. Times are whole seconds, ids are UUIDs.
import { CATEGORIES, KEYS, categoryOf } from '../../workload/company.js';
import { SCREEN } from '../../workload/log.js';
import { Dictionary } from './dictionary.js';
import { pack } from './ids.js';
import { seconds } from './time.js';

const START = SCREEN.start / 1000;
const WIDTH = SCREEN.width_ms / 1000;
const OFFSET = SCREEN.zone_offset_ms / 1000;
/** The cell of a row outside of the timeline, one past the last. */
export const OUTSIDE = CATEGORIES.length * SCREEN.buckets;
export const CELLS = OUTSIDE + 1;

const SHAPE = {
  time: Int32Array, key: Uint8Array, actor: Uint16Array, address: Uint16Array, agent: Uint16Array,
  cell: Uint16Array, hour: Uint8Array, entityType: Uint8Array, actorType: Uint8Array, entity: Uint32Array,
};
const NAMES = Object.keys(SHAPE);

export class Columns {
  length = 0;
  #room = 0;
  /** Four words a row. */
  ids = new Uint32Array(0);
  /** Only of events that have some. */
  details = new Map();
  keys = new Dictionary();
  actors = new Dictionary();
  addresses = new Dictionary();
  agents = new Dictionary();
  #types = new Dictionary();
  /** The category of each key code. */
  categoryOfKey = new Uint8Array(256);

  constructor() {
    for (const key of KEYS) this.categoryOfKey[this.keys.code(key)] = categoryOf(key);
    for (const name of NAMES) this[name] = new SHAPE[name](0);
  }

  #grow(room) {
    this.#room = room;
    const grown = (old, Type, size) => {
      const array = new Type(size);
      array.set(old.subarray(0, Math.min(old.length, size)));
      return array;
    };
    for (const name of NAMES) this[name] = grown(this[name], SHAPE[name], room);
    this.ids = grown(this.ids, Uint32Array, room * 4);
  }

  /** Adds events in the order they come. */
  push(events) {
    if (this.length + events.length > this.#room) this.#grow(Math.max(this.length + events.length, Math.ceil(this.#room * 1.5)));
    for (let index = 0; index < events.length; index += 1) this.#write(this.length + index, events[index]);
    this.length += events.length;
  }

  /** Adds events, newest first, all newer than what is here; gives the first new row. */
  pushNewer(events) {
    const first = this.length;
    const reversed = events.slice().reverse();
    if (first > 0 && seconds(reversed[0].created_at) <= this.time[first - 1]) throw new Error('late events are not provided for');
    this.push(reversed);
    return first;
  }

  #write(row, event) {
    const time = seconds(event.created_at);
    const key = this.keys.code(event.event_key);
    const bucket = Math.floor((time - START) / WIDTH);
    const inside = bucket >= 0 && bucket < SCREEN.buckets;
    this.time[row] = time;
    this.key[row] = key;
    this.actor[row] = this.actors.code(event.actor_id);
    this.address[row] = this.addresses.code(event.ip_address);
    this.agent[row] = this.agents.code(event.user_agent);
    this.cell[row] = inside ? this.categoryOfKey[key] * SCREEN.buckets + bucket : OUTSIDE;
    // 1970-01-01 was a Thursday.
    this.hour[row] = (Math.floor((time + OFFSET) / 3600) + 72) % 168;
    this.entityType[row] = this.#types.code(event.entity_type);
    this.actorType[row] = this.#types.code(event.actor_type);
    this.entity[row] = Number(event.entity_id);
    pack(event.id, this.ids, row * 4);
    for (const _ in event.details) {
      this.details.set(row, event.details);
      break;
    }
  }

  /** Puts everything that was pushed newest first the other way round, and gives back what room is left over. */
  settle() {
    this.#grow(this.length + (this.length >> 5) + 1024);
    const { length } = this;
    for (let row = 1; row < length; row += 1) {
      if (this.time[row] > this.time[row - 1]) throw new Error('pages out of order are not provided for');
    }
    for (const name of NAMES) this[name].subarray(0, length).reverse();
    const { ids } = this;
    ids.subarray(0, length * 4).reverse();
    for (let at = 0; at < length * 4; at += 4) ids.subarray(at, at + 4).reverse();
    this.details = new Map([...this.details].map(([row, details]) => [length - 1 - row, details]));
  }

  /** The first row at or after an instant. */
  rowAt(time) {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.time[middle] < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
