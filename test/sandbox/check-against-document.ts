import * as z from 'zod';
import document from '../../lib/platform/contract/openapi.json' with { type: 'json' };

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content; readonly $ref?: string }>>;
}
type Content = Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>;

/** Closes every object and points references into `$defs`, so that any field the document does not name is a deviation. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]) => [
    name,
    name === '$ref' ? String(value).replace('#/components/schemas/', '#/$defs/') : closed(value),
  ]);
  const copy: Record<string, unknown> = Object.fromEntries(entries);
  return 'properties' in copy ? { additionalProperties: false, ...copy } : copy;
}

const definitions = closed(document.components.schemas);

function schemaOf(content: Content | undefined): z.ZodType | null {
  const ref = Object.values(content ?? {})[0]?.schema.$ref;
  if (!ref) return null;
  const schema = { $ref: ref.replace('#/components/schemas/', '#/$defs/'), $defs: definitions };
  return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
}

const OPERATIONS = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as unknown as Record<string, Operation>).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    id: operation.operationId,
    request: schemaOf(operation.requestBody?.content),
    answer: schemaOf(
      Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1].content,
    ),
  })),
);
const PROBLEM = schemaOf(document.components.responses.OtherProblem.content as Content);

function departures(schema: z.ZodType | null, json: unknown, where: string): string[] {
  const issues = schema?.safeParse(json).error?.issues ?? [];
  return issues.map(({ path, message }) => `${where}: ${path.join('.')}: ${message}`);
}

/** One exchange, and how it deviates from the published document. */
export interface Checked {
  /** The operation's id; `null` for an address that the document does not contain. */
  readonly operation: string | null;
  readonly departures: readonly string[];
}

/**
 * Checks one request and its answer against the published document; additional fields count as deviations.
 * @param base the platform's address, without a slash at its end
 */
export async function checkExchange(base: string, request: Request, response: Response): Promise<Checked> {
  const path = new URL(request.url).pathname.slice(new URL(base).pathname.length);
  const operation = OPERATIONS.find((one) => one.method === request.method && one.path.test(decodeURI(path)));
  if (!operation)
    return { operation: null, departures: [`${request.method} ${path} is not in the document`] };
  const sent = await request.text();
  const answered: unknown = JSON.parse(await response.text());
  const isProblem = !response.ok;
  const expected = isProblem ? 'application/problem+json' : 'application/json';
  const type = response.headers.get('content-type') ?? '';
  return {
    operation: operation.id,
    departures: [
      ...(sent ? departures(operation.request, JSON.parse(sent), `${operation.id} request`) : []),
      ...departures(isProblem ? PROBLEM : operation.answer, answered, `${operation.id} ${response.status}`),
      ...(type.startsWith(expected) ? [] : [`${operation.id} ${response.status}: sent as ${type}`]),
    ],
  };
}

/** The ids of all operations of the document. */
export const OPERATION_IDS: readonly string[] = OPERATIONS.map(({ id }) => id);
