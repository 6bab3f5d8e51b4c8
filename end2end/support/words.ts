import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Language = 'en' | 'ru';

/** The page's own words in a language, for tests that go through all of its screens in both. Simple messages only. */
export function words(language: Language): (id: string) => string {
  const folder = fileURLToPath(new URL(`../../locales/${language}/`, import.meta.url));
  const lines = readdirSync(folder).flatMap((file) => readFileSync(folder + file, 'utf8').split('\n'));
  const messages = new Map(lines.map((line) => /^([a-z0-9-]+) = ([^{]+)$/.exec(line)).filter((found) => found !== null).map(([, id, text]) => [id, text]));
  return (id) => {
    const text = messages.get(id);
    if (text === undefined) throw new Error(`there is no plain message ${id} in ${language}`);
    return text;
  };
}

/** What the page calls a kind of events; one that nobody published goes by its key. */
export function kindName(key: string, language: Language = 'en'): string {
  try {
    return words(language)(`${key.replaceAll('_', '-')}-title`);
  } catch {
    return key;
  }
}
