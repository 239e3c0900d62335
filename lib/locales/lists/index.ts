import { LIST_TYPES, type ListKind } from '../../core/identity/list-routes.ts';
import type { RecordType } from '../../core/records/record-types.ts';
import type { Catalogues } from '../catalogues.ts';
import { lists as en } from './en.ts';
import { lists as frCa } from './fr-ca.ts';

/** What a list of QuickBooks' shows: the name of its records, and their types. */
export interface ListWords {
  readonly name: string;
  readonly types: readonly RecordType[];
}

const withTypes = (names: Readonly<Record<ListKind, string>>): Readonly<Record<string, ListWords>> =>
  Object.fromEntries(
    Object.entries(LIST_TYPES).map(([list, types]) => [list, { name: names[list as ListKind], types }]),
  );

/** The lists of QuickBooks', as the worker tells of them. */
export const LIST_WORDS: Catalogues<Readonly<Record<string, ListWords>>> = {
  en: withTypes(en),
  'fr-CA': withTypes(frCa),
};
