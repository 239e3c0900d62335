import type { Schema } from './describe-schemas.ts';
import { MEANINGS } from './field-meanings.ts';

/** The schema itself, or the one inside it that can have fields: of an entry of a list, or of what may also be null. */
function partsOf(schema: Schema): Schema[] {
  return [schema, ...(schema.anyOf ?? [])].flatMap((part) => (typeof part === 'boolean' ? [] : [part]));
}

/**
 * Every schema and every field of it, with its place: `Company`, `Company.quickbooks.reason`, `LogPage.entries[].id`. What stands
 * behind a reference has its own.
 */
export function placesOf(schemas: Readonly<Record<string, Schema>>): Map<string, Schema> {
  const places = new Map<string, Schema>();
  const walk = (schema: Schema, place: string) => {
    for (const part of partsOf(schema)) {
      for (const [name, field] of Object.entries(part.properties ?? {})) {
        if (typeof field === 'boolean') continue;
        places.set(`${place}.${name}`, field);
        walk(field, `${place}.${name}`);
      }
      if (part.items && typeof part.items !== 'boolean' && !Array.isArray(part.items))
        walk(part.items as Schema, `${place}[]`);
    }
  };
  for (const [name, schema] of Object.entries(schemas)) {
    places.set(name, schema);
    walk(schema, name);
  }
  return places;
}

/**
 * Writes the meanings into the schemas.
 * @throws Error where a meaning is of a schema or field that is not there any more
 */
export function describeFields(schemas: Readonly<Record<string, Schema>>): void {
  const places = placesOf(schemas);
  for (const [place, description] of Object.entries(MEANINGS)) {
    const schema = places.get(place);
    if (!schema) throw new Error(`There is no ${place} to describe`);
    schema.description = description;
  }
}
