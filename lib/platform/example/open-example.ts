import type { AdapterIo } from '../adapter.ts';
import { PlatformError } from '../platform-error.ts';
import type { Platform } from '../port.ts';
import {
  type Books,
  candidatesFor,
  checkRecord,
  type Example,
  giveCommand,
  outcomeOf,
  recordOf,
  recordsSince,
  runQueue,
} from './example-books.ts';
import { exampleFileOf, readExampleFile } from './example-file.ts';

/** The example as it stands. What has happened in it is kept in the notes of its connection, as one text. */
async function load(io: AdapterIo): Promise<Example> {
  // A file of the extension, at an address of its own.
  const answer = await fetch(`/${exampleFileOf(await io.secret())}`);
  const kept = await io.notes.read('books');
  const fresh = { began: Date.now(), at: 1, held: {}, ends: {}, log: [] };
  const books: Books = typeof kept === 'string' ? JSON.parse(kept) : fresh;
  if (books === fresh) await io.notes.write('books', JSON.stringify(books));
  return { file: readExampleFile(await answer.text(), books.began), books, now: new Date().toISOString() };
}

/**
 * Opens the example company. It asks no server: its records are a file of the extension, and what people do with them is
 * kept with the connection.
 */
export function openExample(_address: string, io: AdapterIo): Platform {
  /** Changes the example; one change at a time. */
  const change = <T>(task: (example: Example) => T): Promise<T> =>
    io.alone(async () => {
      const example = await load(io);
      const done = task(example);
      await io.notes.write('books', JSON.stringify(example.books));
      return done;
    });
  const none = () => new PlatformError('not_found', 'The example has nothing of that id');

  return {
    once: 'by_key',
    async connect() {
      const { connection } = (await load(io)).file;
      const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      return { ...connection, companies: connection.companies.map((each) => ({ ...each, time_zone })) };
    },

    async changes(_realm, cursor) {
      const example = await load(io);
      const { began, at } = example.books;
      const [before = began, since = 0] = cursor?.split('.').map(Number) ?? [];
      if (before !== began) throw new PlatformError('cursor_expired', 'The example began anew');
      return {
        records: recordsSince(example, since),
        set_aside: [],
        cursor: `${began}.${at}`,
        has_more: false,
      };
    },

    record: async (_realm, id) => recordOf(await load(io), id) ?? null,
    execute: (_realm, commands) =>
      change((example) => commands.map((command) => giveCommand(example, command))),
    outcome: async (_realm, key) => outcomeOf(await load(io), key),

    run: (_realm, id, ids) =>
      change((example) => {
        const { done, failed } = runQueue(example, ids);
        return { id, state: 'finished', total: done + failed, done, failed, started_at: example.now };
      }),
    // Each run is over at once.
    runState: async () => {
      throw none();
    },

    async check(_realm, id) {
      const example = await load(io);
      const record = recordOf(example, id);
      if (!record) throw none();
      return checkRecord(example, record);
    },

    candidates: async (_realm, query) => [...candidatesFor(await load(io), query)],

    async list(_realm, list) {
      const { file, now } = await load(io);
      return { items: file.lists[list] ?? [], cursor: null, has_more: false, read_at: now };
    },

    async log() {
      const { file, books } = await load(io);
      return { entries: [...file.log, ...books.log], cursor: null, has_more: false };
    },
  };
}
