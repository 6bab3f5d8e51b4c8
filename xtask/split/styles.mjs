// One file in place of a page's many style sheets, twice: those in the head, which the first sentence waits for, and those
// in the body behind it. Over HTTP/1.1 a browser asks for six files at once, so that 37 are six rounds before it paints.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What Trunk writes for a style sheet, from the line's beginning. */
const LINK = /\s*<link rel="stylesheet" href="\.\/([^"]+\.css)"[^>]*>/g;

/** The page with its style sheets joined; `put(name, ending, content)` writes a file and says its name and checksum. */
export function withJoinedStyles(html, dist, put) {
  const [head, body] = html.split('</head>');
  // The program's styles are not in the way of the first sentence: they come beside the program, which is ten times as heavy.
  return [joined(head, 'first', ''), joined(body, 'style', ' fetchpriority="low"')].join('</head>');

  function joined(part, name, more) {
    const files = [...part.matchAll(LINK)].map(([, file]) => file);
    if (files.length === 0) throw new Error(`no style sheet is left for ${name}`);
    const { file, checksum } = put(name, '.css', files.map((each) => readFileSync(join(dist, each), 'utf8')).join('\n'));
    files.forEach((each) => rmSync(join(dist, each)));
    const link = `\n    <link rel="stylesheet" href="./${file}"${more} integrity="${checksum}">`;
    let isFirst = true;
    return part.replace(LINK, () => {
      const written = isFirst ? link : '';
      isFirst = false;
      return written;
    });
  }
}
