// Whether all engines gave the same answers.
import { VIEW_NAMES } from '../workload/views.js';

/** The first differences between the answers of two engines, in words. */
export function differences(one, other) {
  const found = [];
  for (const [interaction, calls] of Object.entries(one)) {
    calls.forEach((views, call) => {
      const wrong = VIEW_NAMES.filter((_, view) => views[view] !== other[interaction]?.[call]?.[view]);
      if (wrong.length > 0) found.push(`${interaction}, call ${call}: ${wrong.join(', ')}`);
    });
  }
  return found;
}
