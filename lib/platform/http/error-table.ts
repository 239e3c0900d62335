import { maskSecrets } from '../../core/mask-secrets.ts';
import { PlatformError, type PlatformErrorCode } from '../platform-error.ts';

/** An answer that is not a success. */
export interface ErrorAnswer {
  /** 0 for a redirect that the browser withheld. */
  readonly status: number;
  readonly contentType: string;
  /** How long the platform asked to be left alone, in milliseconds. */
  readonly retryAfterMs: number | null;
  /** The body as far as it could be read: JSON, else text. */
  readonly body: unknown;
  /** Whether the request may have taken effect. */
  readonly effect: boolean;
}

/**
 * Who speaks in an error's body: the platform in the form its API promises (`api`), something that sends JSON with an error
 * code (`code`), or anything on the way, such as a proxy or a sign-in page (`foreign`).
 */
export type Speaker = 'api' | 'code' | 'foreign';

/** What an adapter reads from an error's body. */
export interface ErrorBody {
  readonly speaker: Speaker;
  /** Words for people, kept as they are; `null` for none. */
  readonly words: string | null;
  readonly problemCode: string | null;
  readonly requestId: string | null;
}

interface ErrorRow {
  /** First and last status; a single status stands alone. */
  readonly status: number | readonly [first: number, last: number];
  /** Absent for every speaker. */
  readonly speakers?: readonly Speaker[];
  /** What its words have to hold; absent for any. */
  readonly says?: RegExp;
  readonly code: PlatformErrorCode;
  /** The answer leaves open whether a request with an effect has happened: its code is then `outcome_unknown`. */
  readonly open?: true;
}

/** How an adapter understands errors. The first row that fits decides; an answer that fits none is `not_a_platform`, open. */
export interface ErrorTable {
  readonly rows: readonly ErrorRow[];
  readonly readBody: (contentType: string, body: unknown) => ErrorBody;
}

const WORDS_MAX = 300;
const OTHERWISE = { code: 'not_a_platform', open: true } as const;

function fits(
  { status, speakers, says }: ErrorRow,
  answered: number,
  { speaker, words }: ErrorBody,
): boolean {
  const [first, last] = typeof status === 'number' ? [status, status] : status;
  if (answered < first || answered > last) return false;
  return (speakers?.includes(speaker) ?? true) && (says?.test(words ?? '') ?? true);
}

/** The error that an answer means, with our code and its retryable bit from the table, and the platform's words kept. */
export function explainAnswer(
  { rows, readBody }: ErrorTable,
  { status, contentType, retryAfterMs, body, effect }: ErrorAnswer,
): PlatformError {
  const read = readBody(contentType, body);
  const { words, problemCode, requestId } = read;
  const row = rows.find((each) => fits(each, status, read)) ?? OTHERWISE;
  const otherwise = status < 400 ? 'The address redirects elsewhere' : `The platform answered ${status}`;
  return new PlatformError(
    effect && row.open ? 'outcome_unknown' : row.code,
    // The platform's own words stand alone: people read them.
    (words && maskSecrets(words.slice(0, 4 * WORDS_MAX)).slice(0, WORDS_MAX)) || otherwise,
    { status: status || null, problemCode, requestId, retryAfterMs },
  );
}
