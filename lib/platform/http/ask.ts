import ky, { HTTPError, isKyError, isTimeoutError, type Options } from 'ky';
import type { Clock } from '../../core/clock.ts';
import { MASK } from '../../core/mask-secrets.ts';
import { PlatformError } from '../platform-error.ts';
import type { Authenticate } from './authenticate.ts';
import { type ErrorTable, explainAnswer } from './error-table.ts';
import { retryAfterMs } from './retry-after.ts';

export interface Limits {
  /** For one question with its second try, answer read: well within the 30 seconds of a worker's event. */
  readonly timeoutMs: number;
  /** The longest answer that is read. */
  readonly maxBytes: number;
  readonly clock: Clock;
}

export const LIMITS: Limits = { timeoutMs: 20_000, maxBytes: 5_000_000, clock: Date.now };

/** What an adapter's way of asking is made of. */
export interface Manner {
  readonly authenticate: Authenticate;
  readonly errors: ErrorTable;
  /** All that may be asked for, as `GET invoices/*`: `*` stands for one segment. Nothing else leaves this computer. */
  readonly allow: readonly string[];
  /** Headers that are no secret, made anew for each question. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** What every path ends with. */
  readonly ending?: '/';
  readonly limits: Limits;
}

export interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base address; each part is one segment. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | null>>;
  readonly body?: unknown;
  /** Sent as a form instead, as OAuth wants it (RFC 6749 §4); its values, but for the kind of grant, never come back in an error. */
  readonly form?: Readonly<Record<string, string>>;
  /** Whether the platform may do something about it; no answer then means an unknown outcome. */
  readonly effect?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Sends one question and returns the answer's JSON; `undefined` for an empty answer. */
export type Ask = (question: Question) => Promise<unknown>;

/** The longest pause before a second try inside one question; anything longer is a row in the queue. */
const SHORT_PAUSE_MS = 3_000;
/** The pause before a second try where the platform asks for none. */
const OWN_PAUSE_MS = 300;

function isAllowed(allow: readonly string[], { method, path }: Question): boolean {
  return allow.some((each) => {
    const [allowed, route = ''] = each.split(' ');
    const parts = route.split('/');
    return (
      allowed === method &&
      parts.length === path.length &&
      parts.every((part, at) => part === '*' || part === path[at])
    );
  });
}

function addressOf(base: URL, { path, query }: Question, ending = ''): URL {
  const segments = path.map((segment) => {
    // Not even percent-encoded dots survive in an address, nor does half a character: nothing can be asked for under such an id.
    if (/^\.{0,2}$|\p{Surrogate}/u.test(segment))
      throw new PlatformError('not_found', 'The platform can have nothing of that id');
    // A colon belongs to the name of a custom operation (`records:lookup`) and is allowed in a path.
    return encodeURIComponent(segment).replaceAll('%3A', ':');
  });
  const url = new URL(segments.join('/') + ending, base);
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null) url.searchParams.set(name, String(value));
  }
  return url;
}

/** Shorter parts of what signs in may stand in any text. */
const SECRET_FROM = 6;

/** The headers of a request, and what of them must never come back in an answer. */
interface SignedIn {
  readonly headers: Headers;
  readonly secrets: readonly string[];
}

async function signIn({ authenticate, headers }: Manner): Promise<SignedIn> {
  const signedIn = await authenticate();
  const parts = Object.values(signedIn).flatMap((value) => value.split(' ').slice(-1));
  try {
    return {
      headers: new Headers({
        accept: 'application/json, application/problem+json',
        ...headers?.(),
        ...signedIn,
      }),
      secrets: parts.filter((part) => part.length >= SECRET_FROM),
    };
  } catch (cause) {
    throw new PlatformError('key_refused', 'The access key holds characters that cannot be sent', { cause });
  }
}

/** Lost or unreadable answer to a request that may have taken effect: the outcome has to be asked for. */
function toUnknownOutcome(error: PlatformError): PlatformError {
  return new PlatformError('outcome_unknown', `It is not known whether this took effect. ${error.message}`, {
    status: error.status,
    problemCode: error.problemCode,
    retryAfterMs: error.retryAfterMs,
    cause: error,
  });
}

const LOST: ReadonlySet<string> = new Set(['unreachable', 'timeout', 'not_a_platform', 'too_large']);

/**
 * Runs a request, or the reading of its answer, whose failure leaves the outcome open.
 * @throws PlatformError `outcome_unknown` in place of `unreachable`, `timeout`, `not_a_platform` and `too_large`
 */
export async function orUnknownOutcome<Value>(work: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof PlatformError && LOST.has(error.code) ? toUnknownOutcome(error) : error;
  }
}

/** Takes the access key out of an answer that repeats it, as errors that quote the request do: it is stored and shown nowhere. */
function withoutKey(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, secret.replaceAll('/', '\\/')])
    .reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
}

/** The body of an error; `null` if it is nested so deep that it cannot be written. */
function bodyOf(data: unknown, secrets: readonly string[]): unknown {
  try {
    return JSON.parse(withoutKey(JSON.stringify(data ?? null), secrets));
  } catch {
    return null;
  }
}

/** The contract has six levels; what a log entry shows of a record may have some more. */
const DEPTH_MAX = 64;

/** Whether a JSON text is nested so deep that reading, copying or showing it could fail. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    else if (quoted) at += sign === '\\' ? 1 : 0;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > DEPTH_MAX) return true;
  }
  return false;
}

function parse(bytes: ArrayBuffer, status: number, secrets: readonly string[]): unknown {
  if (bytes.byteLength === 0) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new PlatformError('not_a_platform', 'The answer is not UTF-8 text', { status, cause });
  }
  if (isTooDeep(text)) throw new PlatformError('not_a_platform', 'The answer is nested too deep', { status });
  try {
    return text ? JSON.parse(withoutKey(text, secrets)) : undefined;
  } catch {
    // The parser's own words quote the answer, which may hold customers' data.
    throw new PlatformError('not_a_platform', 'The answer is not JSON', { status });
  }
}

/**
 * One retry of a read. ky retries and waits; it cannot read fractions of seconds or dates by the answer's clock, and would
 * shorten a long pause instead of leaving it to the queue.
 * @param pauseOf the pause that an answer asks for, in milliseconds
 */
function retryOnce(pauseOf: (response: Response) => number | null): NonNullable<Options['retry']> {
  let pause: number | null = null;
  return {
    limit: 1,
    methods: ['get'],
    statusCodes: [408, 429, 500, 502, 503, 504],
    afterStatusCodes: [],
    shouldRetry: ({ error }) => {
      if (!(error instanceof HTTPError)) return undefined;
      pause = pauseOf(error.response);
      const tooMany = pause === null && error.response.status === 429;
      return tooMany || (pause ?? 0) > SHORT_PAUSE_MS ? false : undefined;
    },
    delay: () => pause ?? OWN_PAUSE_MS,
  };
}

/**
 * Makes the one way in which a platform is asked: the key in a header and nowhere else, no cookies, no cache, no redirect
 * followed; a total time and a size of the answer that are never exceeded; a second try for reads alone, and only if the
 * platform does not ask for a longer pause.
 * @param authenticate asked at each question; what it throws passes through unchanged
 * @returns rejects with PlatformError, with the codes of `errors`, `unreachable`, `timeout`, `too_large`, `not_a_platform`
 *   and, for a question with an effect, `outcome_unknown`
 */
export function makeAsk(base: URL, manner: Manner): Ask {
  const { errors, limits, allow, ending } = manner;
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
    totalTimeout: timeoutMs,
  });

  function explain(
    error: unknown,
    { effect = false, signal, form = {} }: Question,
    known: readonly string[],
  ): PlatformError {
    const sent = Object.entries(form).flatMap(([name, value]) => (name === 'grant_type' ? [] : [value]));
    const secrets = [...known, ...sent.filter((value) => value.length >= SECRET_FROM)];
    if (error instanceof PlatformError) return error;
    if (signal?.aborted) return new PlatformError('timeout', 'Stopped before an answer came');
    // ky's errors hold the request, and with it the access key: none of them becomes a cause.
    if (isTimeoutError(error)) {
      return new PlatformError('timeout', `No whole answer within ${timeoutMs / 1_000} seconds`);
    }
    if (error instanceof HTTPError) {
      const { response, data } = error;
      return explainAnswer(errors, {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        retryAfterMs: pauseOf(response),
        body: bodyOf(data, secrets),
        effect,
      });
    }
    const cause = isKyError(error) ? error.cause : error;
    return new PlatformError('unreachable', 'The platform gave no answer', { cause });
  }

  async function send(question: Question, url: URL, { headers, secrets }: SignedIn): Promise<unknown> {
    const { method, body, form, signal } = question;
    let tooLarge: PlatformError | null = null;
    try {
      const answer = client(url, {
        method,
        headers,
        retry: retryOnce(pauseOf),
        ...(body === undefined ? {} : { json: body }),
        ...(form && { body: new URLSearchParams(form) }),
        ...(signal && { signal }),
        onDownloadProgress: ({ transferredBytes }) => {
          if (transferredBytes <= maxBytes) return;
          tooLarge = new PlatformError('too_large', `The answer is larger than ${maxBytes} bytes`);
          throw tooLarge;
        },
      });
      const bytes = await answer.arrayBuffer();
      return parse(bytes, (await answer).status, secrets);
    } catch (error) {
      throw explain(tooLarge ?? error, question, secrets);
    }
  }

  return async (question) => {
    if (!isAllowed(allow, question))
      throw new PlatformError('refused', `${question.method} ${question.path[0]} is never asked for here`);
    const url = addressOf(base, question, ending);
    const signedIn = await signIn(manner);
    if (question.signal?.aborted) throw new PlatformError('timeout', 'Stopped before anything was sent');
    const work = () => send(question, url, signedIn);
    return question.effect ? orUnknownOutcome(work) : work();
  };
}
