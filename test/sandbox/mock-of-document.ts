import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import document from '../../lib/platform/contract/openapi.json' with { type: 'json' };
import { openHttpServer } from './platform/http-server.ts';

/*
 * A mock made from the published document alone: it answers each operation with the example that stands there, and refuses what
 * the document does not allow. Prism would do the same with 122 packages more.
 */

type Json = Record<string, unknown>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Json;
}

interface Answer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly example?: unknown; readonly examples?: Json }>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<Record<string, Answer>>;
}

export interface Mock {
  readonly url: string;
  /** Ids of the operations that were asked for, in order. */
  readonly asked: string[];
  /** How requests broke the document. */
  readonly departures: string[];
  close(): Promise<void>;
}

/** A schema of the document with its references pointing into itself. */
function schemaOf(schema: Json): z.ZodType {
  const text = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
}

const OPERATIONS = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as unknown as Record<string, Operation>).map(([method, operation]) => {
    const body = operation.requestBody?.content['application/json']?.schema;
    const parameters = operation.parameters.map((each) => ({ ...each, schema: schemaOf(each.schema) }));
    return {
      method: method.toUpperCase(),
      path: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
      operation,
      parameters,
      body: body ? schemaOf(body) : null,
    };
  }),
);

/** What a query holds as text, as its schema means it. */
const typed = (text: string) => (/^\d+$/.test(text) ? [text, Number(text)] : [text]);

function exampleOf({ responses }: Operation): { status: number; body: unknown } {
  const [status = '', answer] = Object.entries(responses).find(([each]) => each.startsWith('2')) ?? [];
  const [content] = Object.values(answer?.content ?? {});
  return { status: Number(status), body: content?.example ?? null };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text ? JSON.parse(text) : undefined;
}

/** Starts the mock. */
export async function openMock(): Promise<Mock> {
  const asked: string[] = [];
  const departures: string[] = [];
  const base = '/quickbooks-sync/v1';

  function answer(method: string, url: URL, body: unknown): { status: number; body: unknown } {
    const path = decodeURIComponent(url.pathname.slice(base.length));
    const found = OPERATIONS.find((each) => each.method === method && each.path.test(path));
    if (!found) {
      departures.push(`${method} ${path} is not in the document`);
      return { status: 404, body: { status: 404, code: 'not_offered', title: 'Not offered' } };
    }
    const { operation, parameters } = found;
    asked.push(operation.operationId);
    const inPath = found.path.exec(path)?.groups ?? {};
    for (const { name, required, schema, ...parameter } of parameters) {
      const value = parameter.in === 'path' ? inPath[name] : url.searchParams.get(name);
      const isGood =
        value === null || value === undefined
          ? !required
          : typed(value).some((each) => schema.safeParse(each).success);
      if (!isGood) departures.push(`${operation.operationId}: ${name}`);
    }
    const names = new Set(parameters.map(({ name }) => name));
    for (const name of url.searchParams.keys())
      if (!names.has(name)) departures.push(`${operation.operationId}: ${name} is not in the document`);
    const issues = found.body?.safeParse(body).error?.issues ?? [];
    departures.push(
      ...issues.map(({ path: at, message }) => `${operation.operationId}: ${at.join('.')}: ${message}`),
    );
    return exampleOf(operation);
  }

  const server = await openHttpServer(0, async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const body = await readBody(request);
    const isSignedIn = /^Bearer \S+$/.test(headers.authorization ?? '');
    const said = isSignedIn
      ? answer(method, new URL(url, 'http://mock'), body)
      : { status: 401, body: { status: 401, code: 'unauthorized', title: 'No access key' } };
    const type = said.status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(said.status, { 'content-type': type }).end(JSON.stringify(said.body));
  });
  return {
    url: `http://127.0.0.1:${server.port}${base}`,
    asked,
    departures,
    close: () => server.goDown(),
  };
}
