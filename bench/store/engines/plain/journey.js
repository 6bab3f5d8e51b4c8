// The way from the counts under one condition to those under another.
import { CATEGORIES } from '../../workload/company.js';
import { Condition } from './condition.js';

/** Adding the counts of a category costs as much as looking at so many rows. */
const CATEGORY = 6_000;
const ANY = Condition.any();

/**
 * The cheapest of: from zero, by the rows that meet the new condition; from where the counts are, or from those of
 * all rows, by the rows that come and go; and, where categories are all that is filtered, by whole categories.
 */
export function plan(old, wanted, rows) {
  let best = { start: 'zero', enter: [wanted], leave: [], cost: rows.cost(wanted) };
  const consider = (start, from) => {
    const parts = wanted.differences(from);
    if (parts.length > 1) return;
    const part = parts[0] ?? 'time';
    const enter = wanted.beyond(from, part);
    const leave = from.beyond(wanted, part);
    if (enter === null || leave === null) return;
    let cost = 0;
    for (const condition of enter) cost += rows.cost(condition);
    for (const condition of leave) cost += rows.cost(condition);
    if (cost < best.cost) best = { start, enter, leave, cost };
    if (!isOfCategories(wanted) || !isOfCategories(from)) return;
    const flips = wanted.categories ^ from.categories;
    const whole = { start, flips, on: wanted.categories, cost: bits(flips) * CATEGORY };
    if (whole.cost < best.cost) best = whole;
  };
  if (old !== null) consider('here', old);
  consider('all', ANY);
  return best;
}

const isOfCategories = (condition) => condition.differences(ANY).every((part) => part === 'categories');

function bits(number) {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Brings counters to where a plan leads; all of them start at the same place. */
export function travel({ start, enter, leave, flips, on }, counters, rows) {
  if (start === 'zero') for (const counter of counters) counter.startFromZero();
  if (start === 'all') for (const counter of counters) counter.startFromAll();
  if (flips !== undefined) {
    for (let category = 0; category < CATEGORIES.length; category += 1) {
      if (((flips >> category) & 1) === 0) continue;
      for (const counter of counters) counter.addCategory(category, (on >> category) & 1 ? 1 : -1);
    }
    return;
  }
  move(enter, 1, counters, rows);
  move(leave, -1, counters, rows);
}

/** Counts the rows of conditions in or out. */
export function move(conditions, sign, counters, rows) {
  for (const condition of conditions) {
    for (const piece of rows.find(condition)) for (const counter of counters) counter.add(piece, sign);
  }
}
