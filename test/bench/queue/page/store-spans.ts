/** Where the time of a queue goes: what its transactions wait for. */

/** What the transactions of one kind took together, in milliseconds. */
export interface Spans {
  /** Transactions, and requests in them. */
  transactions: number;
  requests: number;
  /** From the beginning of each until its last answer. */
  answers: number;
  /** From there until it is stored. */
  storing: number;
}

export type StoreSpans = Record<'strict' | 'relaxed' | 'readonly', Spans>;

const none = (): Spans => ({ transactions: 0, requests: 0, answers: 0, storing: 0 });
let spans: StoreSpans = { strict: none(), relaxed: none(), readonly: none() };

/** The transactions since the last call. */
export function takeSpans(): StoreSpans {
  const taken = spans;
  spans = { strict: none(), relaxed: none(), readonly: none() };
  return taken;
}

const lastAnswers = new WeakMap<IDBTransaction, { at: number; requests: number }>();

/** Makes this page note all transactions from here on. */
export function watchStore(): void {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, mode = 'readonly', options = {}) {
    const begun = transaction.call(this, names, mode, options);
    const from = performance.now();
    const last = { at: from, requests: 0 };
    lastAnswers.set(begun, last);
    begun.addEventListener('complete', () => {
      const kind = mode === 'readonly' ? mode : options.durability === 'strict' ? 'strict' : 'relaxed';
      const sum = spans[kind];
      sum.transactions += 1;
      sum.requests += last.requests;
      sum.answers += last.at - from;
      if (mode !== 'readonly') sum.storing += performance.now() - last.at;
    });
    return begun;
  };
  const names = ['get', 'getAll', 'getAllKeys', 'count', 'put', 'add', 'delete', 'openCursor'] as const;
  for (const { prototype } of [IDBObjectStore, IDBIndex]) {
    for (const name of names) {
      const real: unknown = Reflect.get(prototype, name);
      if (typeof real !== 'function') continue;
      Reflect.set(prototype, name, function (this: IDBObjectStore | IDBIndex, ...args: unknown[]) {
        const request: IDBRequest = Reflect.apply(real, this, args);
        const last = request.transaction && lastAnswers.get(request.transaction);
        if (last) {
          last.requests += 1;
          request.addEventListener('success', () => {
            last.at = performance.now();
          });
        }
        return request;
      });
    }
  }
}
