import ky, { HTTPError, isKyError } from 'ky';
import type { Clock } from '../../core/clock.ts';
import { PlatformError } from '../platform-error.ts';
import { explainAnswer } from './explain-answer.ts';
import { readBody } from './read-body.ts';
import { retryAfterMs } from './retry-after.ts';

export interface Limits {
  /** For one question with its second try, answer read: well within the 30 seconds of a worker's event. */
  readonly timeoutMs: number;
  /** The longest answer that is read. */
  readonly maxBytes: number;
  readonly clock: Clock;
}

export const LIMITS: Limits = { timeoutMs: 20_000, maxBytes: 5_000_000, clock: Date.now };

export interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base address; each part is one segment. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | null>>;
  readonly body?: unknown;
  /** Whether the platform may do something about it; no answer then means an unknown outcome. */
  readonly effect?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Sends one question and gives the answer's JSON; `undefined` for an empty answer. */
export type Ask = (question: Question) => Promise<unknown>;

/** The longest pause that a second try inside one question waits; anything longer is a row in the queue. */
const SHORT_PAUSE_MS = 3_000;

function addressOf(base: URL, { path, query }: Question): URL {
  const segments = path.map((segment) => {
    // Not even percent-encoded dots survive in an address: no record can be asked for under such an id.
    if (/^\.{0,2}$/.test(segment))
      throw new PlatformError('not_found', 'The platform can have nothing of that id');
    // A colon belongs to the name of a custom operation (`records:lookup`) and is allowed in a path.
    return encodeURIComponent(segment).replaceAll('%3A', ':');
  });
  const url = new URL(segments.join('/'), base);
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null) url.searchParams.set(name, String(value));
  }
  return url;
}

function headersWith(key: string): Headers {
  try {
    return new Headers({
      authorization: `Bearer ${key}`,
      accept: 'application/json, application/problem+json',
    });
  } catch (cause) {
    throw new PlatformError('key_refused', 'The access key holds characters that cannot be sent', { cause });
  }
}

/** No answer, or none that can be read, to a request that may have taken effect: the outcome is to be asked for. */
function inDoubt(error: PlatformError): PlatformError {
  return new PlatformError('outcome_unknown', `It is not known whether this took effect. ${error.message}`, {
    status: error.status,
    retryAfterMs: error.retryAfterMs,
    cause: error,
  });
}

const LOST: ReadonlySet<string> = new Set(['unreachable', 'timeout', 'not_a_platform', 'too_large']);

/**
 * Runs a request, or the reading of its answer, whose failure leaves the outcome open.
 * @throws PlatformError `outcome_unknown` in place of `unreachable`, `timeout`, `not_a_platform` and `too_large`
 */
export async function orInDoubt<Value>(work: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof PlatformError && LOST.has(error.code) ? inDoubt(error) : error;
  }
}

/** What the network said: ky wraps it in errors that hold the request, and with it the access key. */
function withoutRequest(error: unknown): unknown {
  return isKyError(error) ? error.cause : error;
}

function parse(text: string, status: number): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words quote the answer, which may hold customers' data.
    throw new PlatformError('not_a_platform', 'The answer is not JSON', { status });
  }
}

/**
 * Makes the one way in which a platform is asked: the key in a header and nowhere else, no cookies, no cache, no redirect
 * followed; a total time and an answer's size that are never exceeded; a second try for reads alone, and only if the
 * platform does not ask for a longer pause.
 * @param accessKey asked at each question; what it throws passes through as it is
 */
export function makeAsk(base: URL, accessKey: () => Promise<string>, limits: Limits): Ask {
  const { clock, maxBytes, timeoutMs } = limits;
  const pauseOf = ({ headers }: Response) =>
    retryAfterMs(headers.get('retry-after'), headers.get('date'), clock());

  const client = ky.create({
    credentials: 'omit',
    // `manual` rather than `error`: both follow nothing, but `error` cannot be told from a broken line.
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    timeout: false,
    retry: {
      limit: 1,
      methods: ['get'],
      statusCodes: [408, 429, 500, 502, 503, 504],
      maxRetryAfter: SHORT_PAUSE_MS,
      shouldRetry: ({ error }) => {
        if (!(error instanceof HTTPError)) return undefined;
        const pause = pauseOf(error.response);
        const tooMany = pause === null && error.response.status === 429;
        return tooMany || (pause ?? 0) > SHORT_PAUSE_MS ? false : undefined;
      },
    },
  });

  async function send(question: Question, url: URL, headers: Headers): Promise<unknown> {
    const { method, body, effect = false, signal } = question;
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const response = await client(url, {
        method,
        headers,
        ...(body === undefined ? {} : { json: body }),
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      return parse(await readBody(response, maxBytes), response.status);
    } catch (error) {
      if (error instanceof PlatformError) throw error;
      if (deadline.aborted) {
        throw new PlatformError('timeout', `No whole answer within ${timeoutMs / 1_000} seconds`, {
          cause: error,
        });
      }
      if (signal?.aborted) throw new PlatformError('timeout', 'Stopped before an answer came');
      if (error instanceof HTTPError) {
        const { status, headers: answered } = error.response;
        const contentType = answered.get('content-type') ?? '';
        throw explainAnswer({
          status,
          contentType,
          retryAfterMs: pauseOf(error.response),
          body: error.data,
          effect,
        });
      }
      throw new PlatformError('unreachable', 'The platform gave no answer', { cause: withoutRequest(error) });
    }
  }

  return async (question) => {
    const url = addressOf(base, question);
    const headers = headersWith(await accessKey());
    if (question.signal?.aborted) throw new PlatformError('timeout', 'Stopped before anything was sent');
    const work = () => send(question, url, headers);
    return question.effect ? orInDoubt(work) : work();
  };
}
