/** Checks the shape of a stored value. Small enough for the side panel, which does not load zod. */
export type Schema<T> = (value: unknown) => value is T;

type OfSchema<S> = S extends Schema<infer T> ? T : never;

export const isText: Schema<string> = (value): value is string => typeof value === 'string';

export const isNumber: Schema<number> = (value): value is number => Number.isFinite(value);

export const isBoolean: Schema<boolean> = (value): value is boolean => typeof value === 'boolean';

export const isList: Schema<readonly unknown[]> = (value): value is readonly unknown[] =>
  Array.isArray(value);

export const isObject: Schema<Readonly<Record<string, unknown>>> = (
  value,
): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One of these texts. */
export function oneOf<T extends string>(...all: readonly T[]): Schema<T> {
  return (value): value is T => all.some((each) => each === value);
}

/** A value of this shape, or `null`. */
export function orNull<T>(schema: Schema<T>): Schema<T | null> {
  return (value): value is T | null => value === null || schema(value);
}

/** A list whose entries all have this shape. */
export function listOf<T>(schema: Schema<T>): Schema<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(schema);
}

/** An object with any names, whose values all have one shape. */
export function mapOf<T>(schema: Schema<T>): Schema<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    isObject(value) && Object.values(value).every(schema);
}

/** An object with these fields; additional ones are allowed. */
export function object<S extends Readonly<Record<string, Schema<unknown>>>>(
  fields: S,
): Schema<{ readonly [Name in keyof S]: OfSchema<S[Name]> }> {
  return (value): value is { readonly [Name in keyof S]: OfSchema<S[Name]> } =>
    isObject(value) && Object.entries(fields).every(([name, schema]) => schema(value[name]));
}
