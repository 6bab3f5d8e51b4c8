// Starts the page. Trunk writes preload links with the hashed names of the built files and their checksums; the
// browser holds the module to its checksum by itself, the WebAssembly file is fetched with it here.

// The page's policy lets markup be set, and workers be started, only after it has passed here. The program sets some
// markup: still pieces of its own templates. Nothing in them runs or loads anything, and what would is refused, whoever
// sets it. Workers are the page's own files.
const RUNS = /<\s*(?:script|iframe|frame|object|embed|base|meta|link|style|form)\b|[\s"'/]on\w+\s*=|\bsrcdoc\b|javascript:/i;
const isOurs = (address) => new URL(address, location.href).origin === location.origin;
if (window.trustedTypes) {
  window.trustedTypes.createPolicy('default', {
    createHTML: (markup) => (RUNS.test(markup) ? null : markup),
    createScriptURL: (address) => (isOurs(address) ? address : null),
  });
}

// What index.html has ready for each reason why there is nothing else to see.
const splash = document.querySelector('[data-splash]');
function stop(reason) {
  if (splash) splash.remove();
  document.querySelector(`[data-stopped="${reason}"]`).removeAttribute('hidden');
}

/** Whether the browser compiles as much as an empty module. */
function isAllowed() {
  try {
    return new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) instanceof WebAssembly.Module;
  } catch (_) {
    return false;
  }
}

/** Whether a style sheet has come. Of one that has not, browsers keep nothing, or something that cannot be read. */
function hasRules({ sheet }) {
  try {
    return sheet.cssRules.length > 0;
  } catch (_) {
    return false;
  }
}

// Whoever waits sees at once that something comes: the first sentence is on the screen before the program takes the
// processor. A tab in the background is not painted, and some browsers do not tell: neither is waited for.
const painted = new Promise((resolve) => {
  if (document.hidden) resolve();
  new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true });
  setTimeout(resolve, 1000);
});

async function start() {
  // By now each has come or failed: the browser runs this after them.
  const missing = [...document.querySelectorAll('link[rel="stylesheet"]')].find((link) => !hasRules(link));
  if (missing) throw new Error(`${missing.href} has not come`);
  const module = document.querySelector('link[rel="modulepreload"]');
  const binary = document.querySelector('link[rel="preload"][type="application/wasm"]');
  // Only the optimised program comes in parts; what brings them needs what the first part shares.
  const parts = document.querySelector('link[data-parts]');
  const [{ default: init }, rest] = await Promise.all([import(module.href), parts && import(parts.href)]);
  // Any other option would make this a different request than the preload, and the file would be loaded twice.
  const response = await fetch(binary.href, { integrity: binary.integrity });
  if (!response.ok) throw new Error(`${binary.href} answered ${response.status}`);
  await painted;
  const first = await init({ module_or_path: response });
  if (rest) rest.give(first);
  if (splash) splash.remove();
}

// Menus are popovers: the youngest thing that nothing replaces. What this file itself is written in is older.
if (!('popover' in HTMLElement.prototype)) {
  stop('old');
} else {
  start().catch((error) => {
    console.error(error);
    stop(isAllowed() ? 'parts' : 'blocked');
  });
}
