import type { PageIdentity } from '../../core/identity/identify-page.ts';
import type { RecordView } from '../../protocol/views.ts';
import { recordKey } from './followed-command.ts';
import type { KnownRecords, Wanted } from './known-records.ts';
import type { OpenCard } from './record-card.ts';
import type { PageRun } from './run-context.ts';
import type { FoundList } from './run-list-page.ts';

/** What a visit knows at this moment. Its parts share it. */
export interface VisitState {
  /** What the address of the document shows. */
  identity: PageIdentity;
  /** What the worker has said of the records of the open company. */
  known: KnownRecords;
  /** The run that belongs to this address and this company; `null` where nothing is drawn. */
  run: { readonly page: PageRun | null; readonly end: AbortController } | null;
  /** The open company, digits; `null` while it is not known or sources contradict each other. */
  realm: string | null;
  /** The list of the page before, which may still stand there for a moment. */
  lastList: FoundList | null;
  card: OpenCard | null;
}

/** What the page shows and wants to know of. */
export function shownIn({ run }: VisitState): Wanted[] {
  return run?.page?.shown() ?? [];
}

/** The records that are known of what the page shows. */
export function recordsIn(state: VisitState): RecordView[] {
  return shownIn(state).flatMap((wanted) => state.known.find(wanted) ?? []);
}

/** A record as it is shown now, by its key. */
export function recordIn(state: VisitState, key: string): RecordView | undefined {
  return recordsIn(state).find((record) => recordKey(record) === key);
}
