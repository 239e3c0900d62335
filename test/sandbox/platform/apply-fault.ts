import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Fault } from './faults.ts';
import { PlatformProblem } from './problem.ts';

/** Waits that end early when the client disconnects or the server stops. */
export interface Waiting {
  /** Resolves after the time in milliseconds; `null` for no time. */
  until(milliseconds: number | null, context: Context): Promise<void>;
  /** Resolves at the next `letGo`. */
  untilLetGo(context: Context): Promise<void>;
  letGo(): void;
  endAll(): void;
}

export function createWaiting(): Waiting {
  const open = new Set<() => void>();
  const held = new Set<() => void>();
  const endOf = (ends: ReadonlySet<() => void>) => {
    for (const end of [...ends]) end();
  };
  const wait = (ends: Set<() => void>, milliseconds: number | null, context: Context) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        ends.delete(end);
        resolve();
      };
      const timer = milliseconds === null ? undefined : setTimeout(end, milliseconds);
      ends.add(end);
      socketOf(context)?.once('close', end);
    });
  return {
    until: (milliseconds, context) => wait(open, milliseconds, context),
    untilLetGo: (context) => wait(held, null, context),
    letGo: () => endOf(held),
    endAll() {
      endOf(held);
      endOf(open);
    },
  };
}

function socketOf(context: Context) {
  return (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket;
}

function cut(context: Context): Response {
  socketOf(context)?.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** A number where the contract requires text. */
export const BROKEN_AMOUNT = 12.5;

const PAGE = '<!doctype html><title>Sign in</title><h1>Please sign in to the network</h1>';
const TEN_MEGABYTES = 10 * 1024 * 1024;

/** Applies the fault before the request is handled. @returns the answer instead of handling it, or `null` to handle it */
export async function faultBefore(
  fault: Fault,
  context: Context,
  waiting: Waiting,
): Promise<Response | null> {
  if (fault.delay_ms !== undefined) await waiting.until(fault.delay_ms, context);
  switch (fault.kind) {
    case 'drop':
      return cut(context);
    case 'hold':
      await waiting.untilLetGo(context);
      return null;
    case 'hang':
      await waiting.until(null, context);
      return cut(context);
    case 'expired_cursor':
      throw new PlatformProblem(410, 'cursor_expired', 'This cursor has expired: start over');
    case 'status': {
      const status = fault.status ?? 500;
      if (fault.retry_after !== undefined) context.header('Retry-After', String(fault.retry_after));
      throw new PlatformProblem(status, fault.code ?? codeFor(status), `Injected status ${status}`);
    }
    case 'html':
      return new Response(PAGE, {
        status: fault.status ?? 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
    case 'huge':
      return new Response(`{"records":[],"padding":"${'x'.repeat(TEN_MEGABYTES)}","has_more":false}`, {
        headers: { 'content-type': 'application/json' },
      });
    default:
      return null;
  }
}

function codeFor(status: number): string {
  const codes: Record<number, string> = {
    401: 'unauthorized',
    403: 'permission',
    404: 'not_found',
    409: 'conflict',
    410: 'cursor_expired',
    429: 'rate_limited',
    503: 'unavailable',
  };
  return codes[status] ?? 'internal';
}

/** Applies the fault to the answer, after the request was handled. */
export async function faultAfter(
  fault: Fault,
  context: Context,
  answer: Response,
  waiting: Waiting,
): Promise<Response> {
  switch (fault.kind) {
    case 'commit_then_drop':
      return cut(context);
    case 'commit_then_hang':
      await waiting.until(null, context);
      return cut(context);
    case 'truncated': {
      const text = await answer.text();
      return new Response(text.slice(0, Math.max(1, Math.floor(text.length / 2))), {
        status: answer.status,
        headers: { 'content-type': 'application/json' },
      });
    }
    case 'bad_record':
      return changeRecords(answer, (records) => {
        const broken = {
          ...records[0],
          id: 'broken_1',
          version: null,
          amount: { value: BROKEN_AMOUNT },
          sync: null,
        };
        records.splice(Math.floor(records.length / 2), 0, broken);
      });
    case 'bad_result': {
      if (!answer.ok) return answer;
      const body = (await answer.json()) as { results?: object[] };
      const [first, ...others] = body.results ?? [body];
      const bad = { ...first, operation_id: 17 };
      return Response.json(body.results ? { results: [bad, ...others] } : bad, { status: answer.status });
    }
    case 'unknown_state':
      return changeRecords(answer, (records) => {
        const first = records[0];
        if (first) first.sync = { ...(first.sync as object), state: 'quarantined' };
      });
    default:
      return answer;
  }
}

async function changeRecords(
  answer: Response,
  change: (records: Record<string, unknown>[]) => void,
): Promise<Response> {
  const body = (await answer.json()) as { records?: Record<string, unknown>[] };
  if (Array.isArray(body.records)) change(body.records);
  return Response.json(body, { status: answer.status });
}
