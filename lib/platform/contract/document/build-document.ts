import { EDITABLE_LISTS, READABLE_LISTS } from '../lists.ts';
import { describeFields } from './describe-fields.ts';
import { describeSchemas } from './describe-schemas.ts';
import { EXAMPLES } from './examples.ts';
import { OPERATIONS, type PublishedOperation, QUERY } from './operations.ts';
import type { SchemaName } from './published-schemas.ts';

const PROBLEMS = {
  401: 'The access key is refused.',
  403: 'The access key is valid and has no right to this.',
  429: 'Too many requests; `Retry-After` says how long to wait, in seconds or as a date.',
  503: 'Not available now; `Retry-After` says how long to wait, in seconds or as a date.',
} as const;

function content(name: SchemaName, mediaType = 'application/json') {
  const example = EXAMPLES[name];
  return {
    [mediaType]: {
      schema: { $ref: `#/components/schemas/${name}` },
      ...(example === undefined ? {} : { example }),
    },
  };
}

function pathParameter(name: string, { method, path }: PublishedOperation) {
  const lists =
    path.endsWith('{list}') && method === 'get' ? [...READABLE_LISTS, ...EDITABLE_LISTS] : EDITABLE_LISTS;
  const schemas: Record<string, object> = {
    realm: { type: 'string', pattern: '^\\d{1,32}$', description: 'The QuickBooks company id.' },
    list: { type: 'string', enum: [...lists] },
    key: { type: 'string', format: 'uuid' },
  };
  return { name, in: 'path', required: true, schema: schemas[name] ?? { type: 'string' } };
}

function queryParameter(name: keyof typeof QUERY) {
  const { needed, type, says } = QUERY[name];
  const bounds = type === 'integer' ? { minimum: 1, maximum: 200 } : {};
  return { name, in: 'query', required: needed, description: says, schema: { type, ...bounds } };
}

function describeOperation(operation: PublishedOperation) {
  const { path, id, summary, description, query = [], body, status = 200, answer, problems = {} } = operation;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const own = Object.entries(problems).map(([code, says]) => [
    code,
    { description: says, content: content('Problem', 'application/problem+json') },
  ]);
  const shared = Object.keys(PROBLEMS).map((code) => [
    code,
    { $ref: `#/components/responses/Problem${code}` },
  ]);
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    parameters: [...names.map((name) => pathParameter(name, operation)), ...query.map(queryParameter)],
    ...(body ? { requestBody: { required: true, content: content(body) } } : {}),
    responses: Object.fromEntries([
      [String(status), { description: 'As asked.', content: content(answer) }],
      ...own,
      ...shared,
      ['default', { $ref: '#/components/responses/OtherProblem' }],
    ]),
  };
}

function describeResponses() {
  const retryAfter = { headers: { 'Retry-After': { schema: { type: 'string' } } } };
  const problem = content('Problem', 'application/problem+json');
  const shared = Object.entries(PROBLEMS).map(([code, description]) => [
    `Problem${code}`,
    { description, ...(description.includes('Retry-After') ? retryAfter : {}), content: problem },
  ]);
  return Object.fromEntries([
    ...shared,
    ['OtherProblem', { description: 'Any other problem.', content: problem }],
  ]);
}

/** The Source Platform API as an OpenAPI 3.1 document, from the schemas that answers are read with. */
export function buildDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) };
  }
  const schemas = describeSchemas();
  describeFields(schemas);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Source Platform API',
      version: '1.0.0',
      description: [
        'What a source platform offers to Tickmark: the state of the records that it posts into QuickBooks Online from its own servers, and commands on them. Tickmark itself writes nothing to QuickBooks.',
        'Bodies are JSON in UTF-8. A field that is absent and one that is `null` read the same; fields that are not known are ignored; a word that is not listed reads as unknown (of a record type: as `other`). Times are RFC 3339 in UTC, dates `YYYY-MM-DD` in the time zone of the company. A record that breaks this contract is set aside and does not stop the others.',
        'Errors are `application/problem+json`, never a 200. A 404 in any other form is not taken for the word of the platform. Requests carry no cookies, and redirects are not followed.',
      ].join('\n\n'),
    },
    servers: [
      {
        url: 'https://{host}/{base}',
        description: 'The base address that the user types; HTTPS, or plain HTTP on the own machine.',
        variables: { host: { default: 'api.fieldpro.example' }, base: { default: 'quickbooks-sync/v1' } },
      },
    ],
    security: [{ accessKey: [] }],
    paths,
    components: {
      securitySchemes: { accessKey: { type: 'http', scheme: 'bearer', description: 'The access key.' } },
      responses: describeResponses(),
      schemas,
    },
  };
}
