// Puts the parts that the program was taken apart into beside the first one: optimised, under names that hold their content,
// with checksums that the page holds them to; has the names of workers hold their content, too; joins the style sheets; and
// lets the first sentence go before the program. Usage: node finish.mjs DIST PARTS_DIR WASM_OPT [its arguments…]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { box, boxesOf, modulesIn, withoutNames } from './boxes.mjs';
import { withJoinedStyles } from './styles.mjs';

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

// The parts, and the script that brings them in place of the one that wasm-split writes, which knows of no boxes.
const theirs = modulesIn(readFileSync(join(partsDir, LINK), 'utf8'));
const written = readdirSync(partsDir).filter((name) => name.endsWith('.wasm') && name !== 'first.wasm');
if (written.length !== theirs.modules.length) throw new Error(`${written.length} modules are there, and the script names ${theirs.modules.length}`);
function optimised(module) {
  const [wasm, smaller] = [join(partsDir, `${module}.wasm`), join(partsDir, `${module}.wasm.opt`)];
  writeFileSync(wasm, withoutNames(readFileSync(wasm)));
  execFileSync(wasmOpt, [...optimise, wasm, '-o', smaller], { stdio: 'inherit' });
  return readFileSync(smaller);
}
const boxes = Object.entries(boxesOf(theirs)).map(([name, { modules, needs }]) => {
  const { file, checksum } = put(`part-${name}`, '.wasm', box(modules.map(optimised)));
  return [name, { file: `./${file}`, integrity: checksum, needs }];
});
let script = readFileSync(new URL('parts.js', import.meta.url), 'utf8');
script = replaced(script, 'const BOXES = {};', `const BOXES = ${JSON.stringify(Object.fromEntries(boxes))};`);
script += theirs.parts.map((part) => `export const __wasm_split_load_${part} = load('${part}');\n`).join('');
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
rename(`${main}.js`, '.js', binding.replace(new RegExp(`(from ["'])${LINK.replaceAll('.', '\\.')}`, 'g'), `$1./${link.file}`));
rename(`${main}_bg.wasm`, '_bg.wasm', readFileSync(join(dist, `${main}_bg.wasm`)));
html = replaced(html, '</head>', `<link rel="modulepreload" data-parts href="./${link.file}" crossorigin="anonymous" integrity="${link.checksum}"></head>`);

// Workers, from the inside out: each names the next by its content, and the page looks the first up.
for (const loader of readdirSync(dist).filter((name) => name.endsWith('_loader.js')).sort()) {
  const name = loader.replace('_loader.js', '');
  const take = (file) => {
    const content = readFileSync(join(dist, file));
    rmSync(join(dist, file));
    return content;
  };
  const binary = put(name, '_bg.wasm', take(`${name}_bg.wasm`));
  const binding = put(name, '.js', replaced(take(`${name}.js`).toString(), `'${name}_bg.wasm'`, `'${binary.file}'`));
  const start = put(`${name}-loader`, '.js', replaced(take(loader).toString(), `'./${name}.js'`, `'./${binding.file}'`));
  html = replaced(html, '</head>', `<link data-worker="${name}" href="./${start.file}"></head>`);
}

// All that the program needs is asked for at once, but after what the first sentence does: a phone's way is narrow.
html = withJoinedStyles(html, dist, put);
html = replaced(html, '<link rel="modulepreload"', '<link rel="modulepreload" fetchpriority="low"', 2);
html = replaced(html, '<link rel="preload"', '<link rel="preload" fetchpriority="low"');
html = replaced(html, '<script src="./loader-', '<script fetchpriority="low" src="./loader-');
writeFileSync(join(dist, 'index.html'), html);
