// Clauses as codes of `columns`.
import { CATEGORIES } from '../../workload/company.js';
import { PLACES } from '../../workload/views.js';
import { Needle } from './needle.js';

export const ALL_CATEGORIES = (1 << CATEGORIES.length) - 1;

/** The filters in force, resolved. */
export class Filters {
  time = null;
  /** A bit for each category. */
  categories = ALL_CATEGORIES;
  /** A code, -1 for an unknown one, `null` for no filter; of addresses, too. */
  actor = null;
  address = null;
  /** A byte for each agent code, or `null`. */
  agents = null;
  text = null;

  constructor(columns) {
    this.columns = columns;
    this.needle = new Needle(columns.agents);
  }

  /** Changes what is named. Selecting several actors or addresses is left out: no interaction does. */
  set(clauses) {
    const { columns } = this;
    if ('time' in clauses) this.time = clauses.time;
    if ('category' in clauses) {
      this.categories = clauses.category?.reduce((bits, name) => bits | (1 << PLACES.category.get(name)), 0) ?? ALL_CATEGORIES;
    }
    if ('actor' in clauses) this.actor = clauses.actor && columns.actors.find(clauses.actor[0]);
    if ('address' in clauses) this.address = clauses.address && columns.addresses.find(clauses.address[0]);
    if ('text' in clauses) {
      this.text = clauses.text;
      this.agents = clauses.text === null ? null : this.needle.search(clauses.text);
    }
  }

  /** Once events were appended, there may be new agents. */
  grow() {
    if (this.agents !== null && this.agents.length < this.columns.agents.size) {
      this.agents = new Needle(this.columns.agents).search(this.text);
    }
  }
}
