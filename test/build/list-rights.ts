import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { FROM, type RequestRules, type Surface } from '../../lib/protocol/fields.ts';
import { REQUESTS } from '../../lib/protocol/requests.ts';

/* The table of surface, request and fields in SECURITY.md, from the protocol's schemas: `npm run rights` writes it. */

const PAPER = new URL('../../.github/SECURITY.md', import.meta.url);
const BEGIN = '<!-- rights: written by `npm run rights` -->';
const END = '<!-- end of rights -->';

interface Described {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Described[];
  readonly properties?: Readonly<Record<string, Described>>;
  readonly additionalProperties?: boolean | Described;
  readonly required?: readonly string[];
  readonly items?: Described;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** More words than these are counted. */
const WORDS_SHOWN = 6;

function wordFor(field: Described): string {
  if (field.const !== undefined) return JSON.stringify(field.const);
  if (field.enum) {
    return field.enum.length > WORDS_SHOWN ? `one of ${field.enum.length} words` : field.enum.join(' / ');
  }
  if (field.anyOf) return [...new Set(field.anyOf.map(wordFor))].join(' or ');
  const types = [field.type ?? 'anything'].flat();
  const [type] = types;
  const none = types.includes('null') && type !== 'null' ? ' or null' : '';
  if (type === 'array') {
    const { minItems = 0, maxItems = 'any number' } = field;
    const count = minItems === maxItems ? `${maxItems}` : `at most ${maxItems}`;
    return `${count} × ${field.items ? wordFor(field.items) : 'anything'}${none}`;
  }
  if (type === 'object') return `${objectFor(field)}${none}`;
  if (type !== 'string') return `${type}${none}`;
  if (field.pattern || field.format) return `of a fixed form${none}`;
  return `${field.maxLength ? `text up to ${field.maxLength}` : 'text'}${none}`;
}

function objectFor({ properties = {}, additionalProperties, required = [] }: Described): string {
  const names = Object.keys(properties);
  if (names.length === 0) return additionalProperties === false ? 'nothing' : 'any fields';
  return `{ ${fieldsFor({ properties, required })} }`;
}

function fieldsFor({ properties = {}, required = [] }: Described): string {
  return Object.entries(properties)
    .filter(([name, field]) => name !== 'type' || field.const === undefined)
    .map(([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${wordFor(field)}`)
    .join(', ');
}

function fieldsOf(schema: z.ZodMiniType): string {
  const described: Described = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' })));
  return fieldsFor(described) || 'none';
}

const NAMES: Readonly<Record<Surface, string>> = { page: 'page', card: 'card', own: 'own pages' };

/** The table, as Markdown. */
export function listRights(): string {
  const rules: RequestRules = REQUESTS;
  const rows = Object.entries(rules).flatMap(([type, { from, schema, inTab = schema }]) => {
    const inside = from.filter((surface) => surface !== 'own');
    const kinds =
      from.includes('own') && inside.length > 0 && inTab !== schema
        ? [
            { surfaces: inside, shape: inTab },
            { surfaces: FROM.OWN, shape: schema },
          ]
        : [{ surfaces: from, shape: inside.length > 0 ? inTab : schema }];
    return kinds.map(({ surfaces, shape }) => {
      const named = surfaces.map((surface) => NAMES[surface]).join(', ');
      return { sort: inside.length > 0 ? 0 : 1, line: `| ${named} | \`${type}\` | ${fieldsOf(shape)} |` };
    });
  });
  const lines = rows.toSorted((a, b) => a.sort - b.sort).map(({ line }) => line);
  return ['| surface | request | fields |', '|---|---|---|', ...lines].join('\n');
}

/** SECURITY.md with the table as it should be. */
export function withRights(text: string): string {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('SECURITY.md has no place for the table');
  return `${before}${BEGIN}\n\n${listRights()}\n\n${END}${after}`;
}

export const readSecurity = () => readFileSync(PAPER, 'utf8');

if (process.argv.includes('--write')) {
  writeFileSync(PAPER, withRights(readSecurity()));
  console.log('Wrote the table of rights into .github/SECURITY.md');
}
