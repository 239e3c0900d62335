import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ACTION_NAMES } from '../../../core/records/actions.ts';
import { SYNC_STATES } from '../../../core/records/sync-state.ts';
import committed from '../openapi.json' with { type: 'json' };
import { buildDocument } from './build-document.ts';
import { placesOf } from './describe-fields.ts';
import { EXAMPLES } from './examples.ts';
import { PROBLEM_CODES } from './problems.ts';
import { PUBLISHED, type SchemaName } from './published-schemas.ts';

const document = buildDocument();

/** Every operation of source platforms: the whole of what an independent server has to offer. */
const OPERATIONS = `
get /connection
get /companies/{realm}/records
get /companies/{realm}/records/{id}
post /companies/{realm}/records:lookup
post /companies/{realm}/commands
get /companies/{realm}/commands/{key}
get /companies/{realm}/operations/{id}
post /companies/{realm}/runs
get /companies/{realm}/runs/{id}
get /companies/{realm}/records/{id}/check
get /companies/{realm}/customers
get /companies/{realm}/lists/{list}
post /companies/{realm}/lists/{list}
patch /companies/{realm}/lists/{list}/{id}
delete /companies/{realm}/lists/{list}/{id}
get /companies/{realm}/log
post /companies/{realm}/backfill`;

test('the committed document equals what the schemas make (npm run openapi writes it)', () => {
  expect(committed).toEqual(JSON.parse(JSON.stringify(document)));
});

test('the document is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test('the document has every operation of the contract and no other', () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(operations.sort()).toEqual(OPERATIONS.trim().split('\n').sort());
});

test('known words are listed; required and nullable fields are marked', () => {
  const { Record: record, SyncStatus: sync, Company: company, Money: money } = document.components.schemas;
  expect(record?.required).toEqual(['id', 'type', 'version', 'updated_at', 'sync']);
  expect(sync?.required).toEqual(['state']);
  expect(company?.required).toEqual(['realm_id', 'name']);
  expect(sync?.properties?.state).toMatchObject({ type: 'string', enum: [...SYNC_STATES] });
  expect(record?.properties?.allowed).toMatchObject({
    type: ['array', 'null'],
    items: { enum: [...ACTION_NAMES] },
  });
  expect(record?.properties?.date).toEqual({
    type: ['string', 'null'],
    format: 'date',
    description: expect.any(String),
  });
  expect(record?.properties?.amount).toEqual({
    anyOf: [{ $ref: '#/components/schemas/Money' }, { type: 'null' }],
    description: expect.any(String),
  });
  expect(money?.properties?.value).toMatchObject({ pattern: expect.stringContaining('\\d') });
});

test('every reference leads somewhere, and every schema is used', () => {
  const text = JSON.stringify(document);
  const used = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(Object.keys(document.components.schemas).sort());
});

test.each(Object.entries(EXAMPLES))(
  'the example of %s keeps to its schema, every field named',
  (name, example) => {
    const schema = PUBLISHED[name as SchemaName];
    const strict = schema instanceof z.ZodMiniObject ? z.strictObject(schema.shape) : schema;
    const result = strict.safeParse(example);
    expect(result.error?.issues).toBeUndefined();
  },
);

test('every schema, field and parameter is described', () => {
  const places = [...placesOf(document.components.schemas)];
  expect(places.length).toBeGreaterThan(200);
  expect(places.filter(([, { description }]) => !description).map(([place]) => place)).toEqual([]);
  const parameters = JSON.stringify(document.paths).matchAll(/"in":"(?:path|query)"[^}]*/g);
  expect([...parameters].filter(([text]) => !/"description":"[^"]/.test(text))).toEqual([]);
});

test('each status of an error has examples of its own, and every code has one', () => {
  const shown = new Set<string>();
  const answers = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap((operation) =>
      Object.entries((operation as { responses: Record<string, object> }).responses),
    ),
  );
  const shared = Object.entries(document.components.responses).map(
    ([name, answer]) => [name.replace('Problem', ''), answer] as const,
  );
  for (const [status, answer] of [...answers, ...shared]) {
    for (const [, code, example] of JSON.stringify(answer).matchAll(/"(\w+)":\{"value":(\{[^}]*\})\}/g)) {
      shown.add(code ?? '');
      const value = JSON.parse(example ?? '');
      expect(value.code).toBe(code);
      expect(PUBLISHED.Problem.safeParse(value).error).toBeUndefined();
      if (/^\d/.test(status)) expect(String(value.status)).toBe(status);
    }
  }
  // In the results of commands alone: their answer is a 200.
  const inResults = ['not_eligible', 'closed_period'];
  expect([...shown, ...inResults].sort()).toEqual(Object.keys(PROBLEM_CODES).sort());
});

test('the words about the contract name every state, action, code and capability', () => {
  const { description } = document.info;
  const words = [
    ...SYNC_STATES,
    ...ACTION_NAMES,
    ...Object.keys(PROBLEM_CODES),
    ...Object.keys(document.components.schemas.Capabilities?.properties ?? {}).filter(
      (name) => !['record_types', 'no_update'].includes(name),
    ),
  ];
  expect(words.filter((word) => !description.includes(`\`${word}\``))).toEqual([]);
});
