// Finds the rows that meet a condition, by whichever list of rows is the shortest.
import { CATEGORIES } from '../../workload/company.js';
import { ALL_CATEGORIES } from './filters.js';
import { Postings } from './postings.js';

/** To follow a list costs so many times what going through a range does. */
const LIST = 2;
/** To count a row in all views costs so many times what looking at it does. */
const COUNTING = 4;

export class Rows {
  #scratch = new Int32Array(1 << 16);
  #keysOn = new Uint8Array(256);

  constructor(columns) {
    const { length, key, categoryOfKey } = columns;
    this.columns = columns;
    /** What there was before anything was appended. */
    this.loaded = length;
    this.loadedAgents = columns.agents.size;
    const category = new Uint8Array(length);
    for (let row = 0; row < length; row += 1) category[row] = categoryOfKey[key[row]];
    this.lists = {
      category: new Postings(category, length, CATEGORIES.length),
      actor: new Postings(columns.actor, length, columns.actors.size),
      address: new Postings(columns.address, length, columns.addresses.size),
      agent: new Postings(columns.agent, length, columns.agents.size),
    };
  }

  /** Takes notice of rows that were appended. */
  note(from, until) {
    const { key, categoryOfKey, actor, address, agent } = this.columns;
    for (let row = from; row < until; row += 1) {
      this.lists.category.add(categoryOfKey[key[row]], row);
      this.lists.actor.add(actor[row], row);
      this.lists.address.add(address[row], row);
      this.lists.agent.add(agent[row], row);
    }
  }

  /** The best list: its name, how long it is, and the costs of going through it and counting what is found. */
  #source({ from, until, categories, actor, address, agents }) {
    const { length } = this.columns;
    const span = Math.max(Math.min(until, length) - from, 0);
    let [name, cost, least] = ['range', span, span];
    const offer = (other, size) => {
      if (size * LIST < cost) [name, cost] = [other, size * LIST];
      least = Math.min(least, size);
    };
    if (actor !== null) offer('actor', this.lists.actor.countIn(actor, from, until));
    if (address !== null) offer('address', this.lists.address.countIn(address, from, until));
    if (categories !== ALL_CATEGORIES) {
      let size = 0;
      for (let code = 0; code < CATEGORIES.length; code += 1) {
        if ((categories >> code) & 1) size += this.lists.category.countIn(code, from, until);
      }
      offer('category', size);
    }
    if (agents !== null && span > 0) {
      let size = 0;
      for (let code = 0; code < agents.length; code += 1) if (agents[code] === 1) size += this.lists.agent.count(code);
      offer('agent', (size * span) / length);
    }
    return { name, least, cost: cost + least * COUNTING };
  }

  cost(condition) {
    return this.#source(condition).cost;
  }

  /**
   * The rows that meet a condition, in pieces: each a list and the places in it, or without a list the rows
   * themselves. Good until the next call.
   */
  find(condition) {
    const { name } = this.#source(condition);
    const pieces = this.#pieces(condition, name);
    const checks = this.#checks(condition, name);
    if (checks.length === 0) return pieces;
    let size = 0;
    for (const { from, until } of pieces) size += until - from;
    if (size > this.#scratch.length) this.#scratch = new Int32Array(Math.ceil(size * 1.25));
    const [first, ...rest] = checks;
    let end = 0;
    for (const { list, from, until } of pieces) {
      end = list === null ? first.range(this.#scratch, end, from, until) : first.list(this.#scratch, end, list, from, until);
    }
    for (const check of rest) end = check.list(this.#scratch, 0, this.#scratch, 0, end);
    return [{ list: this.#scratch, from: 0, until: end }];
  }

  #pieces({ from, until, categories, actor, address, agents }, name) {
    const end = Math.min(until, this.columns.length);
    const piece = (list, code) => ({ list: list.rows(code), from: list.placeOf(code, from), until: list.placeOf(code, end) });
    switch (name) {
      case 'range': return from < end ? [{ list: null, from, until: end }] : [];
      case 'actor': return this.lists.actor.count(actor) > 0 ? [piece(this.lists.actor, actor)] : [];
      case 'address': return this.lists.address.count(address) > 0 ? [piece(this.lists.address, address)] : [];
      default: {
        const list = this.lists[name];
        const pieces = [];
        const size = name === 'category' ? CATEGORIES.length : agents.length;
        for (let code = 0; code < size; code += 1) {
          const on = name === 'category' ? (categories >> code) & 1 : agents[code];
          if (on === 1 && list.count(code) > 0) pieces.push(piece(list, code));
        }
        return pieces;
      }
    }
  }

  /** What the list does not see to by itself. */
  #checks({ categories, actor, address, agents }, name) {
    const { columns } = this;
    const checks = [];
    if (actor !== null && name !== 'actor') checks.push(new Equal(columns.actor, actor));
    if (address !== null && name !== 'address') checks.push(new Equal(columns.address, address));
    if (agents !== null && name !== 'agent') checks.push(new On(columns.agent, agents));
    if (categories !== ALL_CATEGORIES && name !== 'category') {
      const { categoryOfKey } = columns;
      for (let code = 0; code < 256; code += 1) this.#keysOn[code] = (categories >> categoryOfKey[code]) & 1;
      checks.push(new KeyOn(columns.key, this.#keysOn));
    }
    return checks;
  }

  /** The newest rows that meet a condition, at most `n`. */
  newest(condition, n) {
    const { name, least } = this.#source(condition);
    const span = Math.min(condition.until, this.columns.length) - condition.from;
    const several = name === 'category' || name === 'agent';
    // One list is in the order of time. Several have to be merged, which is worth it where they are far shorter than
    // the range is long.
    const from = several && least * 100 > span ? 'range' : name;
    const checks = this.#checks(condition, from);
    const rows = this.#pieces(condition, from).flatMap((piece) => this.#last(piece, checks, n));
    return several && from !== 'range' ? rows.sort((a, b) => b - a).slice(0, n) : rows;
  }

  /** The last rows of a piece that pass, at most `n`, last first; looked for in steps from the end. */
  #last({ list, from, until }, checks, n) {
    const rows = [];
    for (let end = until, step = 64; end > from && rows.length < n; end -= step, step *= 2) {
      const start = Math.max(from, end - step);
      if (this.#scratch.length < step) this.#scratch = new Int32Array(step * 2);
      const found = this.#scratch;
      let count = 0;
      if (checks.length > 0) count = list === null ? checks[0].range(found, 0, start, end) : checks[0].list(found, 0, list, start, end);
      else for (let at = start; at < end; at += 1) found[count++] = list === null ? at : list[at];
      for (let index = 1; index < checks.length; index += 1) count = checks[index].list(found, 0, found, 0, count);
      for (let at = count - 1; at >= 0 && rows.length < n; at -= 1) rows.push(found[at]);
    }
    return rows;
  }
}

// Three classes for three kinds of look-up, so that each loop only ever sees one kind of array.

class Equal {
  constructor(column, code) {
    this.column = column;
    this.code = code;
  }

  range(out, end, from, until) {
    const { column, code } = this;
    for (let row = from; row < until; row += 1) if (column[row] === code) out[end++] = row;
    return end;
  }

  list(out, end, list, from, until) {
    const { column, code } = this;
    for (let at = from; at < until; at += 1) {
      const row = list[at];
      if (column[row] === code) out[end++] = row;
    }
    return end;
  }
}

class On {
  constructor(column, on) {
    this.column = column;
    this.on = on;
  }

  range(out, end, from, until) {
    const { column, on } = this;
    for (let row = from; row < until; row += 1) {
      out[end] = row;
      end += on[column[row]];
    }
    return end;
  }

  list(out, end, list, from, until) {
    const { column, on } = this;
    for (let at = from; at < until; at += 1) {
      const row = list[at];
      out[end] = row;
      end += on[column[row]];
    }
    return end;
  }
}

class KeyOn {
  constructor(column, on) {
    this.column = column;
    this.on = on;
  }

  range(out, end, from, until) {
    const { column, on } = this;
    for (let row = from; row < until; row += 1) {
      out[end] = row;
      end += on[column[row]];
    }
    return end;
  }

  list(out, end, list, from, until) {
    const { column, on } = this;
    for (let at = from; at < until; at += 1) {
      const row = list[at];
      out[end] = row;
      end += on[column[row]];
    }
    return end;
  }
}
