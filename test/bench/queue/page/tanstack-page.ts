import { createCollection, localOnlyCollectionOptions } from '@tanstack/db';
import { IndexedDBAdapter, startOfflineExecutor } from '@tanstack/offline-transactions';
import { type Contender, sendEffect } from './contender.ts';

interface Item {
  id: string;
}

/** Used as in its guide. The page's address says whether there is a network; requests are accepted without one. */
const online = !location.search.includes('offline');
const items = createCollection(localOnlyCollectionOptions<Item>({ id: 'items', getKey: (item) => item.id }));
const executor = startOfflineExecutor({
  collections: { items },
  mutationFns: {
    send: async ({ transaction }) => {
      for (const mutation of transaction.mutations) await sendEffect(String(mutation.key));
    },
  },
  storage: new IndexedDBAdapter('bench', 'outbox'),
  onlineDetector: {
    subscribe: () => () => undefined,
    notifyOnline: () => undefined,
    isOnline: () => online,
    dispose: () => undefined,
  },
});

const contender: Contender = {
  fill: async (count) => {
    await executor.waitForInit();
    for (let n = 0; n < count; n += 1) {
      const transaction = executor.createOfflineTransaction({ mutationFnName: 'send', autoCommit: false });
      transaction.mutate(() => {
        items.insert({ id: `inv_${n}` });
      });
      // Resolves once it is sent, which is later.
      void transaction.commit().catch(() => undefined);
    }
    while ((await executor.peekOutbox()).length < count)
      await new Promise((resolve) => setTimeout(resolve, 50));
  },
  // It sends automatically from its start.
  send: () => new Promise(() => undefined),
  left: async () => (await executor.peekOutbox()).length,
};

Object.assign(globalThis, { contender });
