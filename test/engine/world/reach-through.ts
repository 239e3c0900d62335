import type { Platform } from '../../../lib/platform/port.ts';
import type { Reached } from './browser.ts';
import type { Operation } from './faults.ts';

/** A server as a browser's line reaches it, through an adapter that is shipped. Faults are the server's own. */
export function reachThrough(platform: Platform): Reached {
  return {
    port: (_by, line) => {
      const over =
        <Asked extends unknown[], Answer>(operation: Operation, ask: (...asked: Asked) => Promise<Answer>) =>
        async (...asked: Asked): Promise<Answer> => {
          await line.before(operation);
          try {
            return await ask(...asked);
          } finally {
            await line.after(operation);
          }
        };
      return {
        ...platform,
        connect: over('connect', platform.connect),
        changes: over('changes', platform.changes),
        record: over('record', platform.record),
        execute: over('execute', platform.execute),
        outcome: over('outcome', platform.outcome),
        ...(platform.operation && { operation: over('operation', platform.operation) }),
        ...(platform.run && { run: over('run', platform.run) }),
        ...(platform.runState && { runState: over('runState', platform.runState) }),
      };
    },
  };
}
