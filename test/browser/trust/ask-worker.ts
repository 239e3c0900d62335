import type { Page } from 'puppeteer';
import type { AnswerOf, Reply, RequestOf, RequestType } from '../../../lib/protocol/requests.ts';
import type { JobRow } from '../../../lib/store/rows.ts';
import type { OpenBrowser } from '../harness/open-browser.ts';

/** A page of the extension that shows nothing and sends messages in place of presses. */
export interface Asking {
  readonly page: Page;
  /** Sends messages together. @returns a reply each; `null` if the worker ended before it answered */
  askAll<T extends RequestType>(
    requests: readonly (RequestOf<T> & { readonly type: T })[],
  ): Promise<(Reply<T> | null)[]>;
  /** Sends one message until a worker answers it. @throws Error of the gate or the handler */
  ask<T extends RequestType>(request: RequestOf<T> & { readonly type: T }): Promise<AnswerOf<T>>;
  /** Reads whole tables of the store in one transaction, without waking the worker. */
  read(tables: readonly string[]): Promise<unknown[][]>;
  /** Reads one command. */
  readJob(key: string): Promise<JobRow | undefined>;
  /**
   * The lanes that hold unfinished commands. Does not count the commands: counting thousands of them again and again would
   * keep the worker from its store.
   */
  openLanes(): Promise<string[]>;
}

export async function openAsking({ openExtensionPage }: OpenBrowser): Promise<Asking> {
  // Not the popup, because opening that makes the worker try again.
  return askFrom(await openExtensionPage('manifest.json'));
}

/** Sends messages from a page of the extension that is open. */
export function askFrom(page: Page): Asking {
  const askAll = (requests: readonly object[]) =>
    page.evaluate(
      (messages) => {
        const { runtime } = (
          globalThis as unknown as {
            chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
          }
        ).chrome;
        return Promise.all(
          messages.map((message) =>
            runtime.sendMessage(message).then(
              (reply) => reply ?? null,
              () => null,
            ),
          ),
        );
      },
      [...requests],
    );

  return {
    page,
    askAll: askAll as Asking['askAll'],
    ask: (async (request: { readonly type: RequestType }) => {
      for (;;) {
        const [reply] = (await askAll([request])) as (Reply<RequestType> | null)[];
        if (reply?.ok) return reply.answer;
        if (reply) throw new Error(`${request.type}: ${reply.error.code}, ${reply.error.message}`);
      }
    }) as Asking['ask'],
    read: (tables) =>
      page.evaluate(async (names) => {
        const open = indexedDB.open('tickmark');
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          open.onsuccess = () => resolve(open.result);
          open.onerror = () => reject(open.error);
        });
        try {
          const transaction = db.transaction(names);
          return await Promise.all(
            names.map(
              (name) =>
                new Promise<unknown[]>((resolve, reject) => {
                  const all = transaction.objectStore(name).getAll();
                  all.onsuccess = () => resolve(all.result);
                  all.onerror = () => reject(all.error);
                }),
            ),
          );
        } finally {
          db.close();
        }
      }, tables),
    readJob: (key) =>
      page.evaluate(async (wanted) => {
        const open = indexedDB.open('tickmark');
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          open.onsuccess = () => resolve(open.result);
          open.onerror = () => reject(open.error);
        });
        try {
          const job = db.transaction('jobs').objectStore('jobs').get(wanted);
          return await new Promise<JobRow | undefined>((resolve, reject) => {
            job.onsuccess = () => resolve(job.result);
            job.onerror = () => reject(job.error);
          });
        } finally {
          db.close();
        }
      }, key),
    openLanes: () =>
      page.evaluate(async () => {
        const open = indexedDB.open('tickmark');
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          open.onsuccess = () => resolve(open.result);
          open.onerror = () => reject(open.error);
        });
        try {
          const lanes = new Set<string>();
          const seen = db
            .transaction('jobs')
            .objectStore('jobs')
            .index('[company_key+lane+due_at+order]')
            .openKeyCursor();
          await new Promise<void>((resolve, reject) => {
            seen.onerror = () => reject(seen.error);
            seen.onsuccess = () => {
              const cursor = seen.result;
              if (!cursor) return resolve();
              const [company, lane] = cursor.key as [string, string];
              if (lane !== 'settled') lanes.add(lane);
              return cursor.continue([company, lane, []]);
            };
          });
          return [...lanes];
        } finally {
          db.close();
        }
      }),
  };
}
