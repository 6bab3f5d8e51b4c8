// What a person does: the interactions that are timed, the same for every engine.
//
// An interaction is a list of samples; a sample is a list of calls that are timed one by one and added up; a call is
// a change, after which all seven views are read. A change is either `{ set }`, new clauses by source (`null` takes
// one away, others stay), or `{ append, as }`, the number of a batch and whether it comes as `events`, parsed already,
// or as `pages` of JSON. What is in `before` is done, and read, untimed.
import { ACTORS, ADDRESSES, CATEGORIES, NEEDLES } from './company.js';
import { END, START } from './log.js';
import { stream } from './numbers.js';

const DAY = 86_400;
const WEEK = 7 * DAY;
const HALF_DAY = DAY / 2;
/** Samples at the start of each interaction that do not count. */
const WARM_UP = 0.4;

const CLEAR = { time: null, category: null, actor: null, address: null, text: null };
const set = (clauses) => ({ set: clauses });
const once = (change) => ({ before: [], calls: [change] });

/** All interactions, each with so many timed samples, the longer ones with half as many. */
export function interactions(samples, log) {
  const random = stream(2026);
  const total = Math.ceil(samples * (1 + WARM_UP));
  const half = Math.ceil(total / 2);
  const make = (name, list) => ({ name, list, warmUp: Math.ceil(list.length * (1 - 1 / (1 + WARM_UP))) });
  // Events fall on those who do much; lists show them, and people click on both.
  const event = () => random.below(log.count);
  const actor = () => (random.unit() < 0.5 ? ACTORS[log.codes(event()).actor] : random.pick(ACTORS));
  const address = () => {
    const code = random.unit() < 0.5 ? log.codes(event()).address : -1;
    return code < 0 ? random.pick(ADDRESSES) : ADDRESSES[code];
  };
  const week = () => weekFrom(START + random.below(END - START - WEEK));

  return [
    make('brush', brush(total, random)),
    make('category', categories(total, random)),
    make('actor', others(total, actor).map((value) => once(set({ actor: [value] })))),
    make('address', others(total, address).map((value) => once(set({ address: [value] })))),
    make('text', texts(total, random).map((text) => once(set({ text })))),
    make('four calls', repeat(half, () => ({
      before: [],
      calls: [
        set({ time: week() }),
        set({ category: [random.unit() < 0.5 ? random.pick(CATEGORIES) : random.pick(['messages', 'reactions', 'members'])] }),
        set({ actor: [actor()] }),
        set(CLEAR),
      ],
    }))),
    make('append', appends(half, 0, 'events', random, actor)),
    make('append pages', appends(half, half, 'pages', random, actor)),
  ];
}

/** What undoes everything that an interaction left. */
export const clear = set(CLEAR);

const weekFrom = (from) => [from, from + WEEK];
const repeat = (times, make) => Array.from({ length: times }, make);

/** So many values, no two neighbours alike. */
function others(times, draw) {
  const list = [];
  while (list.length < times) {
    const value = draw();
    if (value !== list.at(-1)) list.push(value);
  }
  return list;
}

/** Five strokes one way, then a new place. */
function brush(total, random) {
  const list = [];
  while (list.length < total) {
    const step = random.unit() < 0.5 ? HALF_DAY : -HALF_DAY;
    let from = START + 5 * HALF_DAY + random.below(END - START - WEEK - 10 * HALF_DAY);
    for (let stroke = 0; stroke < 5; stroke += 1) {
      const before = stroke === 0 ? [set({ time: weekFrom(from) })] : [];
      from += step;
      list.push({ before, calls: [set({ time: weekFrom(from) })] });
    }
  }
  return list;
}

/** Switches categories off and on. */
function categories(total, random) {
  const on = new Set(CATEGORIES);
  return repeat(total, () => {
    let name = random.pick(CATEGORIES);
    while (on.size === 1 && on.has(name)) name = random.pick(CATEGORIES);
    if (!on.delete(name)) on.add(name);
    const picked = CATEGORIES.filter((category) => on.has(category));
    return once(set({ category: picked.length === CATEGORIES.length ? null : picked }));
  });
}

/** Words one after another, every third of them letter by letter. */
function texts(total, random) {
  const list = [];
  while (list.length < total) {
    const word = random.pick(NEEDLES);
    if (word === list.at(-1)) continue;
    if (random.below(3) > 0) list.push(word);
    else for (let end = 2; end <= Math.min(word.length, 8); end += 1) list.push(word.slice(0, end));
  }
  return others(total, ((index) => () => list[index++] ?? random.pick(NEEDLES))(0));
}

/** Events arrive while filters are on that some of them pass. */
function appends(total, first, as, random, actor) {
  const recent = [END - WEEK, END + DAY];
  const filters = [
    () => ({ time: recent, category: ['auth', 'apps', 'people', 'messages', 'security'] }),
    () => ({ category: CATEGORIES.filter((name) => name !== 'reactions') }),
    () => ({ time: recent, actor: [actor()] }),
    () => ({ time: recent, text: random.pick(['firefox', 'yabrowser', 'iOS']) }),
  ];
  const every = Math.ceil(total / filters.length);
  return repeat(total, (_, index) => {
    const before = index % every === 0 ? [clear, set(filters[index / every]())] : [];
    return { before, calls: [{ append: first + index, as }] };
  });
}
