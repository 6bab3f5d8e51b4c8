// What the two databases keep of an event: numbers, with the labels of codes kept outside; and the counts they answer
// with, in the form that is compared.
import { CATEGORIES } from '../../workload/company.js';
import { SCREEN } from '../../workload/log.js';
import { PLACES, blank } from '../../workload/views.js';
import { Columns } from '../plain/columns.js';
import { top } from '../plain/top.js';

/** Columns for one portion of events after another; codes are the same in all of them. */
export class Portions {
  #dictionaries = null;
  #arrived = 0;

  /** The columns of some events in the order they came, and how many came before. */
  of(events) {
    const columns = new Columns();
    if (this.#dictionaries) Object.assign(columns, this.#dictionaries);
    columns.push(events);
    const { keys, actors, addresses, agents } = columns;
    this.#dictionaries = { keys, actors, addresses, agents };
    const first = this.#arrived;
    this.#arrived += events.length;
    return { columns, first };
  }

  get labels() {
    return this.#dictionaries;
  }
}

/**
 * The condition of clauses as SQL, but that of a source; `agents` are the codes that a text is in. `hint` may write
 * something before a column, given its name and the codes that are looked for.
 */
export function where(clauses, labels, without, agents, hint = () => '') {
  const { time, category, actor, address, text } = clauses;
  const parts = [];
  if (time !== null && without !== 'time') parts.push(`time >= ${time[0]} AND time < ${time[1]}`);
  if (category !== null) {
    const codes = category.map((name) => PLACES.category.get(name));
    parts.push(`${hint('category', codes)}category ${codes.length === 1 ? `= ${codes[0]}` : `IN (${codes})`}`);
  }
  if (actor !== null && without !== 'actor') parts.push(`actor = ${labels.actors.find(actor[0])}`);
  if (address !== null && without !== 'address') parts.push(`address = ${labels.addresses.find(address[0])}`);
  if (text !== null) parts.push(agents.length === 0 ? 'FALSE' : `${hint('agent', agents)}agent IN (${agents})`);
  return parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`;
}

/** The most frequent codes out of codes and their counts. */
export function most(codes, counts, { labels }) {
  const list = new Uint32Array(labels.length);
  codes.forEach((code, index) => { list[code] = counts[index]; });
  return top(list, labels.length, labels);
}

/**
 * `read`: `cells` and `cellCounts` of the timeline, `keyCodes` and `keyCounts`, `hours` and `hourCounts`, `total`,
 * `actors` and `addresses` as codes and counts in turn, `newest` as numbers of arrival.
 */
export function canonical(read, labels) {
  const views = blank();
  read.cells.forEach((cell, index) => {
    if (cell < CATEGORIES.length * SCREEN.buckets) views.timeline[cell] = read.cellCounts[index];
  });
  read.keyCodes.forEach((code, index) => { views.keys[PLACES.event_key.get(labels.keys.labels[code])] = read.keyCounts[index]; });
  read.hours.forEach((hour, index) => { views.heat[hour] = read.hourCounts[index]; });
  const named = (pairs, facet, dictionary) => pairs.map((number, index) => (index % 2 === 0 ? PLACES[facet].get(dictionary.labels[number]) : number));
  views.actors = named(read.actors, 'actor', labels.actors);
  views.addresses = named(read.addresses, 'address', labels.addresses);
  views.total = read.total;
  views.newest = Array.from(read.newest);
  return views;
}
