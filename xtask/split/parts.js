// Brings the parts of the program, each when the program asks for it. finish.mjs fills in which there are.
// A part is a box: a WebAssembly module of nothing but custom sections, each of them a module of the program.
const BOXES = {};

let first;
/** Takes what the first part shares with all others. */
export function give(exports) {
  first = exports;
}

const boxes = {};
/** A box, and those that it needs, once. What failed is not remembered. */
function bring(name) {
  boxes[name] ??= open(BOXES[name]).catch((error) => {
    delete boxes[name];
    throw error;
  });
  return boxes[name];
}

async function open({ file, integrity, needs }) {
  const box = WebAssembly.compileStreaming(fetch(new URL(file, import.meta.url), { integrity }));
  const [opened] = await Promise.all([box, ...needs.map(bring)]);
  const modules = await Promise.all(WebAssembly.Module.customSections(opened, 'part').map((bytes) => WebAssembly.compile(bytes)));
  // Only once each is known to be whole: they write into the memory of the program.
  for (const module of modules) await WebAssembly.instantiate(module, { __wasm_split: first });
}

/** What the program calls: it is told by a callback of its own whether the part has come. */
const load = (name) => async (callback, data) => {
  const came = await bring(name).then(() => true, (error) => (console.error(error), false));
  first.__indirect_function_table.get(callback)(data, came);
};
