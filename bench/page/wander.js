// Minutes of filter changes at random, and what the page holds in memory after each.

/** A small generator, so that every run wanders the same way. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Gives `{ minute, changes, heap, process }` for each whole minute, from 0. */
export async function wander(screen, memory, minutes, say) {
  const below = dice(7);
  // Under some filters a facet has few values, or none.
  const pick = async (facet) => {
    const count = await screen.values(facet).count();
    if (count > 0) await screen.values(facet).nth(below(count)).click();
  };
  const steps = [
    () => pick('Categories'),
    () => pick('Actor'),
    () => pick('IP address'),
    () => screen.brush([below(80) / 100, below(90) / 100 + 0.05], 8),
    async () => {
      await screen.search().fill(['', 'chrome', 'python', 'мес'][below(4)]);
      await screen.search().press('Escape');
    },
    () => screen.clear(),
  ];
  screen.page.setDefaultTimeout(10_000);
  const found = [];
  let changes = 0;
  for (let minute = 0; minute <= minutes; minute += 1) {
    const until = performance.now() + (minute > 0 ? 60_000 : 0);
    while (performance.now() < until) {
      const step = steps[below(steps.length)];
      // What cannot be done is a fault of the page, and is said at the end.
      await step().catch((error) => screen.wrong.push(`change ${changes}: ${step}: ${error.message.split('\n')[0]}`));
      await screen.settled();
      changes += 1;
    }
    await screen.clear();
    found.push({ minute, changes, ...(await memory.measure()) });
    say(`memory after ${minute} min, ${changes} changes: ${JSON.stringify(found.at(-1))}`);
  }
  return found;
}
