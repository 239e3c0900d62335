import type { Money } from '../records/money.ts';
import { foldText } from './fold-text.ts';

/** `accepted`: the platform has accepted it and carries it out later. */
export type LogOutcome =
  | 'pending'
  | 'accepted'
  | 'succeeded'
  | 'failed'
  | 'conflict'
  | 'canceled'
  | 'refused'
  | 'unknown';

/** A line of a log: an action in Tickmark, or one of the platform. */
export interface LogLine {
  readonly id: string;
  readonly at: string;
  /** Who did it, or `null` for nobody. */
  readonly who: string | null;
  readonly action: string;
  readonly record_id: string | null;
  readonly label: string | null;
  readonly outcome: LogOutcome;
  readonly code: string | null;
  readonly detail: string | null;
  readonly quickbooks_id: string | null;
  readonly amount: Money | null;
  /** The record's sync state after it, if the log reports it. */
  readonly state_after: string | null;
}

/** The sections of a log (product SO-14, SO-16, SO-17). */
export type LogSection = 'pending' | 'accepted' | 'succeeded' | 'failed';

const SECTION_OF: Record<LogOutcome, LogSection | null> = {
  pending: 'pending',
  accepted: 'accepted',
  succeeded: 'succeeded',
  failed: 'failed',
  conflict: 'failed',
  refused: 'failed',
  canceled: null,
  unknown: null,
};

/** The section of a line; undone commands and unknown outcomes belong to none. */
export function sectionOf(outcome: LogOutcome): LogSection | null {
  return SECTION_OF[outcome];
}

export interface LogFilter {
  readonly section: LogSection | null;
  /** A person's name; `''` for nobody; `null` for everybody. */
  readonly who: string | null;
  /** A part of the record's label. */
  readonly record: string;
  /** First and last day, `YYYY-MM-DD` in the company's time zone; empty for no limit. */
  readonly from: string;
  readonly to: string;
}

export const WHOLE_LOG: LogFilter = { section: null, who: null, record: '', from: '', to: '' };

/**
 * Filters log lines; a later success does not hide an earlier failure.
 * @param dayOf the company's calendar day of a time (RFC 3339), `YYYY-MM-DD`
 */
export function filterLog(
  lines: readonly LogLine[],
  { section, who, record, from, to }: LogFilter,
  dayOf: (at: string) => string,
): LogLine[] {
  const wanted = foldText(record).trim();
  return lines.filter(
    (line) =>
      (section === null || sectionOf(line.outcome) === section) &&
      (who === null || (line.who ?? '') === who) &&
      (!wanted || foldText(line.label ?? '').includes(wanted)) &&
      (!from || dayOf(line.at) >= from) &&
      (!to || dayOf(line.at) <= to),
  );
}

/** The names of all people in a log, sorted; `''` stands for lines without a person. */
export function peopleOf(lines: readonly LogLine[], locale: string): string[] {
  const names = new Set(lines.map((line) => line.who ?? ''));
  return [...names].sort(new Intl.Collator(locale).compare);
}

/** Both logs, as far as they have been read. */
export interface Logs {
  readonly here: readonly LogLine[];
  readonly platform: readonly LogLine[];
  /** The platform's log is being read, was read to its end, in part, or was refused. */
  readonly reading: 'reading' | 'all' | 'part' | 'refused';
  readonly problem: string | null;
}
