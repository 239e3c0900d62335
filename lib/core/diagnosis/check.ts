/** The checks of the diagnosis, in order. */
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
  /** `warn`: it passes today, but not for long. */
  readonly result: CheckResult;
  readonly found: string;
  /** The next step for the user; `null` if there is none. */
  readonly step: string | null;
}

/** Facts from the browser. */
export interface BrowserFacts {
  readonly online: boolean;
  /** Whether the browser grants Tickmark access to them. */
  readonly access: { readonly quickbooks: boolean; readonly platform: boolean };
  /** The last time in which automatic syncs were missed; milliseconds since the Unix epoch. */
  readonly asleep: { readonly from: number; readonly to: number } | null;
}

/** The verdict on all checks. "All pass" requires that every check passes. */
export type Verdict =
  | { readonly kind: 'fail' | 'warn' | 'unknown'; readonly count: number }
  | { readonly kind: 'pass' };

/** The worst result, and how many checks have it. */
export function verdictOf(checks: readonly Pick<Check, 'result'>[]): Verdict {
  for (const kind of ['fail', 'warn', 'unknown'] as const) {
    const count = checks.filter(({ result }) => result === kind).length;
    if (count > 0) return { kind, count };
  }
  return { kind: 'pass' };
}

/** The steps of a sync, in order. */
export type SyncStep = 'connect' | 'ask' | 'push' | 'run' | 'follow' | 'pull' | 'reconcile';

/** The check that reports the failure of each step. */
export const CHECK_OF_STEP = {
  connect: 'records',
  ask: 'commands',
  push: 'commands',
  run: 'runs',
  follow: 'runs',
  pull: 'records',
  reconcile: 'records',
} as const satisfies Record<SyncStep, CheckId>;

/** A failing step, as last reported. */
export interface Failing {
  readonly step: SyncStep;
  readonly code: string;
  /** The HTTP status of the answer, `null` for none. */
  readonly status: number | null;
  /** The exact reason: the platform's words, or what breaks the contract and where. */
  readonly reason: string;
  /** RFC 3339: when it began, and when it is retried. */
  readonly since: string;
  readonly retry_at: string;
}
