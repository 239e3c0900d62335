import type { PageIdentity } from '../../core/identity/identify-page.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { FoundList, OpenCard } from './frames.ts';
import type { KnownRecords, Wanted } from './known-records.ts';
import type { PageRun } from './run-context.ts';

/** The current state of a visit, shared by its parts. */
export interface VisitState {
  /** The page of the document's address. */
  identity: PageIdentity;
  /** The worker's answers about the records of the open company. */
  known: KnownRecords;
  /** The run of this address and company; `null` if nothing is shown. */
  run: { readonly page: PageRun | null; readonly end: AbortController } | null;
  /** The open company, digits; `null` while it is unknown or sources contradict each other. */
  realm: string | null;
  /** The list of the previous page, which may still be there for a moment. */
  lastList: FoundList | null;
  card: OpenCard | null;
}

/** What the page shows and asks about. */
export function shownIn({ run }: VisitState): Wanted[] {
  return run?.page?.shown() ?? [];
}

/** The known records among those that the page shows. */
export function recordsIn(state: VisitState): RecordView[] {
  return shownIn(state).flatMap((wanted) => state.known.find(wanted) ?? []);
}
