// How often each code of a column occurs beside each user agent: few codes do, for most agents.

/** Counts of a column by agent, for the rows there are when it is made. */
export class ByAgent {
  #codes;
  #counts;
  #starts;

  constructor(column, size, lists, agents) {
    const counts = new Int32Array(size);
    const [codes, found] = [[], []];
    this.#starts = new Int32Array(agents + 1);
    for (let agent = 0; agent < agents; agent += 1) {
      const rows = lists.rows(agent);
      const seen = [];
      for (let at = 0; at < lists.count(agent); at += 1) {
        const code = column[rows[at]];
        if (counts[code] === 0) seen.push(code);
        counts[code] += 1;
      }
      for (const code of seen) {
        codes.push(code);
        found.push(counts[code]);
        counts[code] = 0;
      }
      this.#starts[agent + 1] = codes.length;
    }
    this.#codes = Uint16Array.from(codes);
    this.#counts = Int32Array.from(found);
  }

  add(counts, agent, sign) {
    const codes = this.#codes;
    const found = this.#counts;
    const end = this.#starts[agent + 1];
    for (let at = this.#starts[agent]; at < end; at += 1) counts[codes[at]] += found[at] * sign;
  }

  /** How many additions an agent takes. */
  cost(agent) {
    return agent + 1 < this.#starts.length ? this.#starts[agent + 1] - this.#starts[agent] : 0;
  }
}
