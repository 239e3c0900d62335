import type { DocumentType } from '../records/record-types.ts';

/** Who can hold a name: QuickBooks keeps one list of names for all three. */
export type NameHolder = 'customer' | 'vendor' | 'employee';

/** What a reference points at, where the text tells. */
export const REFERENCE_KINDS = [
  'account',
  'class',
  'location',
  'name',
  'customer',
  'vendor',
  'product',
  'tax-code',
  'terms',
  'payment-method',
] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** The part of a record that the text names, where it is one that a bookkeeper can fill in. */
export const FIELDS = [
  'customer',
  'vendor',
  'lines',
  'amount',
  'name',
  'number',
  'date',
  'account',
  'product',
  'quantity',
  'price',
  'description',
  'memo',
  'email',
  'phone',
  'address',
  'tax-code',
  'currency',
  'discount',
  'account-type',
  'opening-date',
  'line-product',
  'exemption-reason',
] as const;
export type Field = (typeof FIELDS)[number];

/** What could be read out of an error's text; whatever it does not state is absent. */
export interface GuideFacts {
  /** The document number that clashes. */
  readonly number?: string;
  /** The kind of document that holds the number. */
  readonly docType?: DocumentType;
  /** QuickBooks' id of that document: digits, as in `txnId=` of its address. */
  readonly txnId?: string;
  /** The name that clashes or is inactive. */
  readonly name?: string;
  readonly nameHolder?: NameHolder;
  /** QuickBooks' id of the name that clashes. */
  readonly nameId?: string;
  readonly ref?: ReferenceKind;
  /** QuickBooks' id of what could not be found. */
  readonly refId?: string;
  /** Who saved the record first. */
  readonly user?: string;
  readonly field?: Field;
  /** The longest text allowed, in characters. */
  readonly limit?: number;
}
