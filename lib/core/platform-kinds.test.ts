import { expect, test } from 'vitest';
import {
  ABILITIES,
  fieldsOf,
  hasOneSecret,
  knownKind,
  PLATFORM_KIND_NAMES,
  PLATFORM_KINDS,
} from './platform-kinds.ts';

test('the default kind stands first, and for a connection without a kind or with a newer one', () => {
  expect(PLATFORM_KIND_NAMES[0]).toBe('source_platform');
  expect([undefined, 'of_a_newer_version', 'toString'].map(knownKind)).toEqual(
    Array(3).fill('source_platform'),
  );
  expect(PLATFORM_KIND_NAMES.map(knownKind)).toEqual(PLATFORM_KIND_NAMES);
});

test('only a connection with one secret is renewed by a key alone', () => {
  expect(PLATFORM_KIND_NAMES.filter(hasOneSecret)).toEqual(['source_platform']);
});

test('what works with a kind is named in the order of all abilities, and every field has a limit', () => {
  for (const kind of PLATFORM_KIND_NAMES) {
    const works: readonly string[] = PLATFORM_KINDS[kind].works ?? [];
    expect(ABILITIES.filter((ability) => works.includes(ability))).toEqual(works);
    expect(fieldsOf(kind).every(({ max }) => max > 0)).toBe(true);
  }
});
