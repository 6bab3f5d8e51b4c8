// The synthetic log. Event 0 is the newest, as in the API's answers; what is appended later comes after the last one.
import { ACTORS, ADDRESSES, AGENTS, KEYS, drawActor, drawAddress, drawAgent, drawKey } from './company.js';
import { hash, mix, unit, unmix } from './numbers.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** 2026-08-24T00:00:00Z, a Monday; in seconds, as all times here. */
export const START = Date.UTC(2026, 7, 24) / 1000;
/** The log ends half a day before the screen's 90 days do, so that there is room for what is appended. */
export const END = START + 90 * DAY - DAY / 2;
export const PAGE = 50;
/** Events that are appended at once, and the seconds they took to happen. */
export const BATCH = 500;
const BATCH_SECONDS = 100;

/** What the seven views show. */
export const SCREEN = { start: START * 1000, width_ms: (DAY / 2) * 1000, buckets: 180, zone_offset_ms: 3 * HOUR * 1000 };

/** How much of the log has happened at the start of each hour: quiet nights and weekends in Moscow. */
function hours() {
  const count = (END - START) / HOUR;
  const begun = new Float64Array(count + 1);
  for (let hour = 0; hour < count; hour += 1) {
    const local = (hour + 3) % 24;
    const weekend = Math.floor((hour + 3) / 24) % 7 >= 5;
    const busy = local >= 9 && local < 19 ? 1 : local >= 7 && local < 23 ? 0.35 : 0.06;
    begun[hour + 1] = begun[hour] + busy * (weekend ? 0.25 : 1) * (0.8 + 0.4 * unit(hour, 31));
  }
  return begun.map((sum) => sum / begun[count]);
}

const hex = (word) => word.toString(16).padStart(8, '0');
const two = (number) => (number < 10 ? `0${number}` : String(number));

/** `2026-08-24T00:00:00.000Z`; several times as fast as Date where neighbours are of one day. */
function formatter() {
  let day = -1;
  let date = '';
  return (time) => {
    const today = Math.floor(time / DAY);
    if (today !== day) {
      day = today;
      date = new Date(today * DAY * 1000).toISOString().slice(0, 11);
    }
    const rest = time - today * DAY;
    return `${date}${two((rest / HOUR) | 0)}:${two(((rest / 60) | 0) % 60)}:${two(rest % 60)}.000Z`;
  };
}

/** A log of so many events, each made when it is asked for. */
export class Log {
  #hours = hours();
  #hour = 0;
  #format = formatter();

  constructor(count) {
    this.count = count;
  }

  /** When event `n` happened. */
  time(n) {
    if (n >= this.count) {
      const late = n - this.count;
      const batch = Math.floor(late / BATCH);
      return END + batch * BATCH_SECONDS + Math.floor(((BATCH - 1 - (late % BATCH)) * BATCH_SECONDS) / BATCH);
    }
    const share = (this.count - 1 - n + unit(n, 41)) / this.count;
    const begun = this.#hours;
    while (begun[this.#hour] > share) this.#hour -= 1;
    while (begun[this.#hour + 1] <= share) this.#hour += 1;
    const part = (share - begun[this.#hour]) / (begun[this.#hour + 1] - begun[this.#hour]);
    return START + this.#hour * HOUR + Math.floor(part * HOUR);
  }

  /** The numbers of what event `n` has; -1 for no address and no agent. */
  codes(n) {
    const actor = drawActor(hash(n, 1));
    const bare = hash(n, 5) % 200 === 0;
    return {
      key: drawKey(hash(n, 2)),
      actor,
      address: bare ? -1 : drawAddress(actor, hash(n, 3)),
      agent: bare ? -1 : drawAgent(actor, hash(n, 4)),
    };
  }

  /** Event `n` as the API gives it. */
  event(n) {
    const { key, actor, address, agent } = this.codes(n);
    const name = KEYS[key];
    const [type, span] = kindOf(name);
    return {
      id: idOf(n),
      created_at: this.#format(this.time(n)),
      event_key: name,
      actor_id: ACTORS[actor],
      actor_type: 'User',
      entity_id: String(hash(n, 6) % span),
      entity_type: type,
      details: detailsOf(n, name),
      ip_address: address < 0 ? null : ADDRESSES[address],
      user_agent: agent < 0 ? null : AGENTS[agent],
    };
  }

  /** Events from one number up to but not including another. */
  events(from, until) {
    const list = [];
    for (let n = from; n < until; n += 1) list.push(this.event(n));
    return list;
  }

  /** The same events as the bodies of answers, 50 to each. */
  pages(from, until) {
    const list = [];
    for (let first = from; first < until; first += PAGE) {
      const data = JSON.stringify(this.events(first, Math.min(first + PAGE, until)));
      const more = first + PAGE < this.count;
      list.push(`{"data":${data},"meta":{"paginate":{"next_page":"${hex(mix(first))}","has_next":${more}}}}`);
    }
    return list;
  }

  /** The numbers of the events of batch `b`. */
  batch(b) {
    return [this.count + b * BATCH, this.count + (b + 1) * BATCH];
  }
}

function kindOf(key) {
  if (key.startsWith('message')) return ['Message', 1_000_000_000];
  if (key.startsWith('reaction')) return ['Message', 1_000_000_000];
  if (key.startsWith('thread')) return ['Thread', 100_000_000];
  if (key.includes('chat')) return ['Chat', 20_000];
  if (key.includes('tag')) return ['Tag', 300];
  return ['User', ACTORS.length];
}

function detailsOf(n, key) {
  switch (key) {
    case 'message_deleted': return { chat_id: hash(n, 8) % 20_000 };
    case 'user_chat_join': case 'user_chat_leave': return { chat_id: hash(n, 8) % 20_000, inviter_id: hash(n, 9) % 2000 };
    case 'user_role_changed': return { old_role: 'user', new_role: 'admin' };
    case 'chat_renamed': return { old_name: `Project ${hash(n, 8) % 900}`, new_name: `Проект ${hash(n, 9) % 900}` };
    case 'audit_events_accessed': return { start_time: '2026-08-24T00:00:00.000Z', end_time: '2026-11-22T00:00:00.000Z' };
    default: return {};
  }
}

/** A UUID of version 4 in form; the last eight digits give the event's number away again. */
function idOf(n) {
  const [a, b, c] = [hash(n, 51), hash(n, 52), hash(n, 53)];
  const middle = hex(b);
  const variant = hex(c);
  return `${hex(a)}-${middle.slice(0, 4)}-4${middle.slice(5)}-a${variant.slice(1, 4)}-${variant.slice(4)}${hex(mix(n))}`;
}

/** The event that has this id. */
export const numberOf = (id) => unmix(parseInt(id.slice(-8), 16));
