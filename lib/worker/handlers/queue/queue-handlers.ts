import { refusable } from '../refusable.ts';
import { acceptCommands } from './accept-commands.ts';
import { backfill } from './backfill.ts';
import { readLog } from './read-log.ts';
import { releaseCommands, takeBackCommands } from './settle-commands.ts';

/** What the queue page asks of the worker: it reads the stored rows itself. */
export const QUEUE_HANDLERS = {
  commands: refusable(acceptCommands),
  undo_commands: refusable(takeBackCommands),
  release_commands: refusable(releaseCommands),
  read_log: refusable(readLog),
  backfill: refusable(backfill),
};
