import * as z from 'zod/mini';
import { KNOWN_WORDS } from '../fields.ts';
import { PUBLISHED } from './published-schemas.ts';

export type Schema = z.core.JSONSchema.BaseSchema;

/** Formats that say by their name what zod also writes as a long pattern. */
const NAMED_FORMATS = new Set(['date', 'date-time', 'uuid']);

/** `anyOf` of one plain type and null, as a type of two: how OpenAPI 3.1 writes what may be null. */
function foldNull(schema: Schema): void {
  const [value, none, ...others] = schema.anyOf ?? [];
  if (!value || none?.type !== 'null' || others.length > 0) return;
  if (Object.keys(value).length === 0) {
    delete schema.anyOf;
  } else if (typeof value.type === 'string') {
    delete schema.anyOf;
    Object.assign(
      schema,
      value,
      { type: [value.type, 'null'] },
      value.enum ? { enum: [...value.enum, null] } : {},
    );
  }
}

function tidy({ zodSchema, jsonSchema }: { zodSchema: object; jsonSchema: Schema }): void {
  const words = KNOWN_WORDS.get(zodSchema);
  if (words) {
    jsonSchema.enum = [...words];
    delete jsonSchema.maxLength;
  }
  if (jsonSchema.format && NAMED_FORMATS.has(jsonSchema.format)) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  // A name is a text in JSON anyway.
  delete jsonSchema.propertyNames;
  foldNull(jsonSchema);
}

/** The contract's schemas as JSON Schema 2020-12, each under its name in `#/components/schemas`. */
export function describeSchemas(): Record<string, Schema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(PUBLISHED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: tidy,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema]),
  );
}
