import { EDITABLE_LISTS, READABLE_LISTS } from '../lists.ts';
import { describeFields } from './describe-fields.ts';
import { describeSchemas } from './describe-schemas.ts';
import { EXAMPLE_KEY, EXAMPLES } from './examples.ts';
import { explainContract } from './explain-contract.ts';
import { OPERATIONS, type PublishedOperation, QUERY } from './operations.ts';
import { PROBLEM_CODES, type ProblemName, problemExample } from './problems.ts';
import type { SchemaName } from './published-schemas.ts';

/** What any operation may answer with. */
const SHARED = ['unauthorized', 'permission', 'rate_limited', 'unavailable'] as const;

function content(name: SchemaName, mediaType = 'application/json') {
  const example = EXAMPLES[name];
  return {
    [mediaType]: {
      schema: { $ref: `#/components/schemas/${name}` },
      ...(example === undefined ? {} : { example }),
    },
  };
}

/** What stands in a path. */
const IN_PATH: Readonly<Record<string, { says: string; example: string }>> = {
  realm: { says: 'The QuickBooks company id.', example: '9341450122330011' },
  list: { says: 'The name of the list.', example: 'classes' },
  key: { says: 'The key that the command was sent with.', example: EXAMPLE_KEY },
  records: { says: 'The id of the record.', example: 'inv_1043' },
  operations: { says: 'The `operation_id` of the result.', example: 'op_5' },
  runs: { says: 'The id of the run.', example: 'run_88' },
  lists: { says: 'The id of the entry.', example: 'class_3' },
};

function pathParameter(name: string, { method, path }: PublishedOperation) {
  const lists =
    path.endsWith('{list}') && method === 'get' ? [...READABLE_LISTS, ...EDITABLE_LISTS] : EDITABLE_LISTS;
  const schemas: Record<string, object> = {
    realm: { type: 'string', pattern: '^\\d{1,32}$' },
    list: { type: 'string', enum: [...lists] },
    key: { type: 'string', format: 'uuid' },
  };
  const what = IN_PATH[name === 'id' ? (path.split('/')[3] ?? '') : name];
  if (!what) throw new Error(`There is no description of ${name} in ${path}`);
  const { says, example } = what;
  const schema = schemas[name] ?? { type: 'string' };
  return { name, in: 'path', required: true, description: says, schema, example };
}

function queryParameter(name: keyof typeof QUERY) {
  const { needed, type, says } = QUERY[name];
  const bounds = type === 'integer' ? { minimum: 1, maximum: 200 } : {};
  return { name, in: 'query', required: needed, description: says, schema: { type, ...bounds } };
}

function isPause(code: ProblemName): boolean {
  return code === 'rate_limited' || code === 'unavailable';
}

/** An answer with one of these problems, which share a status; one example for each. */
function problemAnswer(codes: readonly ProblemName[]) {
  const retryAfter = {
    headers: {
      'Retry-After': {
        description: 'How long to wait, in seconds or as a date.',
        schema: { type: 'string' },
        example: '30',
      },
    },
  };
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEM_CODES[code].means}`).join('\n\n'),
    ...(codes.some(isPause) ? retryAfter : {}),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(codes.map((code) => [code, { value: problemExample(code) }])),
      },
    },
  };
}

function describeOperation(operation: PublishedOperation) {
  const { path, id, summary, description, query = [], body, status = 200, answer, problems = [] } = operation;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const statusOf = (code: ProblemName) => PROBLEM_CODES[code].status;
  // A code of its own beside one that any operation may answer with, e.g. `not_allowed` beside `permission`.
  const beside = SHARED.filter((code) => problems.some((own) => statusOf(own) === statusOf(code)));
  const own = Map.groupBy([...problems, ...beside], statusOf);
  const shared = SHARED.filter((code) => !own.has(statusOf(code)));
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    parameters: [...names.map((name) => pathParameter(name, operation)), ...query.map(queryParameter)],
    ...(body ? { requestBody: { required: true, content: content(body) } } : {}),
    responses: Object.fromEntries([
      [String(status), { description: 'As asked.', content: content(answer) }],
      ...[...own].map(([status, codes]) => [status, problemAnswer(codes)]),
      ...shared.map((code) => [statusOf(code), { $ref: `#/components/responses/Problem${statusOf(code)}` }]),
      ['default', { $ref: '#/components/responses/OtherProblem' }],
    ]),
  };
}

function describeResponses() {
  const shared = SHARED.map((code) => [`Problem${PROBLEM_CODES[code].status}`, problemAnswer([code])]);
  const other = { ...problemAnswer(['invalid_request']), description: 'Any other problem.' };
  return Object.fromEntries([...shared, ['OtherProblem', other]]);
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
      description: explainContract(),
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
