/** What the diagnosis looks at, in the order in which it is gone through. */
export type CheckId =
  | 'online'
  | 'access'
  | 'reached'
  | 'key'
  | 'store'
  | 'records'
  | 'commands'
  | 'runs'
  | 'quickbooks'
  | 'queue'
  | 'contract'
  | 'expiry'
  | 'version'
  | 'schedule'
  | 'awake';

export type CheckResult = 'pass' | 'fail' | 'warn' | 'unknown';

export interface Check {
  readonly id: CheckId;
  readonly label: string;
  /** `warn`: all right today, and not for long. */
  readonly result: CheckResult;
  readonly found: string;
  /** The one thing to do next; `null` where there is nothing to do. */
  readonly step: string | null;
}

/** What the browser says of itself. */
export interface BrowserFacts {
  readonly online: boolean;
  /** Whether the browser lets Tickmark reach them. */
  readonly access: { readonly quickbooks: boolean; readonly platform: boolean };
  /** The last time in which automatic syncs were missed; milliseconds since the epoch. */
  readonly asleep: { readonly from: number; readonly to: number } | null;
}

/** What the checks amount to. "All pass" is said of nothing but that. */
export type Verdict =
  | { readonly kind: 'fail' | 'warn' | 'unknown'; readonly count: number }
  | { readonly kind: 'pass' };

/** The worst of the results, and how many there are of it. */
export function verdictOf(checks: readonly Pick<Check, 'result'>[]): Verdict {
  for (const kind of ['fail', 'warn', 'unknown'] as const) {
    const count = checks.filter(({ result }) => result === kind).length;
    if (count > 0) return { kind, count };
  }
  return { kind: 'pass' };
}

/** What a sync does, in order. */
export type SyncStep = 'connect' | 'ask' | 'push' | 'run' | 'follow' | 'pull' | 'reconcile';

/** Under which check it is told that a step fails. */
export const CHECK_OF_STEP = {
  connect: 'records',
  ask: 'commands',
  push: 'commands',
  run: 'runs',
  follow: 'runs',
  pull: 'records',
  reconcile: 'records',
} as const satisfies Record<SyncStep, CheckId>;

/** A step that fails, as it was told last. */
export interface Failing {
  readonly step: SyncStep;
  readonly code: string;
  /** The HTTP status that was answered, `null` for none. */
  readonly status: number | null;
  /** The exact reason: the platform's words, or what breaks the contract and where. */
  readonly reason: string;
  /** RFC 3339; when it began, and when it is tried again. */
  readonly since: string;
  readonly retry_at: string;
}
