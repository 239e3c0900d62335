import type { DocumentProvider, QuickBooksDocument } from './quickbooks-document.ts';

/** A provider over plain arrays, per company; tests change the arrays while the site runs. */
export function memoryDocuments(
  byRealm: Readonly<Record<string, readonly QuickBooksDocument[]>>,
): DocumentProvider {
  const of = (realm: string) => byRealm[realm] ?? [];
  return {
    find: (realm, type, id) => of(realm).find((each) => each.type === type && each.id === id) ?? null,
    list: (realm, type) => of(realm).filter((each) => each.type === type),
  };
}
