import { expect } from 'vitest';
import type { Control } from '../../sandbox/platform/control.ts';
import type { RecordedCall } from '../../sandbox/platform/request-log.ts';

/** Every command that the platform was sent, with the calls that were about it, oldest first. */
export function callsByKey(control: Pick<Control, 'calls'>): Map<string, RecordedCall[]> {
  const byKey = new Map<string, RecordedCall[]>();
  const note = (key: string, call: RecordedCall) => byKey.set(key, [...(byKey.get(key) ?? []), call]);
  for (const call of control.calls({ path: '/commands(/|$)' })) {
    const asked = /\/commands\/([^/]+)$/.exec(call.path)?.[1];
    if (asked !== undefined) note(asked, call);
    else {
      const { commands } = call.body as { commands: { key: string; dry_run?: boolean }[] };
      for (const { key, dry_run } of commands) if (!dry_run) note(key, call);
    }
  }
  return byKey;
}

/**
 * How a command may have been sent without being asked after first: the platform said that it did not look at it, or
 * Chromium itself sent the request once more on a new line, as browsers do when a line that was kept open breaks.
 */
const MAY_FOLLOW: ReadonlySet<RecordedCall['outcome']> = new Set(['status', 'drop', 'commit_then_drop', 429]);

/** No command was sent again before the platform had said that it never received it. */
export function expectAskedBeforeSentAgain(control: Pick<Control, 'calls'>): void {
  for (const [key, calls] of callsByKey(control)) {
    for (const [at, call] of calls.entries()) {
      const before = calls[at - 1];
      if (call.method !== 'POST' || !before) continue;
      const isUnknownThere = before.method === 'GET' && before.outcome === 404;
      expect(isUnknownThere || MAY_FOLLOW.has(before.outcome), `${key}: ${told(calls)}`).toBe(true);
    }
  }
}

function told(calls: readonly RecordedCall[]): string {
  return calls.map(({ seq, method, outcome }) => `${seq} ${method} ${outcome}`).join(', ');
}

/** The platform knows these commands and no others, and each has had its effect once. */
export function expectEffects(control: Pick<Control, 'calls' | 'effects'>, keys: readonly string[]): void {
  const effects = control.effects();
  // Runs have keys and effects too.
  expect(Object.entries(effects).filter(([, times]) => times !== 1)).toEqual([]);
  expect([...callsByKey(control).keys()].sort()).toEqual([...keys].sort());
  expect(keys.filter((key) => effects[key] !== 1)).toEqual([]);
}
