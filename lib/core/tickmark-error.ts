/**
 * Every error that Tickmark raises: a stable code that people are shown words for, and one bit that says whether trying
 * again later can help.
 */
export class TickmarkError extends Error {
  override readonly name: string = 'TickmarkError';
  readonly code: string;
  readonly retryable: boolean;
  /** Facts for the words and for support; never an access key. */
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
