import { openSourcePlatform } from '../../../lib/platform/source-platform/open-source-platform.ts';
import { VENDOR_KEY, type Vendor } from '../../vendor/open-vendor.ts';
import type { Reached } from './browser.ts';
import type { Operation } from './faults.ts';

/** A vendor's server as a browser's line reaches it, through the adapter that is shipped. Faults are the server's own. */
export function reachVendor({ url }: Pick<Vendor, 'url'>): Reached {
  const platform = openSourcePlatform(url, async () => VENDOR_KEY);
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
        operation: over('operation', platform.operation),
        run: over('run', platform.run),
        runState: over('runState', platform.runState),
      };
    },
  };
}
