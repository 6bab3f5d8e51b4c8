// What rows must be like, in codes: a range of rows, categories, an actor, an address, agents.
import { ALL_CATEGORIES } from './filters.js';

const EVERY_ROW = 2 ** 31 - 1;

/**
 * `from` and `until`: rows. `categories`: bits. `actor`, `address`: a code, or `null` for any. `agents`: a byte for
 * each code, or `null` for any.
 */
export class Condition {
  constructor(from, until, categories, actor, address, agents) {
    this.from = from;
    this.until = until;
    this.categories = categories;
    this.actor = actor;
    this.address = address;
    this.agents = agents;
  }

  static any() {
    return new Condition(0, EVERY_ROW, ALL_CATEGORIES, null, null, null);
  }

  /** The filters in force, but that of a source. */
  static of({ columns, time, categories, actor, address, agents }, without) {
    const all = time === null || without === 'time';
    const from = all ? 0 : columns.rowAt(time[0]);
    const until = all ? EVERY_ROW : Math.max(columns.rowAt(time[1]), from);
    return new Condition(from, until, categories, without === 'actor' ? null : actor, without === 'address' ? null : address, agents);
  }

  within(from, until) {
    return new Condition(from, until, this.categories, this.actor, this.address, this.agents);
  }

  #withCategories(categories) {
    return new Condition(this.from, this.until, categories, this.actor, this.address, this.agents);
  }

  #withAgents(agents) {
    return new Condition(this.from, this.until, this.categories, this.actor, this.address, agents);
  }

  /** The parts in which two differ. */
  differences(other) {
    const parts = [];
    if (this.from !== other.from || this.until !== other.until) parts.push('time');
    if (this.categories !== other.categories) parts.push('categories');
    if (this.actor !== other.actor) parts.push('actor');
    if (this.address !== other.address) parts.push('address');
    if (this.agents !== other.agents) parts.push('agents');
    return parts;
  }

  /**
   * What is in this one but not in another, which differs in one part only: conditions without a row in common. `null`
   * where no conditions say it.
   */
  beyond(other, part) {
    if (part === 'time') {
      const before = Math.min(this.until, Math.max(other.from, this.from));
      const after = Math.max(this.from, Math.min(other.until, this.until));
      const pieces = [];
      if (this.from < before) pieces.push(this.within(this.from, before));
      if (after < this.until && after >= before) pieces.push(this.within(after, this.until));
      return pieces;
    }
    if (part === 'categories') {
      const categories = this.categories & ~other.categories;
      return categories === 0 ? [] : [this.#withCategories(categories)];
    }
    if (part === 'agents') {
      if (other.agents === null) return [];
      const { agents } = this;
      const more = new Uint8Array(other.agents.length);
      for (let code = 0; code < more.length; code += 1) more[code] = other.agents[code] === 0 && (agents === null || agents[code] === 1) ? 1 : 0;
      return more.includes(1) ? [this.#withAgents(more)] : [];
    }
    // Two actors have no row in common, and "any but this one" is not a condition.
    return this[part] === null ? null : [this];
  }
}
