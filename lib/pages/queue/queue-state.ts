import { QUEUE_TABS, type QueueTab } from '../../../components/queue/queue-frame.ts';
import { LIST_KINDS, type ListKind } from '../../core/identity/list-routes.ts';
import type { TestRun } from '../../core/listing/command-batch.ts';
import type { Runs } from '../../core/listing/remember-unchecked.ts';
import type { Counters } from '../../core/records/counters.ts';
import type { OpenCompany } from './open-company.ts';
import type { Store } from './read-store.ts';

/** Names that other surfaces use for views in the address of the queue page. */
const VIEW_OF_HASH: Readonly<Record<string, QueueTab>> = { pending: 'preview', diagnosis: 'connection' };

/** The state of the queue page. */
export interface QueueState {
  /** `null` until the store has been read. */
  store: Store | null;
  /** The last read of the store failed. */
  unread: boolean;
  /** When a sync was requested here whose end has not been seen, milliseconds since the epoch; `null` for none. */
  asked_at: number | null;
  tab: QueueTab;
  /** The list in QuickBooks whose records were asked for, while Failed shows those alone. */
  list: ListKind | null;
  /** The company whose queue is shown; `null` until it has been read. */
  open: OpenCompany | null;
  /** The last test run of the preview. */
  test: TestRun | null;
}

const partsOfAddress = () => location.hash.slice(1).split(':');

/** The list named after the view in the page's address, or `null`. */
export function listOfAddress(): ListKind | null {
  const [, name] = partsOfAddress();
  return LIST_KINDS.find((each) => each === name) ?? null;
}

/** The view named in the page's address, or `null`. */
export function tabOfAddress(): QueueTab | null {
  const [hash = ''] = partsOfAddress();
  return QUEUE_TABS.find((each) => each === hash) ?? VIEW_OF_HASH[hash] ?? null;
}

/** The view to begin with: what has failed, else what waits for approval, else what is pending, else all records. */
export function firstTab({ failed, to_approve, pending }: Counters): QueueTab {
  if (failed > 0) return 'attention';
  if (to_approve > 0) return 'approvals';
  return pending > 0 ? 'preview' : 'submissions';
}

/** The state of a page that has read nothing yet. */
export function stateAtFirst(): QueueState {
  return {
    store: null,
    tab: tabOfAddress() ?? 'attention',
    list: listOfAddress(),
    open: null,
    test: null,
    unread: false,
    asked_at: null,
  };
}

/** The company's last run and the one in progress. */
export function runsOf(store: Store | null): Runs {
  const summary = store?.company?.summary;
  return {
    last_run_at: summary?.last_run_at ?? null,
    running_since: summary?.progress?.started_at ?? null,
  };
}
