// Counts of the codes of a column: those of the rows in force, of all rows, of each category's rows, and of each user
// agent's.
import { CATEGORIES } from '../../workload/company.js';
import { ByAgent } from './sparse.js';

export class Counter {
  /** `size` says how many codes there are by now. */
  constructor(columns, name, size) {
    this.columns = columns;
    this.name = name;
    this.size = size;
    this.few = columns[name] instanceof Uint8Array;
    this.#grow();
  }

  #grow() {
    const room = Math.ceil(this.size() * 1.25) + 16;
    const grown = (old) => {
      const counts = new Int32Array(room);
      if (old) counts.set(old);
      return counts;
    };
    this.counts = grown(this.counts);
    this.all = grown(this.all);
    this.byCategory = CATEGORIES.map((_, category) => grown(this.byCategory?.[category]));
  }

  /** Takes notice of rows that were appended. */
  note(from, until) {
    if (this.size() > this.counts.length) this.#grow();
    const { key, categoryOfKey } = this.columns;
    const column = this.columns[this.name];
    for (let row = from; row < until; row += 1) {
      this.all[column[row]] += 1;
      this.byCategory[categoryOfKey[key[row]]][column[row]] += 1;
    }
  }

  startFromZero() {
    this.counts.fill(0);
  }

  startFromAll() {
    this.counts.set(this.all);
  }

  addCategory(category, sign) {
    const own = this.byCategory[category];
    const { counts } = this;
    if (sign > 0) for (let code = 0; code < own.length; code += 1) counts[code] += own[code];
    else for (let code = 0; code < own.length; code += 1) counts[code] -= own[code];
  }

  /** Makes the counts by agent. Rows that are appended later are not in them. */
  splitByAgent(lists) {
    this.byAgent = new ByAgent(this.columns[this.name], this.counts.length, lists, this.columns.agents.size);
  }

  /** Adds `sign` for each row: a list of them, or those from one up to but not including another. */
  add(piece, sign) {
    const { list, from, until } = piece;
    const column = this.columns[this.name];
    if (this.few) {
      if (list === null) countFewInRange(this.counts, column, from, until, sign);
      else countFew(this.counts, column, list, from, until, sign);
    } else if (list === null) countManyInRange(this.counts, column, from, until, sign);
    else countMany(this.counts, column, list, from, until, sign);
  }
}

// Neighbours in time are of one hour and mostly of one kind. A count that is raised again before it is written makes
// the processor wait, so that few codes are counted in four tables in turn.
const LANES = new Int32Array(4 * 256);

function fold(counts, sign) {
  for (let code = 0; code < 256; code += 1) {
    const at = code << 2;
    const sum = LANES[at] + LANES[at + 1] + LANES[at + 2] + LANES[at + 3];
    if (sum !== 0) counts[code] += sum * sign;
  }
  LANES.fill(0);
}

function countFewInRange(counts, column, from, until, sign) {
  let row = from;
  if (until - from >= 512) {
    for (; row + 4 <= until; row += 4) {
      LANES[column[row] << 2] += 1;
      LANES[(column[row + 1] << 2) | 1] += 1;
      LANES[(column[row + 2] << 2) | 2] += 1;
      LANES[(column[row + 3] << 2) | 3] += 1;
    }
    fold(counts, sign);
  }
  for (; row < until; row += 1) counts[column[row]] += sign;
}

function countFew(counts, column, list, from, until, sign) {
  let at = from;
  if (until - from >= 512) {
    for (; at + 4 <= until; at += 4) {
      LANES[column[list[at]] << 2] += 1;
      LANES[(column[list[at + 1]] << 2) | 1] += 1;
      LANES[(column[list[at + 2]] << 2) | 2] += 1;
      LANES[(column[list[at + 3]] << 2) | 3] += 1;
    }
    fold(counts, sign);
  }
  for (; at < until; at += 1) counts[column[list[at]]] += sign;
}

// Written twice more, so that each function only ever sees one kind of array.
function countManyInRange(counts, column, from, until, sign) {
  for (let row = from; row < until; row += 1) counts[column[row]] += sign;
}

function countMany(counts, column, list, from, until, sign) {
  for (let at = from; at < until; at += 1) counts[column[list[at]]] += sign;
}
