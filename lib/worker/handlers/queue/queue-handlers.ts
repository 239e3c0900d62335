import { withRefusal } from '../../with-refusal.ts';
import { backfill } from './backfill.ts';
import { readLog } from './read-log.ts';

/** What the queue page asks of the worker: it reads the stored rows itself. */
export const QUEUE_HANDLERS = {
  read_log: withRefusal(readLog),
  backfill: withRefusal(backfill),
};
