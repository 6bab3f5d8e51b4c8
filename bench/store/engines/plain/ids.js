// UUIDs as four 32-bit words.
const NIBBLE = new Uint8Array(128);
for (let value = 0; value < 16; value += 1) NIBBLE[value.toString(16).charCodeAt(0)] = value;

/** Where the digits of a word start, and those of its second half. */
const STARTS = [[0, 4], [9, 14], [19, 24], [28, 32]];

/** Writes the words of an id to `words` from `at` on. */
export function pack(id, words, at) {
  for (let word = 0; word < 4; word += 1) {
    let bits = 0;
    for (const start of STARTS[word]) {
      for (let index = start; index < start + 4; index += 1) bits = (bits << 4) | NIBBLE[id.charCodeAt(index)];
    }
    words[at + word] = bits;
  }
}

const hex = (bits) => bits.toString(16).padStart(4, '0');

/** The id whose words are at `at`. */
export function unpack(words, at) {
  const [a, b, c, d, e, f, g, h] = [0, 1, 2, 3].flatMap((word) => [hex(words[at + word] >>> 16), hex(words[at + word] & 0xffff)]);
  return `${a}${b}-${c}-${d}-${e}-${f}${g}${h}`;
}
