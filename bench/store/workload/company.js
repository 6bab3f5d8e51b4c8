// Who and what is in the synthetic log: 45 event keys in 11 categories, 2,000 actors, 6,000 addresses, 400 user agents.
import { hash, weighted } from './numbers.js';

// The categories of `audit_model::catalogue` but video calls, bots and encryption, with weights: messages and
// reactions are some nine in ten events.
const CATALOGUE = {
  auth: { user_login: 9, user_logout: 5, user_2fa_success: 4, user_2fa_fail: 0.5, user_2fa_disabled: 0.1,
    login_grant_created: 0.5, login_grant_approved: 0.4, login_grant_denied: 0.1 },
  apps: { oauth_authorization_granted: 0.4, oauth_authorization_revoked: 0.2, oauth_device_authorization_approved: 0.2,
    oauth_device_authorization_denied: 0.1, oauth_token_revoked: 0.2, exchange_disabled: 0.1 },
  tokens: { access_token_created: 0.4, access_token_updated: 0.3, access_token_destroy: 0.2 },
  people: { user_created: 0.6, user_updated: 3, user_role_changed: 0.3, user_deleted: 0.3 },
  tags: { tag_created: 0.2, tag_deleted: 0.1, user_added_to_tag: 2, user_removed_from_tag: 1 },
  chats: { chat_created: 2, chat_renamed: 1, chat_permission_changed: 0.6 },
  members: { user_chat_join: 12, user_chat_leave: 6, tag_added_to_chat: 0.6, tag_removed_from_chat: 0.3 },
  messages: { message_created: 520, message_updated: 45, message_deleted: 14 },
  reactions: { reaction_created: 240, reaction_deleted: 40, thread_created: 45 },
  security: { dlp_violation_detected: 0.5, audit_events_accessed: 6, company_chats_accessed: 1, company_bots_accessed: 0.4 },
  search: { search_messages_api: 8, search_users_api: 4, search_chats_api: 3 },
};

export const CATEGORIES = Object.keys(CATALOGUE);
export const KEYS = CATEGORIES.flatMap((category) => Object.keys(CATALOGUE[category]));
const categoryOfKey = new Map(CATEGORIES.flatMap((name, index) => Object.keys(CATALOGUE[name]).map((key) => [key, index])));

/** The number of an event key's category. */
export const categoryOf = (key) => categoryOfKey.get(key);

export const drawKey = weighted(KEYS.map((key) => CATALOGUE[CATEGORIES[categoryOf(key)]][key]));

export const ACTORS = Array.from({ length: 2000 }, (_, index) => String(10000 + index));
// A few integrations and busy people do a lot, most do little.
export const drawActor = weighted(ACTORS.map((_, index) => 1 / (index + 10) ** 0.9));
const BOTS = 40;

const OFFICES = 20;
export const ADDRESSES = Array.from({ length: 6000 }, (_, index) =>
  index < OFFICES ? `198.51.100.${index + 1}` : `10.${(index / 250) | 0}.${index % 250}.${1 + (hash(index, 7) % 254)}`);

/** One of an actor's addresses: the office that many share, at home, on the way, or anywhere. */
export function drawAddress(actor, bits) {
  const chance = bits % 100;
  const own = (which) => OFFICES + (hash(actor, which) % (ADDRESSES.length - OFFICES));
  if (chance < 45) return actor % OFFICES;
  if (chance < 75) return own(11);
  if (chance < 93) return own(12);
  return own(100 + ((bits >>> 8) % 40));
}

function agents() {
  const list = [];
  const systems = ['Windows NT 10.0; Win64; x64', 'Macintosh; Intel Mac OS X 10_15_7', 'X11; Linux x86_64', 'X11; Ubuntu; Linux x86_64'];
  for (const system of systems) {
    for (let version = 128; version < 146; version += 1) {
      const chrome = `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0`;
      list.push(`${chrome} Safari/537.36`);
      list.push(`${chrome} YaBrowser/25.${version - 126}.0.0 Safari/537.36`);
      list.push(`Mozilla/5.0 (${system}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`);
      if (version % 2 === 0) list.push(`${chrome} Safari/537.36 Edg/${version}.0.0.0`);
    }
  }
  for (let build = 0; list.length < 380; build += 1) {
    const system = build % 2 === 0 ? `iOS 18.${build % 7}.0` : `Android ${12 + (build % 4)}`;
    list.push(`Pachca/3.${40 + (build % 21)}.0 (co.staply.pachca; build:${build}; ${system})`);
  }
  for (let version = 0; list.length < 400; version += 1) {
    list.push(version % 2 === 0 ? `python-requests/2.${20 + version}.0` : `curl/8.${version}.0`);
  }
  return list;
}

export const AGENTS = agents();
const SCRIPTS = 20;

/** One of an actor's user agents: a script for bots, else mostly the desktop and sometimes the telephone. */
export function drawAgent(actor, bits) {
  if (actor < BOTS) return AGENTS.length - 1 - (hash(actor, 21) % SCRIPTS);
  const people = AGENTS.length - SCRIPTS;
  const spread = hash(actor, bits % 10 < 7 ? 22 : 23) / 4294967296;
  return Math.floor(spread ** 1.5 * people);
}

/** Words that somebody types into the search for a user agent. */
export const NEEDLES = ['firefox', 'YaBrowser', 'pachca/3.5', 'build:15', 'iOS 18.5', 'python-requests', 'curl', 'Edg/14',
  'Chrome/142', 'linux', 'Macintosh', 'windows nt', 'android 15', 'rv:13', 'ubuntu', 'staply', 'Safari/537.36 Edg', 'Gecko/2010',
  '25.9.0', 'co.staply.pachca; build:7', 'iOS', 'x86_64', '130.0', 'nothing like it'];
