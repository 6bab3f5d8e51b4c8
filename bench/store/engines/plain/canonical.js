// What the engines in plain JavaScript read, in the form that is compared.
import { numberOf } from '../../workload/log.js';
import { PLACES, blank } from '../../workload/views.js';
import { unpack } from './ids.js';

/** `read` is what the engine gave: counts by code of its `columns`, and rows. */
export function canonical(read, columns) {
  const views = blank();
  views.timeline.set(read.timeline.subarray(0, views.timeline.length));
  columns.keys.labels.forEach((key, code) => {
    if (code > 0) views.keys[PLACES.event_key.get(key)] = read.keys[code];
  });
  const named = (pairs, facet, { labels }) => pairs.map((number, index) => (index % 2 === 0 ? PLACES[facet].get(labels[number]) : number));
  views.actors = named(read.actors, 'actor', columns.actors);
  views.addresses = named(read.addresses, 'address', columns.addresses);
  views.heat.set(read.heat);
  views.total = read.total;
  views.newest = Array.from(read.newest, (row) => numberOf(unpack(columns.ids, row * 4)));
  return views;
}
