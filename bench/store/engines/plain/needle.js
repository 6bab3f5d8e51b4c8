// Which user agents contain a text, whatever its case: one look at each distinct one, and only at those that the
// last text was in where this one goes on from it.
export class Needle {
  #lower = [];
  #last = null;
  #found = null;

  constructor(agents) {
    this.agents = agents;
  }

  /** A byte for each agent code: whether it contains the text. */
  search(text) {
    const needle = text.toLowerCase();
    const found = this.#last !== null && needle.includes(this.#last) ? this.#found.slice() : this.#all();
    for (let code = 1; code < found.length; code += 1) {
      if (found[code] === 1 && !this.#lower[code].includes(needle)) found[code] = 0;
    }
    this.#last = needle;
    this.#found = found;
    return found;
  }

  #all() {
    const { labels } = this.agents;
    while (this.#lower.length < labels.length) this.#lower.push(labels[this.#lower.length]?.toLowerCase());
    const all = new Uint8Array(labels.length).fill(1);
    all[0] = 0;
    return all;
  }
}
