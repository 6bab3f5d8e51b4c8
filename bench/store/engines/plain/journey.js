// The way from the counts under one condition to those under another.
import { CATEGORIES } from '../../workload/company.js';
import { Condition } from './condition.js';

/** Adding the counts of a category costs as much as looking at so many rows. */
const CATEGORY = 6_000;
const ANY = Condition.any();

/**
 * The cheapest of: from zero, by the rows that meet the new condition; from where the counts are, or from those of
 * all rows, by the rows that come and go; and, where categories or agents are all that is filtered, by whole ones.
 */
export function plan(old, wanted, rows, counters) {
  let best = { start: 'zero', enter: [wanted], leave: [], cost: rows.cost(wanted) };
  const offer = (way) => {
    if (way.cost < best.cost) best = way;
  };
  const wholeAgents = (start, enter, leave) =>
    offer({ start, agents: { enter, leave }, cost: agentCost(enter, counters) + agentCost(leave, counters) });
  const wholeCategories = (start, from) => {
    const flips = wanted.categories ^ from;
    offer({ start, flips, on: wanted.categories, cost: bits(flips) * CATEGORY });
  };
  const from = (start, other) => {
    const parts = wanted.differences(other);
    if (parts.length > 1) return;
    const part = parts[0] ?? 'time';
    const enter = wanted.beyond(other, part);
    const leave = other.beyond(wanted, part);
    if (enter === null || leave === null) return;
    const cost = [...enter, ...leave].reduce((sum, condition) => sum + rows.cost(condition), 0);
    offer({ start, enter, leave, cost });
    if (isOf('categories', wanted) && isOf('categories', other)) wholeCategories(start, other.categories);
    if (isOf('agents', wanted) && isOf('agents', other)) wholeAgents(start, enter, leave);
  };
  if (old !== null) from('here', old);
  from('all', ANY);
  if (isOf('categories', wanted)) wholeCategories('zero', 0);
  if (isOf('agents', wanted)) wholeAgents('zero', [wanted], []);
  return best;
}

const isOf = (only, condition) => condition.differences(ANY).every((part) => part === only);

/** What adding the counts of whole agents costs. */
function agentCost(conditions, counters) {
  let cost = 0;
  for (const { agents } of conditions) {
    if (agents === null) return Infinity;
    for (let agent = 0; agent < agents.length; agent += 1) {
      if (agents[agent] === 1) for (const { byAgent } of counters) cost += byAgent.cost(agent);
    }
  }
  return cost;
}

function bits(number) {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Brings counters to where a plan leads; all of them start at the same place. */
export function travel({ start, enter, leave, flips, on, agents }, counters, rows) {
  if (start === 'zero') for (const counter of counters) counter.startFromZero();
  if (start === 'all') for (const counter of counters) counter.startFromAll();
  if (flips !== undefined) {
    for (let category = 0; category < CATEGORIES.length; category += 1) {
      if (((flips >> category) & 1) === 0) continue;
      for (const counter of counters) counter.addCategory(category, (on >> category) & 1 ? 1 : -1);
    }
    return;
  }
  if (agents !== undefined) {
    moveAgents(agents.enter, 1, counters, rows);
    moveAgents(agents.leave, -1, counters, rows);
    return;
  }
  move(enter, 1, counters, rows);
  move(leave, -1, counters, rows);
}

/** Counts whole agents in or out: as of the load, and the rows that were appended since one by one. */
function moveAgents(conditions, sign, counters, rows) {
  for (const condition of conditions) {
    condition.agents.forEach((on, agent) => {
      if (on === 1 && agent < rows.loadedAgents) for (const { byAgent, counts } of counters) byAgent.add(counts, agent, sign);
    });
    move([condition.within(rows.loaded, condition.until)], sign, counters, rows);
  }
}

/** Counts the rows of conditions in or out. */
export function move(conditions, sign, counters, rows) {
  for (const condition of conditions) {
    for (const piece of rows.find(condition)) for (const counter of counters) counter.add(piece, sign);
  }
}
