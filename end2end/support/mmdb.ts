/** A value of a record. */
export type Value = string | number | { small: number } | { large: number } | { long: number } | Value[] | { map: Record<string, Value> };

/**
 * A small database in the format of MaxMind, version 2.0: a tree over the bits of IPv6 addresses, with those of IPv4
 * behind 96 zeros, 24 bits a record; then 16 zeros, the records, the mark, and what the database says of itself. Plain
 * numbers are doubles.
 */
export function database(kind: string, networks: Record<string, Value>): Buffer {
  const nodes: (number | { record: number } | null)[][] = [[null, null]];
  const records: number[] = [];
  for (const [network, value] of Object.entries(networks)) {
    const bits = bitsOf(network);
    let node = 0;
    for (const [place, side] of bits.entries()) {
      const next = nodes[node]![side];
      if (place + 1 === bits.length) nodes[node]![side] = { record: records.length };
      else if (typeof next === 'number') node = next;
      else node = nodes[node]![side] = nodes.push([null, null]) - 1;
    }
    records.push(...encoded(value));
  }
  const tree = nodes.flat().flatMap((slot) => {
    const number = slot === null ? nodes.length : typeof slot === 'number' ? slot : nodes.length + 16 + slot.record;
    return [number >> 16, (number >> 8) & 255, number & 255];
  });
  const about = {
    map: {
      binary_format_major_version: { small: 2 },
      binary_format_minor_version: { small: 0 },
      build_epoch: { long: 1_790_000_000 },
      database_type: kind,
      description: { map: { en: 'made by a test' } },
      ip_version: { small: 6 },
      languages: ['en', 'ru'],
      node_count: { large: nodes.length },
      record_size: { small: 24 },
    },
  };
  const zeros = new Array(16).fill(0);
  const mark = [0xab, 0xcd, 0xef, ...Buffer.from('MaxMind.com')];
  return Buffer.from([...tree, ...zeros, ...records, ...mark, ...encoded(about)]);
}

/** The bits that a network such as 192.0.2.0/24 or 2001:db8::/32 fixes. */
function bitsOf(network: string): number[] {
  const [address = '', length = ''] = network.split('/');
  const bits = (numbers: number[], width: number) =>
    numbers.flatMap((number) => [...number.toString(2).padStart(width, '0')].map(Number));
  if (!address.includes(':')) {
    return [...new Array(96).fill(0), ...bits(address.split('.').map(Number), 8).slice(0, Number(length))];
  }
  const head = address.replace(/::$/, '').split(':').map((part) => parseInt(part, 16));
  return bits([...head, ...new Array(8 - head.length).fill(0)], 16).slice(0, Number(length));
}

/** A city as the databases of MaxMind have it. */
export function city([en, ru]: [string, string], [countryEn, countryRu]: [string, string], [latitude, longitude]: [number, number]): Value {
  const named = (english: string, russian: string): Value => ({ map: { names: { map: { en: english, ru: russian } } } });
  const location: Value = { map: { accuracy_radius: { small: 20 }, latitude, longitude } };
  return { map: { city: named(en, ru), country: named(countryEn, countryRu), location } };
}

function encoded(value: Value): number[] {
  if (typeof value === 'string') return [...head(2, Buffer.byteLength(value)), ...Buffer.from(value)];
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(value);
    return [...head(3, 8), ...bytes];
  }
  if (Array.isArray(value)) return [...head(11, value.length), ...value.flatMap(encoded)];
  if ('small' in value) return [...head(5, 2), value.small >> 8, value.small & 255];
  if ('large' in value) return [...head(6, 4), ...[24, 16, 8, 0].map((bits) => (value.large >>> bits) & 255)];
  if ('long' in value) {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(value.long));
    return [...head(9, 8), ...bytes];
  }
  const fields = Object.entries(value.map);
  return [...head(7, fields.length), ...fields.flatMap(([name, field]) => [...encoded(name), ...encoded(field)])];
}

/** The byte of kind and length; kinds beyond seven take one more, lengths beyond 28 another. */
function head(kind: number, length: number): number[] {
  const [short, more] = length < 29 ? [length, []] : [29, [length - 29]];
  return kind > 7 ? [short, kind - 7, ...more] : [(kind << 5) | short, ...more];
}
