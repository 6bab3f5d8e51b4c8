// Numbers that look random and depend on nothing but what they are asked for: the same in every page, whatever was
// generated before.

/** A bijection of 32-bit numbers (the finaliser of MurmurHash3), so that ids made by it are distinct. */
export function mix(value) {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The way back from `mix`. */
export function unmix(value) {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x7ed1b41d);
  h = h ^ (h >>> 13) ^ (h >>> 26);
  h = Math.imul(h, 0xa5cb9243);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 32 bits for two numbers. */
export function hash(a, b) {
  return mix(mix(a + 0x9e3779b9) ^ Math.imul(b + 1, 0x85ebca77));
}

/** From 0 up to but not including 1. */
export function unit(a, b) {
  return hash(a, b) / 4294967296;
}

/** A stream of numbers for those who want one after another. */
export function stream(seed) {
  let state = 0;
  return {
    unit: () => unit(seed, state++),
    below: (end) => Math.floor(unit(seed, state++) * end),
    pick: (list) => list[Math.floor(unit(seed, state++) * list.length)],
  };
}

/** Draws an index by its weight, in constant time: one of many equal slots, each held by one index. */
export function weighted(weights, slots = 1 << 16) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint16Array(slots);
  let index = 0;
  let end = weights[0] / total;
  for (let slot = 0; slot < slots; slot += 1) {
    while ((slot + 0.5) / slots > end && index < weights.length - 1) end += weights[(index += 1)] / total;
    table[slot] = index;
  }
  return (bits) => table[bits % slots];
}
