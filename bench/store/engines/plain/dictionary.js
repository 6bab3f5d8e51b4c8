// Labels as small numbers. 0 is "none".
export class Dictionary {
  labels = [null];
  #codes = new Map([[null, 0]]);

  code(label) {
    let code = this.#codes.get(label);
    if (code === undefined) {
      code = this.labels.length;
      this.labels.push(label);
      this.#codes.set(label, code);
    }
    return code;
  }

  /** The code of a label that may be unknown; -1 then. */
  find(label) {
    return this.#codes.get(label) ?? -1;
  }

  get size() {
    return this.labels.length;
  }
}
