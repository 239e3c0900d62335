import type { Context } from 'hono';
import type { CommandExecutor } from '../commands/execute-command.ts';
import type { Platform } from '../platform-context.ts';
import { PlatformProblem } from '../problem.ts';
import type { Company } from '../store/company-table.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import type { RunEngine } from '../sync/run-engine.ts';
import { type Positions, toWireRecord } from '../to-wire.ts';
import type { AccessHolder, WireRecord } from '../wire.ts';

/** What the middleware knows about a request. */
export interface ApiVariables {
  holder: AccessHolder;
}
export type ApiContext = Context<{ Variables: ApiVariables }>;

/** What the routes share. */
export interface ApiParts {
  platform: Platform;
  engine: RunEngine;
  executor: CommandExecutor;
  positions: Positions;
}

/** The company of the path. @throws PlatformProblem 403 where the key has no right to it */
export function companyOf(context: ApiContext, platform: Platform): Company {
  const realm = context.req.param('realm') ?? '';
  const company = platform.companies.get(realm);
  if (!company || !context.get('holder').realms.includes(realm)) {
    throw new PlatformProblem(403, 'permission', `This access key has no right to company ${realm}`);
  }
  return company;
}

/** @throws PlatformProblem 403 for a viewer */
export function refuseViewers(context: ApiContext, what: string): void {
  const { role } = context.get('holder');
  if (role === 'viewer') throw new PlatformProblem(403, 'not_allowed', `A viewer may not ${what}`);
}

/** The body as a JSON object. @throws PlatformProblem 400 where it is none */
export async function readBody(context: ApiContext): Promise<Record<string, unknown>> {
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    throw new PlatformProblem(400, 'invalid_request', 'The body is not JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new PlatformProblem(400, 'invalid_request', 'The body is not a JSON object');
  }
  return body as Record<string, unknown>;
}

/** A required text of a body or query. @throws PlatformProblem 400 */
export function requireText(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new PlatformProblem(400, 'invalid_request', `${name} is missing`);
  }
  return value;
}

/** Records as the user of this request sees them. */
export function present(
  context: ApiContext,
  parts: ApiParts,
  realm: string,
  records: readonly StoredRecord[],
): WireRecord[] {
  const { role } = context.get('holder');
  const positions = parts.positions(realm);
  return records.map((record) => toWireRecord(parts.platform, record, role, positions));
}

/** Executes a keyed request once; the same key with the same content gets the first answer again. */
export function answerOnce<T>(
  platform: Platform,
  realm: string,
  key: string,
  content: string,
  act: () => T,
): { answer: T; isFirst: boolean } {
  return platform.store.together(() => {
    const known = platform.answers.get(realm, key);
    if (known && known.content !== content) {
      throw new PlatformProblem(422, 'key_reused', 'This key was used with other content');
    }
    if (known) return { answer: known.answer as T, isFirst: false };
    const answer = act();
    platform.answers.put(realm, key, content, answer);
    platform.answers.countEffect(realm, key);
    return { answer, isFirst: true };
  });
}
