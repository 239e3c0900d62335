import type { QuickBooksType } from '../../../../lib/core/records/record-types.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { Store } from '../store/open-store.ts';
import { BooksError, deletedThere } from './books-error.ts';
import { type BooksDocument, idSeries, isListEntry, nameKey, sharesNumbers } from './document.ts';
import { refuseWrite, type WriteSetting } from './write-rules.ts';

/** The values of a new document; missing ones are filled in. */
export type NewDocument = Pick<BooksDocument, 'type'> & Partial<Omit<BooksDocument, 'type'>>;

export interface WriteOptions {
  items?: readonly string[];
  allowSameNumber?: boolean;
  /** The `sync_token` that the writer has read. */
  readToken?: number;
}

/** The imitated QuickBooks companies: documents under QuickBooks' own rules. */
export interface Books {
  get(realm: string, type: QuickBooksType, id: string): BooksDocument | null;
  all(realm: string): BooksDocument[];
  ofType(realm: string, type: QuickBooksType): BooksDocument[];
  /** The active document with this mark. */
  byMark(realm: string, mark: string): BooksDocument | null;
  /** Documents of this number that are not deleted. */
  byNumber(realm: string, number: string): BooksDocument[];
  /** Entries of this name in the name space of the type, inactive ones included. */
  byName(realm: string, type: QuickBooksType, name: string): BooksDocument[];
  depositOf(realm: string, type: QuickBooksType, id: string): BooksDocument | null;
  /** Adds a document without applying rules: the starting state of a world. */
  seed(realm: string, document: NewDocument): BooksDocument;
  /** @throws BooksError when QuickBooks refuses */
  create(
    realm: string,
    setting: WriteSetting,
    document: NewDocument,
    currency: string,
    options?: WriteOptions,
  ): BooksDocument;
  /** @throws BooksError when QuickBooks refuses, or the document does not exist */
  update(
    realm: string,
    setting: WriteSetting,
    type: QuickBooksType,
    id: string,
    patch: Partial<BooksDocument>,
    options?: WriteOptions,
  ): BooksDocument;
  /** Edits a document by hand in QuickBooks: no rule of the API applies. Marks the document as touched. */
  byHand(
    realm: string,
    type: QuickBooksType,
    id: string,
    change: (document: BooksDocument) => void,
  ): BooksDocument;
  /** Documents touched by hand since the last call. */
  takeTouched(realm: string): BooksDocument[];
}

/** Opens the books over the platform's database. */
export function createBooks(store: Store, clock: SandboxClock): Books {
  const parse = (row: { body: string }): BooksDocument => JSON.parse(row.body) as BooksDocument;
  const get = (realm: string, type: QuickBooksType, id: string) => {
    const row = store.one<{ body: string }>(
      'SELECT body FROM documents WHERE realm = ? AND type = ? AND id = ?',
      realm,
      type,
      id,
    );
    return row ? parse(row) : null;
  };
  const put = (realm: string, document: BooksDocument, touched: boolean) =>
    store.run(
      'INSERT OR REPLACE INTO documents VALUES (?,?,?,?,?,?,?,?)',
      realm,
      document.type,
      document.id,
      document.number,
      document.name === null ? null : nameKey(document.type, document.name),
      document.mark,
      touched ? 1 : 0,
      JSON.stringify(document),
    );
  const lastId = (realm: string, series: string) =>
    store.one<{ last: number }>(
      'SELECT last FROM number_series WHERE realm = ? AND series = ?',
      realm,
      series,
    )?.last ?? 0;
  const keepId = (realm: string, series: string, last: number) =>
    store.run('INSERT OR REPLACE INTO number_series VALUES (?,?,?)', realm, series, last);
  const nextId = (realm: string, type: QuickBooksType) => {
    const next = lastId(realm, idSeries(type)) + 1;
    keepId(realm, idSeries(type), next);
    return String(next);
  };
  const fill = (realm: string, given: NewDocument, currency: string): BooksDocument => ({
    number: null,
    name: null,
    party: null,
    date: null,
    amount: null,
    currency,
    status: 'active',
    sync_token: 0,
    fields: {},
    linked: [],
    mark: null,
    made_by: 'hand',
    locked: null,
    last_touched_by: 'another user',
    updated_at: clock.nowText(),
    ...given,
    id: given.id ?? nextId(realm, given.type),
  });
  const byNumber = (realm: string, number: string) =>
    store
      .all<{ body: string }>('SELECT body FROM documents WHERE realm = ? AND number = ?', realm, number)
      .map(parse)
      .filter((document) => document.status !== 'deleted');
  const byName = (realm: string, type: QuickBooksType, name: string) =>
    store
      .all<{ body: string }>(
        'SELECT body FROM documents WHERE realm = ? AND name_key = ?',
        realm,
        nameKey(type, name),
      )
      .map(parse)
      .filter((document) => document.status !== 'deleted');
  const depositOf = (realm: string, type: QuickBooksType, id: string) => {
    const link = get(realm, type, id)?.linked.find((one) => one.type === 'Deposit');
    const deposit = link ? get(realm, 'Deposit', link.id) : null;
    return deposit?.status === 'active' ? deposit : null;
  };
  /** Both sides show a link, and a transaction moves its token when a payment is applied to it. */
  const linkBack = (realm: string, document: BooksDocument) => {
    for (const link of document.linked) {
      const other = get(realm, link.type, link.id);
      if (!other || other.linked.some((one) => one.type === document.type && one.id === document.id))
        continue;
      other.linked.push({ type: document.type, id: document.id });
      if (document.type !== 'Deposit') other.sync_token += 1;
      put(realm, other, false);
    }
  };
  const check = (
    realm: string,
    setting: WriteSetting,
    next: BooksDocument,
    current: BooksDocument | null,
    options: WriteOptions,
  ) => {
    const others = (documents: BooksDocument[]) =>
      documents.find((one) => !(one.type === next.type && one.id === next.id)) ?? null;
    const items = (options.items ?? []).map((name) => ({ name, item: byName(realm, 'Item', name)[0] }));
    const partyType = next.party
      ? (['Customer', 'Vendor', 'Employee'] as const).find((type) => get(realm, type, next.party?.id ?? ''))
      : null;
    const refusal = refuseWrite(
      {
        next,
        current,
        readToken: options.readToken ?? null,
        nameHolder: next.name === null ? null : others(byName(realm, next.type, next.name)),
        numberHolder:
          next.number === null || next.number === current?.number
            ? null
            : others(byNumber(realm, next.number).filter((one) => sharesNumbers(next.type, one.type))),
        allowSameNumber: options.allowSameNumber ?? false,
        party: next.party
          ? partyType
            ? (get(realm, partyType, next.party.id) ?? undefined)
            : undefined
          : null,
        items,
        accountTypes: [
          ...items.map(({ item }) => item?.fields.account_type ?? ''),
          next.fields.account_type ?? '',
        ],
        linked: next.linked.flatMap((link) => get(realm, link.type, link.id) ?? []),
        deposit: current ? depositOf(realm, current.type, current.id) : null,
      },
      setting,
    );
    if (refusal) throw refusal;
  };

  return {
    get,
    byNumber,
    byName,
    depositOf,
    all: (realm) =>
      store
        .all<{ body: string }>('SELECT body FROM documents WHERE realm = ? ORDER BY type, id', realm)
        .map(parse),
    ofType: (realm, type) =>
      store
        .all<{ body: string }>('SELECT body FROM documents WHERE realm = ? AND type = ?', realm, type)
        .map(parse),
    byMark: (realm, mark) =>
      store
        .all<{ body: string }>('SELECT body FROM documents WHERE realm = ? AND mark = ?', realm, mark)
        .map(parse)
        .find((document) => document.status !== 'deleted') ?? null,
    seed(realm, given) {
      const document = fill(realm, given, given.currency ?? 'USD');
      const series = idSeries(document.type);
      if (Number(document.id) > lastId(realm, series)) keepId(realm, series, Number(document.id));
      put(realm, document, false);
      linkBack(realm, document);
      return document;
    },
    create(realm, setting, given, currency, options = {}) {
      const document = fill(realm, { ...given, id: '0', made_by: 'platform' }, currency);
      check(realm, setting, document, null, options);
      document.id = nextId(realm, document.type);
      put(realm, document, false);
      linkBack(realm, document);
      return document;
    },
    update(realm, setting, type, id, patch, options = {}) {
      const current = get(realm, type, id);
      if (!current || current.status === 'deleted') throw deletedThere();
      const next: BooksDocument = {
        ...current,
        ...patch,
        fields: { ...current.fields, ...patch.fields },
        type,
        id,
        sync_token: current.sync_token + 1,
        updated_at: clock.nowText(),
      };
      check(realm, setting, next, current, options);
      put(realm, next, false);
      linkBack(realm, next);
      return next;
    },
    byHand(realm, type, id, change) {
      const document = get(realm, type, id);
      if (!document) throw new BooksError('610', 'Object Not Found', `There is no ${type} ${id}`);
      const token = document.sync_token;
      change(document);
      if (document.sync_token === token) document.sync_token += 1;
      document.updated_at = clock.nowText();
      if (document.status === 'inactive' && isListEntry(type) && !document.name?.endsWith(' (deleted)')) {
        document.name = `${document.name} (deleted)`;
      }
      put(realm, document, true);
      return document;
    },
    takeTouched(realm) {
      const touched = store
        .all<{ body: string }>('SELECT body FROM documents WHERE realm = ? AND touched = 1', realm)
        .map(parse);
      if (touched.length > 0) {
        store.run('UPDATE documents SET touched = 0 WHERE realm = ? AND touched = 1', realm);
      }
      return touched;
    },
  };
}
