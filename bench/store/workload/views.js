// The seven views in one form, by the workload's own numbers, so that the answers of all engines can be compared.
import { ACTORS, ADDRESSES, CATEGORIES, KEYS } from './company.js';
import { SCREEN } from './log.js';

const indexes = (labels) => new Map(labels.map((label, index) => [label, index]));
/** Where a label is in the workload's lists. */
export const PLACES = { category: indexes(CATEGORIES), event_key: indexes(KEYS), actor: indexes(ACTORS), address: indexes(ADDRESSES) };

/**
 * A view in the form that is compared:
 * - `timeline`: for each category its counts by bucket
 * - `keys`: counts by event key
 * - `actors`, `addresses`: number and count, by count, then by label; at most 20
 * - `heat`: counts by hour of the week, from Monday midnight in the screen's zone
 * - `total`
 * - `newest`: numbers of events, newest first, of one instant in the order of arrival; at most 50
 */
export function blank() {
  return {
    timeline: new Uint32Array(CATEGORIES.length * SCREEN.buckets),
    keys: new Uint32Array(KEYS.length),
    actors: [],
    addresses: [],
    heat: new Uint32Array(168),
    total: 0,
    newest: [],
  };
}

/** A number for each view, in a fixed order. */
export function fingerprints(views) {
  const { timeline, keys, actors, addresses, heat, total, newest } = views;
  return [timeline, keys, actors, addresses, heat, [total], newest].map(fingerprint);
}

export const VIEW_NAMES = ['timeline', 'keys', 'actors', 'addresses', 'heat', 'total', 'newest'];

/** Two 32-bit hashes in one number below 2^53, and the length. */
function fingerprint(numbers) {
  let a = numbers.length;
  let b = 0x1234567;
  for (let index = 0; index < numbers.length; index += 1) {
    a = Math.imul(a ^ numbers[index], 0x01000193);
    b = Math.imul(b + numbers[index], 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff);
}
