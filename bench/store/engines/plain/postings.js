// The rows of each code of a column, in the order of time.
export class Postings {
  /** By code; each longer than its rows may be. */
  #rows = [];
  #lengths = new Int32Array(0);

  /** Lists all rows of a column, in one array for all codes. */
  constructor(column, length, size) {
    this.#lengths = new Int32Array(size);
    for (let row = 0; row < length; row += 1) this.#lengths[column[row]] += 1;
    const all = new Int32Array(length);
    const next = new Int32Array(size);
    for (let code = 0, start = 0; code < size; code += 1) {
      const end = start + this.#lengths[code];
      this.#rows.push(all.subarray(start, end));
      next[code] = start;
      start = end;
    }
    for (let row = 0; row < length; row += 1) all[next[column[row]]++] = row;
  }

  /** Adds a row that comes after all others. */
  add(code, row) {
    if (code >= this.#lengths.length) {
      const lengths = new Int32Array(code * 2);
      lengths.set(this.#lengths);
      this.#lengths = lengths;
    }
    const length = this.#lengths[code]++;
    const rows = (this.#rows[code] ??= new Int32Array(4));
    if (length === rows.length) {
      const grown = new Int32Array(Math.max(4, Math.ceil(length * 1.25)));
      grown.set(rows);
      this.#rows[code] = grown;
    }
    this.#rows[code][length] = row;
  }

  count(code) {
    return code >= 0 && code < this.#lengths.length ? this.#lengths[code] : 0;
  }

  /** The list of a code; only the first `count(code)` places are used. */
  rows(code) {
    return this.#rows[code];
  }

  /** Where the rows of a code from `row` on start in its list. */
  placeOf(code, row) {
    const rows = this.#rows[code];
    let low = 0;
    let high = this.#lengths[code];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rows[middle] < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many rows of a code are from one row up to but not including another. */
  countIn(code, from, until) {
    if (this.count(code) === 0) return 0;
    return this.placeOf(code, until) - this.placeOf(code, from);
  }
}
