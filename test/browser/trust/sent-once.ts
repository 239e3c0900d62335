import { expect } from 'vitest';
import type { Control } from '../../sandbox/platform/control.ts';
import type { RecordedCall } from '../../sandbox/platform/request-log.ts';

/** The platform's calls about each command, by its key, oldest first. */
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
 * Outcomes after which a command may be sent again without a question: the platform said that it did not process it, or
 * Chromium itself repeated the request on a new connection, as browsers do when a kept-alive connection breaks.
 */
const MAY_FOLLOW: ReadonlySet<RecordedCall['outcome']> = new Set(['status', 'drop', 'commit_then_drop', 429]);

/** Outcomes of a question after which a command is put aside; whoever presses on it once more sends it again. */
const PUTS_ASIDE: ReadonlySet<RecordedCall['outcome']> = new Set(['bad_result', 'html']);

/** Checks that no command was sent again before the platform said that it never received it. */
export function expectAskedBeforeSentAgain(control: Pick<Control, 'calls'>): void {
  for (const [key, calls] of callsByKey(control)) {
    for (const [at, call] of calls.entries()) {
      const before = calls[at - 1];
      if (call.method !== 'POST' || !before) continue;
      const isUnknownThere =
        before.method === 'GET' && (before.outcome === 404 || PUTS_ASIDE.has(before.outcome));
      expect(isUnknownThere || MAY_FOLLOW.has(before.outcome), `${key}: ${told(calls)}`).toBe(true);
    }
  }
}

function told(calls: readonly RecordedCall[]): string {
  return calls.map(({ seq, method, outcome }) => `${seq} ${method} ${outcome}`).join(', ');
}

/** Checks that the platform received exactly these commands, and that each took effect once. */
export function expectEffects(control: Pick<Control, 'calls' | 'effects'>, keys: readonly string[]): void {
  const effects = control.effects();
  // Runs have keys and effects too.
  expect(Object.entries(effects).filter(([, times]) => times !== 1)).toEqual([]);
  expect([...callsByKey(control).keys()].sort()).toEqual([...keys].sort());
  expect(keys.filter((key) => effects[key] !== 1)).toEqual([]);
}
