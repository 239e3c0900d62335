import type { Action } from '../../core/records/actions.ts';
import type { ListItem } from '../../core/records/list-item.ts';
import type { LogEntry } from '../../core/records/log-entry.ts';
import type { Person, PlatformRecord, ReportedError, Warning } from '../../core/records/platform-record.ts';
import type { RecordType } from '../../core/records/record-types.ts';
import type { Candidate } from '../../core/records/suggestion.ts';
import type { SyncState } from '../../core/records/sync-state.ts';
import type { CompanyInfo, ConnectionInfo } from '../port.ts';

/** A record of the example, and what its made-up platform knows beyond what it reports. */
export interface ExampleRecord {
  readonly record: PlatformRecord;
  /** The error with which each attempt ends; absent where it succeeds. */
  readonly fails?: ReportedError;
  /** What ends the error: another number, a later date, or the next attempt; absent where nothing here does. */
  readonly helps?: 'number' | 'date' | 'resync';
  /** Its state before it was set aside. */
  readonly was?: SyncState;
  /** What a look into QuickBooks finds beside its copy: why that cannot be changed, what it uses that is inactive. */
  readonly found?: {
    readonly locked_by?: { readonly kind: 'deposit' | 'closed_period'; readonly detail: null };
    readonly inactive?: { readonly type: string; readonly name: string };
  };
}

/** Who is connected to what; the time zone is the browser's. */
export interface ExampleConnection extends Omit<ConnectionInfo, 'companies'> {
  readonly companies: readonly Omit<CompanyInfo, 'time_zone'>[];
}

/** The example company, as its file holds it. */
export interface ExampleFile {
  readonly connection: ExampleConnection;
  readonly user: Person;
  readonly books_closed_through: string;
  /** The warning on a record whose difference a person has accepted. */
  readonly accepted: Warning;
  /** The texts of refusals, by their code, and what all of them share. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly problem: {
    readonly status: number;
    readonly title: null;
    readonly retryable: false;
    readonly request_id: null;
  };
  readonly rules: {
    readonly editable: readonly RecordType[];
    readonly uneditable: readonly SyncState[];
    /** The states of records that a run attempts. */
    readonly queued: readonly SyncState[];
    /** Commands after which a record returns to the state before. */
    readonly back: readonly Action[];
    /** Commands that are noted on the record as a person's decision. */
    readonly decisions: readonly Action[];
    /** Commands after which a copy is made where there is none. */
    readonly making: readonly Action[];
  };
  readonly records: readonly ExampleRecord[];
  /** The names in QuickBooks that a customer can be matched with. */
  readonly names: readonly Candidate[];
  readonly lists: Readonly<Record<string, readonly ListItem[]>>;
  readonly log: readonly LogEntry[];
}

/** The file of a language, as the build writes it. */
export function exampleFileOf(language: string): string {
  return `example/${language}.json`;
}

/** `@-9` is a day, `@-9 17:30` a moment on that day, `@-35m` one so many minutes away. */
const TIME = /"@(-?\d+)(?:(m)| (\d\d):(\d\d))?"/g;

/**
 * Reads an example file, with its days and moments counted from when the example began.
 * @param began milliseconds since the Unix epoch
 */
export function readExampleFile(text: string, began: number): ExampleFile {
  const start = new Date(began);
  const two = (part: number) => String(part).padStart(2, '0');
  return JSON.parse(
    text.replace(TIME, (_, by: string, minutes?: string, hour?: string, minute?: string) => {
      if (minutes) return JSON.stringify(new Date(began + Number(by) * 60_000));
      const at = new Date(
        ...([start.getFullYear(), start.getMonth(), start.getDate() + Number(by)] as const),
        Number(hour ?? 12),
        Number(minute ?? 0),
      );
      if (hour) return JSON.stringify(at);
      return `"${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}"`;
    }),
  );
}
