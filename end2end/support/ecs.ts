import ecs from '@elastic/ecs';

/** A field of Elastic's own list. */
interface Field {
  type: string;
  normalize: string[];
  allowed_values?: { name: string; expected_event_types?: string[] }[];
}

const FIELDS = ecs.EcsFlat as unknown as Record<string, Field>;
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[\da-f:]*:[\da-f:.]+)$/i;

/** What of a document is not as the published schema has it; names below `pachca` are the page's own. */
export function wrongInEcs(document: Record<string, any>): string[] {
  const wrong = leaves(document).flatMap(([name, value]) => {
    const field = FIELDS[name];
    if (!field) return [`no field ${name}`];
    const values = [value].flat();
    const isList = field.normalize.includes('array');
    const allowed = field.allowed_values?.map((one) => one.name);
    return [
      ...(isList === Array.isArray(value) ? [] : [`${name}: a list or not`]),
      ...values.filter((one) => !fits(one, field.type)).map((one) => `${name}: ${one} is no ${field.type}`),
      ...values.filter((one) => allowed && !allowed.includes(one)).map((one) => `${name}: ${one} is not allowed`),
    ];
  });
  const categories: string[] = document.event?.category ?? [];
  const known = FIELDS['event.category'].allowed_values!.filter((one) => categories.includes(one.name));
  const expected = known.flatMap((one) => one.expected_event_types ?? []);
  const strange = ((document.event?.type ?? []) as string[]).filter((type) => !expected.includes(type));
  const version = document.ecs?.version === ecs.EcsVersion ? [] : [`ecs.version: ${document.ecs?.version}`];
  return [...wrong, ...version, ...strange.map((type) => `type ${type} in ${categories}`)];
}

function leaves(value: any, path = ''): [string, any][] {
  if (path === 'pachca') return [];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, path ? `${path}.${name}` : name));
}

function fits(value: unknown, type: string): boolean {
  switch (type) {
    case 'ip':
      return typeof value === 'string' && ADDRESS.test(value);
    case 'date':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'long':
      return Number.isInteger(value);
    default:
      return typeof value === 'string' && value !== '';
  }
}
