/**
 * Every error that Tickmark throws: a stable code, which surfaces put into words, and whether a later retry can help.
 */
export class TickmarkError extends Error {
  override readonly name: string = 'TickmarkError';
  readonly code: string;
  readonly retryable: boolean;
  /** Facts for the message and for support; never an access key. */
  readonly facts: Readonly<Record<string, string | number | null>>;

  constructor(
    code: string,
    message: string,
    {
      retryable = false,
      facts = {},
      cause,
    }: { retryable?: boolean; facts?: TickmarkError['facts']; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = retryable;
    this.facts = facts;
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
