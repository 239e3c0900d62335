import type { PlatformRecord } from '../core/records/platform-record.ts';
import { PlatformError } from './platform-error.ts';
import type { Command, CommandResult, Effects, Platform } from './port.ts';

/** A result of which nothing is known but its status. */
export function resultOf(key: string, status: CommandResult['status']): CommandResult {
  return { key, status, record: null, operation_id: null, by: null, problem: null, effects: null };
}

/** A command that was not sent, for a reason of this adapter's own. */
export function refused(
  key: string,
  code: string,
  detail: string,
  record: PlatformRecord | null,
): CommandResult {
  const problem = { status: null, code, title: null, detail, retryable: false, request_id: null };
  return { ...resultOf(key, 'refused'), record, problem };
}

/** What a dry run tells. */
export function foreseen(
  key: string,
  record: PlatformRecord | null,
  affects: Effects['affects'],
): CommandResult {
  const effects = { creates: false, duplicate_of: null, releases: [], affects };
  return { ...resultOf(key, 'done'), record, effects };
}

type Step = (realm: string, command: Command, signal?: AbortSignal) => Promise<CommandResult | null>;

/**
 * Executes commands on a platform without keys, each once and only for the version that was seen. Its answer comes before the work,
 * so that what became of a command is asked for (`outcome`).
 * @param judge reads alone; what stands against a command, or the answer to a dry run; `null` where it is to be sent
 * @param send sends it once; `null` where the platform has taken it
 */
export function executeWithoutKeys(judge: Step, send: Step): Platform['execute'] {
  return async (realm, commands, signal) => {
    const results: CommandResult[] = [];
    for (const command of commands) {
      const verdict = await judge(realm, command, signal).catch((error) => {
        // One of the same request may have been sent before.
        throw error instanceof PlatformError ? error.about({ isUnsent: results.length === 0 }) : error;
      });
      results.push(verdict ?? (await send(realm, command, signal)) ?? resultOf(command.key, 'not_known'));
    }
    return results;
  };
}
