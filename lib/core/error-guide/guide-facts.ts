import type { DocumentType } from '../records/record-types.ts';

/** Who can hold a name: QuickBooks has one list of names for all three. */
export type NameHolder = 'customer' | 'vendor' | 'employee';

/** The target of a reference, where the text names it. */
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

/** The part of a record that the text names, if a bookkeeper can fill it in. */
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

/** Facts read from an error's text; facts that it does not state are absent. */
export interface GuideFacts {
  /** The duplicate document number. */
  readonly number?: string;
  /** The type of the document that has the number. */
  readonly docType?: DocumentType;
  /** QuickBooks' id of that document: digits, as in `txnId=` of its address. */
  readonly txnId?: string;
  /** The duplicate or inactive name. */
  readonly name?: string;
  readonly nameHolder?: NameHolder;
  /** QuickBooks' id of the duplicate name. */
  readonly nameId?: string;
  readonly ref?: ReferenceKind;
  /** QuickBooks' id of the missing object. */
  readonly refId?: string;
  /** Who saved the record first. */
  readonly user?: string;
  readonly field?: Field;
  /** The longest text allowed, in characters. */
  readonly limit?: number;
}
