// Which of the modules that wasm-split writes travel together. It cuts what several parts lead to into a module of its own
// for each set of parts, dozens of them. What the dashboard leads to comes with the dashboard, which comes before all other
// parts; what only others share comes with the first of them.

const DASHBOARD = 'dashboard';
const SHARED = 'shared';

/** Reads the script of wasm-split: the parts, and its modules with the parts that lead to each. */
export function modulesIn(script) {
  const shared = [...script.matchAll(/^\/\* ([\w, ]+) \*\/\nconst \w+ = makeLoad\(\(\) => \{\s*const src = fetch\(new URL\("\.\/(\w+)\.wasm"/gm)];
  const parts = [...script.matchAll(/^export const __wasm_split_load_(\w+) = wrapAsyncCb\(makeLoad\(\(\) => (?:\{\s*const src = fetch\(new URL\("\.\/(\w+)\.wasm"|async)/gm)];
  const modules = [...shared.map(([, parts, module]) => ({ module, parts: parts.split(', ') })), ...parts.filter(([, , module]) => module).map(([, part, module]) => ({ module, parts: [part] }))];
  return { parts: parts.map(([, part]) => part).sort(), modules };
}

/** The boxes by name, each with its modules and the boxes that it needs. */
export function boxesOf({ parts, modules }) {
  const boxes = Object.fromEntries([...parts, SHARED].map((part) => [part, { modules: [], needs: [] }]));
  for (const { module, parts } of modules) {
    const box = parts.includes(DASHBOARD) ? DASHBOARD : parts.length > 1 ? SHARED : parts[0];
    boxes[box].modules.push(module);
    if (box === SHARED) for (const part of parts) boxes[part].needs = [SHARED];
  }
  for (const part of parts) if (part !== DASHBOARD) boxes[part].needs.unshift(DASHBOARD);
  if (boxes[SHARED].modules.length) boxes[SHARED].needs = [DASHBOARD];
  else delete boxes[SHARED];
  return boxes;
}

/** A WebAssembly module that holds others in custom sections. */
export function box(modules) {
  const name = Buffer.from('part');
  const sections = modules.flatMap((module) => [Buffer.from([0]), leb(1 + name.length + module.length), Buffer.from([name.length]), name, module]);
  return Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), ...sections]);
}

/** A module without the names of its functions. Optimised modules have none, and wasm-opt warns of those that the linker left. */
export function withoutNames(module) {
  const kept = [module.subarray(0, 8)];
  for (let at = 8; at < module.length; ) {
    const [length, start] = readLeb(module, at + 1);
    const [nameLength, name] = readLeb(module, start);
    const isNames = module[at] === 0 && module.toString('latin1', name, name + nameLength) === 'name';
    if (!isNames) kept.push(module.subarray(at, start + length));
    at = start + length;
  }
  return Buffer.concat(kept);
}

/** The number that stands there, and where it ends. */
function readLeb(bytes, at) {
  for (let number = 0, shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    number += (byte & 127) * 2 ** shift;
    if (byte < 128) return [number, at];
  }
}

function leb(number) {
  const bytes = [];
  for (; number > 127; number >>>= 7) bytes.push((number & 127) | 128);
  return Buffer.from([...bytes, number]);
}
