import type { Platform } from '../platform-context.ts';
import { PlatformProblem } from '../problem.ts';
import type { Company } from '../store/company-table.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import type { WirePerson } from '../wire.ts';

/** What an action works on: the record in memory, which the caller saves after the action. */
export interface ActionContext {
  platform: Platform;
  realm: string;
  company: Company;
  record: StoredRecord;
  input: Record<string, unknown>;
  by: WirePerson;
  /** The time of the command, RFC 3339. */
  at: string;
}

/** The effects of an action besides the changed record. */
export interface ActionOutcome {
  /** The operation to follow; the command is then `accepted` rather than `done`. */
  operation?: string;
  /** The record's new place in the queue. */
  rank?: number;
  /** Runs after the record is saved. */
  afterwards?: () => void;
}

export type ActionHandler = (context: ActionContext) => ActionOutcome;

/** A text of the input, or `null` where it is absent or empty. */
export function textInput(input: Record<string, unknown>, name: string): string | null {
  const value = input[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** An object of the input. @throws PlatformProblem `invalid_request` where it is none */
export function objectInput(input: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = input[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PlatformProblem(422, 'invalid_request', `input.${name} is missing`);
  }
  return value as Record<string, unknown>;
}
