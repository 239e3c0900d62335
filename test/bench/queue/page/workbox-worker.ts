import { Queue } from 'workbox-background-sync';
import { serveContender } from './contender.ts';

/** Used as in its guide, but without the browser's background sync, which no test can trigger at once. */
const queue = new Queue('bench', { forceSyncFallback: true, onSync: async () => undefined });

serveContender({
  fill: async (count) => {
    for (let n = 0; n < count; n += 1) {
      const request = new Request('/effect', {
        method: 'POST',
        headers: { 'idempotency-key': `inv_${n}` },
        body: `inv_${n}`,
      });
      await queue.pushRequest({ request });
    }
  },
  send: () => queue.replayRequests(),
  left: async () => (await queue.getAll()).length,
});
