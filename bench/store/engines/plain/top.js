// The most frequent codes.

/** Codes and counts in turn, at most `n`: by count, then by label; without "none". */
export function top(counts, size, labels, n = 20) {
  const codes = [];
  let least = 0;
  for (let code = 1; code < size; code += 1) {
    const count = counts[code];
    if (count < least || count === 0 || (count === least && codes.length === n && labels[code] > labels[codes[n - 1]])) continue;
    let place = codes.length;
    while (place > 0 && (counts[codes[place - 1]] < count || (counts[codes[place - 1]] === count && labels[codes[place - 1]] > labels[code]))) place -= 1;
    codes.splice(place, 0, code);
    if (codes.length > n) codes.pop();
    if (codes.length === n) least = counts[codes[n - 1]];
  }
  return codes.flatMap((code) => [code, counts[code]]);
}
