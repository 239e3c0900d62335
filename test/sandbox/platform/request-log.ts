/** A request that this platform received, with any outcome. */
export interface RecordedCall {
  seq: number;
  /** RFC 3339, by the platform's own clock. */
  at: string;
  method: string;
  path: string;
  query: Record<string, string>;
  /** Headers that tests ask about; an access key is cut to its last four characters. */
  headers: Record<string, string>;
  /** The body as JSON, as text if it is no JSON, or `null`. */
  body: unknown;
  /** The user's id, or `null` if the key was refused. */
  user: string | null;
  /** The status of the answer, the fault that struck instead, or `null` while unanswered. */
  outcome: number | string | null;
  /** When it arrived, in milliseconds of the machine's own clock (`performance.now`). */
  arrived_ms: number;
}

export interface CallFilter {
  method?: string;
  /** A regular expression against the path. */
  path?: string;
}

export interface RequestLog {
  begin(call: Omit<RecordedCall, 'seq' | 'user' | 'outcome' | 'arrived_ms'>): RecordedCall;
  calls(filter?: CallFilter): RecordedCall[];
  clear(): void;
}

const KEPT_HEADERS = [
  'accept',
  'accept-language',
  'content-type',
  'cookie',
  'idempotency-key',
  'if-match',
  'origin',
  'referer',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'user-agent',
];
const MOST = 50_000;

/** The headers of a request that are recorded. */
export function keepHeaders(headers: Headers): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = headers.get(name);
    if (value !== null) kept[name] = value;
  }
  const authorization = headers.get('authorization');
  if (authorization !== null)
    kept.authorization = `${authorization.split(' ')[0]} …${authorization.slice(-4)}`;
  return kept;
}

/** Makes a log of received requests, oldest first; drops the oldest beyond 50,000. */
export function createRequestLog(): RequestLog {
  const calls: RecordedCall[] = [];
  let seq = 0;
  return {
    begin(call) {
      seq += 1;
      const recorded: RecordedCall = {
        seq,
        user: null,
        outcome: null,
        arrived_ms: performance.now(),
        ...call,
      };
      calls.push(recorded);
      if (calls.length > MOST) calls.shift();
      return recorded;
    },
    calls(filter = {}) {
      const path = filter.path === undefined ? null : new RegExp(filter.path);
      return calls.filter(
        (call) =>
          (filter.method === undefined || call.method === filter.method) && (!path || path.test(call.path)),
      );
    },
    clear: () => void calls.splice(0),
  };
}
