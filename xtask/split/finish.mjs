// Puts the parts that the program was taken apart into beside the first one: optimised, under names that hold their content,
// with checksums that the page holds them to. Usage: node finish.mjs DIST PARTS_DIR WASM_OPT [its arguments…]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [dist, partsDir, wasmOpt, ...optimise] = process.argv.slice(2);
/** What wasm-split calls the script that brings the parts. */
const LINK = './__wasm_split.js';

const hashOf = (content) => createHash('sha256').update(content).digest('hex').slice(0, 16);
const checksumOf = (content) => `sha384-${createHash('sha384').update(content).digest('base64')}`;

/** Replaces what is there so many times; anything else means that a tool writes other text than this was made for. */
function replaced(text, what, by, times = 1) {
  const found = text.split(what).length - 1;
  if (found !== times) throw new Error(`${JSON.stringify(what)} is there ${found} times, not ${times}`);
  return text.replaceAll(what, by);
}

function put(name, ending, content) {
  const file = `${name}-${hashOf(content)}${ending}`;
  writeFileSync(join(dist, file), content);
  return { file, checksum: checksumOf(content) };
}

// The parts, and the script that brings them.
let script = readFileSync(join(partsDir, LINK), 'utf8');
for (const part of readdirSync(partsDir).filter((name) => name.endsWith('.wasm') && name !== 'first.wasm').sort()) {
  const smaller = join(partsDir, `${part}.opt`);
  execFileSync(wasmOpt, [...optimise, join(partsDir, part), '-o', smaller], { stdio: 'inherit' });
  const { file, checksum } = put(part.replace('.wasm', '').replace('_', '-'), '.wasm', readFileSync(smaller));
  script = replaced(script, `fetch(new URL("./${part}", import.meta.url))`, `fetch(new URL("./${file}", import.meta.url), { integrity: "${checksum}" })`);
}
// It would import the first part, whose name holds that of this script: loader.js gives it what it needs instead.
script = replaced(script, 'import { initSync } from "./first.js";', 'let first;\nexport function give(exports) { first = exports; }');
script = replaced(script, 'initSync(undefined, undefined)', 'first');
const link = put('parts', '.js', script);

// The first part, by its content too: Trunk names it by what it was made of.
let html = readFileSync(join(dist, 'index.html'), 'utf8');
function rename(old, ending, content) {
  const { file, checksum } = put(old.replace(/-[0-9a-f]+(_bg)?\.(js|wasm)$/, ''), ending, content);
  const tag = html.split('<').find((piece) => piece.includes(old));
  html = replaced(html, tag, tag.replace(old, file).replace(/integrity="[^"]*"/, `integrity="${checksum}"`));
  if (file !== old) rmSync(join(dist, old));
}
const [main] = /[\w-]+(?=_bg\.wasm)/.exec(html);
const binding = readFileSync(join(dist, `${main}.js`), 'utf8');
rename(`${main}.js`, '.js', binding.replace(new RegExp(`(from ["'])${LINK.replaceAll('.', '\\.')}`), `$1./${link.file}`));
rename(`${main}_bg.wasm`, '_bg.wasm', readFileSync(join(dist, `${main}_bg.wasm`)));
html = replaced(html, '</head>', `<link rel="modulepreload" data-parts href="./${link.file}" crossorigin="anonymous" integrity="${link.checksum}"></head>`);
writeFileSync(join(dist, 'index.html'), html);
