/** One code of a problem: what it says, and the example that stands beside its status. */
interface ProblemCode {
  /** The status of an answer with this code; in a command's result the answer itself is a 200. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** When a platform says it, and what Tickmark makes of it. */
  readonly means: string;
}

/** The codes of the contract. A platform may have more of its own; Tickmark decides by the status then. */
export const PROBLEM_CODES = {
  invalid_request: {
    status: 400,
    title: 'The request is not valid',
    detail: 'record_id is missing',
    means: 'The request breaks this contract. It is never sent again as it is.',
  },
  unauthorized: {
    status: 401,
    title: 'The access key was refused',
    detail: 'This access key was withdrawn on 2026-03-01',
    means: 'No key, a wrong or a withdrawn one. Reading stops and the person is asked for a new key.',
  },
  permission: {
    status: 403,
    title: 'No permission',
    detail: 'This access key has no right to company 9341450122330022',
    means: 'The key is good and has no right to this company, list or operation.',
  },
  not_allowed: {
    status: 403,
    title: 'Your role does not allow this',
    detail: 'A viewer may not send commands',
    means: 'The person’s role does not allow this command. In a result: the action is not in `allowed`.',
  },
  not_found: {
    status: 404,
    title: 'Not found',
    detail: 'There is no record inv_9999',
    means: 'There is nothing of this id. It never says that a command was not received.',
  },
  not_offered: {
    status: 404,
    title: 'Not offered',
    detail: 'This platform has no runs',
    means: 'This operation is not built. Answer it to every path of this contract that you do not have.',
  },
  never_received: {
    status: 404,
    title: 'Never received',
    detail: 'No command with this key was received',
    means:
      '`/commands/{key}` alone: the platform has no memory of this key **and nothing has happened under it**. Only then is the command sent once more.',
  },
  conflict: {
    status: 409,
    title: 'Someone else was first',
    detail: 'The class was renamed to Snow and ice by Second context',
    means: 'An entry of a list has another version. A command says the same by `status: "conflict"`.',
  },
  tracking_off: {
    status: 409,
    title: 'Tracking is off in QuickBooks',
    detail: 'Class tracking is off in the QuickBooks settings of Maple Landscaping Inc.',
    means: 'Classes or locations are not tracked in this company.',
  },
  cursor_expired: {
    status: 410,
    title: 'The cursor has expired',
    detail: 'This cursor is from before 2026-02-01: start over',
    means: 'The place in the feed is not known, or no longer. Reading starts over; what is queued is kept.',
  },
  key_reused: {
    status: 422,
    title: 'The key was used for something else',
    detail: 'This key belongs to a resync of inv_1042',
    means: 'The same key came with other content. Nothing was done.',
  },
  not_eligible: {
    status: 422,
    title: 'This is not possible for the record as it stands',
    detail: 'resync is not possible for an invoice in state syncing',
    means: 'In a result: the state of the record does not permit this action.',
  },
  closed_period: {
    status: 422,
    title: 'The books are closed',
    detail: 'The books of Maple Landscaping Inc. are closed through 2026-01-31',
    means: 'In a result: the date of the record lies in the closed period.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    detail: 'More than 60 requests within a minute',
    means: 'Wait for as long as `Retry-After` says.',
  },
  unavailable: {
    status: 503,
    title: 'Not available',
    detail: 'Maintenance until 15:00',
    means: 'The same. Nothing of the request has happened.',
  },
} as const satisfies Readonly<Record<string, ProblemCode>>;

export type ProblemName = keyof typeof PROBLEM_CODES;

/** A problem of this code as a platform sends it. */
export function problemExample(code: ProblemName) {
  const { status, title, detail } = PROBLEM_CODES[code];
  return {
    type: `https://fieldpro.example/problems/${code.replaceAll('_', '-')}`,
    title,
    status,
    detail,
    code,
    retryable: status === 429 || status >= 500,
    request_id: 'req_b6c2',
  };
}
