// Starts the page. Trunk writes preload links with the hashed names of the built files and their checksums; the
// browser holds the module to its checksum by itself, the WebAssembly file is fetched with it here.
const splash = document.querySelector('[data-splash]');
try {
  const module = document.querySelector('link[rel="modulepreload"]');
  const binary = document.querySelector('link[rel="preload"][type="application/wasm"]');
  // Only the optimised program comes in parts; what brings them needs what the first part shares.
  const parts = document.querySelector('link[data-parts]');
  const [{ default: init }, rest] = await Promise.all([import(module.href), parts && import(parts.href)]);
  // Any other option would make this a different request than the preload, and the file would be loaded twice.
  const response = await fetch(binary.href, { integrity: binary.integrity });
  if (!response.ok) throw new Error(`${binary.href} answered ${response.status}`);
  const first = await init({ module_or_path: response });
  rest?.give(first);
  splash?.remove();
} catch (error) {
  console.error(error);
  splash?.remove();
  // index.html holds a hidden sentence, for otherwise there would be nothing to see at all.
  document.querySelector('[data-load-failed]')?.removeAttribute('hidden');
}
