import type { Money } from '../records/money.ts';
import { foldText } from './fold-text.ts';

export type LogOutcome = 'pending' | 'succeeded' | 'failed' | 'conflict' | 'canceled' | 'refused' | 'unknown';

/** A line of a log: of what was done here, or of what the platform has done. */
export interface LogLine {
  readonly id: string;
  readonly at: string;
  /** Who did it, or `null` where nobody did. */
  readonly who: string | null;
  readonly action: string;
  readonly record_id: string | null;
  readonly label: string | null;
  readonly outcome: LogOutcome;
  readonly code: string | null;
  readonly detail: string | null;
  readonly quickbooks_id: string | null;
  readonly amount: Money | null;
  /** The record's sync state after it, where the log tells it. */
  readonly state_after: string | null;
}

/** The three sections of a log (product SO-14, SO-16, SO-17). */
export type LogSection = 'pending' | 'succeeded' | 'failed';

const SECTION_OF: Record<LogOutcome, LogSection | null> = {
  pending: 'pending',
  succeeded: 'succeeded',
  failed: 'failed',
  conflict: 'failed',
  refused: 'failed',
  canceled: null,
  unknown: null,
};

/** In which section a line stands; what was taken back, or ended in an unknown way, stands in none. */
export function sectionOf(outcome: LogOutcome): LogSection | null {
  return SECTION_OF[outcome];
}

export interface LogFilter {
  readonly section: LogSection | null;
  /** A person's name; `''` for what nobody did; `null` for everybody. */
  readonly who: string | null;
  /** A part of the record's label. */
  readonly record: string;
}

/** The lines that fit; a later success leaves a failure's line where it is. */
export function filterLog(lines: readonly LogLine[], { section, who, record }: LogFilter): LogLine[] {
  const wanted = foldText(record).trim();
  return lines.filter(
    (line) =>
      (section === null || sectionOf(line.outcome) === section) &&
      (who === null || (line.who ?? '') === who) &&
      (!wanted || foldText(line.label ?? '').includes(wanted)),
  );
}

/** Everybody who has done something, by name; `''` stands for what nobody did. */
export function peopleOf(lines: readonly LogLine[], locale: string): string[] {
  const names = new Set(lines.map((line) => line.who ?? ''));
  return [...names].sort(new Intl.Collator(locale).compare);
}

/** Both logs, as far as they have been read. */
export interface Logs {
  readonly here: readonly LogLine[];
  readonly platform: readonly LogLine[];
  /** The platform's log is being read, is read to its end, or could not be read. */
  readonly reading: 'reading' | 'all' | 'part' | 'refused';
  readonly problem: string | null;
}
